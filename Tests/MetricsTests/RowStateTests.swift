import Diagnostics
import Statistics
import Tables
import Testing

@testable import Metrics

/// Rows of which the source says that they are preliminary or restated; figures are made up.
@Suite struct RowStateTests {
    private static let rate = metric("rate", .ratio(numerator: "top", denominator: "bottom"), format: .percent)
    private static let top = metric("top", .simple(measure: "top"))
    private static let open = metric("open", .simple(measure: "open"))

    /// Rows of `period unit top bottom open state`.
    private func sample(_ rows: String...) -> Sample {
        Sample.reported(
            [.unit("A", "B", "C"), .number("top"), .number("bottom"), .number("open"), .text("state")], rows
        ).with { sample in
            sample.state = "state"
            sample.stocks = ["open"]
            sample.wholes = [["A", "B"]]
        }
    }

    private func results(_ sample: Sample, _ more: MetricDefinition...) throws -> Results {
        var rate = Self.rate
        rate.direction = .higher
        return try sample.results([rate, Self.top, Self.open] + more).value
    }

    private func points(
        _ results: Results, _ name: String, _ periods: Plan.Periods = .grain(.month, .calendar),
        by dimensions: [String] = ["unit"]
    ) throws -> [MetricPoint] {
        try results.evaluator.evaluate(MetricRequest(metric: name, dimensions: dimensions, periods: periods))
    }

    private func preliminary(_ top: Int, _ bottom: Int = 1) throws -> Quantity {
        .value(try rational(top, bottom), .preliminary)
    }

    /// Three months of one unit: final, restated, preliminary.
    private var months: Sample {
        sample("2024-01 A 8 10 5 –", "2024-02 A 9 10 6 restated", "2024-03 A 6 10 7 preliminary")
    }

    @Test(
        "The words are known in both languages, whatever their capitals and encoding",
        arguments: [
            ("sơ bộ", RowState.preliminary), ("Sơ Bộ", .preliminary), ("so\u{031B} bo\u{0323}\u{0302}", .preliminary),
            ("PRELIMINARY", .preliminary), ("điều chỉnh", .restated), ("Điều chỉnh", .restated),
            ("Restated", .restated),
        ])
    func words(word: String, state: RowState) {
        #expect(RowState(word: word) == state)
        #expect(RowState(word: word + "x") == nil)
    }

