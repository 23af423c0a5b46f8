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
        if history.count < 2 { return .failure(.onlyOne) }
        guard let before = history.point(at: earlier) else { return .failure(.noValue(earlier, .missing)) }
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
        if let found = results.seriesBreak(after: before.key.period, before: after) { throw .seriesBreak(found.title) }
        try checkMembers(before, after)
        var field: Rational?
        if metric.scale == .rank {
            let sizes = [before, after].map { $0.denominator?.exactValue }
            guard let size = sizes[0], size == sizes[1] else { throw .otherField(before: sizes[0], after: sizes[1]) }
            field = size
        }
        return MetricChange(
            from: before, to: after, size: try MetricChange.size(from: old, to: new, field: field, metric),
            direction: metric.direction, isRank: metric.scale == .rank)
    }

    /// A total is compared with one over the same members only. What is counted may come and go: numbers of rows, and
    /// records of a register, are of other members by nature; a published total row is of no members.
    private func checkMembers(_ before: MetricPoint, _ after: MetricPoint) throws(Incomparable) {
        for (old, new) in zip(before.inputs, after.inputs) {
            guard old.measure == new.measure, let facts = results.facts[new.dataset], facts.dataset.kind == .reported,
                let aggregate = facts.dataset.measure(new.measure)?.aggregate, aggregate != .count,
                aggregate != .countDistinct
            else { continue }
            let rows = (old.reading.rows, new.reading.rows)
            if (rows.0 + rows.1).contains(where: { facts.isTotal[$0] }) { continue }
            for field in facts.dataset.dimensionFields.map(\.name) {
                let members = (
                    Set(rows.0.compactMap { facts.member(field, row: $0) }),
                    Set(rows.1.compactMap { facts.member(field, row: $0) })
                )
                guard members.0 != members.1 else { continue }
                throw .otherMembers(
                    field: field, gone: members.0.subtracting(members.1).sorted(),
                    new: members.1.subtracting(members.0).sorted())
            }
        }
    }

    // MARK: - Year to date

    /// The number from the beginning of the year to the end of the current period, and its change since the same days of
    /// the year before. Nil where there is no such number: in the first period of a year, and of what does not add up.
    public func yearToDate(_ history: MetricHistory) -> Result<YearToDate, Incomparable>? {
        guard let number = history.current.key.period.numberInYear, number > 1, isAdditive(history.metric) else {
            return nil
        }
        return Result { () throws(Incomparable) in
            let now = try sum(history, to: history.current.key.period, number)
            guard let earlier = history.current.key.period.lastYear else { throw .unlikePeriods }
            let change = Result { () throws(Incomparable) in
                try self.change(from: try sum(history, to: earlier, number), to: now, history.metric)
            }
            return YearToDate(point: now, change: change)
        }
    }

    /// Whether its numbers add up over time, or are ratios of what does.
    private func isAdditive(_ metric: MetricDefinition) -> Bool {
        switch metric.formula {
        case .rank, .reported, .derived: return false
        case .simple, .ratio:
            guard let dataset = metric.dataset.flatMap(results.catalogue.dataset) else { return false }
            return metric.formula.measures.allSatisfy { name in
                guard let measure = dataset.measure(name), measure.additivity == .flow else { return false }
                return measure.aggregate == .sum || measure.aggregate == .count
            }
        }
    }

    private func sum(_ history: MetricHistory, to last: Period, _ number: Int) throws(Incomparable) -> MetricPoint {
        var points: [MetricPoint] = []
        var period: Period? = last
        for _ in 0..<number {
            guard let wanted = period else { throw .unlikePeriods }
            guard let point = history.point(at: wanted) else { throw .noValue(wanted, .missing) }
            points.insert(point, at: 0)
            period = wanted.previous
        }
        guard let first = points.first, let from = first.key.period.interval?.lowerBound,
            let to = last.interval?.upperBound
        else { throw .unlikePeriods }
        for (one, next) in zip(points, points.dropFirst()) {
            if let found = results.seriesBreak(after: one.key.period, before: next) { throw .seriesBreak(found.title) }
            try checkMembers(one, next)
        }
        var whole = history.current
        whole.key.period = Period(from: from, to: to)
        whole.inputs = points.flatMap(\.inputs)
        if case .ratio(let numerator, let denominator) = history.metric.formula {
            let top = try total(points) { $0.numerator }
            let bottom = try total(points) { $0.denominator }
            whole.numerator = .value(top, .exact)
            whole.denominator = .value(bottom, .exact)
            whole.quantity = MetricEvaluator.ratio(
                .value(top, .exact), .value(bottom, .exact), numerator, denominator)
        } else {
            whole.quantity = .value(try total(points) { $0.quantity }, .exact)
        }
        return whole
    }

    private func total(_ points: [MetricPoint], _ part: (MetricPoint) -> Quantity?) throws(Incomparable) -> Rational {
        var sum = Rational.zero
        for point in points {
            let quantity = part(point) ?? point.quantity
            if let absent = quantity.absent { throw .noValue(point.key.period, absent) }
            guard let value = quantity.exactValue, let next = sum.adding(value) else { throw .tooLarge }
            sum = next
        }
        return sum
    }
}

/// A number from the beginning of a year on.
public struct YearToDate: Sendable, Hashable {
    /// Its period is that from the first day of the year to the last of the current period.
    public let point: MetricPoint
    /// Since the same days of the year before.
    public let change: Result<MetricChange, Incomparable>
}
