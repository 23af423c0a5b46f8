import Diagnostics
import Metrics
import Tables
import Testing

/// A column of a small table in code.
struct Column: Sendable {
    enum Kind: Sendable { case number, date, text }
    var name: String
    var kind: Kind
    var dimension: Dimension?

    static func number(_ name: String) -> Column { Column(name: name, kind: .number) }
    static func date(_ name: String) -> Column { Column(name: name, kind: .date) }
    static func text(_ name: String) -> Column { Column(name: name, kind: .text) }
    /// Offices, in the order in which they are shown.
    static func unit(_ members: String...) -> Column { dimension("unit", members, named: "units", isWhole: false) }
    static func whole(_ name: String, _ members: String...) -> Column {
        dimension(name, members, named: name, isWhole: true)
    }
    static func open(_ name: String, _ members: String...) -> Column {
        dimension(name, members, named: name, isWhole: false)
    }

    private static func dimension(_ name: String, _ members: [String], named dimension: String, isWhole: Bool) -> Column
    {
        let members = members.map { Member(id: $0, title: Localized(vi: $0)) }
        return Column(
            name: name, kind: .text, dimension: Dimension(name: dimension, members: members, isWhole: isWhole))
    }

    var field: Field {
        let type: FieldType = kind == .number ? .decimal : kind == .date ? .date : .string
        return Field(schema: FieldSchema(name: name, type: type), title: Localized(vi: name), dimension: dimension)
    }

    /// A column of cells; `…`, `–` and `*` are absent, `≥85000` is qualified.
    func cells(_ texts: [String]) throws -> Tables.Column {
        let absences: [String: Absence] = ["…": .notAvailable, "–": .notApplicable, "*": .suppressed]
        switch kind {
        case .number: return .numbers(try texts.map { try absences[$0].map { .absent($0) } ?? Self.number(in: $0) })
        case .date: return .dates(try texts.map { try absences[$0].map { .absent($0) } ?? .date(day($0)) })
        case .text:
            var absent: [Int: Absence] = [:]
            for (row, text) in texts.enumerated() { absent[row] = absences[text] }
            let dictionary = Set(texts).sorted()
            let codes = texts.map { text in absences[text] == nil ? Int32(dictionary.firstIndex(of: text) ?? -1) : -1 }
            return .strings(codes: codes, dictionary: dictionary, absences: absent)
        }
    }

