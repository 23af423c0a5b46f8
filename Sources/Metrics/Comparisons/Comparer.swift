import Statistics
import Tables

/// Compares numbers of metrics, where that means something; otherwise it says why not.
public struct Comparer: Sendable {
    let results: Results

    public init(_ results: Results) { self.results = results }

    // MARK: - Changes

    /// What a number is set beside.
    public enum Reference: Sendable, Hashable, CaseIterable {
        /// The like period right before.
        case previous
        /// The like period of the year before.
        case lastYear
    }

    /// The change since `reference`, or why there is none; nil where the reference is no other than one asked for
    /// before (the year before a year is the period before).
    public func change(_ history: MetricHistory, since reference: Reference) -> Result<MetricChange, Incomparable>? {
        let period = history.current.key.period
        let earlier = reference == .previous ? period.previous : period.lastYear
        if reference == .lastYear, earlier == period.previous { return nil }
        guard let earlier else { return .failure(.unlikePeriods) }
        if let absent = history.current.quantity.absent { return .failure(.noValue(period, absent)) }
        let before = history.point(at: earlier)
        // A number that is printed is there, though nothing is compared with it.
        if history.count < 2, before?.quantity.anyValue == nil { return .failure(.onlyOne) }
        guard let before else { return .failure(.noValue(earlier, .missing)) }
        return Result { () throws(Incomparable) in
            try change(from: before, to: history.current, history.metric)
        }
    }

    /// From an earlier number to a later one of a like period.
    func change(
        from before: MetricPoint, to after: MetricPoint, _ metric: MetricDefinition
    ) throws(Incomparable) -> MetricChange {
        for point in [after, before] {
            if let absent = point.quantity.absent { throw .noValue(point.key.period, absent) }
        }
        guard let old = before.quantity.exactValue, let new = after.quantity.exactValue else { throw .onlyOne }
        guard before.window?.count == after.window?.count else { throw .otherWindow }
        try results.comparability.check(from: before, to: after)
        if let (old, new) = Optional.both(before.edition, after.edition), old.members != new.members {
            let (gone, added) = (Set(old.members).subtracting(new.members), Set(new.members).subtracting(old.members))
            throw .otherMembers(field: new.field, gone: gone.sorted(), new: added.sorted())
        }
        let criteria = try self.criteria(from: before, to: after)
        var field: Rational?
        if metric.scale == .rank {
            let sizes = [before, after].map { $0.denominator?.exactValue }
            guard let size = sizes[0], size == sizes[1] else { throw .otherField(before: sizes[0], after: sizes[1]) }
            field = size
        }
        return MetricChange(
            from: before, to: after, size: try MetricChange.size(from: old, to: new, field: field, metric),
            direction: metric.direction, isRank: metric.scale == .rank, criteria: criteria)
    }

    /// What each criterion of an index gave to its change; nil of other metrics.
    private func criteria(from before: MetricPoint, to after: MetricPoint) throws(Incomparable) -> IndexChange? {
        guard let (old, new) = Optional.both(before.score, after.score) else { return nil }
        do throws(Refusal) {
            return try new.change(since: old)
        } catch {
            if case .unlikeCriteria(let names) = error { throw .otherCriteria(names) }
            throw .tooLarge
        }
    }

    // MARK: - Year to date

    /// The number from the beginning of the year to the end of the current period, and its change since the same days of
    /// the year before. Nil where there is no such number: in the first period of a year, and of what does not add up.
    public func yearToDate(_ history: MetricHistory) -> Result<YearToDate, Incomparable>? {
        let period = history.current.key.period
        guard let number = period.numberInYear, number > 1, let last = history.points.last?.key.period,
            history.metric.addsUp(history.metric.dataset.flatMap(results.catalogue.dataset)?.measures ?? [])
        else { return nil }
        let sums = RunningTotals(results.comparability, history.metric.formula).sums(history.points, over: .year)
        let places = Dictionary(uniqueKeysWithValues: zip(history.points.map(\.key.period), sums))
        return Result { () throws(Incomparable) in
            guard let sum = places[last] else { throw .unlikePeriods }
            let now = try sum.get().ofItsWindow
            let change = Result { () throws(Incomparable) in
                guard let earlier = period.lastYear else { throw .unlikePeriods }
                guard let before = places[earlier] else { throw .noValue(earlier, .missing) }
                return try self.change(from: before.get().ofItsWindow, to: now, history.metric)
            }
            return YearToDate(point: now, change: change)
        }
    }
}

/// A number from the beginning of a year on.
public struct YearToDate: Sendable, Hashable {
    /// Its period is that from the first day of the year to the last of the current period.
    public let point: MetricPoint
    /// Since the same days of the year before.
    public let change: Result<MetricChange, Incomparable>
}

extension Optional {
    fileprivate static func both(_ one: Wrapped?, _ other: Wrapped?) -> (Wrapped, Wrapped)? {
        if let one, let other { (one, other) } else { nil }
    }
}

extension MetricPoint {
    /// A sum under the period that it is over.
    fileprivate var ofItsWindow: MetricPoint {
        var point = self
        if let days = window?.days { point.key.period = Period(from: days.lowerBound, to: days.upperBound) }
        return point
    }
}
