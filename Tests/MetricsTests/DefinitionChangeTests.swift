import Diagnostics
import Tables
import Testing

@testable import Metrics

/// Numbers on the two sides of a changed definition are not of the same thing.
@Suite struct DefinitionChangeTests {
    private let change = MetricDefinition.Change(
        from: CalendarDate(year: 2022, month: 7, day: 1) ?? .distant, what: "Khác")

    private static let title = Localized(vi: "Đổi định nghĩa: Khác", en: "New definition: Khác")

    private func results(_ formula: MetricDefinition.Formula = .simple(measure: "top")) throws -> Results {
        let sample = Sample.reported(
            [.unit("A"), .number("top")],
            ["2022-Q1 A 1", "2022-Q2 A 2", "2022-Q3 A 3", "2022-Q4 A 4", "2023-Q3 A 5"])
        var one = metric("one", .simple(measure: "top"))
        one.changes = [change]
        var made = metric("made", formula)
        if case .derived = formula { made.dataset = nil }
        return try sample.results([one, made]).value
    }

    private func previous(_ results: Results, _ name: String, _ text: String) throws -> Result<
        MetricChange, Incomparable
    > {
        let request = MetricRequest(metric: name, periods: try periods(text))
        return try #require(
            Comparer(results).assessments(of: try results.evaluator.evaluate(request), request).first?.previous)
    }

    @Test("A change of the definition lies between the periods around its day only")
    func between() throws {
        let results = try results()
        guard case .failure(.changedDefinition(let title)) = try previous(results, "one", "2022-Q3") else {
            Issue.record("compared")
            return
        }
        #expect(title == Self.title)
        for text in ["2022-Q2", "2022-Q4"] { _ = try previous(results, "one", text).get() }
        // Another metric over the same rows has not changed.
        _ = try previous(results, "made", "2022-Q3").get()
    }

    @Test("Metrics made from the changed one are not compared over the day either, and nothing is summed over it")
    func inherited() throws {
        let expression = try ExpressionParser.parse("one * 2", names: ["one": .number], expected: .number)
        guard case .failure(.changedDefinition) = try previous(try results(.derived(expression)), "made", "2022-Q3")
        else {
            Issue.record("compared")
            return
        }
        let sum = try results(.cumulative(of: "one", formula: .simple(measure: "top"), over: .year))
        let points = try sum.evaluator.evaluate(
            MetricRequest(metric: "made", periods: try periods("2022-Q2", "2022-Q3")))
        #expect(points[0].quantity == known(3))
        #expect(points[1].quantity == .notComputable(.changedDefinition(Self.title)))
    }
}

extension CalendarDate {
    fileprivate static let distant = CalendarDate(dayNumber: 0)
}
