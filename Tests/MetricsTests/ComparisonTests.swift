import Diagnostics
import Statistics
import Tables
import Testing

@testable import Metrics

/// What may be compared with what; figures are made up.
@Suite struct ComparisonTests {
    /// Quarters of office A from `first` on, one a cell.
    private func quarters(_ cells: String..., from first: String = "2022-Q1", parts: [PartNode] = []) throws -> Sample {
        var period = try #require(Period(parsing: first))
        var rows: [String] = []
        for cell in cells {
            rows.append("\(period.identifier) A \(cell)")
            period = try #require(period.next)
        }
        return Sample.reported([.unit("A", "B", "C", "D"), .number("top"), .number("bottom")], rows)
    }

    private static let count = metric("top", .simple(measure: "top"))
    private static let rate = metric("rate", .ratio(numerator: "top", denominator: "bottom"), format: .percent)

    private func assessment(
        _ sample: Sample, _ definition: MetricDefinition = count, unit: String = "A", at text: String
    ) throws -> Assessment {
        let results = try sample.results([definition]).value
        let request = MetricRequest(
            metric: definition.name, members: ["unit": [unit]], periods: .list([try period(text)]))
        let points = try results.evaluator.evaluate(request)
        return try #require(try Comparer(results).assessments(of: points, request).first)
    }

    private func failure<Value>(_ result: Result<Value, Incomparable>?) -> Incomparable? {
        if case .failure(let reason)? = result { reason } else { nil }
    }

    // MARK: - Changes

    @Test("A share changes in percentage points, exactly")
    func points() throws {
        let found = try assessment(quarters("9 10", "19 20"), Self.rate, at: "2022-Q2")
        #expect(try found.previous.get().size == .points(Rational(5)))
        #expect(try found.previous.get().movement == .rise)
        #expect(try found.previous.get().isImprovement == nil)
    }

    @Test("A count changes in number and per cent, of nothing without a per cent")
    func amounts() throws {
        let sample = try quarters("200 1", "150 1", "0 1", "5 1")
        let change = try assessment(sample, at: "2022-Q2").previous.get()
        #expect(change.size == .amount(try Change.amount(from: Rational(200), to: Rational(150))))
        guard case .amount(let size) = try assessment(sample, at: "2022-Q4").previous.get().size else {
            Issue.record("no amount")
            return
        }
        #expect(size.difference == Rational(5) && size.percent == nil)
    }

