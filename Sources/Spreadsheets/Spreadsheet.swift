/// A workbook to be written as `.xlsx`: plain values; how they look is what a column says.
public struct Spreadsheet: Sendable {
    public var properties: Properties
    /// In order; at least one.
    public var sheets: [Sheet]

    public init(properties: Properties, sheets: [Sheet]) {
        self.properties = properties
        self.sheets = sheets
    }

    /// What Excel shows under “Info”.
    public struct Properties: Sendable, Hashable {
        public var title: String
        public var author: String
        /// In place of the time of writing, so that the same values make the same bytes: days since 1970-01-01.
        public var createdDay: Int

        public init(title: String, author: String, createdDay: Int) {
            self.title = title
            self.author = author
            self.createdDay = createdDay
        }
    }

    public struct Sheet: Sendable {
        /// Any text: what Excel does not allow in a name is replaced, and repeated names are told apart.
        public var name: String
        public var columns: [Column]
        /// Above the table, one line each; the first is the heading of the sheet.
        public var lead: [String]
        /// Whether the table begins with the titles of its columns, repeated on each printed page, with a filter.
        public var hasHeader: Bool
        public var rows: [[Cell]]

        public init(name: String, columns: [Column], lead: [String] = [], hasHeader: Bool = true, rows: [[Cell]]) {
            self.name = name
            self.columns = columns
            self.lead = lead
            self.hasHeader = hasHeader
            self.rows = rows
        }
    }

    public struct Column: Sendable, Hashable {
        public var title: String
        /// In characters.
        public var width: Int
        public var format: NumberFormat
        /// Whether long texts are broken into lines.
        public var wraps: Bool

        public init(title: String = "", width: Int, format: NumberFormat = .general, wraps: Bool = false) {
            self.title = title
            self.width = width
            self.format = format
            self.wraps = wraps
        }
    }

    /// How numbers of a column are shown; the separators are those of the reader's own Excel.
    public enum NumberFormat: Sendable, Hashable {
        case general
        /// Grouped by thousands.
        case number(decimals: Int)
        /// Of 0.95: 95 %.
        case percent(decimals: Int)

        var code: String? {
            switch self {
            case .general: nil
            case .number(let decimals): "#,##0" + Self.places(decimals)
            case .percent(let decimals): "0" + Self.places(decimals) + "%"
            }
        }

        private static func places(_ decimals: Int) -> String {
            decimals > 0 ? "." + String(repeating: "0", count: decimals) : ""
        }
    }

    public enum Cell: Sendable, Hashable {
        case none
        /// Always a text, also where it begins like a formula.
        case text(String)
        case number(Double)
        /// Days since 1970-01-01.
        case date(Int)
        /// Leads to the first cell of another sheet, by its position.
        case sheet(String, Int)
        /// A number with a format of its own.
        case formatted(Double, NumberFormat)
    }
}
