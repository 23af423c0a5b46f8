import Metrics
import Tables
import Testing

@Suite struct PeriodTests {
    @Test(
        "Days that are exactly a month, quarter, half, nine months or year are recognised as such",
        arguments: [
            ("2024-01-01", "2024-01-31", "2024-01"), ("2024-02-01", "2024-02-29", "2024-02"),
            ("2023-02-01", "2023-02-28", "2023-02"), ("2024-12-01", "2024-12-31", "2024-12"),
            ("2024-01-01", "2024-03-31", "2024-Q1"), ("2024-10-01", "2024-12-31", "2024-Q4"),
            ("2024-01-01", "2024-06-30", "2024-H1"), ("2024-07-01", "2024-12-31", "2024-H2"),
            ("2024-01-01", "2024-09-30", "2024-9M"), ("2024-01-01", "2024-12-31", "2024"),
        ])
    func calendar(first: String, last: String, identifier: String) throws {
        let period = Period(from: try day(first), to: try day(last))
        #expect(period.identifier == identifier)
        #expect(period.cutoff == .calendar)
    }

    @Test(
        "From the 15th to the 14th is a statutory period, which begins in the month before",
        arguments: [
            ("2023-12-15", "2024-01-14", "2024-01@15"), ("2024-02-15", "2024-03-14", "2024-03@15"),
            ("2023-12-15", "2024-03-14", "2024-Q1@15"), ("2024-03-15", "2024-06-14", "2024-Q2@15"),
            ("2024-06-15", "2024-09-14", "2024-Q3@15"), ("2024-09-15", "2024-12-14", "2024-Q4@15"),
            ("2023-12-15", "2024-06-14", "2024-H1@15"), ("2024-06-15", "2024-12-14", "2024-H2@15"),
            ("2023-12-15", "2024-09-14", "2024-9M@15"), ("2023-12-15", "2024-12-14", "2024@15"),
        ])
    func statutory(first: String, last: String, identifier: String) throws {
        let period = Period(from: try day(first), to: try day(last))
        #expect(period.identifier == identifier)
        #expect(period.cutoff == .statutory)
    }

    @Test(
        "A day more or less makes a free interval, and one day a day",
        arguments: [
            ("2024-02-01", "2024-02-28", "2024-02-01..2024-02-28"),
            ("2024-01-01", "2024-02-28", "2024-01-01..2024-02-28"),
            ("2023-12-15", "2024-03-15", "2023-12-15..2024-03-15"),
            ("2024-02-01", "2024-04-30", "2024-02-01..2024-04-30"),
            ("2023-04-01", "2023-12-31", "2023-04-01..2023-12-31"),
            ("2019-01-01", "2022-05-23", "2019-01-01..2022-05-23"), ("2024-02-28", "2024-02-28", "2024-02-28"),
        ])
    func free(first: String, last: String, identifier: String) throws {
        #expect(Period(from: try day(first), to: try day(last)).identifier == identifier)
    }

    @Test(
        "The period after and before is the like one, across years",
        arguments: [
            ("2024-01", "2024-02"), ("2023-12", "2024-01"), ("2023-Q4", "2024-Q1"), ("2024-Q1@15", "2024-Q2@15"),
            ("2023-12@15", "2024-01@15"), ("2023-H2", "2024-H1"), ("2023-9M", "2024-9M"), ("2023", "2024"),
            ("2023@15", "2024@15"),
        ])
    func neighbours(earlier: String, later: String) throws {
        #expect(try period(earlier).next == period(later))
        #expect(try period(later).previous == period(earlier))
        #expect(try period(earlier).isLike(period(later)))
        #expect(try period(earlier) < period(later))
    }

    @Test(
        "A day, a free interval and the unstated period have no neighbours and are like nothing",
        arguments: ["2024-02-28", "2019-01-01..2022-05-23", "unstated"])
    func alone(text: String) throws {
        let period = try period(text)
        #expect(period.next == nil)
        #expect(period.previous == nil)
        #expect(!period.isLike(period))
    }