    @Test("A count or ratio from a preliminary row is preliminary, from a restated one a number like any other")
    func rows() throws {
        let results = try results(months)
        let rates = try points(results, "rate")
        #expect(
            rates.map(\.quantity) == [
                .value(try rational(4, 5), .exact), .value(try rational(9, 10), .exact), try preliminary(3, 5),
            ])
        #expect(rates.map(\.states) == [[], [.restated], [.preliminary]])
        #expect(rates[2].numerator == known(6) && rates[2].denominator == known(10))
        #expect(rates.map(\.hasFinalNumber) == [true, true, false])
        #expect(rates.latestPeriod == (try period("2024-02")))
        #expect(try points(results, "top").map(\.quantity) == [known(8), known(9), preliminary(6)])
    }

    @Test("What is missing or only estimated in a preliminary row stays what it is")
    func otherQuantities() throws {
        let results = try results(
            sample(
                "2024-01 A … 10 5 preliminary", "2024-02 A * 10 6 preliminary", "2024-03 A ≈6 10 7 preliminary"))
        let points = try points(results, "top")
        #expect(points.map(\.quantity) == [notAvailable, withheld, .value(Rational(6), .approximately)])
        #expect(points.map(\.hasFinalNumber) == [false, false, false])
    }

    @Test("A sum over units is preliminary where one of them is, a longer period where one of its months is")
    func sums() throws {
        let results = try results(
            sample(
                "2024-01 A 8 10 5 –", "2024-01 B 7 10 5 preliminary", "2024-02 A 9 10 6 –", "2024-02 B 5 10 6 –",
                "2024-03 A 6 10 7 –", "2024-03 B 6 10 7 restated"))
        let total = try points(results, "top", by: [])
        #expect(total.map(\.quantity) == [try preliminary(15), known(14), known(12)])
        let quarters = try points(results, "rate", .grain(.quarter, .calendar))
        #expect(quarters.map(\.quantity) == [.value(try rational(23, 30), .exact), try preliminary(3, 5)])
        #expect(quarters.map(\.states) == [[], [.preliminary, .restated]])
        // A closing stock is that of March, whatever January will be.
        #expect(try points(results, "open", .grain(.quarter, .calendar)).map(\.quantity) == [known(7), known(7)])
        #expect(try points(results, "open", .grain(.quarter, .calendar)).map(\.states) == [[], [.restated]])
    }

    @Test("A running sum is preliminary as long as one of its periods is")
    func cumulative() throws {
        let sample = sample("2024-01 A 8 10 5 –", "2024-02 A 9 10 6 preliminary", "2024-03 A 6 10 7 –")
        func sums(_ formula: MetricDefinition.Formula) throws -> [Quantity] {
            let sum = metric("sum", .cumulative(of: "one", formula: formula, over: .year))
            return try points(try results(sample, metric("one", formula), sum), "sum").map(\.quantity)
        }
        #expect(try sums(Self.top.formula) == [known(8), preliminary(17), preliminary(23)])
        #expect(
            try sums(Self.rate.formula)
                == [.value(rational(4, 5), .exact), preliminary(17, 20), preliminary(23, 30)])
    }

    @Test("A metric made from a preliminary one is preliminary, and an index too; nobody is ranked by one")
    func madeFromOthers() throws {
        let expression = try ExpressionParser.parse(
            "top / open", names: ["top": .number, "open": .number], expected: .number)
        let scale = try #require(IndexDefinition.Scale(none: .zero, all: .one))
        let definition = try IndexDefinition(
            [.init(name: "c", title: "c", source: .init(metric: "rate", points: Rational(100), scale: scale))],
            missing: .rescale)
        let results = try results(
            sample("2024-01 A 8 10 5 preliminary", "2024-01 B 9 10 6 restated", "2024-01 C 6 10 7 –"),
            metric("per", .derived(expression), dataset: nil), metric("index", .index(definition), dataset: nil),
            metric("place", .ranking(.init(metric: "rate", among: "unit")), dataset: nil))
        let per = try points(results, "per")
        #expect(
            per.map(\.quantity)
                == [try preliminary(8, 5), .value(try rational(3, 2), .exact), .value(try rational(6, 7), .exact)])
        #expect(per[0].numerator == known(8))
        #expect(per.map(\.states) == [[.preliminary], [.restated], []])
        #expect(try points(results, "index").map(\.quantity) == [preliminary(80), known(90), known(60)])
        #expect(
            try points(results, "place").map(\.quantity) == [.notComputable(.preliminary("rate")), known(1), known(2)])
    }

    @Test("A preliminary number is neither compared nor judged nor compared with; a restated one is")
    func comparisons() throws {
        let results = try results(months)
        let request = MetricRequest(metric: "rate", dimensions: ["unit"])
        let found = try Comparer(results).assessments(of: try points(results, "rate"), request)
        guard case .success(let change) = found[1].previous else {
            Issue.record("the restated number is not compared")
            return
        }
        #expect(change.from.quantity.exactValue == (try rational(4, 5)))
        #expect(found[2].previous == .failure(.noValue(try period("2024-03"), .preliminary)))
        #expect(found[2].history.silence == .noValue(try period("2024-03"), .preliminary))
        #expect(found[2].target == nil)
        let earlier = try self.results(
            sample("2024-01 A 8 10 5 preliminary", "2024-02 A 9 10 6 –", "2024-03 A 6 10 7 –"))
        let later = try Comparer(earlier).assessments(of: Array(try points(earlier, "rate").suffix(2)), request)
        #expect(later[0].previous == .failure(.noValue(try period("2024-01"), .preliminary)))
        guard case .success = later[1].previous else {
            Issue.record("two final numbers are not compared")
            return
        }
        // From the beginning of the year there is a preliminary month.
        guard case .success(let year) = try #require(later[1].yearToDate) else {
            Issue.record("there is no sum")
            return
        }
        #expect(year.point.quantity == (try preliminary(23, 30)))
    }

    @Test("How long it was between events is not told over days whose numbers are preliminary")
    func rareEvents() throws {
        let days = try points(
            try results(sample("2024-01-01 A 1 10 5 –", "2024-01-02 A 1 10 6 preliminary", "2024-01-03 A 1 10 7 –")),
            "rate",
            .stated)
        #expect(throws: RareEvents.Obstacle.refused(.missing(at: 1))) {
            try RareEvents(days, Self.rate, form: .g)
        }
    }
}
