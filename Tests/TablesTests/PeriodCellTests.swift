import Testing

@testable import Tables

@Suite struct PeriodCellTests {
    private let reader = CellReader(FieldSchema(name: "ky", type: .period), tokens: .standard)

    private func read(_ cell: SourceCell, year: Int? = nil) -> Result<CellValue, CellProblem> {
        Result { () throws(CellProblem) in try reader.read(cell, year: year) }
    }

    @Test(
        "A text without a year takes the one that is declared; one of its own goes before",
        arguments: [
            ("Tháng 3", "2023-03"), ("Quý IV", "2023-Q4"), ("T5", "2023-05"), ("6 tháng đầu năm", "2023-H1"),
            ("Cả năm", "2023"),
            ("9 tháng", "2023-9M"), ("July", "2023-07"), ("First half", "2023-H1"), ("Q1 2022", "2022-Q1"),
            ("Tháng 12/2022", "2022-12"),
        ])
    func declaredYear(text: String, identifier: String) {
        #expect(read(.text(text), year: 2023) == .success(.text(identifier)))
    }

    @Test("A number is a year, or nothing")
    func numbers() {
        #expect(read(.number(Rational(2024))) == .success(.text("2024")))
        #expect(read(.number(Rational(3)), year: 2024) == .failure(.notAPeriod))
    }

    @Test("What may mean two periods shows both")
    func ambiguous() throws {
        func period(_ text: String) throws -> Period { try #require(Period(parsing: text)) }
        #expect(
            read(.text("6 tháng năm 2024")) == .failure(.ambiguousPeriod(try period("2024-H1"), try period("2024-H2"))))
        #expect(read(.text("II/2024")) == .failure(.ambiguousPeriod(try period("2024-Q2"), try period("2024-02"))))
        let date = try #require(CalendarDate(year: 2024, month: 3, day: 1))
        #expect(read(.date(date)) == .failure(.ambiguousPeriod(try period("2024-03-01"), try period("2024-03"))))
    }

    @Test("Without any year, and with a bare number for a month, nothing is supposed")
    func refused() {
        #expect(read(.text("Tháng 3")) == .failure(.periodWithoutYear))
        #expect(read(.text("Q3")) == .failure(.periodWithoutYear))
        #expect(read(.text("3"), year: 2024) == .failure(.notAPeriod))
        #expect(read(.text("Tổng"), year: 2024) == .failure(.notAPeriod))
        #expect(read(.text("…")) == .success(.absentText(.notAvailable)))
        #expect(read(.nothing(written: "")) == .failure(.empty))
    }
}
