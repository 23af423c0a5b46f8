import Tables

/// Evaluates a cumulative metric: asks for the like periods that its windows need, and sums them.
struct CumulativeEvaluator {
    let comparability: Comparability
    /// How the number of a single period is made.
    let formula: MetricDefinition.Formula
    let window: MetricDefinition.Window
    /// The numbers of single periods; a gap between periods is a point without a value.
    let single: (MetricRequest) throws(MetricError) -> [MetricPoint]

    private struct Series: Hashable {
        var grain: Period.Grain
        var cutoff: Period.Cutoff
    }

    func evaluate(_ request: MetricRequest) throws(MetricError) -> [MetricPoint] {
        switch request.periods {
        case .grain: return sums(try single(request))
        case .stated:
            let stated = try single(request)
            return try points(stated.map(\.key.period), request) { Plan.Periods.grain($0.grain, $0.cutoff) }.filter {
                point in stated.contains { $0.key == point.key }
            }
        case .list(let periods):
            let points = try points(periods, request) { series in
                .list(Self.filled(periods.filter { Self.series($0) == series }.flatMap(self.needed)))
            }.filter { periods.contains($0.key.period) }
            // As for a single period: of whom nothing is said there is no number.
            return periods.count > 1 ? points : points.filter { !$0.isEmpty || $0.quantity.anyValue != nil }
        }
    }

    /// The sums of all series that `periods` belong to; of what belongs to none, that there is no window.
    private func points(
        _ periods: [Period], _ request: MetricRequest, _ asked: (Series) -> Plan.Periods
    ) throws(MetricError) -> [MetricPoint] {
        var points: [MetricPoint] = []
        var seen: Set<Series> = []
        for series in periods.compactMap(Self.series) where seen.insert(series).inserted {
            var request = request
            request.periods = asked(series)
            points += sums(try single(request))
        }
        let others = periods.filter { Self.series($0) == nil }
        if !others.isEmpty {
            var request = request
            request.periods = .list(others)
            points += sums(try single(request))
        }
        return points.enumerated().sorted { left, right in
            let (one, two) = (left.element.key.period, right.element.key.period)
            return one == two ? left.offset < right.offset : one < two
        }.map(\.element)
    }

    private func sums(_ points: [MetricPoint]) -> [MetricPoint] {
        let totals = RunningTotals(comparability, formula)
        var found: [GroupKey: MetricPoint] = [:]
        for group in Dictionary(grouping: points.filter { Self.series($0.key.period) != nil }, by: \.key.members).values
        {
            let group = group.sorted { $0.key.period < $1.key.period }
            for (point, sum) in zip(group, totals.sums(group, over: window)) {
                var refused = point
                if case .failure(let reason) = sum { refused = Self.refused(point, Obstacle(reason, point.metric)) }
                found[point.key] = sum.value ?? refused
            }
        }
        return points.map { found[$0.key] ?? Self.refused($0, .noWindow) }
    }

    private static func refused(_ point: MetricPoint, _ obstacle: Obstacle) -> MetricPoint {
        var point = point
        point.quantity = .notComputable(obstacle)
        point.numerator = nil
        point.denominator = nil
        return point
    }

    private static func series(_ period: Period) -> Series? {
        period.grain.months == nil ? nil : Series(grain: period.grain, cutoff: period.cutoff)
    }

    /// The periods of the window that ends with `period`.
    private func needed(_ period: Period) -> [Period] {
        var periods = [period]
        for _ in 1..<max(window.count(at: period) ?? 1, 1) {
            guard let previous = periods.last?.previous else { break }
            periods.append(previous)
        }
        return periods
    }

    /// From the first to the last without one left out.
    private static func filled(_ periods: [Period]) -> [Period] {
        guard let first = periods.min(), let last = periods.max() else { return [] }
        var filled = [first]
        while let current = filled.last, current < last, let next = current.next { filled.append(next) }
        return filled
    }
}

extension Obstacle {
    /// Why the periods of a window are not added up, as the reason why there is no number of `metric`.
    init(_ reason: Incomparable, _ metric: String) {
        self =
            switch reason {
            // What a period lacks in turn is said where it stands itself.
            case .noValue(let period, .obstacle(.missing)), .noValue(let period, .obstacle(.missingMembers)),
                .noValue(let period, .obstacle(.missingPeriods)):
                .missingPeriods([period])
            case .noValue(_, .obstacle(let obstacle)): obstacle
            case .noValue(_, .withheld): .withheld(metric)
            case .noValue(_, .qualified): .qualified(metric)
            case .noValue(_, .preliminary): .preliminary(metric)
            case .noValue(_, .undue): .undue(metric)
            case .noValue(let period, _): .missingPeriods([period])
            case .seriesBreak(let title): .seriesBreak(title)
            case .changedDefinition(let title): .changedDefinition(title)
            case .otherMembers(let field, let gone, let new): .otherMembers(field: field, gone: gone, new: new)
            case .tooLarge: .overflow
            case .unlikePeriods, .onlyOne, .allEqual, .otherField, .otherWindow, .otherCriteria: .noWindow
            }
    }
}

extension Result {
    fileprivate var value: Success? { if case .success(let value) = self { value } else { nil } }
}
