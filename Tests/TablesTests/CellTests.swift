import Diagnostics
import Tables
import Testing

@Suite struct CellTests {
    private func number(_ cell: String, _ field: FieldSchema) throws -> NumberCell? {
        let result = read("name,n\na,\"\(cell)\"\n", .with(field))
        try #require(result.diagnostics.filter { $0.severity == .error } == [])
        return result.value?.number(1, row: 0)
    }

    private func code(_ cell: String, _ field: FieldSchema) -> String? {
        let found = read("name,\(field.name)\na,\"\(cell)\"\n", .with(field)).diagnostics
        return found.first { $0.severity == .error }?.code
    }

    @Test(
        "Numbers are exact in either notation",
        arguments: [
            ("0", .plain, 0, 1), ("-12", .plain, -12, 1), ("1234.50", .plain, 2469, 2), ("0.1", .plain, 1, 10),
            ("5.718", .plain, 2859, 500), ("1.234.567", .vietnamese, 1_234_567, 1), ("5.718", .vietnamese, 5718, 1),
            ("1.234,5", .vietnamese, 2469, 2), ("1234,5", .vietnamese, 2469, 2), ("-0,05", .vietnamese, -1, 20),
            ("99,830", .vietnamese, 9983, 100), ("007", .plain, 7, 1),
            ("999999999999999999", .plain, 999_999_999_999_999_999, 1),
        ] as [(String, NumberNotation, Int, Int)])
    func exact(cell: String, notation: NumberNotation, numerator: Int, denominator: Int) throws {
        let field = FieldSchema(name: "n", type: .decimal, notation: notation)
        #expect(try number(cell, field) == .value(try .of(numerator, denominator), .exact))
    }

    @Test(
        "What is not a number of the field is an error",
        arguments: [
            ("abc", .plain, .decimal), ("1,5", .plain, .decimal), ("1.2.3", .plain, .decimal), ("5.", .plain, .decimal),
            (".5", .plain, .decimal), ("95%", .plain, .decimal), ("95 %", .vietnamese, .decimal),
            ("--1", .plain, .decimal),
            ("+1", .plain, .decimal), ("1e3", .plain, .decimal), ("1 000", .plain, .decimal), ("-", .plain, .decimal),
            ("5.718", .plain, .integer), ("5.0", .plain, .integer), ("1.5", .vietnamese, .decimal),
            ("0.234", .vietnamese, .decimal), ("12.34.567", .vietnamese, .decimal), ("1,2,3", .vietnamese, .decimal),
            ("1,234.5", .vietnamese, .decimal), ("1,5", .vietnamese, .integer), ("١٢", .plain, .integer),
        ] as [(String, NumberNotation, FieldType)])
    func notNumbers(cell: String, notation: NumberNotation, type: FieldType) {
        #expect(code(cell, FieldSchema(name: "n", type: type, notation: notation)) == "table.wrong-type")
    }

    @Test("A Vietnamese number in a plain field gets a hint about the notation", arguments: ["5.718", "1.234.567"])
    func notationHint(cell: String) {
        let found = read("name,n\na,\(cell)\n", .with(FieldSchema(name: "n", type: .integer))).diagnostics
        #expect(found.first?.hint?.english?.contains("number: vi") == true)
    }

    @Test("A number with too many digits is out of range rather than rounded")
    func tooLong() {
        let field = FieldSchema(name: "n", type: .decimal)
        #expect(code("12345678901234567890", field) == "table.out-of-range")
        #expect(code("0.1234567890123456789", field) == "table.out-of-range")
    }

    @Test(
        "A number outside the declared limits is out of range, whatever qualifies it",
        arguments: [("-1", true), ("0", false), ("100", false), ("101", true), ("≥ 101", true)])
    func limits(cell: String, isError: Bool) throws {
        let field = FieldSchema(name: "n", type: .integer, minimum: .zero, maximum: Rational(100))
        #expect(code(cell, field) == (isError ? "table.out-of-range" : nil))
    }

    @Test(
        "A qualifier stands before the number, with or without space; the longest wins",
        arguments: [
            ("≥ 85000", Qualifier.atLeast), ("≥85000", .atLeast), ("hơn 85000", .moreThan),
            ("hơn cả 85000", .approximately), (">\u{A0}85000", .moreThan), ("85000", .exact),
        ])
    func qualifiers(cell: String, qualifier: Qualifier) throws {
        let tokens = CellTokens(
            absences: [:],
            qualifiers: ["≥": .atLeast, ">": .moreThan, "hơn": .moreThan, "hơn cả": .approximately])
        let schema = TableSchema(fields: [FieldSchema(name: "n", type: .integer)], tokens: tokens)
        let table = try #require(read("n\n\(cell)\n", schema).value)
        #expect(table.number(0, row: 0) == .value(Rational(85000), qualifier))
    }

