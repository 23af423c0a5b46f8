import Diagnostics
import Metrics
import Tables
import Testing

@Suite struct EvaluatorTests {
    private let pairs = Sample.reported(
        [.unit("A", "B"), .number("n"), .number("d")], ["2024 A 1 3", "2024 B 3 5", "2023 A 2 4"]
    ).with { $0.wholes = [["A", "B"]] }
    private let share = metric("share", .ratio(numerator: "n", denominator: "d"), format: .percent)

    private func points(
        _ sample: Sample, _ metrics: [MetricDefinition], by dimensions: [String] = [],
        of members: [String: [String]] = [:],
        in periods: Plan.Periods = .stated
    ) throws -> [MetricPoint] {
        let request = MetricRequest(
            metric: metrics.first?.name ?? "", dimensions: dimensions, members: members, periods: periods)
        return try sample.results(metrics).value.evaluator.evaluate(request)
    }

    private func ratio(_ cells: String) throws -> MetricPoint {
        try #require(try points(.reported([.number("n"), .number("d")], ["2024 " + cells]), [share]).first)
    }

    private func derived(
        _ name: String, _ text: String, over names: [String] = ["n", "d"], format: MetricDefinition.Format = .number
    ) throws -> MetricDefinition {
        let types = Dictionary(uniqueKeysWithValues: names.map { ($0, ExpressionType.number) })
        return metric(
            name, .derived(try ExpressionParser.parse(text, names: types, expected: .number)), dataset: nil,
            format: format)
    }

    private let simple = ["n", "d"].map { metric($0, .simple(measure: $0)) }

    // MARK: - Ratios

    @Test("A ratio is exact and keeps its counts")
    func counts() throws {
        let point = try ratio("5395 5404")
        #expect(point.quantity == .value(try rational(5395, 5404), .exact))
        #expect(point.numerator == known(5395))
        #expect(point.denominator == known(5404))
    }

    @Test("The ratio of a whole is made from its totals, not from the ratios of its parts")
    func totalRatio() throws {
        let point = try #require(try points(pairs, [share], in: periods("2024")).first)
        #expect(point.quantity == .value(try rational(1, 2), .exact))
        #expect(point.numerator == known(4))
        #expect(point.denominator == known(8))
    }

    @Test(
        "A ratio that cannot be computed says why",
        arguments: [
            ("0 5", known(0)), ("0 0", .notComputable(.zeroDenominator)), ("3 0", .notComputable(.zeroDenominator)),
            ("… 5", .notComputable(.missing("n"))), ("3 …", .notComputable(.missing("d"))),
            ("* 5", .notComputable(.withheld("n"))), ("3 ≥5", .notComputable(.qualified("d"))),
            ("≈3 5", .notComputable(.qualified("n"))), ("– 5", notApplicable), ("3 –", notApplicable),
            ("– …", .notComputable(.missing("d"))), ("1/\(Int.max) 2", .notComputable(.overflow)),
        ] as [(String, Quantity)])
    func impossibleRatio(cells: String, expected: Quantity) throws { #expect(try ratio(cells).quantity == expected) }

    // MARK: - Derived metrics

    @Test("Metrics are joined by period and members")
    func joined() throws {
        let metrics = [try derived("rest", "d - n")] + simple
        let found = try points(pairs, metrics, by: ["unit"])
        #expect(found.map(\.key.period.identifier) == ["2023", "2024", "2024"])
        #expect(found.map(\.key.members) == [["A"], ["A"], ["B"]])
        #expect(found.map(\.quantity) == [known(2), known(2), known(2)])
        #expect(found.first?.operands == ["n": known(2), "d": known(4)])
    }

    @Test(
        "A derived metric is missing where an operand is",
        arguments: [
            ("… 5", .notComputable(.missing("n"))), ("3 *", .notComputable(.withheld("d"))),
            ("≥3 5", .notComputable(.qualified("n"))), ("– 5", notApplicable), ("3 5", known(2)),
        ] as [(String, Quantity)])
    func missingOperand(cells: String, expected: Quantity) throws {
        let sample = Sample.reported([.number("n"), .number("d")], ["2024 " + cells])
        #expect(try points(sample, [try derived("rest", "d - n")] + simple).map(\.quantity) == [expected])
    }

    @Test("A derived metric is missing where an operand has no row, and never taken from another period")
    func missingRow() throws {
        let other = Sample.reported([.number("m")], ["2024 7"])
        let metrics = [
            try derived("sum", "n + m", over: ["n", "m"]), metric("n", .simple(measure: "n")),
            metric("m", .simple(measure: "m"), dataset: "other"),
        ]
        let sample = Sample.reported([.number("n")], ["2023 1", "2024 2"])
        let catalogue = Catalogue(
            units: [], sources: [], datasets: [try sample.dataset(), try other.dataset(named: "other")],
            metrics: metrics)
        let found = try Results.make(catalogue).value.evaluator.evaluate(MetricRequest(metric: "sum"))
        #expect(found.map(\.quantity) == [.notComputable(.missing("m")), known(9)])
    }

    @Test("Only where the definition says so does something stand in the place of what is missing")
    func coalesce() throws {
        let sample = Sample.reported([.number("n"), .number("d")], ["2024 … 5"])
        let metrics = [try derived("sum", "coalesce(n, 0) + d")] + simple
        #expect(try points(sample, metrics).map(\.quantity) == [known(5)])
    }

    @Test("An obstacle is passed on through metrics of metrics")
    func chain() throws {
        let metrics = [try derived("twice", "rest * 2", over: ["rest"]), try derived("rest", "d - n")] + simple
        #expect(try points(pairs, metrics, by: ["unit"]).map(\.quantity) == [known(4), known(4), known(4)])
        let sample = Sample.reported([.number("n"), .number("d")], ["2024 … 5"])
        #expect(try points(sample, metrics).map(\.quantity) == [.notComputable(.missing("n"))])
    }

    @Test("A derived division by zero is an error, not a blank")
    func division() throws {
        let sample = Sample.reported([.number("n"), .number("d")], ["2024 3 0"])
        let metrics = [try derived("quotient", "n / d")] + simple
        #expect(throws: MetricError.self) { try points(sample, metrics) }
    }

    @Test("A metric that nobody defined is an error")
    func unknown() throws {
        #expect(throws: MetricError.unknownMetric("none")) {
            try pairs.results().value.evaluator.evaluate(MetricRequest(metric: "none"))
        }
    }

