import Diagnostics
import Statistics
import Tables
import Testing

@testable import Metrics

/// Composite indices and ranks by other metrics; figures are made up.
@Suite struct IndexTests {
    private static let rate = metric("rate", .ratio(numerator: "top", denominator: "bottom"), format: .percent)
    private static let days = metric("days", .reported(measure: "days"))

    /// Sixty points for a rate from one half to all, forty for days from 30 down to 10.
    private func index(_ missing: CompositeIndex.MissingRule) throws -> MetricDefinition {
        let rate = try #require(IndexDefinition.Scale(none: rational(1, 2), all: .one))
        let days = try #require(IndexDefinition.Scale(none: Rational(30), all: Rational(10)))
        let definition = try IndexDefinition(
            [
                .init(
                    name: "on_time", title: "Đúng hạn", source: .init(metric: "rate", points: Rational(60), scale: rate)
                ),
                .init(
                    name: "quality", title: "Chất lượng", source: nil,
                    parts: [
                        .init(
                            name: "speed", title: "Nhanh",
                            source: .init(metric: "days", points: Rational(40), scale: days))
                    ]),
            ], missing: missing)
        var index = metric("index", .index(definition), dataset: nil)
        index.direction = .higher
        index.decimals = 1
        return index
    }

    /// Rows of `period unit top bottom days`.
    private func sample(_ rows: String...) -> Sample {
        Sample.reported(
            [.unit("A", "B", "C", "D"), .number("top"), .number("bottom"), .number("days")], rows
        ).with { $0.stocks = ["days"] }
    }

    private func results(
        _ sample: Sample, _ missing: CompositeIndex.MissingRule = .rescale, _ more: MetricDefinition...
    ) throws -> Results {
        try sample.results([Self.rate, Self.days, try index(missing)] + more).value
    }

    private func points(_ results: Results, _ name: String = "index") throws -> [MetricPoint] {
        try results.evaluator.evaluate(MetricRequest(metric: name, dimensions: ["unit"]))
    }

