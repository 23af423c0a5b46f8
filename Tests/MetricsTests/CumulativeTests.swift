import Diagnostics
import Statistics
import Tables
import Testing

@testable import Metrics

/// Sums over the periods of a year and over so many months; figures are made up.
@Suite struct CumulativeTests {
    private static let count = MetricDefinition.Formula.simple(measure: "top")
    private static let ratio = MetricDefinition.Formula.ratio(numerator: "top", denominator: "bottom")

    /// Office A, a quarter a cell.
    private func quarters(_ cells: String..., from first: String = "2022-Q1") throws -> Sample {
        var period = try period(first)
        var rows: [String] = []
        for cell in cells {
            if cell != "-" { rows.append("\(period.identifier) A \(cell)") }
            period = try #require(period.next)
        }
        return Sample.reported([.unit("A", "B"), .number("top"), .number("bottom")], rows)
    }

    private func points(
        _ sample: Sample, _ formula: MetricDefinition.Formula = count, _ window: MetricDefinition.Window = .year,
        by dimensions: [String] = [], in periods: Plan.Periods = .grain(.quarter, .calendar)
    ) throws -> [MetricPoint] {
        let sum = metric("sum", .cumulative(of: "one", formula: formula, over: window))
        return try sample.results([metric("one", formula), sum]).value.evaluator.evaluate(
            MetricRequest(metric: "sum", dimensions: dimensions, periods: periods))
    }

    @Test("A sum begins anew with each year and knows the days that it is over")
    func year() throws {
        let points = try points(quarters("1 1", "2 1", "3 1", "4 1", "5 1", "6 1"))
        #expect(points.map(\.quantity) == [1, 3, 6, 10, 5, 11].map(known))
        #expect(points.map { $0.key.period.identifier }.last == "2023-Q2")
        #expect(points.map { $0.window?.count } == [1, 2, 3, 4, 1, 2])
        #expect(points[2].window?.days == (try day("2022-01-01")...day("2022-09-30")))
        // Each row once: the receipt of a sum leads to all that is in it.
        #expect(points[3].inputs.map(\.reading.rows) == [[0, 1, 2, 3]])
        #expect(points[3].inputs.first?.reading.quantity == known(10))
    }

