import Diagnostics

/// Rows at the end of a sheet that hold nothing of the table: signatures, notes. They are kept back until it is known
/// whether a row of the table follows, so that they are one problem and not one for every cell.
struct FooterRows {
    struct Row {
        var found: [Diagnostic]
        var row: Int
        var group: Int
    }

    /// More rows than this are no signatures.
    private static let limit = ProblemLog.rowLimit

    private var rows: [Row] = []
    private var isGivenUp = false
    /// The last row that is one of the table, or a total of it.
    var lastRow: Int?

    /// Records held back.
    var rowCount: Int { rows.count }
    /// Whether rows are still kept back.
    var isOpen: Bool { !isGivenUp }

    mutating func add(_ found: [Diagnostic], row: Int, group: Int) {
        rows.append(Row(found: found, row: row, group: group))
        if rows.count > Self.limit { isGivenUp = true }
    }

    mutating func takeAll() -> [Row] {
        defer { rows.removeAll() }
        return rows
    }

    /// One error for all rows held back; nil where there are none, or where the sheet has no others.
    func diagnostic(
        below header: (columns: ClosedRange<Int>, rows: ClosedRange<Int>)?, at place: SourceLocation
    ) -> Diagnostic? {
        guard let first = rows.first?.row, let last = rows.last?.row, let lastRow, let (columns, header) = header
        else { return nil }
        func name(_ column: Int, _ row: Int) -> String { CellReference.columnName(column) + String(row) }
        var place = place
        place.cell = name(columns.lowerBound, first)
        if first < last || columns.count > 1 { place.cell?.append(":" + name(columns.upperBound, last)) }
        let range = name(columns.lowerBound, header.lowerBound) + ":" + name(columns.upperBound, lastRow)
        let (vi, en) =
            first == last
            ? ("Dòng \(first) ở dưới bảng không có ô nào là số liệu", "Row \(first) below the table holds no figure")
            : (
                "Các dòng \(first)–\(last) ở dưới bảng không có ô nào là số liệu",
                "Rows \(first)–\(last) below the table hold no figure"
            )
        return Diagnostic(
            .error, "table.footer-rows", vi: vi + " (chữ ký, ghi chú?).", en: en + " (signatures, notes?).", at: place,
            hint: Localized(
                vi:
                    "Khai báo range: \(range) trong tệp mô tả để chỉ đọc bảng, hoặc kể chữ của các dòng này ở skip_rows; nếu là dòng của bảng thì điền số liệu.",
                en:
                    "Declare range: \(range) in the descriptor so that only the table is read, or list the texts of these rows in skip_rows; if they belong to the table, fill them in."
            ))
    }
}
