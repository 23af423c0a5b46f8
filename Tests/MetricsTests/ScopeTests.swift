import Diagnostics
import Metrics
import Testing

@Suite struct ScopeTests {
    @Test("Units of which one is contained in the other are never added")
    func nested() throws {
        let sample = Sample.reported([.unit("centre", "office"), .number("n")], ["2024 centre 100", "2024 office 30"])
            .with {
                $0.within = ["office": "centre"]
                $0.wholes = [["centre", "office"]]
            }
        let expected = PlanError.nestedUnits(inner: "office", outer: "centre", period: try period("2024"))
        #expect(throws: expected) { try sample.rows("n") }
        #expect(throws: expected) { try sample.rows("n", of: ["unit": ["office", "centre"]]) }
        #expect(try sample.rows("n", by: ["unit"]) == ["2024 centre": [known(100)], "2024 office": [known(30)]])
        #expect(try sample.rows("n", of: ["unit": ["office"]]) == ["2024": [known(30)]])
    }

    @Test("A unit that is contained in another through a third is nested all the same, and a circle ends")
    func nestedTwice() throws {
        let sample = Sample.reported([.unit("a", "b", "c"), .number("n")], ["2024 a 1", "2024 c 2"])
        #expect(throws: PlanError.nestedUnits(inner: "a", outer: "c", period: try period("2024"))) {
            try sample.with { $0.within = ["a": "b", "b": "c"] }.rows("n")
        }
        #expect(throws: PlanError.self) { try sample.with { $0.within = ["a": "b", "b": "a"] }.rows("n") }
    }

    private let two = Sample.reported([.unit("A", "B", "C"), .number("n")], ["2024 A 1", "2024 B 2", "2023 A 4"])

    @Test("A total over units that are no declared whole is refused")
    func undeclared() throws {
        #expect(throws: PlanError.undeclaredWhole(field: "unit", members: ["A", "B"], period: try period("2024"))) {
            try two.rows("n")
        }
    }

    @Test("The units of a declared whole are added")
    func declared() throws {
        let sample = two.with { $0.wholes = [["A", "B"]] }
        #expect(try sample.rows("n", in: periods("2024")) == ["2024": [known(3)]])
        let reading = try #require(try sample.planRows(["n"], in: periods("2024")).first?.readings.first)
        #expect(reading.derivation == .aggregated(.sum))
        #expect(reading.rows == [0, 1])
    }

    @Test("A whole without one of its members is not computed, even where a single one is left")
    func missingMember() throws {
        #expect(
            try two.with { $0.wholes = [["A", "B", "C"]] }.rows("n", in: periods("2024"))
                == ["2024": [.notComputable(.missingMembers(["C"]))]])
        #expect(
            try two.with { $0.wholes = [["A", "B"]] }.rows("n", in: periods("2023"))
                == ["2023": [.notComputable(.missingMembers(["B"]))]])
    }

    @Test("A unit that is part of no whole stands for itself")
    func alone() throws { #expect(try two.rows("n", in: periods("2023")) == ["2023": [known(4)]]) }

    @Test("Members that were asked for are what is added, and none of them may be missing")
    func asked() throws {
        let sample = two.with { $0.wholes = [["A", "B", "C"]] }
        #expect(try sample.rows("n", of: ["unit": ["A", "B"]], in: periods("2024")) == ["2024": [known(3)]])
        #expect(
            try sample.rows("n", of: ["unit": ["A", "B"]], in: periods("2023"))
                == ["2023": [.notComputable(.missingMembers(["B"]))]])
        #expect(try sample.rows("n", where: "unit in ('A', 'B')", in: periods("2024")) == ["2024": [known(3)]])
    }

    @Test("What one member does not say is not skipped in the sum")
    func missingCell() throws {
        let rows = ["2024 A 1", "2024 B …", "2023 A 1", "2023 B –", "2022 A 1", "2022 B *", "2021 A 1", "2021 B ≈2"]
        let sample = Sample.reported([.unit("A", "B"), .number("n")], rows).with { $0.wholes = [["A", "B"]] }
        #expect(
            try sample.rows("n") == [
                "2024": [.notComputable(.missing("n"))], "2023": [known(1)], "2022": [.notComputable(.withheld("n"))],
                "2021": [.notComputable(.qualified("n"))],
            ])
    }

    @Test("A sum that does not fit is not computed")
    func overflow() throws {
        let sample = Sample.reported([.unit("A", "B"), .number("n")], ["2024 A \(Int.max)", "2024 B 1"]).with {
            $0.wholes = [["A", "B"]]
        }
        #expect(try sample.rows("n") == ["2024": [.notComputable(.overflow)]])
    }

    // MARK: - Total rows

    /// Reception of citizens, as the Office reports it.
    private let reception = Sample.reported(
        [.unit("ban-tcd"), .whole("form", "tong", "thuong-xuyen", "lanh-dao"), .number("visits")],
        [
            "2024-01-01..2024-02-28 ban-tcd tong 31", "2024-01-01..2024-02-28 ban-tcd thuong-xuyen 24",
            "2024-01-01..2024-02-28 ban-tcd lanh-dao 7", "2023 ban-tcd tong 90", "2022 ban-tcd thuong-xuyen 50",
        ]
    ).with { $0.totals = "form = 'tong'" }

    @Test("A total row is left out of sums, used where it is alone, and one part is not taken for the whole")
    func totalRows() throws {
        #expect(
            try reception.rows("visits") == [
                "2024-01-01..2024-02-28": [known(31)], "2023": [known(90)],
                "2022": [.notComputable(.missingMembers(["lanh-dao"]))],
            ])
        let reading = try reception.planRows(["visits"], in: periods("2024-01-01..2024-02-28")).first?.readings.first
        #expect(reading?.rows == [1, 2])
    }

    @Test("A total row is shown where it is asked for, or where one splits by its dimension")
    func totalAsked() throws {
        let january = try periods("2024-01-01..2024-02-28")
        #expect(
            try reception.planRows(["visits"], of: ["form": ["tong"]], in: january).first?.readings.first?.rows == [0])
        #expect(
            try reception.planRows(["visits"], by: ["form"], in: january).map(\.label)
                == ["tong", "thuong-xuyen", "lanh-dao"].map { "2024-01-01..2024-02-28 " + $0 })
        #expect(
            try reception.rows("visits", of: ["form": ["thuong-xuyen"]], in: january)
                == ["2024-01-01..2024-02-28": [known(24)]])
    }

    @Test("A total and its parts, both asked for, are not added")
    func totalBesideParts() throws {
        #expect(throws: PlanError.self) {
            try reception.rows("visits", of: ["form": ["tong", "thuong-xuyen"]], in: periods("2024-01-01..2024-02-28"))
        }
    }

    @Test("Total rows of several units are added as other rows are")
    func totalsOfUnits() throws {
        let sample = Sample.reported(
            [.unit("A", "B"), .whole("form", "tong", "x", "y"), .number("n")], ["2024 A tong 5", "2024 B tong 6"]
        ).with {
            $0.totals = "form = 'tong'"
            $0.wholes = [["A", "B"]]
        }
        #expect(try sample.rows("n") == ["2024": [known(11)]])
    }

    @Test("Totals of a dimension that hold each other are not added")
    func totalsOfTwoDimensions() throws {
        let sample = Sample.reported(
            [.unit("all", "A", "B"), .whole("form", "tong", "x", "y"), .number("n")],
            ["2024 all tong 5", "2024 all x 2", "2024 all y 3"]
        ).with { $0.totals = "form = 'tong' or unit = 'all'" }
        #expect(throws: PlanError.self) { try sample.rows("n") }
        #expect(try sample.rows("n", by: ["form"]).count == 3)
    }

    @Test("A total in one dimension does not make the members of another totals")
    func membersBesideTotals() throws {
        let sample = Sample.reported(
            [.whole("form", "tong", "x", "y"), .whole("channel", "online", "paper"), .number("n")],
            ["2024 tong online 5", "2024 tong paper 6", "2024 x online 2", "2024 y online 3"]
        ).with { $0.totals = "form = 'tong'" }
        #expect(try sample.rows("n") == ["2024": [.notComputable(.missingMembers(["paper"]))]])
    }

    // MARK: - Several dimensions

    @Test("Where rows differ in two dimensions, a pair without a row is missed")
    func missingPair() throws {
        let sample = Sample.reported(
            [.unit("A", "B"), .whole("form", "x", "y"), .number("n")], ["2024 A x 1", "2024 A y 2", "2024 B x 4"]
        ).with { $0.wholes = [["A", "B"]] }
        #expect(try sample.rows("n") == ["2024": [.notComputable(.missingMembers(["B × y"]))]])
        #expect(try sample.with { $0.rows.append("2024-01-01 2024-12-31 B y 8") }.rows("n") == ["2024": [known(15)]])
    }

    @Test("A member that a condition on values leaves out is not missing; one without a row that is asked for is")
    func conditions() throws {
        let sample = Sample.reported(
            [.unit("A", "B"), .whole("form", "x", "y"), .number("n")],
            ["2024 A x 1", "2024 A y 2", "2024 B x 4", "2024 B y 8", "2023 A x 1", "2023 B y 8"]
        ).with { $0.wholes = [["A", "B"]] }
        #expect(try sample.rows("n", where: "n > 1")["2024"] == [known(14)])
        #expect(try sample.rows("n", where: "n > 4")["2024"] == [known(8)])
        #expect(try sample.rows("n", where: "form = 'x'")["2024"] == [known(5)])
        #expect(try sample.rows("n", where: "form = 'x'")["2023"] == [.notComputable(.missingMembers(["B"]))])
    }

    @Test("Rows that no dimension tells apart are not added")
    func duplicates() throws {
        let sample = Sample.reported(
            [.unit("A"), .number("n"), .text("source")], ["2024 A 5 report-1", "2024 A 5 report-2"])
        #expect(
            throws: PlanError.undeclaredWhole(
                field: "source", members: ["report-1", "report-2"], period: try period("2024"))
        ) { try sample.rows("n") }
        #expect(try sample.rows("n", where: "source = 'report-2'") == ["2024": [known(5)]])
    }

    @Test("A row without a member may hold the others, and is not added to them")
    func noMember() throws {
        let sample = Sample.reported([.whole("form", "x", "y"), .number("n")], ["2024 x 1", "2024 y 2", "2024 – 3"])
        #expect(throws: PlanError.undeclaredWhole(field: "form", members: ["x", "y", "–"], period: try period("2024")))
        {
            try sample.rows("n")
        }
        #expect(try sample.planRows(["n"], by: ["form"]).map(\.label) == ["2024 x", "2024 y", "2024 -"])
    }

    // MARK: - Measures

    private func measured(_ aggregate: Aggregate, of field: String? = "n", where filter: String? = nil) throws
        -> Quantity?
    {
        var sample = Sample.reported(
            [.whole("form", "w", "x", "y", "z"), .number("n"), .text("name")],
            ["2024 w 1 p", "2024 x 2 q", "2024 y – p", "2024 z 6 –"])
        sample.measures = [
            Measure(
                name: "m", title: Localized(vi: "m"), aggregate: aggregate, of: field,
                filter: try filter.map { try sample.expression($0) })
        ]
        return try sample.rows("m")["2024"]?.first
    }

    @Test(
        "Aggregates are over the rows to which the question applies",
        arguments: [(.sum, 9), (.min, 1), (.max, 6), (.average, 3), (.median, 2)] as [(Aggregate, Int)])
    func aggregates(aggregate: Aggregate, value: Int) throws { #expect(try measured(aggregate) == known(value)) }

    @Test("Rows are counted, and different values once")
    func counts() throws {
        #expect(try measured(.count, of: nil) == known(4))
        #expect(try measured(.countDistinct, of: "name") == known(2))
    }

    @Test("How many different values there are is unknown as soon as one of them is")
    func distinctWithMissing() throws {
        let sample = Sample.reported([.whole("form", "x", "y"), .text("name")], ["2024 x p", "2024 y …"]).with {
            $0.measures = [Measure(name: "m", title: Localized(vi: "m"), aggregate: .countDistinct, of: "name")]
        }
        #expect(try sample.rows("m") == ["2024": [.notComputable(.missing("name"))]])
    }

    @Test("The filter of a measure says which rows make it, before anything is a total")
    func measureFilter() throws {
        #expect(try measured(.sum, where: "form in ('w', 'x')") == known(3))
        #expect(try measured(.sum, where: "form = 'z'") == known(6))
        #expect(try measured(.count, of: nil, where: "n > 1") == known(2))
        #expect(try measured(.sum, where: "form = 'none'") == notAvailable)
        let sample = try Sample.reported([.unit("A", "B"), .number("n")], ["2024 A 1", "2024 B 2"]).with {
            $0.measures = [
                Measure(
                    name: "of_a", title: Localized(vi: "a"), of: "n", filter: try $0.expression("unit = 'A'"))
            ]
        }
        #expect(try sample.rows("of_a") == ["2024": [known(1)]])
    }
}

