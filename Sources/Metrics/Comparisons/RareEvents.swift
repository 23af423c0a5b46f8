import Diagnostics
import Statistics
import Tables

/// How long it was from one rare event to the next, from the numbers of days: events by the day, never whose they are.
public struct RareEvents: Sendable {
    /// Why there is no such row.
    public enum Obstacle: Error, Sendable, Hashable {
        /// On this day there was more than one, so that it is not known what lies between them.
        case several(Period)
        case refused(Refusal)
    }

    /// A metric of what lies between events: more is better where fewer events are.
    public let metric: MetricDefinition
    /// One for each event, on its day; the first has no value, since it is not known when the one before was.
    public let points: [MetricPoint]

    /// - Parameters:
    ///   - days: of one group, every day in order.
    ///   - metric: a count of events, or a share whose numerator they are.
    ///   - form: `t` or `g`.
    /// - Throws: `several` of times between, and of cases between; `noData` without an event, `missing` for a day
    ///   without a number.
    public init(_ days: [MetricPoint], _ metric: MetricDefinition, form: ControlForm) throws(Obstacle) {
        let countsCases = metric.isShareOfCounts
        var points: [MetricPoint] = []
        // Whole days, or cases, since the event before.
        var passed: Int?
        for (index, day) in days.enumerated() {
            guard let events = (countsCases ? day.numerator : day.quantity)?.whole,
                let cases = countsCases ? day.denominator?.whole : 1, !day.states.contains(.preliminary)
            else { throw .refused(.missing(at: index)) }
            if events > 1, form == .t || countsCases { throw .several(day.key.period) }
            for number in 0..<max(0, events) {
                var point = day
                point.numerator = nil
                point.denominator = nil
                // A second one on a day follows after no whole day.
                let value = passed.map { number > 0 ? 0 : countsCases ? $0 + cases - 1 : $0 + 1 }
                point.quantity = value.map { .value(Rational($0), .exact) } ?? .absent(.notApplicable)
                points.append(point)
                passed = 0
            }
            if events == 0, let before = passed { passed = before + cases }
        }
        if points.isEmpty { throw .refused(.noData) }
        self.points = points
        self.metric = Self.between(metric, countsCases: countsCases)
    }

    private static func between(_ metric: MetricDefinition, countsCases: Bool) -> MetricDefinition {
        var between = metric
        between.formula = .simple(measure: metric.formula.measures.first ?? "")
        between.format = .number
        between.decimals = 0
        between.countsEvents = false
        // What is aimed at is the number of events.
        between.targets = []
        between.direction =
            switch metric.direction {
            case .higher: .lower
            case .lower: .higher
            case .none: .none
            }
        between.short =
            countsCases
            ? Localized(vi: "Số trường hợp từ lần trước", en: "Cases since the last")
            : Localized(vi: "Số ngày từ lần trước", en: "Days since the last")
        between.measuredIn =
            countsCases
            ? UnitOfMeasure(vi: "trường hợp", en: "cases", one: "case")
            : UnitOfMeasure(vi: "ngày", en: "days", one: "day")
        return between
    }
}
