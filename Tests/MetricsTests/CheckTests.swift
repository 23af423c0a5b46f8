import Diagnostics
import Metrics
import Tables
import Testing

@Suite struct RowCheckTests {
    @Test("The balance of the Office holds and that of the Centre differs by the 239 that were accepted")
    func accepted() throws {
        let (results, codes) = try Dossiers.checked().checked()
        #expect(results.map(\.summary) == ["0: holds", "1: accepted 239", "2: holds"])
        #expect(results[1].left == Rational(5718))
        #expect(results[1].right == Rational(5479))
        #expect(codes == [])
    }

    @Test("A mismatch that nobody accepted is an error")
    func unaccepted() throws {
        let (results, codes) = try Dossiers.checked(accepting: nil).checked()
        #expect(results.map(\.summary) == ["0: holds", "1: fails by 239", "2: holds"])
        #expect(codes == ["error check.failed"])
    }

    @Test("An acceptance of another difference accepts nothing", arguments: [238, -239, 0])
    func otherDifference(difference: Int) throws {
        let (results, codes) = try Dossiers.checked(accepting: difference).checked()
        #expect(results[1].summary == "1: fails by 239")
        #expect(codes == ["error check.failed"])
    }

    private let pairs = Sample.reported(
        [.unit("A", "B", "C"), .number("a"), .number("b")], ["2024 A 5 5", "2024 B 7 5", "2024 C … 5"])

    private func run(
        _ that: String, where filter: String? = nil, _ severity: Severity = .error,
        accepting accepted: [(where: String, difference: Int)] = []
    ) throws -> (results: [String], codes: [String]) {
        let sample = try pairs.with {
            $0.checks = [try .row("c", that, where: filter, severity, accepting: accepted, in: pairs)]
        }
        let (results, codes) = try sample.checked()
        return (results.map(\.summary), codes)
    }

    @Test("An acceptance that matches no failing row is an error")
    func unmatched() throws {
        let accepted = [(where: "unit = 'B'", difference: 2), (where: "unit = 'A'", difference: 1)]
        let (results, codes) = try run("a = b", accepting: accepted)
        #expect(results == ["0: holds", "1: accepted 2", "2: untestable: missing(\"a\")"])
        #expect(codes == ["error check.acceptance-unmatched"])
    }

    @Test("An acceptance whose difference is no more is an error, though another of the same row holds")
    func stale() throws {
        let accepted = [(where: "unit = 'B'", difference: 2), (where: "unit = 'B'", difference: 3)]
        #expect(try run("a = b", accepting: accepted).codes == ["error check.acceptance-unmatched"])
    }