    @Test("Numbers become points along a line between two numbers, cut at both ends, in exact fractions")
    func points() throws {
        let results = try results(
            sample("2024 A 3 4 20", "2024 B 1 4 5", "2024 C 1 1 40", "2024 D 2 3 17"))
        let points = try points(results)
        #expect(
            points.map(\.quantity.exactValue) == [
                Rational(50), Rational(40), Rational(60), try rational(20 * 1 + 26, 1),
            ])
        let parts = try #require(points.first?.score?.contributions)
        #expect(parts.map(\.criterion) == ["on_time", "quality", "speed"])
        #expect(parts.map(\.points) == [Rational(30), Rational(20), Rational(20)])
        // All that is behind it is in the receipt.
        #expect(points[0].inputs.map(\.measure) == ["top", "bottom", "days"])
    }

    @Test(
        "A missing criterion is treated by the declared rule",
        arguments: [(CompositeIndex.MissingRule.rescale, 50 as Int?), (.zero, 30), (.noScore, nil as Int?)])
    func missing(rule: CompositeIndex.MissingRule, score: Int?) throws {
        let point = try #require(points(results(sample("2024 A 3 4 …"), rule)).first)
        #expect(point.quantity == score.map(known) ?? .notComputable(.missing("days")))
        #expect(point.score?.missing == (score == nil ? nil : ["speed"]))
        // Without any criterion there is no score, whatever the rule.
        let none = try points(results(sample("2024 A 3 4 1", "2024 B 0 0 …"), rule)).last
        #expect(none?.quantity == .notComputable(.zeroDenominator))
    }

    @Test("An estimate is not a missing criterion, and points outside their range are none")
    func refused() throws {
        #expect(
            try points(results(sample("2024 A 3 4 ≥20"), .zero)).map(\.quantity) == [.notComputable(.qualified("days"))]
        )
        let plain = try IndexDefinition(
            [
                .init(
                    name: "x", title: "x", source: .init(metric: "days", points: Rational(10), scale: nil))
            ], missing: .zero)
        let index = metric("plain", .index(plain), dataset: nil)
        let results = try sample("2024 A 1 1 10", "2024 B 1 1 11").results([Self.days, index]).value
        #expect(
            try points(results, "plain").map(\.quantity) == [known(10), .notComputable(.outOfRange("days"))])
    }

    @Test("What criteria give to a change adds up to it; scores without the same criteria are not compared")
    func change() throws {
        let results = try results(
            sample("2022 A 3 4 20", "2023 A 4 4 25", "2024 A 4 4 …"))
        func previous(_ text: String) throws -> Result<MetricChange, Incomparable> {
            let request = MetricRequest(metric: "index", members: ["unit": ["A"]], periods: try periods(text))
            let points = try results.evaluator.evaluate(request)
            return try #require(Comparer(results).assessments(of: points, request).first?.previous)
        }
        let change = try #require(try previous("2023").get().criteria)
        #expect(change.points == Rational(20))
        #expect(change.contributions.map(\.points) == [Rational(30), Rational(-10), Rational(-10)])
        guard case .failure(.otherCriteria(let names)) = try previous("2024") else {
            Issue.record("compared")
            return
        }
        #expect(names == ["quality", "speed"])
    }

    @Test("Criteria stated by the month and by the year meet in the year")
    func grains() throws {
        let yearly = Sample.reported([.unit("A"), .number("days")], ["2024 A 20"]).with { $0.stocks = ["days"] }
        let monthly = Sample.reported(
            [.unit("A"), .number("top"), .number("bottom")],
            (1...12).map { "2024-\($0 < 10 ? "0" : "")\($0) A 3 4" })
        let days = metric("days", .reported(measure: "days"), dataset: "yearly")
        let catalogue = Catalogue(
            units: [], sources: [], datasets: [try monthly.dataset(), try yearly.dataset(named: "yearly")],
            metrics: [Self.rate, days, try index(.rescale)])
        let points = try Results.make(catalogue).value.evaluator.evaluate(
            MetricRequest(metric: "index", dimensions: ["unit"]))
        #expect(points.map { $0.key.period.identifier } == ["2024"] && points.map(\.quantity) == [known(50)])
    }

    // MARK: - Ranks

    private func rank(_ least: Int? = nil, by name: String = "index") -> MetricDefinition {
        var rank = metric("rank", .ranking(.init(metric: name, among: "unit", leastCount: least)), dataset: nil)
        rank.direction = .lower
        return rank
    }

    @Test("Units are ranked in each period; those that print alike are tied at the best of their ranks")
    func ranks() throws {
        let results = try results(
            sample("2024 A 3 4 20", "2024 B 30001 40000 20", "2024 C 4 4 20", "2024 D 0 4 …"), .zero, rank())
        let points = try points(results, "rank")
        #expect(points.map(\.quantity) == [2, 2, 1, 4].map(known))
        #expect(points.map(\.denominator) == Array(repeating: known(4), count: 4))
        #expect(points.map { $0.edition?.isTied } == [true, true, false, false])
        // One unit asked for has its place among all.
        let one = try results.evaluator.evaluate(MetricRequest(metric: "rank", members: ["unit": ["C"]]))
        #expect(one.map(\.quantity) == [known(1)] && one.map(\.key.members) == [[]])
        #expect(try results.evaluator.evaluate(MetricRequest(metric: "rank")).isEmpty)
    }

    @Test("Totals, contained units and units without a score have no place; nobody is ranked where all are equal")
    func unranked() throws {
        let sample = sample("2024 A 3 4 20", "2024 B 4 4 20", "2024 C 4 4 10", "2024 D … 4 …").with {
            $0.within = ["A": "B"]
        }
        var dataset = try sample.dataset()
        for index in dataset.fields.indices where dataset.fields[index].name == "unit" {
            dataset.fields[index].dimension?.name = "units"
        }
        let catalogue = Catalogue(
            units: [], sources: [], datasets: [dataset], metrics: [Self.rate, Self.days, try index(.noScore), rank()])
        let points = try points(Results.make(catalogue).value, "rank")
        #expect(points.map(\.key.members) == [["B"], ["C"], ["D"]])
        #expect(points.map(\.quantity) == [known(2), known(1), .notComputable(.missing("top"))])
        let equal = try self.points(
            results(self.sample("2024 A 3 4 20", "2024 B 3 4 20"), .rescale, rank()), "rank")
        #expect(equal.map(\.quantity) == Array(repeating: .notComputable(.notRanked(.noVariation)), count: 2))
    }

    @Test("Too few cases have no place, and places among other units are not compared")
    func editions() throws {
        var rate = Self.rate
        rate.direction = .higher
        let sample = sample("2023 A 3 4 1", "2023 B 2 4 1", "2024 A 3 4 1", "2024 C 2 4 1", "2024 D 9 9 1")
        let results = try sample.results([rate, rank(4, by: "rate")]).value
        #expect(try points(results, "rank").map(\.quantity) == [1, 2, 2, 3, 1].map(known))
        let few = try sample.results([rate, rank(5, by: "rate")]).value
        #expect(try points(few, "rank").last?.quantity == .notComputable(.notRanked(.tooFew(count: 1, minimum: 2))))
        let request = MetricRequest(metric: "rank", members: ["unit": ["A"]], periods: try periods("2024"))
        let two = try self.sample("2023 A 3 4 1", "2023 B 2 4 1", "2024 A 3 4 1", "2024 C 2 4 1").results(
            [rate, rank(by: "rate")]
        ).value
        let assessment = try #require(
            Comparer(two).assessments(of: try two.evaluator.evaluate(request), request).first)
        guard case .failure(.otherMembers("unit", gone: ["B"], new: ["C"])) = assessment.previous else {
            Issue.record("\(assessment.previous)")
            return
        }
    }
}

extension Localized: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(vi: value) }
}
