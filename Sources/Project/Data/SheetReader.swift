import Diagnostics
import Hashing
import Metrics
import Tables
import Workbooks

/// Where in a workbook a dataset's figures are: the keys `sheet`, `range`, `header` of a descriptor.
struct SheetPlace: Sendable {
    /// Nil: the only visible sheet that holds cells.
    var selector: SheetSelector?
    var range: CellRange?
    var location: SourceLocation
}

/// Takes a sheet out of a workbook.
struct SheetReader {
    let place: SheetPlace

    /// The sheet as plain cells; nil where it cannot be had, which is reported.
    func read(_ bytes: [UInt8], path: String, _ problems: inout [Diagnostic]) -> DataFile? {
        let opened = Workbook.open(bytes: bytes, path: path)
        problems += opened.diagnostics
        guard let workbook = opened.value, let sheet = sheet(of: workbook, path, &problems) else { return nil }
        let contents = workbook.contents(of: sheet, in: place.range ?? .all)
        problems += contents.diagnostics
        guard let contents = contents.value else { return nil }
        let rows = contents.rows.map { row in
            SheetGrid.Row(
                number: row.number, isHidden: row.isHidden,
                cells: Dictionary(
                    row.cells.compactMap { cell in
                        let name = CellReference.columnName(cell.column) + String(row.number)
                        let location = SourceLocation(file: path, sheet: sheet.name, cell: name)
                        return Self.cell(cell.value, at: location).map { (cell.column, $0) }
                    }, uniquingKeysWith: { first, _ in first }))
        }
        let merges = contents.outline.mergedRanges.map { SheetGrid.Merge(rows: $0.rows, columns: $0.columns) }
        return .sheet(
            path: path, sha256: SHA256Hasher.hexadecimal(of: bytes),
            SheetGrid(name: sheet.name, rows: rows, merges: merges))
    }

    private func sheet(of workbook: Workbook, _ path: String, _ problems: inout [Diagnostic]) -> Sheet? {
        if let selector = place.selector {
            let found = workbook.sheet(selector)
            problems += found.diagnostics
            return found.value
        }
        let candidates = workbook.sheets.filter { $0.hasCells && $0.visibility == .visible }
        if let only = candidates.first, candidates.count == 1 { return only }
        let names = workbook.sheets.map { "“\($0.name)”" }.joined(separator: ", ")
        problems.append(
            Diagnostic(
                .error, "descriptor.which-sheet", vi: "Tệp Excel có nhiều trang tính; chưa rõ đọc trang nào.",
                en: "The workbook has several sheets; it is not clear which one to read.",
                at: SourceLocation(file: path),
                hint: Localized(
                    vi: "Khai báo sheet trong tệp mô tả. Các trang: \(names).",
                    en: "Declare sheet in the descriptor. The sheets: \(names).")))
        return nil
    }

    private static func cell(_ value: CellValue, at location: SourceLocation) -> SheetGrid.Cell? {
        if let problem = value.problem(at: location) { return .faulty(problem) }
        switch value {
        case .text(let text): return .text(text)
        case .number(let number, let style): return .number(number, isPercent: style.isPercent)
        case .date(let date, _): return .date(date)
        case .boolean(let boolean): return .boolean(boolean)
        case .time(let seconds): return .number(seconds, isPercent: false)
        case .empty, .error, .noCachedValue, .unusable: return nil
        }
    }
}