    @Test("A cumulative ratio is that of the sums, never the mean of ratios")
    func ratios() throws {
        let points = try points(quarters("1 2", "98 98", "0 0"), Self.ratio)
        #expect(
            points.map(\.quantity.exactValue) == [try rational(1, 2), try rational(99, 100), try rational(99, 100)])
        #expect(points[1].numerator == known(99) && points[1].denominator == known(100))
        let none = try self.points(quarters("0 0", "0 0"), Self.ratio)
        #expect(none.map(\.quantity) == [.notComputable(.zeroDenominator), .notComputable(.zeroDenominator)])
    }

    @Test("A rolling window is refused until it is full, and of periods that do not fill it")
    func rolling() throws {
        let sample = try quarters("1 1", "2 1", "3 1", "4 1", "5 1")
        let points = try points(sample, Self.count, .months(9))
        #expect(points.suffix(3).map(\.quantity) == [6, 9, 12].map(known))
        #expect(
            points.prefix(2).map(\.quantity)
                == Array(repeating: .notComputable(.missingPeriods([try period("2021-Q4")])), count: 2))
        #expect(
            try self.points(sample, Self.count, .months(7)).allSatisfy { $0.quantity == .notComputable(.noWindow) })
    }

    @Test("One period asked for is summed over all that its window needs", arguments: ["2022-Q3", "2023-Q1"])
    func list(text: String) throws {
        let points = try points(quarters("1 1", "2 1", "3 1", "4 1", "5 1"), in: periods(text))
        #expect(points.map(\.quantity) == [known(text == "2022-Q3" ? 6 : 5)])
        #expect(points.map { $0.key.period.identifier } == [text])
    }

    @Test("A missing, withheld or qualified period makes no sum, and neither does a series that begins within the year")
    func obstacles() throws {
        let gap = try points(quarters("1 1", "-", "3 1", "4 1", "5 1"))
        let missing = Quantity.notComputable(.missingPeriods([try period("2022-Q2")]))
        #expect(gap.map(\.quantity) == [known(1), missing, missing, missing, known(5)])
        #expect(try points(quarters("1 1", "* 1")).last?.quantity == .notComputable(.withheld("sum")))
        #expect(try points(quarters("1 1", "≥5 1")).last?.quantity == .notComputable(.qualified("sum")))
        let late = try points(quarters("1 1", "2 1", from: "2022-Q2"))
        let before = Quantity.notComputable(.missingPeriods([try period("2022-Q1")]))
        #expect(late.map(\.quantity) == [before, before])
    }

    @Test("What is no month, quarter, half or year has no sum")
    func free() throws {
        let sample = Sample.reported(
            [.unit("A"), .number("top"), .number("bottom")], ["2022-01-01..2022-02-11 A 1 1", "unstated A 1 1"])
        let points = try points(sample, in: .stated)
        #expect(points.map(\.quantity) == [.notComputable(.noWindow), .notComputable(.noWindow)])
    }

    @Test("Nothing is summed over a break, or over other members of a total")
    func unlike() throws {
        var dataset = try quarters("1 1", "2 1", "3 1").dataset()
        let title = Localized(vi: "Đổi biểu mẫu")
        dataset.breaks = [.init(from: try day("2022-04-01"), filter: nil, title: title)]
        let sum = metric("sum", .cumulative(of: "one", formula: Self.count, over: .year))
        let results = Results.make(Catalogue(units: [], sources: [], datasets: [dataset], metrics: [sum])).value
        let points = try results.evaluator.evaluate(
            MetricRequest(metric: "sum", periods: .grain(.quarter, .calendar)))
        #expect(
            points.map(\.quantity)
                == [known(1), .notComputable(.seriesBreak(title)), .notComputable(.seriesBreak(title))])

        let members = Sample.reported(
            [.unit("A", "B", "C"), .number("top"), .number("bottom")],
            ["2022-Q1 A 1 1", "2022-Q1 B 1 1", "2022-Q2 A 1 1", "2022-Q2 C 1 1"]
        ).with { $0.wholes = [["A", "B"], ["A", "C"]] }
        #expect(
            try self.points(members).last?.quantity
                == .notComputable(.otherMembers(field: "unit", gone: ["B"], new: ["C"])))
    }

    @Test("Each member has its own sum; a member without a row in one period has none there")
    func members() throws {
        let sample = Sample.reported(
            [.unit("A", "B"), .number("top"), .number("bottom")],
            ["2022-Q1 A 1 1", "2022-Q1 B 10 1", "2022-Q2 A 2 1", "2022-Q3 A 3 1", "2022-Q3 B 30 1"])
        let points = try points(sample, by: ["unit"])
        let missing = Quantity.notComputable(.missingPeriods([try period("2022-Q2")]))
        #expect(
            points.filter { $0.key.members == ["B"] }.map(\.quantity) == [known(10), missing, missing])
        #expect(points.filter { $0.key.members == ["A"] }.map(\.quantity) == [1, 3, 6].map(known))
    }

    @Test("Sums are compared over the same number of periods only, and have no usual variation")
    func comparisons() throws {
        let sample = try quarters("1 1", "2 1", "3 1", "4 1", "5 1", "6 1")
        let sum = metric("sum", .cumulative(of: "one", formula: Self.count, over: .year))
        let results = try sample.results([sum]).value
        let request = MetricRequest(metric: "sum", periods: try periods("2023-Q2"))
        let points = try results.evaluator.evaluate(request)
        let assessment = try #require(Comparer(results).assessments(of: points, request).first)
        #expect(failure(assessment.previous) == .otherWindow)
        let change = try #require(assessment.lastYear).get()
        #expect(change.size == .amount(try Change.amount(from: Rational(3), to: Rational(11))))
        #expect(assessment.variation == nil && assessment.yearToDate == nil)
    }

    private func failure<Value>(_ result: Result<Value, Incomparable>) -> Incomparable? {
        if case .failure(let reason) = result { reason } else { nil }
    }
}