    @Test("Statutory and calendar periods are not alike")
    func cutoffs() throws { #expect(try !period("2024-Q1").isLike(period("2024-Q1@15"))) }

    @Test("The years that can be written end, and with them the series")
    func edges() throws {
        #expect(try period("2199").next == nil)
        #expect(try period("1900").previous == nil)
    }

    @Test(
        "Shorter periods fill a longer one exactly, with the same cut-off",
        arguments: [
            ("2024", .half, ["2024-H1", "2024-H2"]), ("2024-H2", .quarter, ["2024-Q3", "2024-Q4"]),
            ("2024-9M", .quarter, ["2024-Q1", "2024-Q2", "2024-Q3"]),
            ("2024-Q1@15", .month, ["2024-01@15", "2024-02@15", "2024-03@15"]),
        ] as [(String, Period.Grain, [String])])
    func tiles(longer: String, grain: Period.Grain, tiles: [String]) throws {
        let found = try #require(period(longer).tiles(of: grain))
        #expect(found.map(\.identifier) == tiles)
        #expect(found.first?.interval?.lowerBound == (try period(longer).interval?.lowerBound))
        #expect(found.last?.interval?.upperBound == (try period(longer).interval?.upperBound))
        for (one, two) in zip(found, found.dropFirst()) {
            #expect(one.interval?.upperBound.advanced(by: 1) == two.interval?.lowerBound)
        }
    }

    @Test(
        "What does not fill a period exactly is no tile of it",
        arguments: [
            ("2024", .nineMonths), ("2024-9M", .half), ("2024-01", .day), ("2024-Q1", .quarter), ("2024-Q1", .year),
            ("2024-01-01..2024-02-28", .month), ("unstated", .month),
        ] as [(String, Period.Grain)])
    func noTiles(longer: String, grain: Period.Grain) throws {
        #expect(try period(longer).tiles(of: grain) == nil)
    }

    @Test(
        "The period that holds a day depends on the cut-off",
        arguments: [
            (.year, .calendar, "2023-12-20", "2023"), (.year, .statutory, "2023-12-20", "2024@15"),
            (.quarter, .calendar, "2024-03-14", "2024-Q1"), (.quarter, .statutory, "2024-03-14", "2024-Q1@15"),
            (.quarter, .statutory, "2024-03-15", "2024-Q2@15"), (.month, .statutory, "2024-02-29", "2024-03@15"),
            (.half, .statutory, "2023-12-14", "2023-H2@15"), (.day, .calendar, "2024-02-29", "2024-02-29"),
        ] as [(Period.Grain, Period.Cutoff, String, String)])
    func containing(grain: Period.Grain, cutoff: Period.Cutoff, text: String, identifier: String) throws {
        #expect(Period(grain, containing: try day(text), cutoff: cutoff)?.identifier == identifier)
    }

    @Test("No nine months hold a day of October, and no free interval is known by a day")
    func containingNothing() throws {
        #expect(Period(.nineMonths, containing: try day("2024-10-01")) == nil)
        #expect(Period(.free, containing: try day("2024-10-01")) == nil)
    }

    @Test("Periods are ordered by first day, then last day, the unstated one last")
    func order() throws {
        let inOrder = ["2019-01-01..2022-05-23", "2023-Q1@15", "2023-01", "2023-Q1", "2023", "2024-01", "unstated"]
        #expect(try inOrder.reversed().map(period).sorted().map(\.identifier) == inOrder)
        #expect(!(Period.unstated < Period.unstated))
    }
}

@Suite struct PeriodNotationTests {
    @Test(
        "What is written is read back as it was",
        arguments: [
            "2024-01", "2024-12@15", "2024-Q1", "2024-Q4@15", "2024-H1", "2024-H2@15", "2024-9M", "2024-9M@15", "2024",
            "2024@15", "2024-02-29", "2019-01-01..2022-05-23", "unstated",
        ])
    func roundTrip(text: String) throws { #expect(try period(text).identifier == text) }

    @Test("An interval whose days are exactly a quarter is that quarter")
    func recognised() throws {
        #expect(try period("2024-01-01..2024-03-31") == period("2024-Q1"))
        #expect(try period("2024-02-28..2024-02-28") == period("2024-02-28"))
    }

    @Test(
        "An impossible text is no period",
        arguments: [
            "", "2024-", "24", "2024-1", "2024-00", "2024-13", "2024-Q0", "2024-Q5", "2024-q1", "2024-H3", "2024-6M",
            "2024-9M ", "2023-02-29", "2024-02-30", "2024-2-3", "0219-06-14", "2024-01-01..", "..2024-01-01",
            "2024-02-01..2024-01-01", "2024-01-01...2024-02-01", "2024-01..2024-02", "2024-02-28@15", "@15", "2024@14",
            "2024@15@15", "+024", "２０２４", "2024-Q1@15 ", "Unstated", "unstated@15", "1899", "1900@15",
        ])
    func impossible(text: String) { #expect(Period(parsing: text) == nil) }
}
