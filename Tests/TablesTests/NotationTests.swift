import Diagnostics
import Tables
import Testing

@Suite struct NotationTests {
    private func problem(_ cell: String, _ field: FieldSchema) -> Diagnostic? {
        read("name,\(field.name)\na,\"\(cell)\"\n", .with(field)).diagnostics.first { $0.severity == .error }
    }

    private func table(_ cell: String, _ field: FieldSchema) throws -> Table {
        let result = read("name,\(field.name)\na,\"\(cell)\"\n", .with(field))
        try #require(result.diagnostics == [])
        return try #require(result.value)
    }

    @Test(
        "A percentage is the exact fraction",
        arguments: [
            ("95,2%", .vietnamese, 119, 125), ("95.2 %", .plain, 119, 125), ("95\u{A0}%", .plain, 19, 20),
            ("100%", .vietnamese, 1, 1), ("0,05%", .vietnamese, 1, 2000), ("-1,5%", .vietnamese, -3, 200),
            ("1.250%", .vietnamese, 25, 2),
        ] as [(String, NumberNotation, Int, Int)])
    func percent(cell: String, notation: NumberNotation, numerator: Int, denominator: Int) throws {
        let field = FieldSchema(name: "n", type: .decimal, notation: notation, percent: .sign)
        #expect(try table(cell, field).number(1, row: 0) == .value(try .of(numerator, denominator), .exact))
    }

    @Test(
        "Where the heading has the sign, numbers are per cents with or without their own",
        arguments: [("95,2", 119, 125), ("95,2%", 119, 125), ("0,5", 1, 200), ("0", 0, 1), ("100", 1, 1)])
    func headingPercent(cell: String, numerator: Int, denominator: Int) throws {
        let field = FieldSchema(name: "n", type: .decimal, notation: .vietnamese, percent: .heading, maximum: .one)
        #expect(try table(cell, field).number(1, row: 0) == .value(try .of(numerator, denominator), .exact))
        let found = try #require(problem("100,5", field))
        #expect(found.message.vietnamese.contains("lớn hơn mức tối đa 100%"))
    }

    @Test("Nothing is nothing with and without the sign")
    func zero() throws {
        let field = FieldSchema(name: "n", type: .decimal, percent: .sign)
        #expect(try table("0", field).number(1, row: 0) == .value(.zero, .exact))
    }

    @Test("A qualified percentage keeps its qualifier, and limits are fractions")
    func qualifiedPercent() throws {
        let field = FieldSchema(name: "n", type: .decimal, notation: .vietnamese, percent: .sign, maximum: .one)
        #expect(try table("≥ 95%", field).number(1, row: 0) == .value(try .of(19, 20), .atLeast))
        #expect(problem("101%", field)?.code == "table.out-of-range")
    }

    @Test(
        "A number without the sign in a field of percentages shows both readings",
        arguments: [("95,2", "9.520"), ("0,952", "95,2"), ("1", "100")])
    func noSign(cell: String, fraction: String) throws {
        let found = try #require(
            problem(cell, FieldSchema(name: "n", type: .decimal, notation: .vietnamese, percent: .sign)))
        #expect(found.code == "table.wrong-type")
        #expect(found.message.vietnamese.contains("\(cell)% hoặc \(fraction)%"))
    }

    @Test(
        "A point before three digits is an error only where no notation is declared", arguments: ["1.234", "-12.500"])
    func point(cell: String) throws {
        let found = try #require(problem(cell, FieldSchema(name: "n", type: .decimal)))
        #expect(found.message.vietnamese.contains("hai cách hiểu"))
        #expect(found.hint?.vietnamese.contains("number: vi") == true)
        for notation in NumberNotation.allCases {
            #expect(problem(cell, FieldSchema(name: "n", type: .decimal, notation: notation)) == nil)
        }
    }

    @Test(
        "A point that can only be a decimal sign needs no declaration",
        arguments: ["1.5", "0.234", "1234.567", "1.2345"])
    func clearPoint(cell: String) { #expect(problem(cell, FieldSchema(name: "n", type: .decimal)) == nil) }

    @Test(
        "The time behind a date is read and cut off",
        arguments: [
            ("28/02/2024 14:30", .dayMonthYearTime), ("28/2/2024 2:30:05 CH", .dayMonthYearTime),
            ("28/02/2024", .dayMonthYearTime), ("2024-02-28T14:30:00", .isoTime), ("2024-02-28 00:00", .isoTime),
            ("2024-02-28T23:59:59.999+07:00", .isoTime), ("2024-02-28T10:00:00Z", .isoTime), ("2024-02-28", .isoTime),
        ] as [(String, DateNotation)])
    func times(cell: String, notation: DateNotation) throws {
        let field = FieldSchema(name: "n", type: .date, dates: notation)
        #expect(try table(cell, field).date(1, row: 0)?.date?.iso == "2024-02-28")
    }

    @Test(
        "What is no time, or stands where none is declared, is an error",
        arguments: [
            ("28/02/2024 25:00", .dayMonthYearTime), ("28/02/2024 14:60", .dayMonthYearTime),
            ("28/02/2024 trưa", .dayMonthYearTime), ("28/02/2024 13:00 CH", .dayMonthYearTime),
            ("28/02/2024 14:30", .dayMonthYear), ("2024-02-28T14:30", .iso), ("2024-02-28T", .isoTime),
            ("2024-02-28T14:30+7", .isoTime),
        ] as [(String, DateNotation)])
    func badTimes(cell: String, notation: DateNotation) {
        #expect(problem(cell, FieldSchema(name: "n", type: .date, dates: notation))?.code == "table.wrong-type")
    }

    @Test("A time in another zone that is another day in Vietnam shows both days")
    func zones() throws {
        let field = FieldSchema(name: "n", type: .date, dates: .isoTime)
        let found = try #require(problem("2024-02-28T20:00:00Z", field))
        #expect(found.message.english?.contains("2024-02-28") == true)
        #expect(found.message.english?.contains("2024-02-29") == true)
        #expect(problem("2024-02-28T00:30:00+09:00", field) != nil)
    }

    @Test("A date that is two days, depending on what stands first, shows both")
    func ambiguousDate() throws {
        let found = try #require(problem("03/04/2024", FieldSchema(name: "n", type: .date)))
        #expect(found.message.vietnamese.contains("ngày 3 tháng 4 năm 2024 hoặc ngày 4 tháng 3 năm 2024"))
        #expect(found.code == "table.wrong-type")
        let clear = try #require(problem("28/02/2024", FieldSchema(name: "n", type: .date)))
        #expect(!clear.message.vietnamese.contains("hai cách hiểu"))
    }
}
