import Diagnostics
import Testing
import Workbooks

/// Ranges that a workbook has a name for (`openpyxl-names.xlsx`).
@Suite struct NameTests {
    private func range(_ name: String, on sheet: Int? = nil) throws -> String {
        let workbook = try Fixture.open("openpyxl-names.xlsx")
        let sheet = try sheet.map { try #require(workbook.sheet(.number($0)).value) }
        let found = workbook.range(named: name, on: sheet)
        if let value = found.value { return "\(value.sheet.number) \(value.range.text)" }
        return try #require(found.diagnostics.first).code
    }

    @Test(
        "A name means the range of its sheet, in any case of letters; a table's name means all its cells",
        arguments: [
            ("DanhSách", "1 B3:C5"), ("DANHSÁCH", "1 B3:C5"), ("MộtÔ", "2 C4"), ("Cột", "2 B1:C1048576"),
            ("BảngQuý", "2 B3:C5"), ("table1", "2 B3:C5"),
        ])
    func names(name: String, expected: String) throws { #expect(try range(name) == expected) }

    @Test("A name that a sheet has for itself goes before one of the workbook")
    func ownNames() throws {
        #expect(try range("Riêng", on: 1) == "1 B3:C4")
        #expect(try range("Riêng", on: 2) == "2 B3:C5")
        #expect(try range("DanhSách", on: 2) == "2 B3:C4")
        #expect(try range("DanhSách", on: 1) == "1 B3:C5")
        #expect(try range("Riêng") == "workbook.name-of-several-sheets")
    }

    @Test(
        "What is no range of one sheet is refused",
        arguments: ["CôngThức", "Hỏng", "HaiVùng", "HằngSố"])
    func noRange(name: String) throws { #expect(try range(name) == "workbook.name-of-no-range") }

    @Test("A name that is not there is refused with the nearest one; Excel's own names are none")
    func unknown() throws {
        #expect(try range("_xlnm._FilterDatabase") == "workbook.no-such-name")
        let found = try Fixture.open("openpyxl-names.xlsx").range(named: "danhsach").diagnostics
        #expect(found.map(\.code) == ["workbook.no-such-name"])
        #expect(found.first?.hint?.vietnamese.hasPrefix("Có phải “DanhSách” không?") == true)
    }
}
