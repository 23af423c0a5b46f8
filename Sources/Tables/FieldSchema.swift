import Diagnostics

/// How numbers are written in a field. Declared, never guessed.
public enum NumberNotation: String, Sendable, Hashable, CaseIterable {
    /// `1234.5`, no grouping.
    case plain
    /// `1.234,5`: a dot groups thousands, a comma is the decimal sign; `1234,5` is accepted too.
    case vietnamese = "vi"
}

/// How dates are written in a field.
public enum DateNotation: String, Sendable, Hashable, CaseIterable {
    /// `2024-02-28`
    case iso
    /// `28/02/2024`, `28/2/2024`
    case dayMonthYear = "dd/mm/yyyy"
    /// `2024-02-28T14:30:00`, `2024-02-28 14:30`, `2024-02-28`: the time is checked and cut off.
    case isoTime = "iso hh:mm"
    /// `28/02/2024 14:30:00`, `28/2/2024 14:30`, `28/02/2024`: the time is checked and cut off.
    case dayMonthYearTime = "dd/mm/yyyy hh:mm"
}

/// How per cents are written in a field; either way they mean the fraction (0.952).
public enum PercentNotation: String, Sendable, Hashable, CaseIterable {
    /// Every number with its sign: `95,2 %`.
    case sign = "true"
    /// The sign stands in the heading (`Tỷ lệ (%)`) and numbers are per cents: `95,2`. One that has its sign all the same
    /// means no other thing.
    case heading
}

public enum FieldType: String, Sendable, Hashable, CaseIterable {
    case integer, decimal, date, string
    /// A period as people write it (`Quý I/2024`). The table holds its identifier (`2024-Q1`) as a text, so that two ways of
    /// writing one period are one value.
    case period
}

/// One field of a data file: Frictionless Table Schema, with what office figures need besides.
public struct FieldSchema: Sendable, Hashable {
    public var name: String
    /// Other texts by which a file may name this field in its header or its keys.
    public var aliases: [String]
    public var type: FieldType
    public var notation: NumberNotation
    /// False where nobody said how numbers are written: `plain` is then only supposed, and a number that another notation
    /// reads otherwise (`1.234`) is an error instead of a guess.
    public var isNotationDeclared: Bool
    /// Where numbers are per cents: how they are written.
    public var percent: PercentNotation?
    public var dates: DateNotation
    /// A required cell must hold a value: no absence token, no empty text.
    public var required: Bool
    public var minimum: Rational?
    public var maximum: Rational?
    /// Where not nil, the only texts a string cell may hold.
    public var allowed: [String]?
    /// Other texts that stand for an allowed one, such as the name of a unit for its id.
    public var allowedAliases: [String: String] = [:]
    /// What an allowed text is called, for hints.
    public var allowedNames: [String: Localized] = [:]
    /// The file that lists the allowed texts, for the hint; nil where it is the descriptor.
    public var allowedIn: String?
    /// A text that stands in this field, although its type refuses it, as the source printed it (`14/6/0219`), belongs
    /// in a string field of its own; this names that field for the hint.
    public var asPublishedField: String?

    public init(
        name: String, aliases: [String] = [], type: FieldType, notation: NumberNotation? = nil,
        percent: PercentNotation? = nil, dates: DateNotation = .iso, required: Bool = false,
        minimum: Rational? = nil, maximum: Rational? = nil, allowed: [String]? = nil, asPublishedField: String? = nil
    ) {
        self.name = name
        self.aliases = aliases
        self.type = type
        self.notation = notation ?? .plain
        isNotationDeclared = notation != nil
        self.percent = percent
        self.dates = dates
        self.required = required
        self.minimum = minimum
        self.maximum = maximum
        self.allowed = allowed
        self.asPublishedField = asPublishedField
    }
}

extension FieldSchema {
    public var isPercent: Bool { percent != nil }
}

