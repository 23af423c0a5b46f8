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
            ("Cả năm 2024", "2024"),
        ])
    func read(text: String, identifier: String) { #expect(Period(written: text)?.identifier == identifier) }

    @Test(
        "What is no period, or might be two, is not read",
        arguments: [
            "", "24", "quý/2024", "quý V/2024", "Q5/2024", "tháng 13/2024", "tháng 0/2024", "03/04/2024", "2024/03",
            "quý I/24", "I 2024", "T/2024", "6 tháng năm 2024", "٢٠٢٤", "năm", "2024 2025", "quý I tháng 2/2024",
            "I/2024",
            "tháng 3", "unstated", "2024/2025", "/2024", "cả 2024",
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
}
