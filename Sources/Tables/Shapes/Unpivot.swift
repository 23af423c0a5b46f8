import Diagnostics

/// A text that a descriptor gives for a field of every row of a file, instead of a column. It is read as a cell of that field.
public struct Constant: Sendable, Hashable {
    public var field: String
    public var text: String
    /// Where it is declared: it takes the place of the cell's.
    public var location: SourceLocation

    public init(field: String, text: String, at location: SourceLocation) {
        self.field = field
        self.text = text
        self.location = location
    }
}

/// The year of periods that are written without one (`Tháng 3`).
public enum PeriodYear: Sendable, Hashable {
    case of(Int)
    /// It stands in an integer field of the same row.
    case field(String)
}

/// A heading as a descriptor names it: literally, or with one `*` for any text.
public struct HeadingPattern: Sendable, Hashable {
    public var text: String

    public init(_ text: String) { self.text = text }

    public func matches(_ name: String) -> Bool {
        guard let star = text.firstIndex(of: "*") else { return name == text }
        let (head, tail) = (text[..<star], text[text.index(after: star)...])
        return name.count >= head.count + tail.count && name.hasPrefix(head) && name.hasSuffix(tail)
    }
}

/// A wide table and how it becomes a long one: each row of the file makes one record for every period, unit … that stands in
/// its headings. As tidyr's `pivot_longer`; a heading of two levels (`Quý I / Tiếp nhận`) is what its `.value` is for.
public struct Unpivot: Sendable, Hashable {
    /// Columns whose cells go into records.
    public struct Column: Sendable, Hashable {
        public var heading: HeadingPattern
        /// The field that takes the cell; nil: one of `measures`.
        public var field: String?
        /// What the heading means for other fields.
        public var constants: [Constant]
        public var location: SourceLocation

        public init(
            _ heading: HeadingPattern, field: String? = nil, constants: [Constant] = [], at location: SourceLocation
        ) {
            self.heading = heading
            self.field = field
            self.constants = constants
            self.location = location
        }
    }

    /// A field that takes cells, and the part of the heading that names it, where a heading has two levels in either order.
    public struct Measure: Sendable, Hashable {
        public var part: String?
        public var field: String

        public init(part: String? = nil, field: String) {
            self.part = part
            self.field = field
        }
    }

    public enum EmptyCells: String, Sendable, Hashable, CaseIterable {
        /// As everywhere: an error.
        case refuse = "error"
        /// Where all cells of a record are empty there is no such record, such as for a month to come. It is said which.
        case leaveOut = "leave_out"
    }

    public var columns: [Column]
    /// The field that takes the heading, without the part that names a measure.
    public var name: String?
    public var measures: [Measure]
    /// Columns that add up the others: checked and left out.
    public var totals: [Column]
    public var empty: EmptyCells

    public init(
        columns: [Column], name: String? = nil, measures: [Measure], totals: [Column] = [],
        empty: EmptyCells = .refuse
    ) {
        self.columns = columns
        self.name = name
        self.measures = measures
        self.totals = totals
        self.empty = empty
    }

    /// The column among `columns` that a heading of a file is, what of it names the record, and the field that takes the cell.
    func match(_ name: String, among columns: [Column]) -> (column: Column, heading: String, field: String)? {
        for column in columns {
            if let field = column.field {
                if column.heading.matches(name) { return (column, name, field) }
                continue
            }
            for measure in measures {
                for heading in Self.headings(name, without: measure.part) where column.heading.matches(heading) {
                    return (column, heading, measure.field)
                }
            }
        }
        return nil
    }

    private static func headings(_ name: String, without part: String?) -> [String] {
        guard let part else { return [name] }
        let joiner = GridRecords.joiner
        var headings: [String] = []
        if name.hasSuffix(joiner + part) { headings.append(String(name.dropLast(joiner.count + part.count))) }
        if name.hasPrefix(part + joiner) { headings.append(String(name.dropFirst(part.count + joiner.count))) }
        return headings
    }
}
