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

    /// The rarer kind of case (on time, late) is to be expected so often in a period before a share is near enough to
    /// normal for rows of periods to mean something: D. C. Montgomery, *Introduction to Statistical Quality Control*.
    private static let leastExpected = 5.0

    /// Nil of ranks, which are no measurements.
    ///
    /// Shares of counts are put on a p chart, and on a p′ chart where their counts are so large that even what is always
    /// there is more than chance; everything else on an XmR chart. New limits begin at declared breaks only.
    ///
    /// Of few cases a share is far from normal: one late of three is no signal, and seven periods without a late one are
    /// none where most have none. So a share is beyond a limit only where the exact test (as in a funnel plot, 99,8 %)
    /// says so too, and where few are to be expected that test alone decides.
    /// - Parameter breaks: the places at which a declared break of the series lies before the point.
    static func of(_ history: MetricHistory, breaks: [Int]) -> Result<UsualVariation, Refusal>? {
        if history.metric.scale == .rank { return nil }
        return Result { () throws(Refusal) in
            guard let last = history.points.indices.last else { throw .noData }
            guard history.current.quantity.exactValue != nil else { throw .missing(at: last) }
            let shares = shares(history)
            let chart = try chart(history, shares, breaks.map { PhaseStart(at: $0) })
            guard let phase = chart.phases.last(where: { $0.range.contains(chart.latest.index) }) else { throw .noData }
            let basis = try phase.basis.get()
            var signals = chart.latest.signals
            if let shares { signals = try confirmed(signals, shares[phase.range].compactMap { $0 }) }
            let better = history.metric.direction.better
            return UsualVariation(
                variation: signals.first.map { variation($0.side, better) } ?? .common, signal: signals.first,
                count: basis.count, isProvisional: basis.isProvisional)
        }
    }

    /// The signals of the last of `shares`, by the exact test where they are too few for another.
    private static func confirmed(_ signals: [Signal], _ shares: [Proportion]) throws(Refusal) -> [Signal] {
        let plot = try FunnelPlot(shares: shares)
        let cases = shares.reduce(0) { $0 + Double($1.cases) } / Double(shares.count)
        var exact: Signal?
        if case .alarm(let side)? = plot.units.last?.standing { exact = .outside(side) }
        if cases * min(plot.mean, 1 - plot.mean) < leastExpected { return [exact].compactMap { $0 } }
        return signals.filter { signal in
            if case .outside = signal { signal == exact } else { true }
        }
    }

    private static func variation(_ side: Signal.Side, _ better: Better?) -> ControlChart.Variation {
        guard let better else { return side == .high ? .high : .low }
        return (side == .high) == (better == .higher) ? .improvement : .concern
    }

    private static func chart(
        _ history: MetricHistory, _ shares: [Proportion?]?, _ phases: [PhaseStart]
    ) throws(Refusal) -> ControlChart {
        let better = history.metric.direction.better
        guard let shares else {
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