    @Test("A rank changes in places of one field, and never across fields")
    func places() throws {
        let rank = metric("rank", .rank(measure: "top", of: "bottom"))
        let sample = try quarters("9 20", "5 20", "7 34", "7 …")
        let change = try assessment(sample, rank, at: "2022-Q2").previous.get()
        #expect(
            change.size == .places(gained: Rational(4), of: Rational(20)) && change.movement == .rise
                && change.isImprovement == true)
        #expect(
            failure(try assessment(sample, rank, at: "2022-Q3").previous)
                == .otherField(before: Rational(20), after: Rational(34)))
        #expect(
            failure(try assessment(sample, rank, at: "2022-Q4").previous)
                == .otherField(before: Rational(34), after: nil))
    }

    @Test("Which way is good decides what is an improvement")
    func improvement() throws {
        var overdue = Self.count
        overdue.direction = .lower
        #expect(try assessment(quarters("5 1", "3 1"), overdue, at: "2022-Q2").previous.get().isImprovement == true)
        #expect(try assessment(quarters("3 1", "5 1"), overdue, at: "2022-Q2").previous.get().isImprovement == false)
        #expect(try assessment(quarters("3 1", "3 1"), overdue, at: "2022-Q2").previous.get().isImprovement == nil)
    }

    @Test("The same period of the year before is another reference but for whole years")
    func lastYear() throws {
        let sample = try quarters("10 1", "20 1", "30 1", "40 1", "15 1")
        let change = try #require(try assessment(sample, at: "2023-Q1").lastYear).get()
        #expect(change.from.key.period == (try period("2022-Q1")))
        let years = Sample.reported([.unit("A"), .number("top")], ["2022 A 1", "2023 A 2"])
        #expect(try assessment(years, at: "2023").lastYear == nil)
    }

    @Test(
        "Missing, withheld and qualified numbers and zero denominators are never compared",
        arguments: [
            ("…", Incomparable.Absent.missing), ("–", .notApplicable), ("*", .withheld), ("≥90", .qualified),
        ])
    func absent(cell: String, reason: Incomparable.Absent) throws {
        let sample = try quarters("80 1", "\(cell) 1", "95 1", "96 1")
        #expect(
            failure(try assessment(sample, at: "2022-Q3").previous) == .noValue(try period("2022-Q2"), reason))
        let itself = try assessment(sample, at: "2022-Q2")
        #expect(failure(itself.previous) == .noValue(try period("2022-Q2"), reason))
        #expect(itself.history.silence == .noValue(try period("2022-Q2"), reason))
        let empty = try assessment(quarters("8 10", "0 0", "9 10"), Self.rate, at: "2022-Q3")
        #expect(failure(empty.previous) == .noValue(try period("2022-Q2"), .zeroDenominator))
    }

    @Test("One point, a gap before it, and a period that no other is like are not compared")
    func tooLittle() throws {
        #expect(failure(try assessment(quarters("80 1"), at: "2022-Q1").previous) == .onlyOne)
        let gap = Sample.reported([.unit("A"), .number("top")], ["2022-Q1 A 1", "2022-Q3 A 2"])
        #expect(failure(try assessment(gap, at: "2022-Q3").previous) == .noValue(try period("2022-Q2"), .missing))
        let free = Sample.reported([.unit("A"), .number("top")], ["2022-01-01..2022-02-05 A 1", "2022-Q3 A 2"])
        let found = try assessment(free, at: "2022-01-01..2022-02-05")
        #expect(failure(found.previous) == .unlikePeriods && found.history.silence == .unlikePeriods)
    }

    @Test("Nothing is compared across a declared break, and limits begin anew there")
    func seriesBreak() throws {
        var dataset = try quarters("10 1", "12 1", "11 1", "13 1", "10 1", "12 1", "30 1", "32 1").dataset()
        dataset.breaks = [
            .init(from: try day("2023-07-01"), filter: nil, title: Localized(vi: "Cách đếm mới"))
        ]
        let catalogue = Catalogue(units: [], sources: [], datasets: [dataset], metrics: [Self.count])
        let results = Results.make(catalogue).value
        func found(_ text: String) throws -> Assessment {
            let request = MetricRequest(
                metric: "top", members: ["unit": ["A"]], periods: .list([try period(text)]))
            return try #require(
                try Comparer(results).assessments(of: try results.evaluator.evaluate(request), request).first)
        }
        #expect(failure(try found("2023-Q3").previous) == .seriesBreak(Localized(vi: "Cách đếm mới")))
        #expect(try found("2023-Q4").previous.get().movement == .rise)
        #expect(throws: Refusal.tooFew(count: 2, minimum: 6)) { try #require(try found("2023-Q4").variation).get() }
        #expect(try #require(try found("2023-Q2").variation).get().variation == .common)
    }

    @Test("Totals over other members are not compared")
    func members() throws {
        let sample = Sample.reported(
            [.unit("A", "B", "C"), .number("top")],
            ["2022-Q1 A 1", "2022-Q1 B 2", "2022-Q2 A 1", "2022-Q2 B 2", "2022-Q2 C 9"]
        ).with { $0.wholes = [["A", "B"], ["A", "B", "C"]] }
        let results = try sample.results([Self.count]).value
        let request = MetricRequest(metric: "top", periods: .list([try period("2022-Q2")]))
        let found = try #require(
            try Comparer(results).assessments(of: try results.evaluator.evaluate(request), request).first)
        #expect(found.point.quantity == known(12))
        #expect(failure(found.previous) == .otherMembers(field: "unit", gone: [], new: ["C"]))
    }

    // MARK: - Year to date

    @Test("A year's sum so far is of flows, and of ratios the ratio of sums")
    func yearToDate() throws {
        let sample = try quarters("8 10", "9 10", "1 10", "2 10", "9 10", "9 20")
        let rate = try #require(try assessment(sample, Self.rate, at: "2023-Q2").yearToDate).get()
        #expect(rate.point.quantity == .value(try rational(18, 30), .exact))
        #expect(rate.point.key.period == (try period("2023-H1")))
        #expect(try rate.change.get().size == .points(Rational(-25)))
        let count = try #require(try assessment(sample, at: "2023-Q2").yearToDate).get()
        #expect(count.point.quantity == known(18))
        #expect(try assessment(sample, at: "2023-Q1").yearToDate == nil)
        let stock = sample.with { $0.stocks = ["top"] }
        #expect(try assessment(stock, at: "2023-Q2").yearToDate == nil)
    }

    @Test("A year's sum is not made without one of its periods")
    func yearToDateGap() throws {
        let sample = try quarters("8 10", "… 10", "1 10")
        #expect(
            failure(try assessment(sample, at: "2022-Q3").yearToDate) == .noValue(try period("2022-Q2"), .missing))
    }

    // MARK: - Usual variation

    @Test("A history that never varies, or of which most is nothing, says nothing of variation")
    func noVariation() throws {
        let same = try assessment(quarters("5 1", "5 1", "5 1", "5 1", "5 1", "5 1", "5 1"), at: "2023-Q3")
        #expect(throws: Refusal.noVariation) { try #require(same.variation).get() }
        #expect(same.history.silence == .allEqual && same.signals.isEmpty && !same.isJudged)
        let rare = try assessment(quarters("0 1", "0 1", "0 1", "0 1", "0 1", "0 1", "1 1"), at: "2023-Q3")
        #expect(throws: Refusal.tooFew(count: 1, minimum: 4)) { try #require(rare.variation).get() }
    }

    @Test("Shares of large counts, which vary by more than chance, are judged by what they always vary")
    func overdispersed() throws {
        let shares = try quarters(
            "90000 100000", "95000 100000", "91000 100000", "96000 100000", "90000 100000", "95000 100000",
            "91000 100000", "96000 100000")
        #expect(try #require(try assessment(shares, Self.rate, at: "2023-Q4").variation).get().variation == .common)
    }

    @Test("Of few cases one late one is no signal, nor are periods without a late one; the exact test alone decides")
    func fewCases() throws {
        // One late of 40 in every fourth quarter, else none: a normal limit would lie at 93 %.
        let usual = ["10 10", "10 10", "10 10", "9 10", "10 10", "10 10", "10 10", "10 10", "10 10", "10 10", "10 10"]
        func last(_ cells: String) throws -> UsualVariation {
            var period = try period("2020-Q1")
            var rows: [String] = []
            for cell in usual + [cells] {
                rows.append("\(period.identifier) A \(cell)")
                period = try #require(period.next)
            }
            let sample = Sample.reported([.unit("A"), .number("top"), .number("bottom")], rows)
            return try #require(try assessment(sample, Self.rate, at: "2022-Q4").variation).get()
        }
        #expect(try last("10 10").variation == .common)
        #expect(try last("9 10").variation == .common)
        #expect(try last("2 3").variation == .common)
        #expect(try last("5 10").signal == .outside(.low))
    }

    @Test("A rank has no control chart")
    func rank() throws {
        let rank = metric("rank", .rank(measure: "top", of: "bottom"))
        #expect(try assessment(quarters("9 20", "5 20"), rank, at: "2022-Q2").variation == nil)
    }

    // MARK: - Targets

    private func standing(
        _ cells: String, _ target: Rational, _ direction: MetricDefinition.Direction = .higher,
        _ definition: MetricDefinition = rate
    ) throws -> TargetStanding? {
        var metric = definition
        metric.direction = direction
        metric.targets = [.init(from: try day("2022-01-01"), value: target, basis: nil)]
        return try assessment(quarters(cells), metric, at: "2022-Q1").target
    }

    @Test("Exactly the target is reached; without a good way or a number there is no status")
    func target() throws {
        let goal = try rational(95, 100)
        #expect(try standing("95 100", goal)?.isMet == true)
        #expect(try standing("9499 10000", goal)?.isMet == false)
        #expect(try standing("95 100", goal, .none) == nil)
        #expect(try standing("0 0", goal) == nil)
        #expect(try standing("… 10", goal) == nil)
        #expect(try standing("≥95 100", goal, .higher, Self.count) == nil)
    }

    @Test("No late dossier at all is a legal target")
    func zeroTarget() throws {
        #expect(try standing("0 10", .zero, .lower, Self.count)?.isMet == true)
        #expect(try standing("1 10", .zero, .lower, Self.count)?.isMet == false)
        let share = try #require(try standing("0 10", .zero, .lower))
        #expect(share.isMet && !share.isInDoubt && share.interval == nil)
    }

    @Test("A target inside Wilson's 95 % interval is not told from the number; one outside 99,8 % surely is")
    func doubt() throws {
        // Wilson for 18 of 20 is 69,9 % to 97,2 % (R. G. Newcombe's method 3).
        let few = try #require(try standing("18 20", try rational(95, 100)))
        #expect(!few.isMet && few.isInDoubt && !few.isSurelyMissed)
        let many = try #require(try standing("900 1000", try rational(95, 100)))
        #expect(!many.isMet && !many.isInDoubt && many.isSurelyMissed)
        // Wilson's 99,8 % interval for 1 of 2 ends at 95,5 %, but at 97 % one of two or none comes once in 17 times.
        let pair = try #require(try standing("1 2", try rational(97, 100)))
        #expect(!pair.isMet && pair.isInDoubt && !pair.isSurelyMissed)
    }

    @Test("The target in force is that of the last day of the period")
    func dated() throws {
        var metric = Self.rate
        metric.direction = .higher
        metric.targets = [
            .init(from: try day("2022-01-01"), value: try rational(5, 10), basis: nil),
            .init(from: try day("2022-06-30"), value: try rational(9, 10), basis: nil),
        ]
        let sample = try quarters("8 10", "8 10")
        #expect(try assessment(sample, metric, at: "2022-Q1").target?.isMet == true)
        #expect(try assessment(sample, metric, at: "2022-Q2").target?.isMet == false)
    }
}