    @Test("An impossible total is an error with the name of the dataset")
    func plan() throws {
        let error = PlanError.undeclaredWhole(field: "unit", members: ["A", "B"], period: try period("2024"))
        #expect(throws: MetricError.plan(error, dataset: "facts")) {
            try points(pairs.with { $0.wholes = [] }, [share])
        }
    }

    @Test("The filter of a metric joins those of the request")
    func filter() throws {
        let only = metric("n", .simple(measure: "n"), filter: try pairs.expression("n > 1"))
        #expect(try points(pairs, [only], by: ["unit"]).map(\.key.members) == [["A"], ["B"]])
        #expect(try points(pairs, [only], by: ["unit"], of: ["unit": ["A"]]).map(\.quantity) == [known(2)])
    }

    // MARK: - What a source states

    private let ranks = Sample.reported(
        [.unit("A", "B"), .number("rank"), .number("ranked"), .number("share")],
        ["2023 A 10 20 95", "2024 A 6 20 96", "2024 B 6 20 ≥97", "2022 A … … –"]
    ).with { $0.wholes = [["A", "B"]] }
    private let rank = metric("place", .rank(measure: "rank", of: "ranked"))
    private let reported = metric("reported_share", .reported(measure: "share"), format: .percent)

    @Test("A rank is out of the number of ranked units")
    func ranked() throws {
        let found = try points(ranks, [rank], by: ["unit"])
        #expect(found.map(\.quantity) == [notAvailable, known(10), known(6), known(6)])
        #expect(found.map(\.denominator) == [notAvailable, known(20), known(20), known(20)])
    }

    @Test("A reported share is shown as the source has it, qualified or not")
    func reportedShare() throws {
        let found = try points(ranks, [reported], by: ["unit"])
        #expect(found.map(\.quantity) == [notApplicable, known(95), known(96), .value(Rational(97), .atLeast)])
    }

    @Test("Ranks and reported shares are not added up, over units or over time")
    func neverAdded() throws {
        #expect(try points(ranks, [rank], in: periods("2024")).map(\.quantity) == [notAvailable])
        let months = Sample.reported(
            [.number("rank"), .number("ranked"), .number("share")], ["2024-H1 1 9 50", "2024-H2 2 9 60"])
        #expect(try points(months, [rank], in: periods("2024")).map(\.quantity) == [notAvailable])
        #expect(try points(months, [reported], in: periods("2024")).map(\.quantity) == [notAvailable])
        let stock = months.with { $0.stocks = ["share"] }
        #expect(try points(stock, [reported], in: periods("2024")).map(\.quantity) == [known(60)])
    }

    @Test("A number worked out from others of its row says so")
    func derivedReading() throws {
        let overdue = metric("overdue", .simple(measure: "overdue"))
        let found = try points(Dossiers.sample, [overdue], by: ["unit"])
        #expect(found.map(\.quantity) == [known(0), known(9), known(0)])
        #expect(found.map(\.isDerived) == [true, false, true])
    }
}

