import Metrics
import Tables
import Testing

@Suite struct WrittenPeriodTests {
    @Test(
        "A period is read as people write it",
        arguments: [
            ("2024", "2024"), ("năm 2024", "2024"), ("Năm 2024", "2024"), ("quý I/2024", "2024-Q1"),
            ("Quý 4 năm 2024", "2024-Q4"), ("QUÝ III / 2024", "2024-Q3"), ("Q1/2024", "2024-Q1"),
            ("tháng 3/2024", "2024-03"), ("Tháng 12 năm 2024", "2024-12"), ("T3/2024", "2024-03"),
            ("03/2024", "2024-03"), ("6 tháng đầu năm 2024", "2024-H1"), ("6 tháng cuối năm 2024", "2024-H2"),
            ("9 tháng năm 2024", "2024-9M"), ("9 tháng đầu năm 2024", "2024-9M"),
            ("qu\u{79}\u{301} II/2024", "2024-Q2"), ("Năm 2024 / Quý I", "2024-Q1"), ("Tháng / 3 / 2024", "2024-03"),
            ("2024 / Tháng 3", "2024-03"), ("2024-Q1@15", "2024-Q1@15"),
            ("2024-01-01..2024-03-14", "2024-01-01..2024-03-14"),
            ("Cả năm 2024", "2024"), ("Quý III 2025", "2025-Q3"), ("Quý I-2024", "2024-Q1"), ("03-2024", "2024-03"),
        ])
    func read(text: String, identifier: String) { #expect(Period(written: text)?.identifier == identifier) }

    @Test(
        "A period is read as people write it in English",
        arguments: [
            ("Q1 2024", "2024-Q1"), ("q3-2024", "2024-Q3"), ("Q4/2024", "2024-Q4"), ("Q2 of 2024", "2024-Q2"),
            ("third quarter of 2024", "2024-Q3"), ("July 2024", "2024-07"), ("Jul 2024", "2024-07"),
            ("Sept. 2024", "2024-09"), ("May-2024", "2024-05"), ("1st half of 2024", "2024-H1"), ("H1 2024", "2024-H1"),
            ("Second half of 2024", "2024-H2"), ("First nine months of 2024", "2024-9M"), ("Year 2024", "2024"),
            ("Year 2024 / Q1", "2024-Q1"), ("28 February 2024", "2024-02-28"),
            ("1 January 2024 – 31 March 2024", "2024-Q1"),
        ])
    func english(text: String, identifier: String) { #expect(Period(written: text)?.identifier == identifier) }

    @Test(
        "What is no period, or might be two, is not read",
        arguments: [
            "", "24", "quý/2024", "quý V/2024", "Q5/2024", "tháng 13/2024", "tháng 0/2024", "03/04/2024", "2024/03",
            "quý I/24", "I 2024", "T/2024", "6 tháng năm 2024", "٢٠٢٤", "năm", "2024 2025", "quý I tháng 2/2024",
            "I/2024",
            "tháng 3", "unstated", "2024/2025", "/2024", "cả 2024", "2024-2025", "03-04-2024", "Q5 2024", "Q1 24",
            "July",
            "half of 2024", "Ju 2024", "30 February 2024", "2 March 2024 – 1 March 2024", "Mars 2024", "July 4 2024",
            "Q1 2024 (15 January 2024 – 14 April 2024)", "Q1 2024 (15 December 2023", "FY 2024", "third half of 2024",
        ])
    func unread(text: String) { #expect(Period(written: text) == nil) }

    @Test("What the site prints in Vietnamese is read back")
    func back() throws {
        let words = PeriodText(.vietnamese)
        for identifier in ["2024", "2024-Q3", "2024-01", "2024-11", "2024-H1", "2024-H2", "2024-9M"] {
            let period = try #require(Period(parsing: identifier))
            #expect(Period(written: words.period(period)) == period)
        }
    }

    @Test("Whatever the site prints in English is read back, of every grain that a source can state")
    func backFromEnglish() throws {
        let words = PeriodText(.english)
        let first = try #require(CalendarDate(year: 2024, month: 2, day: 28))
        let last = try #require(CalendarDate(year: 2024, month: 5, day: 3))
        var periods = [Period(day: first), Period(from: first, to: last)]
        for grain in Period.Grain.allCases {
            for cutoff in [Period.Cutoff.calendar, .statutory] {
                periods += (1...12).compactMap { Period(grain, year: 2024, month: $0, cutoff: cutoff) }
            }
        }
        #expect(Set(periods.map(\.grain)) == Set(Period.Grain.allCases).subtracting([.unstated]))
        for period in periods {
            #expect(Period(written: words.period(period)) == period, "\(words.period(period))")
            // Short words leave the days out.
            if period.cutoff == .calendar { #expect(Period(written: words.short(period)) == period) }
        }
    }
}
