import Foundation
import Tables
import Testing
import Workbooks

@testable import Spreadsheets

/// Workbooks are written by libxlsxwriter and read back by the reader of this project, which is tested on files of others.
@Suite struct SpreadsheetTests {
    private static let properties = Spreadsheet.Properties(
        title: "Hồ sơ", author: "Văn phòng UBND tỉnh", createdDay: 19_782)

    private static func workbook(_ sheets: [Spreadsheet.Sheet]) throws -> Workbook {
        let bytes = try Spreadsheet(properties: properties, sheets: sheets).bytes()
        return try #require(Workbook.open(bytes: bytes, path: "a.xlsx").value)
    }

    private static func rows(_ sheet: Int, of workbook: Workbook) throws -> [[CellValue]] {
        let contents = try #require(workbook.contents(of: workbook.sheets[sheet]).value)
        return contents.rows.map { row in (1...(row.cells.last?.column ?? 1)).map { row[$0] } }
    }

    private static let table = Spreadsheet.Sheet(
        name: "Số liệu",
        columns: [
            .init(title: "Đơn vị", width: 30), .init(title: "Hồ sơ", width: 12, format: .number(decimals: 0)),
            .init(title: "Đúng hạn", width: 12, format: .percent(decimals: 2)), .init(title: "Từ ngày", width: 12),
        ], lead: ["Hồ sơ đã giải quyết", "Quý I/2024"],
        rows: [
            [.text("Xã Mường Ễ"), .number(5718), .number(0.9983), .date(19_782)],
            [.text("=1+1"), .none, .formatted(2.5, .number(decimals: 1)), .none],
        ])

    @Test("Values, titles and lead are read back as they were given, and a text that looks like a formula is a text")
    func roundTrip() throws {
        let workbook = try Self.workbook([Self.table])
        #expect(workbook.sheets.map(\.name) == ["Số liệu"])
        let rows = try Self.rows(0, of: workbook)
        #expect(rows.count == 5)
        #expect(rows[0] == [.text("Hồ sơ đã giải quyết")] && rows[1] == [.text("Quý I/2024")])
        #expect(rows[2] == [.text("Đơn vị"), .text("Hồ sơ"), .text("Đúng hạn"), .text("Từ ngày")])
        guard case .number(let count, _) = rows[3][1], case .number(let share, let style) = rows[3][2],
            case .date(let day, hasTime: false) = rows[3][3]
        else { return #expect(Bool(false), "\(rows[3])") }
        #expect(count == Rational(5718) && share == Rational(9983, over: 10_000) && day.iso == "2024-02-29")
        #expect("\(style)".contains("ercent"))
        #expect(rows[4][0] == .text("=1+1") && rows[4][1] == .empty)
    }

    @Test("The same values make the same bytes")
    func sameBytes() throws {
        let spreadsheet = Spreadsheet(properties: Self.properties, sheets: [Self.table])
        #expect(try spreadsheet.bytes() == spreadsheet.bytes())
    }

    @Test("What Excel cannot hold is an error, not a file")
    func tooLong() throws {
        var sheet = Self.table
        sheet.rows = [[.text(String(repeating: "ệ", count: 32_768))]]
        #expect(throws: SpreadsheetError.self) { try Self.workbook([sheet]) }
        sheet.rows = [[.text(String(repeating: "ệ", count: 32_767))]]
        #expect(throws: Never.self) { try Self.workbook([sheet]) }
    }

    @Test("Sheets lead to each other, whatever their names")
    func links() throws {
        let names = [
            "Mục lục", "Quý [I]: “a/b”", "quý  i   “a b”", "'", String(repeating: "Dài ", count: 12), "History",
        ]
        var sheets = names.map { Spreadsheet.Sheet(name: $0, columns: [.init(width: 9)], hasHeader: false, rows: []) }
        sheets[0].rows = names.indices.map { [.sheet(names[$0], $0)] }
        let workbook = try Self.workbook(sheets)
        #expect(Set(workbook.sheets.map { $0.name.lowercased() }).count == names.count)
        #expect(workbook.sheets.allSatisfy { $0.name.utf16.count <= 31 })
        #expect(try Self.rows(0, of: workbook).map { $0[0] } == names.map { .text($0) })
    }

    @Test(
        "Names of sheets",
        arguments: [
            (["a", "A", "a"], ["a", "A (2)", "a (3)"]), (["", " ' "], ["Sheet", "Sheet (2)"]),
            (["a:b\\c"], ["a b c"]), ([String(repeating: "x", count: 40)], [String(repeating: "x", count: 31)]),
            (
                [String(repeating: "x", count: 31), String(repeating: "X", count: 33)],
                [String(repeating: "x", count: 31), String(repeating: "X", count: 27) + " (2)"]
            ),
        ])
    func names(given: [String], written: [String]) {
        #expect(SheetNames.distinct(given) == written)
    }
}