@Suite struct TouchingTests {
    private func touching(
        _ sample: Sample, _ metric: MetricDefinition, of members: [String: [String]] = [:], in periods: Plan.Periods
    ) throws -> [String] {
        let results = try sample.results([metric]).value
        let request = MetricRequest(metric: metric.name, members: members, periods: periods)
        let point = try #require(try results.evaluator.evaluate(request).first)
        return results.checks(touching: point).map(\.summary)
    }

    @Test("The 239 of the balance touch the on-time rate of the Centre, not that of the Office")
    func balance() throws {
        let sample = try Dossiers.checked()
        #expect(
            try touching(sample, Dossiers.onTimeRate, of: ["unit": ["ttpvhcc"]], in: periods("2024-01-01..2024-02-28"))
                == ["1: accepted 239"])
        #expect(
            try touching(sample, Dossiers.onTimeRate, of: ["unit": ["mot-cua"]], in: periods("2019-01-01..2022-05-23"))
                == ["0: holds"])
    }

    @Test("A check of what a number was worked out from touches it, however many steps away")
    func transitive() throws {
        var sample = Sample.reported(["x", "early", "on_time", "late", "back"].map(Column.number), ["2024 6 2 3 1 4"])
        sample.parts = [
            node("handled", node("resolved", node("x", node("early"), node("on_time")), node("late")), node("back"))
        ]
        let node = try #require(sample.parts.flatMap(\.nodes).first { $0.name == "x" })
        sample.checks = [try .of(.parts(node), in: sample)]
        #expect(
            try touching(sample, metric("m", .simple(measure: "handled")), in: periods("2024")) == ["0: fails by 1"])
        #expect(try touching(sample, metric("m", .simple(measure: "back")), in: periods("2024")) == [])
    }

    @Test("A check of continuity touches the closing stock of one period and the opening stock of the next")
    func continuity() throws {
        var sample = Sample.reported(["pending", "carried_over"].map(Column.number), ["2023 5 1", "2024 7 6"])
        sample.checks = [try .of(.continuity(by: [], closing: "pending", opening: "carried_over"), in: sample)]
        let (pending, opening) = (
            metric("p", .simple(measure: "pending")), metric("c", .simple(measure: "carried_over"))
        )
        #expect(try touching(sample, pending, in: periods("2023")) == ["1: fails by -1"])
        #expect(try touching(sample, opening, in: periods("2024")) == ["1: fails by -1"])
        #expect(try touching(sample, pending, in: periods("2024")) == [])
        #expect(try touching(sample, opening, in: periods("2023")) == [])
    }

    @Test("A check of a month touches the quarter that was made from it, through the parts too")
    func rolledUp() throws {
        var sample = Sample.reported(
            ["received", "carried_over", "received_new"].map(Column.number),
            ["2024-01 11 1 10", "2024-02 12 2 10", "2024-03 13 3 10"])
        sample.parts = [node("received", node("carried_over"), node("received_new"))]
        sample.opening = ["carried_over"]
        sample.checks = [try .row("c", "received_new < 10", where: "received = 12", in: sample)]
        #expect(
            try touching(sample, metric("m", .simple(measure: "received")), in: periods("2024-Q1")) == ["1: fails by 0"]
        )
        #expect(try touching(sample, metric("m", .simple(measure: "received")), in: periods("2024-01")) == [])
    }

    @Test("The checks of one cell are found by row and field")
    func cell() throws {
        let results = try Dossiers.checked().results().value
        #expect(results.checks(dataset: "facts", row: 1, field: "received").map(\.summary) == ["1: accepted 239"])
        #expect(results.checks(dataset: "facts", row: 1, field: "from").isEmpty)
        #expect(results.checks(dataset: "none", row: 1, field: "received").isEmpty)
    }
}