/// The texts that stand for a missing value or a qualifier in one dataset.
public struct CellTokens: Sendable, Hashable {
    /// The whole cell, e.g. `…`.
    public var absences: [String: Absence]
    /// Before the number, e.g. `≥` or `trên`; longer ones win.
    public var qualifiers: [String: Qualifier]

    public init(absences: [String: Absence], qualifiers: [String: Qualifier]) {
        self.absences = absences
        self.qualifiers = qualifiers
    }

    /// The printed signs: `…`, `–`, `*`; `≈`, `≥`, `>`, `≤`, `<`.
    public static let standard = CellTokens(
        absences: ["…": .notAvailable, "–": .notApplicable, "*": .suppressed],
        qualifiers: ["≈": .approximately, "≥": .atLeast, ">": .moreThan, "≤": .atMost, "<": .lessThan])
}

/// What a table's files must look like.
public struct TableSchema: Sendable, Hashable {
    public var fields: [FieldSchema]
    public var tokens: CellTokens
    /// Fields whose values together must differ from row to row; empty for none.
    public var key: [String]
    /// Nil: what the ending of each file's name says.
    public var format: TableFormat?
    public var encoding: TextEncoding
    /// Nil: found by the declared names in the header.
    public var delimiter: Delimiter?
    /// Columns of the files that nobody needs, by their names in the header.
    public var ignored: Set<String>
    /// Of workbooks: where in the sheet the table is.
    public var sheet: SheetShape
    public var rows: RowRules
    /// Fields that no file has, with what stands in them in every row.
    public var constants: [Constant] = []
    /// Where the files are wide: how their columns become rows.
    public var unpivot: Unpivot?
    /// Of periods that are written without a year.
    public var year: PeriodYear?
    /// An empty cell says that there is nothing, as in records; in tables of figures it is an error, for a sign has to say
    /// why.
    public var emptyIsAbsent = false

    public init(
        fields: [FieldSchema], tokens: CellTokens = .standard, key: [String] = [], format: TableFormat? = nil,
        encoding: TextEncoding = .auto, delimiter: Delimiter? = nil, ignored: Set<String> = [],
        sheet: SheetShape = SheetShape(), rows: RowRules = RowRules()
    ) {
        self.fields = fields
        self.tokens = tokens
        self.key = key
        self.format = format
        self.encoding = encoding
        self.delimiter = delimiter
        self.ignored = ignored
        self.sheet = sheet
        self.rows = rows
    }

    /// The files are not read as they stand.
    var isShaped: Bool { !constants.isEmpty || unpivot != nil }
    var fixedYear: Int? { if case .of(let year)? = year { year } else { nil } }
    var yearField: String? { if case .field(let name)? = year { name } else { nil } }

    /// Fields that say what a row is about, even where they are numbers: no total adds them up.
    var nominalFields: Set<String> {
        let columns = unpivot?.columns.flatMap(\.constants) ?? []
        return Set((constants + columns).map(\.field) + [yearField].compactMap { $0 })
    }

    /// The same for records: an empty cell says that there is nothing, but what tells records apart may not be missing.
    public func ofRecords() -> TableSchema {
        var schema = self
        schema.emptyIsAbsent = true
        for index in fields.indices where key.contains(fields[index].name) { schema.fields[index].required = true }
        return schema
    }
}

/// Which rows of a file are not rows of the table.
public struct RowRules: Sendable, Hashable {
    /// Rows left out, such as a line that numbers the columns: those in which a field holds one of the texts.
    public var skipped: [String: Set<String>]
    /// Rows that add up the others, recognised likewise. They are left out too, but compared with what the rows add up to.
    public var totals: [String: Set<String>]
    /// The fields in which a total is compared; nil for all integer fields.
    public var totalled: [String]?

    public init(
        skipped: [String: Set<String>] = [:], totals: [String: Set<String>] = [:], totalled: [String]? = nil
    ) {
        self.skipped = skipped
        self.totals = totals
        self.totalled = totalled
    }

    public var isEmpty: Bool { skipped.isEmpty && totals.isEmpty }
}
