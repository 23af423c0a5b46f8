import Tables
import Testing
import Workbooks

@Suite struct ValueTests {
    @Test(
        "Numbers carry what their format says",
        arguments: [
            ("A3", .number(9983, 10_000, percent: true, decimals: 2)), ("A4", .number(12, percent: true, decimals: 0)),
            ("A5", .number(9983, 100, decimals: 2)), ("A6", .number(1_234_567, decimals: 0)),
            ("A7", .number(2469, 2, decimals: 2)), ("A8", .number(3, 10)),
            ("A9", .number(333_333_333_333_333, 1_000_000_000_000_000)), ("A10", .number(5, decimals: 0)),
            ("A11", .number(-1, 8, decimals: 3)), ("A12", .number(45000, decimals: 0)),
            ("A14", .number(1, 2)), ("A15", .number(12345)),
        ] as [(String, CellValue)])
    func numbers(cell: String, value: CellValue) throws {
        #expect(try Fixture.contents("xlsxwriter-values.xlsx")[cell] == value)
    }

    @Test("A number beyond 64 bits is not rounded away")
    func tooLarge() throws {
        let value = try Fixture.contents("xlsxwriter-values.xlsx")["A13"]
        guard case .unusable(_, .numberTooLarge) = value else {
            Issue.record("\(value)")
            return
        }
    }

    @Test(
        "Dates and times are told by their formats, in the system of 1900",
        arguments: [
            ("B1", .date("2024-02-29")), ("B2", .date("2024-02-29")), ("B3", .date("2024-02-29", hasTime: true)),
            ("B4", .date("2024-02-29")), ("B5", .time(hours: 8, minutes: 30)), ("B6", .time(hours: 30)),
            ("B7", .date("2024-02-29", hasTime: true)), ("B8", .unusable("60", .noSuchDate)),
            ("B9", .unusable("0", .noSuchDate)), ("B10", .unusable("-1", .noSuchDate)),
            ("B11", .unusable("300000", .noSuchDate)), ("B12", .date("1900-01-01")), ("B13", .date("1900-02-28")),
            ("B14", .date("1900-03-01")), ("B15", .date("2024-02-29")), ("B16", .time(hours: 12)),
        ] as [(String, CellValue)])
    func dates(cell: String, value: CellValue) throws {
        #expect(try Fixture.contents("xlsxwriter-values.xlsx")[cell] == value)
    }

    @Test("Built-in formats are known by their numbers")
    func builtIn() throws {
        let sheet = try Fixture.contents("xlsxwriter-values.xlsx")
        for row in [1, 2, 3, 4, 5, 6, 7, 9] {
            #expect(sheet["C\(row)"] == .date("2024-02-29", hasTime: true), "C\(row)")
        }
        #expect(sheet["C8"] == .time(hours: 45351 * 24 + 6))
        #expect(sheet["C10"] == .number(181_405, 4, percent: true, decimals: 0))
        #expect(sheet["C11"] == .number(181_405, 4, percent: true, decimals: 2))
        #expect(sheet["C12"] == .number(181_405, 4, decimals: 2))
        #expect(sheet["C14"] == .number(181_405, 4))
    }

    @Test(
        "The system of 1904 counts from its own first day", arguments: ["openpyxl-1904.xlsx", "xlsxwriter-1904.xlsx"])
    func from1904(file: String) throws {
        #expect(try Fixture.open(file).dateSystem == .from1904)
        #expect(try Fixture.contents(file)["A2"] == .date("2024-02-29"))
    }

    @Test("Times and the first day of 1904 are read")
    func timesOf1904() throws {
        let sheet = try Fixture.contents("openpyxl-1904.xlsx")
        #expect(sheet["A3"] == .date("2024-02-29", hasTime: true))
        #expect(sheet["A4"] == .time(hours: 8, minutes: 30))
        #expect(sheet["A5"] == .time(hours: 30))
        #expect(sheet["A6"] == .date("1904-01-01"))
        #expect(try Fixture.contents("xlsxwriter-1904.xlsx")["A3"] == .date("1904-01-02"))
    }

    @Test(
        "Each type of cell has its value",
        arguments: [
            ("A2", .boolean(true)), ("B2", .boolean(false)), ("C2", .error("#REF!")), ("D2", .date("2024-02-29")),
            ("E2", .date("2024-02-29", hasTime: true)), ("F2", .unusable("2024-02-30", .noSuchDate)),
            ("G2", .number(2)),
            ("H2", .noCachedValue), ("I2", .noCachedValue), ("J2", .empty), ("K2", .unusable("12,5", .malformed)),
            ("L2", .unusable("2", .malformed)), ("M2", .number(3, 2000)), ("N2", .error("#DIV/0!")),
            ("O2", .unusable("0219-06-14", .noSuchDate)), ("P2", .time(seconds: Rational(122_401, over: 4) ?? .zero)),
        ] as [(String, CellValue)])
    func types(cell: String, value: CellValue) throws {
        #expect(try Fixture.contents("cell-types.xlsx")[cell] == value)
    }

    @Test(
        "Texts are joined, composed and unescaped; guides are left out",
        arguments: [
            ("A1", "Dữ liệu giả định"), ("B1", "Sở Nội vụ"), ("C1", "東京 và "), ("D1", "1 < 2 & 3"), ("E1", ""),
            ("A2", "Sở Y tế"), ("B2", "a\rb"), ("C2", ""), ("D2", "_x000D_ 😀 _xZZZZ_"),
        ])
    func texts(cell: String, text: String) throws {
        let value = try Fixture.contents("text-forms.xlsx")[cell]
        guard case .text(let found) = value else {
            Issue.record("\(value)")
            return
        }
        // Compared by scalars, since Swift takes composed and decomposed texts for equal.
        #expect(Array(found.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test("Rich text of another program is joined")
    func richText() throws {
        #expect(try Fixture.contents("xlsxwriter-values.xlsx")["A2"] == .text("Sở Y tế tỉnh"))
    }
}
