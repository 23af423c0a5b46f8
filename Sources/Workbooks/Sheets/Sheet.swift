/// A tab of a workbook.
public struct Sheet: Sendable, Hashable {
    public enum Visibility: String, Sendable, Hashable {
        case visible, hidden
        /// Hidden so that only a macro can show it.
        case veryHidden
    }

    public var name: String
    /// Place among the tabs, hidden ones included, from 1.
    public var number: Int
    public var visibility: Visibility
    /// False for a tab that holds a chart or a dialog instead of cells.
    public var hasCells: Bool
    /// The part of the package that holds the sheet.
    let part: String
}

/// How a caller names a sheet.
public enum SheetSelector: Sendable, Hashable {
    case name(String)
    /// From 1, hidden sheets included.
    case number(Int)
}

/// A cell that holds something.
public struct SheetCell: Sendable, Hashable {
    /// From 1.
    public var column: Int
    public var value: CellValue
}

/// A row with at least one cell that holds something.
public struct SheetRow: Sendable, Hashable {
    /// From 1.
    public var number: Int
    /// Hidden by hand, by a filter or in a folded group.
    public var isHidden: Bool
    /// By rising column; empty cells are left out.
    public var cells: [SheetCell]

    /// The value in `column` (from 1), `.empty` where there is none.
    public subscript(column: Int) -> CellValue {
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].column < column { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low].column == column ? cells[low].value : .empty
    }
}

/// What holds for a sheet beside its cells.
public struct SheetOutline: Sendable, Hashable {
    /// As in the file. Only the first cell of a merged range has a value.
    public var mergedRanges: [CellRange] = []
    /// From 1, as in the file.
    public var hiddenColumns: [ClosedRange<Int>] = []
}

/// A whole sheet, or a range of it, in memory.
public struct SheetContents: Sendable, Hashable {
    public var outline: SheetOutline
    public var rows: [SheetRow]
}

/// What the receiver of rows wants next.
public enum RowReading: Sendable, Hashable {
    case next, stop
}
