/// A place in an input file. Lines and columns count from 1; columns count characters, not bytes.
public struct SourceLocation: Sendable, Hashable {
    /// Path as the user would type it, relative to where the content lies (`Content/data/x.csv`).
    public var file: String
    public var line: Int?
    public var column: Int?
    /// In a workbook: the name of the sheet, as on its tab.
    public var sheet: String?
    /// In a workbook: the cell or range in A1 notation, `C7` or `B4:H60`.
    public var cell: String?

    public init(file: String, line: Int? = nil, column: Int? = nil, sheet: String? = nil, cell: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.sheet = sheet
        self.cell = cell
    }

    /// `Sheet1!C7`, `'Tháng 1'!C7`, or the sheet or the cell alone; nil outside of workbooks.
    public var placeInWorkbook: String? {
        guard let sheet else { return cell }
        let isPlain = sheet.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && sheet.first?.isNumber == false
        let name =
            isPlain
            ? sheet : "'" + sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        return cell.map { "\(name)!\($0)" } ?? name
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `x.csv:4:7`, `x.xlsx[Sheet1!C7]`
    public var description: String {
        let place = placeInWorkbook.map { "[\($0)]" } ?? ""
        return [file + place, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
    }
}

extension SourceLocation {
    /// What locations are sorted by: cells of a sheet row by row, and within a row `Z` before `AA`.
    struct Key: Comparable {
        var file = ""
        var line = 0
        var column = 0
        var sheet = ""
        var cellRow = 0
        var cellColumn = ""

        static func < (left: Key, right: Key) -> Bool {
            let one = (left.file, left.line, left.column, left.sheet, left.cellRow, left.cellColumn.count)
            let two = (right.file, right.line, right.column, right.sheet, right.cellRow, right.cellColumn.count)
            return one == two ? left.cellColumn < right.cellColumn : one < two
        }
    }

    var sortKey: Key {
        let letters = (cell ?? "").prefix { $0.isLetter }
        let digits = (cell ?? "").dropFirst(letters.count).prefix { $0.isNumber }
        return Key(
            file: file, line: line ?? 0, column: column ?? 0, sheet: sheet ?? "", cellRow: Int(digits) ?? 0,
            cellColumn: String(letters))
    }
}
