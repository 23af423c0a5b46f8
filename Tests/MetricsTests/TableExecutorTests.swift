import Diagnostics
import Metrics
import Tables
import Testing

@Suite struct ExactPeriodTests {
    private let sample = Sample.reported(
        [.unit("A", "B"), .number("n")],
        ["2024-01-01..2024-02-28 A 5", "2023 A 7", "unstated A 9", "2024-Q1@15 B 11"])

    @Test(
        "A request matches the period of a row exactly",
        arguments: [
            ("2024-01-01..2024-02-28", 5), ("2023", 7), ("2023-01-01..2023-12-31", 7), ("unstated", 9),
            ("2024-Q1@15", 11),
        ])
    func exact(text: String, value: Int) throws {
        #expect(try sample.rows("n", in: periods(text)) == [try period(text).identifier: [known(value)]])
    }

    @Test(
        "Nothing is stretched to a period that is nearly the same, longer or shorter",
        arguments: ["2024-01", "2024-Q1", "2024-01-01..2024-02-29", "2023-Q1", "2023@15", "2024", "2024-02-28"])
    func nothingStretched(text: String) throws { #expect(try sample.rows("n", in: periods(text)).isEmpty) }

    @Test("Every period that rows state stands by itself, the unstated one last, and none is made from others")
    func stated() throws {
        let rows = try sample.planRows(["n"], by: ["unit"])
        #expect(rows.map(\.label) == ["2023 A", "2024-Q1@15 B", "2024-01-01..2024-02-28 A", "unstated A"])
        let mixed = Sample.reported(
            [.unit("A", "B"), .number("n")], ["2024-01 A 1", "2024-02 A 2", "2024-03 A 3", "2024-Q1 B 9"])
        #expect(
            try mixed.planRows(["n"], by: ["unit"]).map(\.label) == [
                "2024-01 A", "2024-Q1 B", "2024-02 A", "2024-03 A",
            ])
    }

    @Test("Calendar and statutory periods are never in one series")
    func cutoffs() throws {
        let sample = Sample.reported([.number("n")], ["2023-Q4 1", "2024-Q1@15 2", "2024-Q2@15 3", "2024-Q2 4"])
        #expect(
            try sample.rows("n", in: .grain(.quarter, .calendar))
                == ["2023-Q4": [known(1)], "2024-Q1": [notAvailable], "2024-Q2": [known(4)]])
        #expect(
            try sample.rows("n", in: .grain(.quarter, .statutory))
                == ["2024-Q1@15": [known(2)], "2024-Q2@15": [known(3)]])
    }

    @Test("Months of one cut-off do not make a quarter of the other, nor of a mixture")
    func cutoffsOfTiles() throws {
        let sample = Sample.reported(
            [.number("n")], ["2024-01@15 1", "2024-02@15 2", "2024-03@15 3", "2024-01 4", "2024-02 5"])
        #expect(try sample.rows("n", in: periods("2024-Q1@15")) == ["2024-Q1@15": [known(6)]])
        #expect(
            try sample.rows("n", in: periods("2024-Q1"))
                == ["2024-Q1": [.notComputable(.missingPeriods([period("2024-03")]))]])
    }

    @Test("A gap in a series is a gap, for every group, and no zero")
    func gaps() throws {
        let sample = Sample.reported([.unit("A", "B"), .number("n")], ["2021 A 1", "2023 A 3", "2022 B 0"])
        #expect(
            try sample.rows("n", by: ["unit"], in: .grain(.year, .calendar)) == [
                "2021 A": [known(1)], "2022 A": [notAvailable], "2023 A": [known(3)],
                "2021 B": [notAvailable], "2022 B": [known(0)], "2023 B": [notAvailable],
            ])
        let gap = try sample.planRows(["n"], by: ["unit"], in: .grain(.year, .calendar)).first { $0.label == "2022 A" }
        #expect(gap?.readings.first?.rows == [])
    }

    @Test("Of several periods named none is left out in silence")
    func namedPeriods() throws {
        let sample = Sample.reported([.number("n")], ["2021 1"])
        #expect(try sample.rows("n", in: periods("2021", "2022")) == ["2021": [known(1)], "2022": [notAvailable]])
    }

    @Test("Groups come by period, then in the order of the members, not of their names or rows")
    func order() throws {
        let sample = Sample.reported(
            [.unit("Z", "A", "M"), .number("n")], ["2024 M 1", "2024 A 2", "2023 A 3", "2024 Z 4"])
        #expect(try sample.planRows(["n"], by: ["unit"]).map(\.label) == ["2023 A", "2024 Z", "2024 A", "2024 M"])
    }

    @Test("A row whose filter is unknown is left out, and one that fails is an error")
    func filters() throws {
        let sample = Sample.reported([.unit("A", "B", "C"), .number("n")], ["2024 A 5", "2024 B …", "2024 C 15"])
        #expect(try sample.planRows(["n"], by: ["unit"], where: "n > 3").map(\.label) == ["2024 A", "2024 C"])
        #expect(try sample.planRows(["n"], by: ["unit"], where: "not n > 3").isEmpty)
        #expect(try sample.planRows(["n"], by: ["unit"], where: "n > 3 or unit = 'B'").count == 3)
        #expect(try sample.planRows(["n"], by: ["unit"], where: "n > 3 and unit = 'A'").count == 1)
        #expect(throws: PlanError.self) { try sample.planRows(["n"], by: ["unit"], where: "1 / (n - 5) > 0") }
    }
}

