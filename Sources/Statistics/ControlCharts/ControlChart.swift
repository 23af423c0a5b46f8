/// A control chart: which values differ by more than the variation that is always there.
///
/// Of values that are all the same there is no chart: the tools of Making Data Count draw both limits on the line
/// itself, by which the next value, however near, would be special. Signals of shares of few cases are held against the
/// exact test; the limits stay those of the textbook.
///
/// ```swift
/// let chart = try ControlChart(.p(onTime), better: .higher, phases: [PhaseStart(at: 14)])
/// chart.latest.variation           // .improvement
/// try chart.assurance(target: 0.95) // .hitAndMiss
/// ```
public struct ControlChart: Hashable, Sendable {
    /// Limits from fewer are provisional.
    public static let firmCount = 12
    /// From fewer there are no limits at all: "useful limits may be constructed with as few as five or six values" (D.
    /// J. Wheeler, *Understanding Variation*, 1993, page 60); the larger of the two.
    public static let leastCount = 6

    /// What a value is called.
    public enum Variation: Hashable, Sendable {
        /// Within what is always there.
        case common
        case improvement
        case concern
        /// Unusually high or low where neither is good or bad.
        case high
        case low
    }

    /// Whether the process as it runs meets a target.
    public enum Assurance: Hashable, Sendable {
        /// The whole range between the limits is on the good side of the target.
        case consistentlyPasses
        /// The whole range between the limits is on the bad side: only a change of the process will meet it.
        case consistentlyFails
        /// The target lies between the limits (or on one): met or missed by chance.
        case hitAndMiss
    }

    public struct Point: Hashable, Sendable {
        /// The place in the series.
        public let index: Int
        public let value: Double
        /// The distance from the value before; nil for the first one, after a gap and at the beginning of a phase.
        public let movingRange: Double?
        /// Nil in a phase without limits.
        public let lines: ControlLines?
        /// The one that names the point first; none where the variation is common or there are no limits.
        public let signals: [Signal]
        /// Nil in a phase without limits.
        public let variation: Variation?
    }

    /// In order, together all places; at least one has limits.
    public let phases: [ControlPhase]
    /// One for each place of the series, nil in a gap.
    public let points: [Point?]
    /// The last point.
    public let latest: Point
    private let better: Better?

    /// - Parameters:
    ///   - better: nil where neither higher nor lower is good; nothing is called improvement or concern then.
    ///   - phases: where declared causes begin new limits, in order. The first phase begins at 0, declared or not.
    /// - Throws: `noData`, `outOfBounds`, `misplaced` for a phase out of order or with an impossible baseline; `tooFew`
    ///   or `noVariation` (of the first phase) where no phase has limits.
    public init(_ series: ControlSeries, better: Better?, phases starts: [PhaseStart] = []) throws(Refusal) {
        try series.check()
        let values = series.values
        var phases: [ControlPhase] = []
        var points: [Point?] = []
        for (range, baseline) in try Self.ranges(starts, count: values.count) {
            let estimate = Result { () throws(Refusal) in try ControlEstimate(series, baseline: baseline) }
            phases.append(ControlPhase(range: range, basis: estimate.map(\.basis)))
            points += Self.points(series, values, range, estimate, better)
        }
        if !phases.contains(where: \.hasLimits) { _ = try phases[0].basis.get() }
        guard let latest = points.last(where: { $0 != nil }) ?? nil else { throw .noData }
        self.phases = phases
        self.points = points
        self.latest = latest
        self.better = better
    }

    /// Whether the process, as the lines at the latest point show it, meets `target`.
    /// - Throws: `noDirection`; the reason for which the last phase has no limits.
    public func assurance(target: Double) throws(Refusal) -> Assurance {
        guard let better else { throw .noDirection }
        guard target.isFinite else { throw .outOfBounds(at: 0) }
        guard let lines = latest.lines else {
            let phase = phases.last { $0.range.contains(latest.index) }
            if case .failure(let refusal)? = phase?.basis { throw refusal }
            throw .noData
        }
        return Self.assurance(target: target, lines, better)
    }

    static func assurance(target: Double, _ lines: ControlLines, _ better: Better) -> Assurance {
        if target > lines.upper { return better == .higher ? .consistentlyFails : .consistentlyPasses }
        if target < lines.lower { return better == .higher ? .consistentlyPasses : .consistentlyFails }
        return .hitAndMiss
    }

    private static func ranges(
        _ starts: [PhaseStart], count: Int
    ) throws(Refusal) -> [(range: Range<Int>, baseline: Range<Int>)] {
        let all = starts.first?.index == 0 ? starts : [PhaseStart(at: 0)] + starts
        var ranges: [(range: Range<Int>, baseline: Range<Int>)] = []
        for (place, start) in all.enumerated() {
            let end = place + 1 < all.count ? all[place + 1].index : count
            guard start.index >= 0, start.index < end, end <= count else { throw .misplaced(at: max(start.index, end)) }
            let length = start.baseline ?? end - start.index
            guard length >= 1, length <= end - start.index else { throw .misplaced(at: start.index) }
            ranges.append((start.index..<end, start.index..<start.index + length))
        }
        return ranges
    }

    private static func points(
        _ series: ControlSeries, _ values: [Double?], _ range: Range<Int>, _ estimate: Result<ControlEstimate, Refusal>,
        _ better: Better?
    ) -> [Point?] {
        let lines = range.map { index -> ControlLines? in
            guard case .success(let estimate) = estimate, values[index] != nil else { return nil }
            return estimate.lines(at: index)
        }
        var signals = SignalFinder(values: Array(values[range]), lines: lines).signals()
        if case .success(let estimate) = estimate,
            let test = ExactTest(series, range, mean: estimate.basis.centre)
        {
            signals = test.confirmed(signals)
        }
        return range.map { index in
            guard let value = values[index] else { return nil }
            let place = index - range.lowerBound
            let previous = place > 0 ? values[index - 1] : nil
            return Point(
                index: index, value: value, movingRange: previous.map { abs(value - $0) }, lines: lines[place],
                signals: lines[place] == nil ? [] : signals[place],
                variation: lines[place].map { _ in variation(signals[place].first?.side, better) })
        }
    }

    private static func variation(_ side: Signal.Side?, _ better: Better?) -> Variation {
        guard let side else { return .common }
        guard let better else { return side == .high ? .high : .low }
        return (side == .high) == (better == .higher) ? .improvement : .concern
    }
}
