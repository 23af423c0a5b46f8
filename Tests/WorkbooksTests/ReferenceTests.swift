import Tables
import Testing
import Workbooks

@Suite struct ReferenceTests {
    @Test(
        "A1 notation goes both ways",
        arguments: [
            ("A1", 1, 1), ("Z9", 9, 26), ("AA10", 10, 27), ("ZZ1", 1, 702), ("AAA1", 1, 703),
            ("XFD1048576", 1_048_576, 16_384),
        ])
    func both(text: String, row: Int, column: Int) throws {
        let cell = try #require(CellReference(text))
        #expect((cell.row, cell.column) == (row, column))
        #expect(cell.text == text)
        #expect(CellReference(row: row, column: column) == cell)
    }

    @Test("Dollar signs and small letters are accepted", arguments: ["$C$7", "C$7", "$C7", "c7"])
    func forms(text: String) {
        #expect(CellReference(text)?.text == "C7")
    }

    @Test(
        "What is no cell is nil",
        arguments: [
            "", "A", "1", "A0", "A01", "XFE1", "A1048577", "A1B", "1A", "A-1", "A 1", "$", "$A", "Ă1", "A1:B2", "A$$1",
            "AAAAAAAAAAAAAAAAAAAAAAA1", "A99999999999999999999999",
        ])
    func none(text: String) {
        #expect(CellReference(text) == nil)
    }

    @Test(
        "Ranges may be open or turned round",
        arguments: [
            ("B4:H60", "B4:H60"), ("$B$4:$H$60", "B4:H60"), ("H60:B4", "B4:H60"), ("B60:H4", "B4:H60"), ("B4", "B4"),
            ("B4:B4", "B4"), ("B:H", "B1:H1048576"), ("4:60", "A4:XFD60"), ("B4:H", "B4:H1048576"),
            ("$4:$4", "A4:XFD4"),
        ])
    func ranges(text: String, expected: String) {
        #expect(CellRange(text)?.text == expected)
    }

    @Test("What is no range is nil", arguments: ["", ":", "B", "4", "B4:", ":H60", "B4:H60:J7", "Sheet1!A1", "B0:H4"])
    func noRange(text: String) {
        #expect(CellRange(text) == nil)
    }
}