@Suite struct RollUpTests {
    /// Three months of dossiers: each month opens with what the one before left.
    private let months = Sample.reported(
        ["received", "carried_over", "received_new", "handled", "pending"].map(Column.number),
        ["2024-01 110 10 100 90 20", "2024-02 100 20 80 95 5", "2024-03 65 5 60 50 15"]
    ).with { sample in
        sample.parts = [node("received", node("carried_over"), node("received_new"))]
        sample.stocks = ["pending"]
        sample.opening = ["carried_over"]
    }

    private func quarter(_ sample: Sample, _ measure: String) throws -> Quantity? {
        try sample.rows(measure, in: periods("2024-Q1"))["2024-Q1"]?.first
    }

    @Test(
        "A quarter adds flows, opens with the first stock, closes with the last, and counts cases carried over once",
        arguments: [("received_new", 240), ("handled", 235), ("carried_over", 10), ("pending", 15), ("received", 250)])
    func measures(measure: String, value: Int) throws { #expect(try quarter(months, measure) == known(value)) }

    @Test("The received of a quarter balance as those of a month do")
    func balance() throws {
        #expect(known(250) == known(235 + 15))
        let reading = try #require(try months.planRows(["received"], in: periods("2024-Q1")).first?.readings.first)
        #expect(reading.derivation == .rolledUp(try ["2024-01", "2024-02", "2024-03"].map(period)))
        #expect(reading.rows == [0, 1, 2])
    }

    @Test("A period of which one month is missing is not computed, and says which")
    func missingMonth() throws {
        let sample = months.with { $0.rows.remove(at: 1) }
        for measure in ["received", "received_new", "carried_over", "pending"] {
            #expect(try quarter(sample, measure) == .notComputable(.missingPeriods([try period("2024-02")])))
        }
    }

    @Test("What one month does not say is not skipped in the sum, while the stocks do not need it")
    func missingCell() throws {
        let sample = months.with { $0.rows[1] = "2024-02-01 2024-02-29 … … … 95 …" }
        #expect(try quarter(sample, "received_new") == .notComputable(.missing("received_new")))
        #expect(try quarter(sample, "received") == .notComputable(.missing("received_new")))
        #expect(try quarter(sample, "carried_over") == known(10))
        #expect(try quarter(sample, "pending") == known(15))
        #expect(try quarter(sample, "handled") == known(235))
    }

    @Test(
        "A withheld or qualified month stands in the way",
        arguments: [("*", .withheld("handled")), ("≥95", .qualified("handled"))] as [(String, Obstacle)])
    func obstacles(cell: String, obstacle: Obstacle) throws {
        let sample = months.with { $0.rows[1] = "2024-02-01 2024-02-29 100 20 80 \(cell) 5" }
        #expect(try quarter(sample, "handled") == .notComputable(obstacle))
    }

    @Test("A month that the question does not concern adds nothing")
    func notApplicableMonth() throws {
        let sample = months.with { $0.rows[1] = "2024-02-01 2024-02-29 100 20 80 – 5" }
        #expect(try quarter(sample, "handled") == known(140))
    }

    @Test("A row for the quarter itself wins over its months")
    func reportedQuarter() throws {
        let sample = months.with { $0.rows.append("2024-01-01 2024-03-31 251 10 241 236 15") }
        #expect(try quarter(sample, "handled") == known(236))
    }

    @Test("The year is made from the quarters where they are all there, though the halves are not")
    func completeTiles() throws {
        let rows = ["2024-H1 3", "2024-Q1 1", "2024-Q2 2", "2024-Q3 4", "2024-Q4 8"]
        #expect(try Sample.reported([.number("n")], rows).rows("n", in: periods("2024")) == ["2024": [known(15)]])
    }

    @Test("Grains are not mixed to fill a gap")
    func mixedGrains() throws {
        let sample = Sample.reported([.number("n")], ["2024-H1 3", "2024-Q3 4", "2024-Q4 8"])
        #expect(
            try sample.rows("n", in: periods("2024"))
                == ["2024": [.notComputable(.missingPeriods([period("2024-H2")]))]])
    }