@Suite struct RegisterTests {
    private let documents = Sample(
        [.date("date"), .whole("type", "plan", "decision"), .number("pages")],
        [
            "2022-05-17 plan 3", "2024-01-17 decision 5", "2024-01-17 decision …", "2024-02-26 plan 2", "… plan 4",
            "2023-12-20 plan 1",
        ]
    ).with {
        $0.kind = .register
        $0.period = .at("date")
        $0.measures = [Measure(name: "documents", title: Localized(vi: "d"), aggregate: .count, of: nil)]
    }

    @Test("Records are counted by year, those without a date under a period of their own")
    func perYear() throws {
        let expected = ["2022": [known(1)], "2023": [known(1)], "2024": [known(3)], "unstated": [known(1)]]
        #expect(try documents.rows("documents") == expected)
        #expect(try documents.rows("documents", in: .grain(.year, .calendar)) == expected)
    }

    @Test("Records are counted by the period of either cut-off that holds their day")
    func statutory() throws {
        #expect(
            try documents.rows("documents", in: .grain(.year, .statutory)) == [
                "2022@15": [known(1)], "2023@15": [known(0)], "2024@15": [known(4)], "unstated": [known(1)],
            ])
    }

    @Test("A year without records has none of them, which is a true zero; a sum of what is not said is not")
    func emptyYear() throws {
        let sample = documents.with { $0.rows.removeLast() }
        #expect(
            try sample.rows("documents", "pages", in: .grain(.year, .calendar)) == [
                "2022": [known(1), known(3)], "2023": [known(0), known(0)],
                "2024": [known(3), .notComputable(.missing("pages"))], "unstated": [known(1), known(4)],
            ])
    }

    @Test("Any interval of days may be asked of records, and one without any is empty")
    func intervals() throws {
        #expect(
            try documents.rows("documents", in: periods("2024-01-01..2024-02-25"))
                == ["2024-01-01..2024-02-25": [known(2)]])
        #expect(try documents.rows("documents", in: periods("2024-01-17")) == ["2024-01-17": [known(2)]])
        #expect(try documents.rows("documents", in: periods("unstated")) == ["unstated": [known(1)]])
        #expect(try documents.rows("documents", in: periods("2021")).isEmpty)
    }

    @Test("Records are disjoint, so that any of them may be added")
    func additive() throws {
        #expect(
            try documents.rows("documents", by: ["type"], in: periods("2024")) == [
                "2024 plan": [known(1)], "2024 decision": [known(2)],
            ])
        #expect(try documents.rows("documents", where: "type = 'plan'", in: periods("2024")) == ["2024": [known(1)]])
    }

    @Test("Records that only have a year are counted in it and in no part of it")
    func yearOnly() throws {
        let sample = Sample([.number("year")], ["2022", "2022", "…", "2024"]).with {
            $0.kind = .register
            $0.period = .year("year")
            $0.measures = [Measure(name: "documents", title: Localized(vi: "d"), aggregate: .count, of: nil)]
        }
        #expect(
            try sample.rows("documents", in: .grain(.year, .calendar)) == [
                "2022": [known(2)], "2023": [known(0)], "2024": [known(1)], "unstated": [known(1)],
            ])
        #expect(try sample.rows("documents", in: .grain(.quarter, .calendar)) == ["unstated": [known(1)]])
    }
}
