import Diagnostics
import Tables
import Testing
import Workbooks

/// The same report of an office, written by LibreOffice (calculated) and by openpyxl (not calculated).
@Suite struct ReportTests {
    private let file = "libreoffice-report.xlsx"

    @Test(
        "Sheets come in the order of their tabs, with what hides them",
        arguments: ["libreoffice-report.xlsx", "openpyxl-report.xlsx"])
    func sheets(file: String) throws {
        let workbook = try Fixture.open(file)
        #expect(workbook.sheets.map(\.name) == ["Quý 2", "Ghi chú", "Rất kín"])
        #expect(workbook.sheets.map(\.number) == [1, 2, 3])
        #expect(workbook.sheets[1].visibility == .hidden)
        #expect(workbook.sheets[2].visibility != .visible)
        #expect(workbook.dateSystem == .from1900)
    }

    @Test("Title, merged header rows and figures arrive as they stand")
    func table() throws {
        let sheet = try Fixture.contents(file)
        #expect(sheet["A1"] == .text("BÁO CÁO KẾT QUẢ GIẢI QUYẾT HỒ SƠ (Dữ liệu giả định)"))
        #expect(sheet["G3"] == .text("Tỷ lệ đúng hạn"))
        #expect(sheet["D3"] == .empty)
        #expect(sheet["C6"] == .number(1200))
        #expect(sheet["H9"] == .date("2024-06-17"))
        #expect(sheet.rows.map(\.number) == [1, 3, 4, 5, 6, 7, 8, 9, 10])
    }

    @Test(
        "Merged ranges, hidden rows and hidden columns are told",
        arguments: ["libreoffice-report.xlsx", "openpyxl-report.xlsx"])
    func outline(file: String) throws {
        let sheet = try Fixture.contents(file)
        let merged = Set(sheet.outline.mergedRanges.map(\.text))
        #expect(merged == ["A1:H1", "A3:A5", "B3:B5", "C3:D3", "E3:F3", "G3:G5", "H3:H5", "C4:C5", "E4:E5", "A10:B10"])
        #expect(sheet.outline.hiddenColumns == [4...4])
        #expect(sheet.rows.filter(\.isHidden).map(\.number) == [8])
        let workbook = try Fixture.open(file)
        #expect(workbook.outline(of: workbook.sheets[0]).value == sheet.outline)
    }

    @Test("Results of formulas are read, percentages as exact shares to 15 digits")
    func results() throws {
        let sheet = try Fixture.contents(file)
        #expect(sheet["C10"] == .number(4860))
        #expect(sheet["G6"] == .number(999_090_909_090_909, 1_000_000_000_000_000, percent: true, decimals: 2))
        let notes = try Fixture.contents(file, sheet: 2)
        #expect(notes["A2"] == .error("#DIV/0!"))
        #expect(notes["A3"] == .error("#N/A"))
        #expect(notes["A4"] == .number(3, 10))
        #expect(notes["A5"] == .text("Quý 2"))
        #expect(notes["A6"] == .boolean(true))
        #expect(notes["A7"] == .text(""))
    }

    @Test("A file that was never calculated says so in each formula's cell")
    func notCalculated() throws {
        let sheet = try Fixture.contents("openpyxl-report.xlsx")
        for cell in ["G6", "C10", "G10"] { #expect(sheet[cell] == .noCachedValue) }
        #expect(sheet["C6"] == .number(1200))
        // XlsxWriter stores 0 for every formula and asks for a calculation on opening.
        #expect(try Fixture.contents("xlsxwriter-values.xlsx")["D1"] == .noCachedValue)
    }

    @Test("A range leaves out what lies beside it")
    func range() throws {
        let range = try #require(CellRange("B6:C9"))
        let sheet = try Fixture.contents(file, range: range)
        #expect(sheet.rows.map(\.number) == [6, 7, 8, 9])
        #expect(sheet.rows.allSatisfy { $0.cells.map(\.column) == [2, 3] })
        #expect(sheet["B8"] == .text("Sở Tài chính"))
    }

    @Test("Reading stops when the receiver has enough")
    func stop() throws {
        let workbook = try Fixture.open(file)
        var rows: [Int] = []
        let problem = workbook.readRows(of: workbook.sheets[0]) { row in
            rows.append(row.number)
            return row.number == 5 ? .stop : .next
        }
        #expect(problem == nil)
        #expect(rows == [1, 3, 4, 5])
    }

    @Test("A sheet is found by its name or number, and a wrong name is answered with the right ones")
    func selection() throws {
        let workbook = try Fixture.open(file)
        #expect(workbook.sheet(.name("Ghi chú")).value?.number == 2)
        #expect(workbook.sheet(.name("Ghi chu\u{0301}")).value?.number == 2)
        let missing = workbook.sheet(.name("Quý2"))
        #expect(missing.value == nil)
        #expect(missing.diagnostics.map(\.code) == ["workbook.no-such-sheet"])
        #expect(missing.diagnostics.first?.hint?.vietnamese.contains("“Quý 2”") == true)
        #expect(workbook.sheet(.number(0)).value == nil)
        #expect(workbook.sheet(.number(4)).diagnostics.first?.hint?.vietnamese.contains("1 đến 3") == true)
    }

    @Test("All problems of a workbook are found at once, with sheet and cell")
    func problems() throws {
        let problems = Workbook.problems(inBytes: try Fixture.bytes(file), path: file)
        #expect(
            problems.map { "\($0.location?.description ?? "") \($0.code)" } == [
                "libreoffice-report.xlsx['Ghi chú'!A2] workbook.error-value",
                "libreoffice-report.xlsx['Ghi chú'!A3] workbook.error-value",
            ])
    }
}