    @Test("A missing, withheld or qualified input makes a check untestable, which is neither success nor failure")
    func untestable() throws {
        let sample = try pairs.with {
            $0.rows = ["2024-01-01 2024-12-31 A … 5", "2024-01-01 2024-12-31 B * 5", "2024-01-01 2024-12-31 C ≈5 5"]
            $0.checks = [try .row("c", "a = b", in: pairs)]
        }
        let (results, codes) = try sample.checked()
        #expect(
            results.map(\.outcome)
                == [.untestable(.missing("a")), .untestable(.withheld("a")), .untestable(.qualified("a"))])
        #expect(results.allSatisfy { !$0.isDiscrepancy })
        #expect(codes == [])
    }

    @Test("A check whose condition cannot be decided is untestable, not passed over")
    func undecidableFilter() throws {
        let (results, _) = try run("b = 5", where: "a > 6")
        #expect(results == ["1: holds", "2: untestable: missing(\"a\")"])
    }

    @Test("A condition that is no comparison of numbers fails without a difference")
    func condition() throws {
        let (results, codes) = try run("unit = 'A' or a > 100")
        #expect(results == ["0: holds", "1: fails by ?", "2: untestable: missing(\"a\")"])
        #expect(codes == ["error check.failed"])
    }

    @Test("An inequality fails by left less right")
    func inequality() throws { #expect(try run("a <= b").results[1] == "1: fails by 2") }

    @Test("A check of severity warning does not stop the build")
    func warning() throws { #expect(try run("a = b", .warning).codes == ["warning check.failed"]) }

    @Test("A division by zero is an error of its own, and the row has no outcome")
    func division() throws {
        let (results, codes) = try run("a / (b - 5) > 1")
        #expect(results == ["2: untestable: missing(\"a\")"])
        #expect(codes == ["error expression.division-by-zero", "error expression.division-by-zero"])
    }

    @Test("A condition over a qualified number is an error that says so")
    func qualifiedFilter() throws {
        let sample = try Sample.reported([.number("a")], ["2024 ≥5"]).with {
            $0.measures = [
                Measure(name: "m", title: Localized(vi: "m"), of: "a", filter: try $0.expression("a > 3"))
            ]
        }
        #expect(try sample.results().diagnostics.map(\.code) == ["expression.qualified"])
    }
}

@Suite struct PartsCheckTests {
    private func summaries(_ tree: PartNode, _ names: [String], _ cells: String, of checked: String) throws -> [String]
    {
        let sample = try Sample.reported(names.map(Column.number), ["2024 " + cells]).with {
            $0.parts = [tree]
            let node = try #require(tree.nodes.first { $0.name == checked })
            $0.checks = [try .of(.parts(node), in: $0)]
        }
        return try sample.checked().results.map(\.summary)
    }

    private let petitions = node("received", node("a"), node("b"), node("c"))

    @Test(
        "A reported whole is compared with its reported parts",
        arguments: [
            ("41 7 3 31", ["0: holds"]), ("40 7 3 31", ["0: fails by -1"]), ("5 5 – –", ["0: holds"]),
            ("… 7 3 31", []), ("5 – – –", []), ("≥40 7 3 31", []), ("6 1 * 3", ["0: untestable: withheld(\"b\")"]),
            ("9 … ≈2 3", ["0: untestable: missing(\"a\")"]), ("9 1 ≈2 3", ["0: untestable: qualified(\"b\")"]),
        ])
    func petitions(cells: String, expected: [String]) throws {
        #expect(try summaries(petitions, ["received", "a", "b", "c"], cells, of: "received") == expected)
    }

    @Test("A part that was worked out from the whole proves nothing about it")
    func derivedFromTheNode() throws {
        #expect(try summaries(petitions, ["received", "a", "b", "c"], "40 7 … 31", of: "received") == [])
    }

    @Test("Parts that exceed the whole contradict it, whatever is unknown")
    func tooMuch() throws {
        #expect(
            try summaries(petitions, ["received", "a", "b", "c"], "40 12 … 31", of: "received") == ["0: fails by -3"])
        #expect(
            try summaries(petitions, ["received", "a", "b", "c"], "40 … … 41", of: "received") == ["0: fails by -1"])
    }

    @Test("What is not known of a sum is not shown")
    func noPartialSum() throws {
        let sample = try Sample.reported(["received", "a", "b", "c"].map(Column.number), ["2024 6 1 * 3"]).with {
            $0.parts = [petitions]
            $0.checks = [try .of(.parts(petitions), in: $0)]
        }
        #expect(try sample.checked().results.map(\.right) == [nil])
    }

    private let deep = node("top", node("middle", node("a"), node("b")), node("rest"))

    @Test("A contradiction over two levels is found, though the level between is not reported")
    func levels() throws {
        #expect(try summaries(deep, ["top", "rest", "a", "b"], "100 10 80 5", of: "top") == ["0: fails by 5"])
        #expect(try summaries(deep, ["top", "rest", "a", "b"], "100 10 80 10", of: "top") == ["0: holds"])
        #expect(try summaries(deep, ["top", "rest", "a", "b"], "100 10 95 …", of: "middle") == ["0: fails by -5"])
        #expect(try summaries(deep, ["top", "rest", "a", "b"], "100 10 80 …", of: "middle") == [])
        #expect(try summaries(deep, ["top", "rest", "a", "b"], "… 10 80 10", of: "middle") == [])
    }

    @Test("A check of parts is accepted by its exact difference, node less parts")
    func accepted() throws {
        let sample = try Sample.reported(["received", "a", "b", "c"].map(Column.number), ["2024 40 7 3 31"]).with {
            $0.parts = [petitions]
            $0.checks = [try .of(.parts(petitions), accepting: [("received = 40", -1)], in: $0)]
        }
        let (results, codes) = try sample.checked()
        #expect(results.map(\.summary) == ["0: accepted -1"])
        #expect(codes == [])
    }
}

