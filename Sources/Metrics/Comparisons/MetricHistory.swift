import Tables

/// One number of a metric with those of the like periods before it: what it is compared with.
public struct MetricHistory: Sendable, Hashable {
    public let metric: MetricDefinition
    /// The number that is spoken of.
    public let current: MetricPoint
    /// Like periods in time without a break, the current one last; a gap is a point without a value. Empty where no
    /// other period is like the current one.
    public let points: [MetricPoint]

    /// - Parameter series: of the same group, in any order; later and unlike periods are left out.
    init(_ metric: MetricDefinition, current: MetricPoint, series: [MetricPoint]) {
        self.metric = metric
        self.current = current
        let period = current.key.period
        let earlier = series.filter {
            $0.key.members == current.key.members && $0.key.period.isLike(period) && $0.key.period < period
        }
        points = period.yearAndMonth == nil ? [] : earlier.sorted { $0.key.period < $1.key.period } + [current]
    }

    /// How many of the points have an exact number.
    public var count: Int { points.count { $0.quantity.exactValue != nil } }

    func point(at period: Period?) -> MetricPoint? { points.first { $0.key.period == period } }

    /// Why no sentence is made of this number: it is missing, alone, or the same as every other of its series.
    public var silence: Incomparable? {
        if let absent = current.quantity.absent { return .noValue(current.key.period, absent) }
        if points.isEmpty { return .unlikePeriods }
        let values = points.compactMap(\.quantity.exactValue)
        if values.count < 2 { return .onlyOne }
        return Set(values).count == 1 ? .allEqual : nil
    }
}

extension MetricRequest {
    /// The same numbers for all periods like `period`; nil where it has no grain.
    public func history(like period: Period) -> MetricRequest? {
        guard period.grain.months != nil else { return nil }
        var request = self
        request.periods = .grain(period.grain, period.cutoff)
        return request
    }

    /// The like periods of every period that it asks for, so that records can be read once for all of them.
    public var histories: [MetricRequest] {
        guard case .list(let periods) = periods else { return [] }
        var found: [MetricRequest] = []
        for request in periods.compactMap(history) where !found.contains(request) { found.append(request) }
        return found
    }
}

extension Period {
    /// The like period a year earlier; nil where the period has no length in months.
    public var lastYear: Period? {
        yearAndMonth.flatMap { Period(grain, year: $0.year - 1, month: $0.month, cutoff: cutoff) }
    }

    /// Which of its year it is, from 1; nil where the period has no length in months.
    var numberInYear: Int? {
        guard let month = yearAndMonth?.month, let length = grain.months else { return nil }
        return (month - 1) / length + 1
    }
}
