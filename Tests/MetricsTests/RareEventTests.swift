import Diagnostics
import Statistics
import Tables
import Testing

@testable import Metrics

/// What lies between events, counted by hand.
@Suite struct RareEventTests {
    private func metric(_ formula: MetricDefinition.Formula, _ format: MetricDefinition.Format) -> MetricDefinition {
        MetricDefinition(
            name: "m", dataset: "d", title: Localized(vi: "M"), formula: formula, format: format, direction: .lower,
            targets: [.init(from: CalendarDate(dayNumber: 0), value: .zero, basis: nil)],
            location: SourceLocation(file: "m.yaml"))
    }

    /// One point a day: events, or events of cases.
    private func days(_ counts: [(events: Int?, cases: Int?)]) throws -> [MetricPoint] {
        let first = try day("2024-03-01")
        return counts.enumerated().map { index, count in
            func known(_ number: Int?) -> Quantity {
                number.map { .value(Rational($0), .exact) } ?? .absent(.notAvailable)
            }
            return MetricPoint(
                metric: "m", key: GroupKey(period: Period(day: first.advanced(by: index)), members: []),
                quantity: known(count.events), numerator: count.cases == nil ? nil : known(count.events),
                denominator: count.cases == nil ? nil : known(count.cases), inputs: [])
        }
    }

    private func counts(_ events: [Int?]) throws -> [MetricPoint] { try days(events.map { ($0, nil) }) }
    private var count: MetricDefinition { metric(.simple(measure: "n"), .number) }
    private var share: MetricDefinition { metric(.ratio(numerator: "n", denominator: "all"), .percent) }

    private func values(_ events: RareEvents) -> [Int?] { events.points.map { $0.quantity.exactValue?.numerator } }

    @Test("Days are counted from one event to the next; of the first it is not known")
    func times() throws {
        let events = try RareEvents(counts([0, 1, 0, 0, 1, 1, 0]), count, form: .t)
        #expect(values(events) == [nil, 3, 1])
        #expect(events.points.map(\.key.period.identifier) == ["2024-03-02", "2024-03-05", "2024-03-06"])
        // Fewer events are good, so more days are; the target was of the events.
        #expect(events.metric.direction == .higher && events.metric.targets.isEmpty)
    }

    @Test("Two on one day have no time between them: t refuses, g counts no whole day")
    func several() throws {
        let points = try counts([1, 0, 2, 0, 1])
        #expect(throws: RareEvents.Obstacle.several(Period(day: try day("2024-03-03")))) {
            try RareEvents(points, count, form: .t)
        }
        #expect(try values(RareEvents(points, count, form: .g)) == [nil, 2, 0, 2])
    }

    @Test("Cases between are those that were no event; days without cases add none")
    func cases() throws {
        let points = try days([(1, 5), (0, 4), (0, 0), (1, 3), (1, 1)])
        #expect(try values(RareEvents(points, share, form: .g)) == [nil, 6, 0])
        let tied = try days([(1, 5), (2, 4)])
        #expect(throws: RareEvents.Obstacle.several(Period(day: try day("2024-03-02")))) {
            try RareEvents(tied, share, form: .g)
        }
    }

    @Test("Without events, or a day's number, there is nothing between; few of them have no limits")
    func refusals() throws {
        #expect(throws: RareEvents.Obstacle.refused(.noData)) { try RareEvents(counts([0, 0]), count, form: .t) }
        #expect(throws: RareEvents.Obstacle.refused(.missing(at: 1))) {
            try RareEvents(counts([1, nil, 1]), count, form: .t)
        }
        let few = try RareEvents(counts([1, 0, 1, 1, 0, 1]), count, form: .t)
        #expect(throws: Refusal.tooFew(count: 3, minimum: 6)) {
            try MetricControlChart(few.points, few.metric, form: .t, phases: [])
        }
        // Always three days: no variation to judge by.
        let same = try RareEvents(counts((0..<30).map { $0 % 3 == 0 ? 1 : 0 }), count, form: .t)
        #expect(throws: Refusal.noVariation) { try MetricControlChart(same.points, same.metric, form: .t, phases: []) }
    }
}
