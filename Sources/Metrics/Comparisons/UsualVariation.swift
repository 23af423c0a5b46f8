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

    private init(chart: ControlChart) throws(Refusal) {
        let latest = chart.latest
        guard let phase = chart.phases.last(where: { $0.range.contains(latest.index) }) else { throw .noData }
        let basis = try phase.basis.get()
        variation = latest.variation ?? .common
        signal = latest.signals.first
        count = basis.count
        isProvisional = basis.isProvisional
    }

    /// Nil of ranks, which are no measurements.
    ///
    /// Shares of counts are put on a p chart, and on a p′ chart where their counts are so large that even what is always
    /// there is more than chance; everything else on an XmR chart. New limits begin at declared breaks only.
    /// - Parameter breaks: the places at which a declared break of the series lies before the point.
    static func of(_ history: MetricHistory, breaks: [Int]) -> Result<UsualVariation, Refusal>? {
        if history.metric.scale == .rank { return nil }
        return Result { () throws(Refusal) in
            guard let last = history.points.indices.last else { throw .noData }
            guard history.current.quantity.exactValue != nil else { throw .missing(at: last) }
            return try UsualVariation(chart: try chart(history, breaks.map { PhaseStart(at: $0) }))
        }
    }

    private static func chart(_ history: MetricHistory, _ phases: [PhaseStart]) throws(Refusal) -> ControlChart {
        let better = history.metric.direction.better
        guard let shares = shares(history) else {
            let values = history.points.map { $0.quantity.exactValue?.doubleValue }
            let known = values.compactMap { $0 }
            if known.count > 1, Set(known).count == 1 { throw .noVariation }
            // Of what most periods have nothing of, the few that have some are too few to say what is usual.
            let some = known.count { $0 != 0 }
            if history.metric.scale == .amount, some * 2 < known.count {
                throw .tooFew(count: some, minimum: (known.count + 1) / 2)
            }
            var bounds = NaturalBounds.none
            if history.metric.scale == .share, known.allSatisfy({ (0...1).contains($0) }) {
                bounds = .share
            } else if case .simple = history.metric.formula, known.allSatisfy({ $0 >= 0 }) {
                bounds = .notNegative
            }
            return try ControlChart(.xmr(values, within: bounds), better: better, phases: phases)
        }
        let plain = try ControlChart(.p(shares), better: better, phases: phases)
        // Too few neighbours for p′ leave the plain chart.
        let primed = Result { () throws(Refusal) in try ControlChart(.pPrime(shares), better: better, phases: phases) }
        guard case .success(let wide) = primed, case .success(let basis)? = wide.phases.last?.basis,
            let overdispersion = basis.overdispersion, overdispersion > 1
        else { return plain }
        return wide
    }

    /// The shares with their counts, nil in gaps; nil where a number is no share of whole counts.
    private static func shares(_ history: MetricHistory) -> [Proportion?]? {
        guard history.metric.isShareOfCounts else { return nil }
        var shares: [Proportion?] = []
        for point in history.points {
            guard point.quantity.exactValue != nil else {
                shares.append(nil)
                continue
            }
            guard let share = Proportion(counts: point) else { return nil }
            shares.append(share)
        }
        return shares
    }
}

extension Proportion {
    /// The counts of a share; nil where they are not whole numbers of which one is part of the other.
    init?(counts point: MetricPoint) {
        guard let top = point.numerator?.exactValue, let bottom = point.denominator?.exactValue, top.isInteger,
            bottom.isInteger
        else { return nil }
        guard
            case .success(let share) = Result(catching: { () throws(Refusal) in
                try Proportion(events: top.numerator, of: bottom.numerator)
            })
        else { return nil }
        self = share
    }
}
