import Diagnostics
import Tables

/// Which site something belongs to. What is for the leadership is in no byte of the public site.
public enum Audience: String, Sendable, Hashable, CaseIterable {
    case `public`, leadership
}

/// A table of facts with its descriptor.
public struct Dataset: Sendable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A row holds figures for a period.
        case reported
        /// A row is one public record with a date; records are disjoint, so counting and adding them is always sound.
        case register
        /// A row is one event, such as a dossier. Rows are read in passing and never published; only measures are.
        case events
    }

    /// How often there are new rows.
    public enum Frequency: String, Sendable, Hashable, CaseIterable {
        case daily, weekly, monthly, quarterly, halfYearly = "half-yearly", yearly, irregular
    }

    /// The records of an event dataset: where they are and what they hold.
    public struct Records: Sendable {
        public var schema: TableSchema
        public var files: [StreamedFile]
        /// The days for which the files are complete: whatever was open on or after the first day is there, and nothing
        /// is later than the last, which is the day the records were taken.
        public var covers: ClosedRange<CalendarDate>
        /// What must hold in every record.
        public var rules: [RecordRule]
        /// How many records there are; 0 until they have been read.
        public var count = 0

        public init(
            schema: TableSchema, files: [StreamedFile], covers: ClosedRange<CalendarDate>, rules: [RecordRule] = []
        ) {
            self.schema = schema
            self.files = files
            self.covers = covers
            self.rules = rules
        }
    }

    /// A condition that must not be false in any record.
    public struct RecordRule: Sendable, Hashable {
        public var code: String
        public var that: TypedExpression
        public var message: Localized
        public var hint: Localized?

        public init(code: String, that: TypedExpression, message: Localized, hint: Localized? = nil) {
            self.code = code
            self.that = that
            self.message = message
            self.hint = hint
        }
    }

    /// Where a row's period stands.
    public enum PeriodRule: Sendable, Hashable {
        case interval(from: String, to: String)
        case year(String)
        case at(String)
        /// A field of type `period`.
        case written(String)

        public var fields: [String] {
            switch self {
            case .interval(let from, let to): [from, to]
            case .year(let field), .at(let field), .written(let field): [field]
            }
        }
    }

    /// A day from which a series means something else, so that numbers on its two sides are not compared.
    public struct SeriesBreak: Sendable, Hashable {
        public var from: CalendarDate
        /// The rows it concerns; nil for all.
        public var filter: TypedExpression?
        public var title: Localized
        /// It is not the source that changed but the definition of a metric.
        public var isOfDefinition: Bool

        public init(from: CalendarDate, filter: TypedExpression?, title: Localized, isOfDefinition: Bool = false) {
            self.from = from
            self.filter = filter
            self.title = title
            self.isOfDefinition = isOfDefinition
        }
    }

    public var name: String
    public var title: Localized
    public var description: Localized?
    public var kind: Kind
    public var audience: Audience
    /// Path of the page of this subject inside `pages`.
    public var subject: String?
    /// Nil where nobody has promised anything.
    public var frequency: Frequency?
    public var fields: [Field]
    public var period: PeriodRule
    public var parts: [PartNode]
    /// The first unit's figures are contained in the second's.
    public var within: [String: String]
    /// Sets of units that are disjoint and together a whole.
    public var wholes: [Set<String>]
    /// Rows that are totals of others.
    public var totals: TypedExpression?
    public var measures: [Measure]
    public var checks: [Check]
    public var breaks: [SeriesBreak]
    public var sourceField: String?
    public var sectionField: String?
    public var noteField: String?
    /// Of which each cell says what state the figures of its row are in.
    public var stateField: String?
    /// Without rows where the dataset holds events.
    public var table: Table
    /// Of an event dataset.
    public var records: Records?
    /// Of the descriptor.
    public var location: SourceLocation

    public init(
        name: String, title: Localized, description: Localized? = nil, kind: Kind, audience: Audience = .public,
        subject: String? = nil, frequency: Frequency? = nil, fields: [Field], period: PeriodRule,
        parts: [PartNode] = [],
        within: [String: String] = [:], wholes: [Set<String>] = [], totals: TypedExpression? = nil,
        measures: [Measure], checks: [Check] = [], breaks: [SeriesBreak] = [], sourceField: String? = nil,
        sectionField: String? = nil,
        noteField: String? = nil, stateField: String? = nil, table: Table, records: Records? = nil,
        location: SourceLocation
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.kind = kind
        self.audience = audience
        self.subject = subject
        self.frequency = frequency
        self.fields = fields
        self.period = period
        self.parts = parts
        self.within = within
        self.wholes = wholes
        self.totals = totals
        self.measures = measures
        self.checks = checks
        self.breaks = breaks
        self.sourceField = sourceField
        self.sectionField = sectionField
        self.noteField = noteField
        self.stateField = stateField
        self.table = table
        self.records = records
        self.location = location
    }

    public func field(_ name: String) -> Field? { fields.first { $0.name == name } }
    public func measure(_ name: String) -> Measure? { measures.first { $0.name == name } }
    public var dimensionFields: [Field] { fields.filter { $0.dimension != nil } }

    /// The units whose figures contain those of `unit`, from the nearest outwards.
    public func containers(of unit: String) -> [String] {
        var found: [String] = []
        var next = within[unit]
        while let container = next, !found.contains(container) {
            found.append(container)
            next = within[container]
        }
        return found
    }

    /// Where a row stands in its file; with `names`, where the first of them that is a column stands.
    public func location(ofRow row: Int, names: [String] = []) -> SourceLocation {
        table.location(ofRow: row, field: names.first { table.index(of: $0) != nil })
    }

    /// Whether any condition or check over its rows counts working days.
    public var needsCalendar: Bool {
        let conditions = [totals] + measures.map(\.filter) + breaks.map(\.filter)
        return conditions.contains { $0?.needsCalendar ?? false } || checks.contains(where: \.needsCalendar)
    }

    /// Names that an expression over a row may use, with their types.
    public var expressionNames: [String: ExpressionType] { Self.expressionNames(fields, parts) }

    /// The names of `fields` and of the nodes of `parts`, with their types.
    public static func expressionNames(_ fields: [Field], _ parts: [PartNode]) -> [String: ExpressionType] {
        var names: [String: ExpressionType] = [:]
        for node in parts.flatMap(\.nodes) { names[node.name] = .number }
        for field in fields {
            names[field.name] =
                switch field.schema.type {
                case .integer, .decimal: .number
                case .date: .date
                case .string, .period: .string
                }
        }
        return names
    }
}
