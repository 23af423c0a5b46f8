import Diagnostics

/// A sheet as plain cells: what a reader of workbooks hands over.
public struct SheetGrid: Sendable {
    public enum Cell: Sendable, Hashable {
        case text(String)
        /// With `isPercent` the sheet shows a percentage and `value` is the fraction.
        case number(Rational, isPercent: Bool)
        case date(CalendarDate)
        case boolean(Bool)
        /// It should have a value and has none; the diagnostic says why.
        case faulty(Diagnostic)
    }

    /// A row with at least one cell that holds something.
    public struct Row: Sendable, Hashable {
        /// From 1.
        public var number: Int
        public var isHidden: Bool
        /// By column, from 1.
        public var cells: [Int: Cell]

        public init(number: Int, isHidden: Bool = false, cells: [Int: Cell]) {
            self.number = number
            self.isHidden = isHidden
            self.cells = cells
        }
    }

    /// Cells that are shown as one; only the first has a value.
    public struct Merge: Sendable, Hashable {
        public var rows: ClosedRange<Int>
        public var columns: ClosedRange<Int>

        public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
            self.rows = rows
            self.columns = columns
        }
    }

    /// The name on the tab.
    public var name: String
    /// From top to bottom.
    public var rows: [Row]
    public var merges: [Merge]

    public init(name: String, rows: [Row], merges: [Merge] = []) {
        self.name = name
        self.rows = rows
        self.merges = merges
    }
}

/// Puts the text of every merged cell into all the places it covers, row by row. Numbers stay where they are: a figure that
/// stands for several rows belongs to none of them alone.
struct MergeFiller {
    /// By rising first row.
    private var waiting: ArraySlice<SheetGrid.Merge>
    private var active: [(lastRow: Int, columns: ArraySlice<Int>, text: String)] = []

    init(_ merges: [SheetGrid.Merge]) {
        waiting = merges.sorted { $0.rows.lowerBound < $1.rows.lowerBound }[...]
    }

    /// Fills the next row in `columns`, which rise: a merged range may be as wide as a sheet can be. A row without any cell of
    /// its own does not come by, and stays empty.
    mutating func fill(_ row: inout SheetGrid.Row, within columns: [Int]) {
        active.removeAll { $0.lastRow < row.number }
        while let merge = waiting.first, merge.rows.lowerBound <= row.number {
            waiting.removeFirst()
            // Merged ranges lie beside each other; of a damaged file they may lie upon each other, thousands deep.
            guard active.count < columns.count, merge.rows.lowerBound == row.number,
                case .text(let text)? = row.cells[merge.columns.lowerBound]
            else { continue }
            let first = Self.position(of: merge.columns.lowerBound, in: columns)
            let end = Self.position(of: merge.columns.upperBound + 1, in: columns)
            if first < end { active.append((merge.rows.upperBound, columns[first..<end], text)) }
        }
        var room = columns.count
        for merge in active {
            room -= merge.columns.count
            if room < 0 { return }
            for column in merge.columns { row.cells[column] = .text(merge.text) }
        }
    }

    /// How many of `columns` are less than `column`.
    private static func position(of column: Int, in columns: [Int]) -> Int {
        var (low, high) = (0, columns.count)
        while low < high {
            let middle = (low + high) / 2
            if columns[middle] < column { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A sheet whose rows are handed over as they are read: what a reader of workbooks opens.
public struct SheetStream: Sendable {
    /// The name on the tab.
    public var name: String
    /// Of the workbook's file.
    public var sha256: String
    public var merges: [SheetGrid.Merge]
    /// Calls `take` with every row that holds something, from top to bottom; what is wrong with the sheet otherwise, and
    /// then the rows handed over are not to be used.
    public var readRows: @Sendable (_ take: (SheetGrid.Row) -> Void) -> Diagnostic?

    public init(
        name: String, sha256: String, merges: [SheetGrid.Merge],
        readRows: @escaping @Sendable (_ take: (SheetGrid.Row) -> Void) -> Diagnostic?
    ) {
        self.name = name
        self.sha256 = sha256
        self.merges = merges
        self.readRows = readRows
    }
}

/// Where in a sheet the table is.
public struct SheetShape: Sendable, Hashable {
    public enum HiddenRows: String, Sendable, Hashable, CaseIterable {
        /// They are read like others, and that there are some is said.
        case read
        case skip
    }

    /// The rows of the header, within those that a sheet can have; nil: the row with the most names of declared fields.
    public var header: ClosedRange<Int>?
    public var hiddenRows: HiddenRows

    public init(header: ClosedRange<Int>? = nil, hiddenRows: HiddenRows = .read) {
        self.header = header
        self.hiddenRows = hiddenRows
    }
}
