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

    /// The sheet with the text of every merged cell in all the places it covers. Numbers stay where they are: a figure that
    /// stands for several rows belongs to none of them alone.
    func filled() -> SheetGrid {
        var filled = self
        var positions: [Int: Int] = [:]
        for (position, row) in rows.enumerated() { positions[row.number] = position }
        for merge in merges {
            guard let first = positions[merge.rows.lowerBound],
                case .text(let text)? = rows[first].cells[merge.columns.lowerBound]
            else { continue }
            for number in merge.rows {
                // A row without any other cell stays empty.
                guard let position = positions[number] else { continue }
                for column in merge.columns { filled.rows[position].cells[column] = .text(text) }
            }
        }
        return filled
    }
}

/// Where in a sheet the table is.
public struct SheetShape: Sendable, Hashable {
    public enum HiddenRows: String, Sendable, Hashable, CaseIterable {
        /// They are read like others, and that there are some is said.
        case read
        case skip
    }

    /// The rows of the header; nil: the row with the most names of declared fields.
    public var header: ClosedRange<Int>?
    public var hiddenRows: HiddenRows

    public init(header: ClosedRange<Int>? = nil, hiddenRows: HiddenRows = .read) {
        self.header = header
        self.hiddenRows = hiddenRows
    }
}