    @Test("Months give a series of quarters, each with what it lacks")
    func series() throws {
        let sample = Sample.reported([.number("n")], ["2024-01 1", "2024-02 2", "2024-03 3", "2024-10 4"])
        #expect(
            try sample.rows("n", in: .grain(.quarter, .calendar)) == [
                "2024-Q1": [known(6)], "2024-Q2": [notAvailable], "2024-Q3": [notAvailable],
                "2024-Q4": [.notComputable(.missingPeriods([period("2024-11"), period("2024-12")]))],
            ])
    }

    @Test("A stock is not added up over months under another name or with a condition either")
    func declaredStock() throws {
        var sample = months
        sample.measures = [
            Measure(name: "left", title: Localized(vi: "left"), of: "pending"),
            Measure(
                name: "left_over", title: Localized(vi: "left"), of: "pending",
                filter: try months.expression("handled > 0")),
        ]
        #expect(try quarter(sample, "left") == known(15))
        #expect(try quarter(sample, "left_over") == known(15))
        #expect(try quarter(sample, "pending") == known(15))
    }

    @Test(
        "The greatest, mean or number of months is not that of the quarter",
        arguments: [Aggregate.max, .min, .average, .median, .count])
    func otherAggregates(aggregate: Aggregate) throws {
        let sample = months.with {
            $0.measures = [
                Measure(
                    name: "m", title: Localized(vi: "m"), aggregate: aggregate,
                    of: aggregate == .count ? nil : "handled")
            ]
        }
        #expect(try quarter(sample, "m") == notAvailable)
    }

    @Test("Stocks of several units are added at the end of the period")
    func stocksOfUnits() throws {
        let sample = Sample.reported(
            [.unit("A", "B"), .number("pending")],
            ["2024-H1 A 5", "2024-H1 B 6", "2024-H2 A 7", "2024-H2 B 8"]
        ).with {
            $0.stocks = ["pending"]
            $0.wholes = [["A", "B"]]
        }
        #expect(try sample.rows("pending", in: periods("2024")) == ["2024": [known(15)]])
    }

    @Test("A contradiction in one month does not become a value of the quarter")
    func contradiction() throws {
        let sample = Sample.reported(
            ["whole", "a", "b"].map(Column.number), ["2024-01 10 12 …", "2024-02 10 5 …", "2024-03 10 5 …"]
        ).with { $0.parts = [node("whole", node("a"), node("b"))] }
        #expect(try quarter(sample, "b") == .notComputable(.missing("b")))
    }
}