@Suite struct TableCheckTests {
    private func totals(_ rows: [String], accepting accepted: [(where: String, difference: Int)] = []) throws -> (
        results: [String], codes: [String]
    ) {
        var sample = Sample.reported([.whole("form", "tong", "x", "y"), .number("visits"), .number("persons")], rows)
        let total = try sample.expression("form = 'tong'")
        sample.checks = [
            try .of(
                .total(by: ["from", "to"], total: total, fields: ["visits", "persons"]), accepting: accepted, in: sample
            )
        ]
        let (results, codes) = try sample.checked()
        return (results.map(\.summary), codes)
    }

    @Test("A total row is compared with its parts field by field")
    func totals() throws {
        let rows = ["2024 tong 31 54", "2024 x 24 36", "2024 y 7 17"]
        #expect(try totals(rows).results == ["0: holds (visits)", "0: fails by 1 (persons)"])
        let accepted = try totals(rows, accepting: [("form = 'tong'", 1)])
        #expect(accepted.results == ["0: holds (visits)", "0: accepted 1 (persons)"])
        #expect(accepted.codes == [])
    }

    @Test("Only rows of the same group are compared, and a total without parts has nothing to be compared with")
    func groups() throws {
        let rows = ["2024 tong 3 3", "2024 x 1 1", "2024 y 2 2", "2023 tong 9 9", "2022 x 5 5"]
        #expect(try totals(rows).results == ["0: holds (visits)", "0: holds (persons)"])
    }

    @Test(
        "What is missing, withheld or qualified in a total or a part is not skipped, and what does not apply adds nothing"
    )
    func untestable() throws {
        #expect(
            try totals(["2024 tong 5 …", "2024 x 5 1", "2024 y – 2"]).results
                == ["0: holds (visits)", "0: untestable: missing(\"persons\") (persons)"])
        #expect(
            try totals(["2024 tong 5 5", "2024 x * 1", "2024 y 1 ≈4"]).results
                == ["0: untestable: withheld(\"visits\") (visits)", "0: untestable: qualified(\"persons\") (persons)"])
    }

    private func continuity(_ rows: [String]) throws -> [String] {
        var sample = Sample.reported([.unit("A", "B"), .number("pending"), .number("carried_over")], rows)
        sample.checks = [
            try .of(.continuity(by: ["unit"], closing: "pending", opening: "carried_over"), in: sample)
        ]
        return try sample.checked().results.map(\.summary)
    }

    @Test("What one quarter leaves is what the next one opens with, unit by unit")
    func continuity() throws {
        #expect(
            try continuity(["2024-Q1 A 5 1", "2024-Q2 A 7 5", "2024-Q3 A 9 8", "2024-Q1 B 4 4", "2024-Q2 B 4 4"])
                == ["1: holds", "2: fails by -1", "4: holds"])
    }

    @Test(
        "Only like periods that adjoin are compared",
        arguments: [
            ["2024-Q1 A 5 1", "2024-Q3 A 9 8"], ["2024-Q1 A 5 1", "2024-04 A 9 8"],
            ["2024-Q1@15 A 5 1", "2024-Q2 A 9 8"],
            ["2023-9M A 5 1", "2024-9M A 9 8"], ["2024-01-01..2024-02-28 A 5 1", "2024-02-29..2024-03-05 A 9 8"],
            ["2024-Q1 A 5 1", "2024-Q2 B 9 8"], ["unstated A 5 1", "unstated A 9 8"],
        ])
    func unlike(rows: [String]) throws { #expect(try continuity(rows) == []) }

    @Test("Statutory quarters adjoin across the year")
    func statutory() throws {
        #expect(try continuity(["2023-Q4@15 A 5 1", "2024-Q1@15 A 9 5"]) == ["1: holds"])
    }

    @Test("A stock that is not known is not compared")
    func unknownStock() throws {
        #expect(
            try continuity(["2023 A … 1", "2024 A 9 5", "2025 A 9 *"])
                == ["1: untestable: missing(\"pending\")", "2: untestable: withheld(\"carried_over\")"])
    }
}
