import Diagnostics
import Statistics
import Tables
import Testing

@testable import Metrics

/// A number beside those of other offices; figures are made up.
@Suite struct PeerTests {
    private static let rate: MetricDefinition = {
        var rate = metric("rate", .ratio(numerator: "top", denominator: "bottom"), format: .percent)
        rate.direction = .higher
        return rate
    }()

    private func peers(
        _ rows: [String], _ definition: MetricDefinition = rate, unit: String = "A",
        _ change: (inout Sample) -> Void = { _ in }
    ) throws -> Result<PeerStanding, Refusal>? {
        try assessment(rows, definition, unit: unit, change).peers
    }

    private func assessment(
        _ rows: [String], _ definition: MetricDefinition = rate, unit: String = "A",
        _ change: (inout Sample) -> Void = { _ in }
    ) throws -> Assessment {
        var sample = Sample.reported(
            [.unit("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"), .number("top"), .number("bottom")], rows)
        change(&sample)
        let results = try sample.results([definition]).value
        let request = MetricRequest(
            metric: definition.name, members: ["unit": [unit]], periods: .list([try period("2022")]))
        let points = try results.evaluator.evaluate(request)
        return try #require(try Comparer(results).assessments(of: points, request).first)
    }

    @Test("Mean and median are of the other offices with a number in the same period")
    func benchmark() throws {
        let found = try #require(
            try peers(["2022 A 1 10", "2022 B 2 10", "2022 C 4 10", "2022 D 9 10", "2021 D 1 10"]))
        #expect(try found.get().benchmark.median == (try rational(4, 10)))
        #expect(try found.get().benchmark.mean == (try rational(5, 10)))
        #expect(try found.get().benchmark.count == 3)
    }

    @Test("One peer, peers all the same as the number, or no number of one's own are no benchmark")
    func refusals() throws {
        #expect(throws: Refusal.tooFew(count: 1, minimum: 2)) {
            try #require(try peers(["2022 A 1 9", "2022 B 2 9"])).get()
        }
        #expect(throws: Refusal.noVariation) {
            try #require(try peers(["2022 A 1 9", "2022 B 1 9", "2022 C 2 18"])).get()
        }
        #expect(throws: Refusal.missing(at: 0)) {
            try #require(try peers(["2022 A 0 0", "2022 B 1 9", "2022 C 2 18"])).get()
        }
    }

    @Test("An office in another and a total are no peers")
    func nested() throws {
        let rows = ["2022 A 1 10", "2022 B 2 10", "2022 C 4 10", "2022 D 9 10"]
        let inner = try #require(try peers(rows) { $0.within = ["B": "A", "D": "C"] })
        // B is in A; D in C, which stands for both.
        #expect(throws: Refusal.tooFew(count: 1, minimum: 2)) { try inner.get() }
        let total = try #require(try peers(rows) { $0.totals = "unit = 'D'" })
        #expect(try total.get().benchmark.count == 2)
    }

    @Test("Counts of offices of unlike size, ranks, and what has no good way are not set side by side")
    func none() throws {
        let rows = ["2022 A 1 10", "2022 B 2 10", "2022 C 4 10"]
        var count = metric("top", .simple(measure: "top"))
        count.direction = .lower
        #expect(try peers(rows, count) == nil)
        var neutral = Self.rate
        neutral.direction = .none
        #expect(try peers(rows, neutral) == nil)
        #expect(try peers(rows, metric("rank", .rank(measure: "top", of: "bottom"))) == nil)
    }

    @Test("A share beyond the 99,8 % limit of the funnel is evidence")
    func funnel() throws {
        let rows = ["2022 A 700 1000", "2022 B 950 1000", "2022 C 940 1000", "2022 D 960 1000"]
        #expect(try #require(try peers(rows)).get().standing == .alarm(.low))
        #expect(try #require(try peers(rows, unit: "B")).get().standing == .alarm(.high))
        let few = ["2022 A 7 10", "2022 B 9 10", "2022 C 10 10", "2022 D 9 10"]
        #expect(try #require(try peers(few)).get().standing == .within)
    }

    @Test("Beyond the limit is no evidence where the offices differ by more than chance anyhow")
    func overdispersion() throws {
        let names = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]
        func rows(_ counts: [Int]) -> [String] { zip(names, counts).map { "2022 \($0) \($1) 1000" } }
        let alike = try assessment(rows([800, 905, 895, 910, 890, 900, 902, 898, 907, 893]))
        #expect(try #require(alike.peers).get().areOverdispersed == false)
        #expect(alike.signals == [.unlikePeers(.low, isImprovement: false)])
        let unlike = try assessment(rows([800, 960, 840, 950, 860, 940, 820, 970, 880, 930]))
        #expect(try #require(unlike.peers).get().standing == .alarm(.low))
        #expect(try #require(unlike.peers).get().areOverdispersed)
        #expect(unlike.signals == [] && !unlike.isJudged)
    }
}
