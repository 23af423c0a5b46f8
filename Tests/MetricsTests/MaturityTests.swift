import Diagnostics
import Tables
import Testing

@testable import Metrics

/// Periods whose records are not all due yet: their numbers are shown and not judged.
@Suite struct MaturityTests {
    /// `d` received, `e` due, `k` how it stands: c is done. The records were taken on 31 March.
    private func sample() throws -> EventSample {
        var sample = EventSample()
        sample.fields = [
            EventSample.field("d", .date), EventSample.field("e", .date), EventSample.field("f", .date),
            EventSample.field("k", .string, members: ["a", "b"]),
        ]
        sample.covers = "2024-01-01..2024-03-31"
        sample.rows = [
            "2024-01-05,2024-02-01,2024-01-20,a", "2024-01-09,2024-02-01,2024-02-20,a",
            "2024-02-05,2024-04-01,2024-02-20,a", "2024-02-06,2024-03-31,,a",
            "2024-03-05,2024-04-01,,a", "2024-03-06,2024-03-20,2024-03-10,a", "2024-03-07,2024-04-09,,b",
        ]
        let received = try sample.expression("d", .date)
        sample.measures = [
            Measure(name: "all", title: Localized(vi: "all"), aggregate: .count, of: nil, timing: .at(received)),
            Measure(
                name: "good", title: Localized(vi: "good"), aggregate: .count, of: nil,
                filter: try sample.expression("f <= e"), timing: .at(received)),
        ]
        return sample
    }

    private func rate(_ sample: EventSample, _ condition: String) throws -> MetricDefinition {
        var rate = metric("rate", .ratio(numerator: "good", denominator: "all"), dataset: "events", format: .percent)
        rate.direction = .higher
        rate.maturity = .init(isUndue: try sample.expression(condition), asOf: try day("2024-03-31"))
        return rate
    }

    private let undone = "e > date('2024-03-31') and not is_available(f)"

    private func results(_ condition: String, workers: Int = 1, more: [MetricDefinition] = []) throws -> Results {
        let sample = try sample()
        let request = MetricRequest(metric: "rate", periods: .grain(.month, .calendar))
        return Results.make(
            Catalogue(
                units: [], sources: [], datasets: [try sample.dataset()],
                metrics: [try rate(sample, condition)] + more), requests: [request],
            settings: ScanSettings(workers: workers)
        ).value
    }

    @Test(
        "A period with records that are not due and not done is preliminary; on its due day a record has had its time")
    func preliminary() throws {
        for workers in [1, 2] {
            let points = try results(undone, workers: workers).evaluator.evaluate(
                MetricRequest(metric: "rate", periods: .grain(.month, .calendar)))
            #expect(points.map(\.undue) == [nil, nil, 2])
            #expect(
                points.map(\.quantity) == [
                    .value(try rational(1, 2), .exact), .value(try rational(1, 2), .exact),
                    .value(try rational(1, 3), .undue),
                ])
            #expect(points[2].numerator == known(1) && points[2].denominator == known(3))
        }
        // Without the day on which they were done, those that are done count as not due, too.
        let strict = try results("e > date('2024-03-31')").evaluator.evaluate(
            MetricRequest(metric: "rate", periods: .grain(.month, .calendar)))
        #expect(strict.map(\.undue) == [nil, 1, 2])
    }

    @Test("A member whose records are all due is not preliminary where another is")
    func members() throws {
        let points = try results("e > date('2024-04-05') and not is_available(f)").evaluator.evaluate(
            MetricRequest(metric: "rate", dimensions: ["k"], periods: try periods("2024-03")))
        #expect(points.map(\.undue) == [nil, 1])
    }

    @Test("A preliminary number is neither compared nor judged, and a metric made from it is none or preliminary")
    func judged() throws {
        let expression = try ExpressionParser.parse("rate * 2", names: ["rate": .number], expected: .number)
        let double = metric("double", .derived(expression), dataset: nil)
        let sum = try {
            var sum = metric(
                "sum", .cumulative(of: "rate", formula: .ratio(numerator: "good", denominator: "all"), over: .year),
                dataset: "events", format: .percent)
            sum.maturity = try rate(sample(), undone).maturity
            return sum
        }()
        let results = try results(undone, more: [double, sum])
        let request = MetricRequest(metric: "rate", periods: try periods("2024-03"))
        let assessment = try #require(
            Comparer(results).assessments(of: try results.evaluator.evaluate(request), request).first)
        guard case .failure(.noValue(_, .undue)) = assessment.previous else {
            Issue.record("compared")
            return
        }
        #expect(assessment.target == nil && assessment.signals.isEmpty)
        #expect(assessment.history.silence == .noValue(try period("2024-03"), .undue))
        let made = try results.evaluator.evaluate(MetricRequest(metric: "double", periods: try periods("2024-03")))
        #expect(made.map(\.quantity) == [.notComputable(.undue("rate"))])
        let sums = try results.evaluator.evaluate(
            MetricRequest(metric: "sum", periods: try periods("2024-02", "2024-03")))
        #expect(
            sums.map(\.quantity) == [.value(try rational(1, 2), .exact), .value(try rational(3, 7), .undue)])
        #expect(sums.map(\.undue) == [nil, 2])
    }
}