    @Test("The signs for a missing value are told apart in every type")
    func absences() throws {
        let schema = TableSchema(fields: [
            FieldSchema(name: "n", type: .decimal), FieldSchema(name: "d", type: .date),
            FieldSchema(name: "s", type: .string),
        ])
        let result = read("n,d,s\n…,–,*\n*,…,\n0,2024-02-29,…\n", schema)
        #expect(result.diagnostics == [])
        let table = try #require(result.value)
        #expect(table.number(0, row: 0) == .absent(.notAvailable))
        #expect(table.number(0, row: 1) == .absent(.suppressed))
        #expect(table.number(0, row: 2) == .value(.zero, .exact))
        #expect(table.date(1, row: 0) == .absent(.notApplicable))
        #expect(table.date(1, row: 2)?.date?.iso == "2024-02-29")
        guard case .strings(let codes, _, let absences) = table.columns[2] else {
            Issue.record("not a column of strings")
            return
        }
        #expect(codes == [-1, -1, -1])
        #expect(absences == [0: .suppressed, 1: .notApplicable, 2: .notAvailable])
    }

    @Test("An absence token counts as a whole cell only")
    func wholeCellOnly() { #expect(code("12*", FieldSchema(name: "n", type: .integer)) == "table.wrong-type") }

    @Test(
        "An empty cell is an error where it would have to be guessed",
        arguments: [
            (FieldType.integer, false, true), (.decimal, false, true), (.date, false, true), (.string, false, false),
            (.string, true, true), (.integer, true, true),
        ])
    func emptyCells(type: FieldType, required: Bool, isError: Bool) {
        let found = code("", FieldSchema(name: "n", type: type, required: required))
        #expect(found == (isError ? "table.missing-value" : nil))
    }

    @Test("The hint for an empty number names the signs and the true zero")
    func emptyHint() {
        let found = read("name,n\na,\n", .with(FieldSchema(name: "n", type: .integer))).diagnostics
        let hint = found.first?.hint?.english ?? ""
        for sign in ["…", "–", "*", "0 for a true zero"] { #expect(hint.contains(sign)) }
    }

    @Test("A required cell may not hold a sign for a missing value", arguments: FieldType.allCases)
    func requiredAbsence(type: FieldType) {
        #expect(code("…", FieldSchema(name: "n", type: type, required: true)) == "table.missing-value")
    }

    @Test(
        "Dates are read in the declared notation only",
        arguments: [
            ("2024-02-29", .iso, "2024-02-29"), ("29/02/2024", .dayMonthYear, "2024-02-29"),
            ("1/2/2024", .dayMonthYear, "2024-02-01"),
        ] as [(String, DateNotation, String)])
    func dates(cell: String, notation: DateNotation, iso: String) throws {
        let field = FieldSchema(name: "n", type: .date, dates: notation)
        let table = try #require(read("name,n\na,\(cell)\n", .with(field)).value)
        #expect(table.date(1, row: 0)?.date?.iso == iso)
    }

    @Test(
        "A text that is no date, and a day that does not exist, are two different errors",
        arguments: [
            ("31/02/2024", .dayMonthYear, "table.impossible-date"),
            ("14/6/0219", .dayMonthYear, "table.impossible-date"),
            ("2023-02-29", .iso, "table.impossible-date"), ("2024-13-01", .iso, "table.impossible-date"),
            ("29/02/2024", .iso, "table.wrong-type"), ("2024-2-9", .iso, "table.wrong-type"),
            ("14/6/19", .dayMonthYear, "table.wrong-type"), ("hôm qua", .iso, "table.wrong-type"),
        ] as [(String, DateNotation, String)])
    func badDates(cell: String, notation: DateNotation, expected: String) {
        #expect(code(cell, FieldSchema(name: "n", type: .date, dates: notation)) == expected)
    }

    @Test("The hint for a misprinted date names the field that keeps the printed text")
    func misprint() {
        let field = FieldSchema(name: "n", type: .date, dates: .dayMonthYear, asPublishedField: "n_as_published")
        let found = read("name,n\na,14/6/0219\n", .with(field)).diagnostics
        #expect(found.first?.excerpt == "14/6/0219")
        #expect(found.first?.hint?.vietnamese.contains("n_as_published") == true)
    }

    @Test("A text that is not allowed comes with the nearest allowed one")
    func notAllowed() {
        let field = FieldSchema(name: "n", type: .string, allowed: ["truc-tuyen", "truc-tiep"])
        let found = read("name,n\na,truc-tuyem\n", .with(field)).diagnostics
        #expect(found.map(\.code) == ["table.not-allowed"])
        #expect(found.first?.hint?.english == "Did you mean “truc-tuyen”?")
    }

    @Test(
        "Space around a cell is left out with a warning at the cell",
        arguments: ["name,n\na, 1️⃣5\n", "name,n\na,1️⃣5\u{A0}\n", "name,n\na,\"\u{3000}1️⃣5 \"\n"])
    func surroundingSpace(text: String) {
        let (found, places) = readMarked(text, .with(FieldSchema(name: "n", type: .integer)))
        #expect(found.map(\.code) == ["table.surrounding-space"])
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.location == places[0])
    }

    @Test("Columns count characters, not bytes, and all bad cells of a row are reported")
    func columns() {
        let schema = TableSchema(fields: [
            FieldSchema(name: "a", type: .string), FieldSchema(name: "b", type: .integer),
            FieldSchema(name: "c", type: .date),
        ])
        let (found, places) = readMarked("a,b,c\n\"Ủy ban\nnhân dân 👨‍👩‍👧\",1️⃣x,\"2️⃣y\"\n", schema)
        #expect(found.map(\.location) == places)
    }
}
