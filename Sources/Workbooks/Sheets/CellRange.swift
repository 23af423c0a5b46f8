import Tables

/// A rectangle of cells.
public struct CellRange: Sendable, Hashable {
    public var rows: ClosedRange<Int>
    public var columns: ClosedRange<Int>

    /// The whole sheet.
    public static let all = CellRange(rows: 1...CellReference.rowCount, columns: 1...CellReference.columnCount)

    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// From A1 notation: `B4:H60`, `$B$4:$H$60`, one cell `B4`, whole columns `B:H`, whole rows `4:60`, and `B4:H`, which
    /// goes down to the end of the sheet. Corners may come in any order. Nil for anything else.
    public init?(_ text: some StringProtocol) {
        let corners = Array(text.utf8).split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard (1...2).contains(corners.count),
            let first = corners[0].withUnsafeBufferPointer(CellReference.parts)
        else { return nil }
        if corners.count == 1 {
            guard let row = first.row, let column = first.column else { return nil }
            self.init(rows: row...row, columns: column...column)
            return
        }
        guard let last = corners[1].withUnsafeBufferPointer(CellReference.parts) else { return nil }
        let (top, bottom) = (first.row ?? 1, last.row ?? CellReference.rowCount)
        let (left, right) = (first.column ?? 1, last.column ?? CellReference.columnCount)
        self.init(
            rows: min(top, bottom)...max(top, bottom), columns: min(left, right)...max(left, right))
    }

    /// `B4:H60`, or `B4` for one cell.
    public var text: String {
        let first = CellReference.columnName(columns.lowerBound) + String(rows.lowerBound)
        let last = CellReference.columnName(columns.upperBound) + String(rows.upperBound)
        return first == last ? first : "\(first):\(last)"
    }

    public func contains(_ cell: CellReference) -> Bool { rows.contains(cell.row) && columns.contains(cell.column) }
}
