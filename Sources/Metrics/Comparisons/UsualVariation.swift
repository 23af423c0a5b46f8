import Statistics
import Tables

/// What a control chart of a history says of its last number: chance as always, or more than that.
public struct UsualVariation: Sendable, Hashable {
    /// What the number is called; never an improvement where neither way is good.
    public let variation: ControlChart.Variation
    /// The rule by which it is unusual; nil where it is not.
    public let signal: Signal?
    /// How many numbers the limits rest on.
    public let count: Int
    /// "Giới hạn tạm thời": fewer than 12 numbers.
    public let isProvisional: Bool

    /// Nil of ranks, which are no measurements, and of sums over windows, of which each holds the one before. New limits begin at declared breaks only.
    /// - Parameter breaks: the places at which a declared break of the series lies before the point.
    static func of(_ history: MetricHistory, breaks: [Int]) -> Result<UsualVariation, Refusal>? {
        if history.metric.scale == .rank { return nil }
        if case .cumulative = history.metric.formula { return nil }
        return Result { () throws(Refusal) in
            guard let last = history.points.indices.last else { throw .noData }
            guard history.current.quantity.exactValue != nil else { throw .missing(at: last) }
            let chart = try MetricControlChart(
                history.points, history.metric, form: nil, phases: breaks.map { PhaseStart(at: $0) }
            ).chart
            guard let phase = chart.phases.last(where: { $0.range.contains(chart.latest.index) }) else { throw .noData }
            let basis = try phase.basis.get()
            return UsualVariation(
                variation: chart.latest.variation ?? .common, signal: chart.latest.signals.first,
                count: basis.count, isProvisional: basis.isProvisional)
        }
    }
}