    private static func number(in text: String) throws -> NumberCell {
        let qualifiers: [Character: Qualifier] = [
            "≈": .approximately, "≥": .atLeast, ">": .moreThan, "≤": .atMost, "<": .lessThan,
        ]
        if let first = text.first, let qualifier = qualifiers[first] {
            return .value(Rational(try #require(Int(text.dropFirst()))), qualifier)
        }
        let pieces = text.split(separator: "/").map { Int($0) }
        if pieces.count == 2, let top = pieces[0], let bottom = pieces[1] {
            return .value(try rational(top, bottom), .exact)
        }
        return .value(Rational(try #require(Int(text))), .exact)
    }
}

/// A dataset in code: columns, rows of cells separated by blanks, and what a descriptor says of them.
struct Sample: Sendable {
    var columns: [Column]
    var rows: [String]
    var kind = Dataset.Kind.reported
    var period = Dataset.PeriodRule.interval(from: "from", to: "to")
    var parts: [PartNode] = []
    var stocks: Set<String> = []
    var opening: Set<String> = []
    var within: [String: String] = [:]
    var wholes: [Set<String>] = []
    var totals: String?
    /// The field of the state of each row.
    var state: String?
    /// Besides those that every numeric column and node of parts makes by itself.
    var measures: [Measure] = []
    var checks: [Check] = []

    init(_ columns: [Column], _ rows: [String]) {
        self.columns = columns
        self.rows = rows
    }

    /// The offices' columns, with `from` and `to` before them.
    static func reported(_ columns: [Column], _ rows: [String]) -> Sample {
        Sample([.date("from"), .date("to")] + columns, rows.map(spelledOut))
    }

    /// `2024-Q1 A 5` is `2024-01-01 2024-03-31 A 5`.
    private static func spelledOut(_ row: String) -> String {
        let cells = row.split(separator: " ")
        guard let first = cells.first else { return row }
        let rest = cells.dropFirst().joined(separator: " ")
        let interval = Period(parsing: String(first))?.interval
        return "\(interval?.lowerBound.iso ?? "…") \(interval?.upperBound.iso ?? "…") \(rest)"
    }

    func with(_ change: (inout Sample) throws -> Void) rethrows -> Sample {
        var copy = self
        try change(&copy)
        return copy
    }

    func expression(_ text: String, _ type: ExpressionType = .boolean) throws -> TypedExpression {
        var names: [String: ExpressionType] = [:]
        for name in parts.flatMap(\.names) { names[name] = .number }
        for column in columns {
            names[column.name] = column.kind == .number ? .number : column.kind == .date ? .date : .string
        }
        return try ExpressionParser.parse(text, names: names, expected: type)
    }

    func dataset(named name: String = "facts") throws -> Dataset {
        let cells = rows.map { $0.split(separator: " ").map(String.init) }
        for row in cells { try #require(row.count == columns.count, "\(row)") }
        let fields = columns.map(\.field)
        let table = Table(
            fields: fields.map(\.schema),
            columns: try columns.enumerated().map { index, column in try column.cells(cells.map { $0[index] }) },
            origins: rows.indices.map { RowOrigin(file: 0, line: $0 + 2) },
            files: [SourceFile(path: "Content/data/\(name).csv", sha256: String(repeating: "0", count: 64))])
        return Dataset(
            name: name, title: Localized(vi: name), kind: kind, fields: fields, period: period, parts: parts,
            within: within, wholes: wholes, totals: try totals.map { try expression($0) },
            measures: implicitMeasures + measures, checks: checks, stateField: state, table: table,
            location: SourceLocation(file: "Content/data/\(name).yaml"))
    }

    /// One measure for every numeric column and node, as the reader of descriptors makes them.
    private var implicitMeasures: [Measure] {
        let nodes = parts.flatMap(\.nodes)
        var names = columns.filter { $0.kind == .number }.map(\.name)
        names += nodes.map(\.name).filter { !names.contains($0) }
        return names.map { name in
            let below = Set(nodes.first { $0.name == name }?.names ?? [name])
            let additivity: Additivity =
                stocks.contains(name)
                ? .stock
                : opening.contains(name) ? .opening : below.isDisjoint(with: stocks.union(opening)) ? .flow : .fromParts
            return Measure(name: name, title: Localized(vi: name), of: name, additivity: additivity)
        }
    }

    func facts() throws -> RowFacts { RowFacts(try dataset()) }

    /// Period and members of each group, and what is known of each measure in it.
    func rows(
        _ measures: String..., by: [String] = [], of members: [String: [String]] = [:], where filter: String? = nil,
        in periods: Plan.Periods = .stated
    ) throws -> [String: [Quantity]] {
        let rows = try planRows(measures, by: by, of: members, where: filter, in: periods)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.label, $0.readings.map(\.quantity)) })
    }

    func planRows(
        _ measures: [String], by: [String] = [], of members: [String: [String]] = [:], where filter: String? = nil,
        in periods: Plan.Periods = .stated
    ) throws -> [PlanRow] {
        try TableExecutor(facts()).execute(
            Plan(
                dataset: "facts", measures: measures, dimensions: by, members: members,
                filters: filter.map { [try expression($0)] } ?? [], periods: periods))
    }

    func results(_ metrics: [MetricDefinition] = []) throws -> Diagnosed<Results> {
        Results.make(Catalogue(units: [], sources: [], datasets: [try dataset()], metrics: metrics))
    }

    /// The outcomes of its checks and the codes of what was noticed.
    func checked() throws -> (results: [CheckResult], codes: [String]) {
        let outcome = CheckRunner(try facts()).run()
        return (outcome.value, outcome.diagnostics.map { "\($0.severity.rawValue) \($0.code)" })
    }
}

extension PlanRow {
    /// `2024-Q1 A`.
    var label: String { ([key.period.identifier] + key.members.map { $0 ?? "-" }).joined(separator: " ") }
}
