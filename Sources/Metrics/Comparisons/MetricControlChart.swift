import Statistics
import Tables

/// The forms of control chart that a metric can be put on, by their names in content.
public enum ControlForm: String, Sendable, Hashable, CaseIterable {
    /// Any measurement: values with their moving ranges.
    case xmr
    /// Shares of cases.
    case p
    /// Shares of so many cases that chance alone is less than the variation always there.
    case pPrime = "p-prime"
    /// Events (the numerator) per exposure (the denominator).
    case u
    /// The same of so many events that chance alone is less than the variation always there.
    case uPrime = "u-prime"
    /// Counts of events in equal periods.
    case c
    /// Days from one rare event to the next; points are those of `RareEvents`.
    case t
    /// Days, or cases, between rare events.
    case g

    /// Of events so rare that most periods have none: a point is an event and not a period.
    public var isOfRareEvents: Bool { self == .t || self == .g }
}

/// A metric over like periods on the control chart that fits its kind.
public struct MetricControlChart: Sendable {
    public let form: ControlForm
    public let chart: ControlChart

    /// Where no form is declared, shares of counts are put on a p chart and rates of events on a u chart, and on p′ and u′
    /// where they vary more than chance explains even while nothing happens; everything else on an XmR chart.
    ///
    /// - Parameters:
    ///   - points: of one group, like periods in time without one left out; a gap is a point without an exact value.
    ///   - form: as declared; nil to choose by the kind of metric.
    ///   - phases: declared causes and breaks only.
    /// - Throws: what `ControlChart` throws; `outOfBounds` at the first place whose numbers are none that the declared form
    ///   can be made of; `tooFew` for amounts that are 0 in most periods, of which the others are too few.
    public init(
        _ points: [MetricPoint], _ metric: MetricDefinition, form: ControlForm?, phases: [PhaseStart]
    ) throws(Refusal) {
        let better = metric.direction.better
        if let form {
            self.form = form
            let series: ControlSeries =
                switch form {
                case .xmr: try Self.measurements(points, metric)
                case .p: .p(try Self.shares(points))
                case .pPrime: .pPrime(try Self.shares(points))
                case .u: .u(try Self.rates(points))
                case .uPrime: .uPrime(try Self.rates(points))
                case .c: .c(try Self.counts(points))
                case .t: .t(points.map { $0.quantity.exactValue?.doubleValue })
                case .g: .g(try Self.counts(points))
                }
            chart = try ControlChart(series, better: better, phases: phases)
            return
        }
        guard let counted = Self.counted(points, metric) else {
            self.form = .xmr
            chart = try ControlChart(try Self.measurements(points, metric), better: better, phases: phases)
            return
        }
        let plain = try ControlChart(counted.plain.series, better: better, phases: phases)
        // Too few neighbours for p′ and u′ leave the plain chart.
        let wide = Result { () throws(Refusal) in
            try ControlChart(counted.wide.series, better: better, phases: phases)
        }
        if case .success(let wide) = wide, case .success(let basis)? = wide.phases.last?.basis,
            let overdispersion = basis.overdispersion, overdispersion > 1
        {
            (self.form, chart) = (counted.wide.form, wide)
        } else {
            (self.form, chart) = (counted.plain.form, plain)
        }
    }

    private typealias Counted = (form: ControlForm, series: ControlSeries)

    /// The charts that know from its counts how much chance there is in a number; nil of measurements.
    private static func counted(
        _ points: [MetricPoint], _ metric: MetricDefinition
    ) -> (plain: Counted, wide: Counted)? {
        if metric.isShareOfCounts, metric.scale == .share {
            return (try? shares(points)).map { ((.p, .p($0)), (.pPrime, .pPrime($0))) }
        }
        if metric.countsEvents, case .ratio = metric.formula.ofOnePeriod {
            return (try? rates(points)).map { ((.u, .u($0)), (.uPrime, .uPrime($0))) }
        }
        return nil
    }

    private static func measurements(
        _ points: [MetricPoint], _ metric: MetricDefinition
    ) throws(Refusal) -> ControlSeries {
        // Scores of an index that left out other criteria than the last one do not measure the same: they are gaps.
        let left = points.last { $0.score != nil }?.leftOut
        let values = points.map { left == nil || $0.leftOut == left ? $0.quantity.exactValue?.doubleValue : nil }
        let known = values.compactMap { $0 }
        let some = known.count { $0 != 0 }
        // Of what most periods have nothing of, the few that have some are too few to say what is usual.
        if metric.scale == .amount, some > 0, some * 2 < known.count {
            throw .tooFew(count: some, minimum: (known.count + 1) / 2)
        }
        return .xmr(values, within: bounds(known, metric))
    }

    /// What such a number cannot go beyond, so that no limit is drawn there; growth, which can, is told by its values.
    private static func bounds(_ known: [Double], _ metric: MetricDefinition) -> NaturalBounds {
        let bounds: NaturalBounds
        switch (metric.scale, metric.formula.ofOnePeriod) {
        case (.share, _): bounds = .share
        case (.perCents, _): bounds = .perCents
        case (.rank, _), (.amount, .simple): bounds = .notNegative
        case (.amount, _): bounds = .none
        }
        return known.allSatisfy(bounds.contains) ? bounds : .none
    }

    private static func shares(_ points: [MetricPoint]) throws(Refusal) -> [Proportion?] {
        try known(points) { point, index throws(Refusal) in
            guard let counts = point.wholeCounts else { throw .outOfBounds(at: index) }
            return try Proportion(events: counts.top, of: counts.bottom)
        }
    }

    private static func rates(_ points: [MetricPoint]) throws(Refusal) -> [EventRate?] {
        try known(points) { point, index throws(Refusal) in
            guard let events = point.numerator?.whole, let exposure = point.denominator?.exactValue else {
                throw .outOfBounds(at: index)
            }
            return try EventRate(events: events, exposure: exposure.doubleValue)
        }
    }

    private static func counts(_ points: [MetricPoint]) throws(Refusal) -> [Int?] {
        try known(points) { point, index throws(Refusal) in
            guard let count = point.quantity.whole, count >= 0 else { throw .outOfBounds(at: index) }
            return count
        }
    }

    /// One for each point, nil in gaps.
    private static func known<Value>(
        _ points: [MetricPoint], _ make: (MetricPoint, Int) throws(Refusal) -> Value
    ) throws(Refusal) -> [Value?] {
        var values: [Value?] = []
        for (index, point) in points.enumerated() {
            values.append(point.quantity.exactValue == nil ? nil : try make(point, index))
        }
        return values
    }
}

extension MetricPoint {
    /// The criteria of an index that count for nothing in its score; nil of other numbers.
    fileprivate var leftOut: Set<String>? {
        score.map { Set($0.contributions.filter(\.isLeftOut).map(\.criterion)) }
    }
}
