import Diagnostics

/// How the columns of a file become those of its records: which are kept, what is constant, which cells make up each of the
/// records of a row.
struct RecordLayout {
    struct ConstantCell {
        var field: String
        var cell: SourceCell
        var location: SourceLocation
        /// It is the heading of a column of the file.
        var isHeading = false
        /// A cell lies in a cell; what a sheet alone is the place of is its name.
        var isNameOfSheet: Bool { location.sheet != nil && location.cell == nil }
    }

    /// What one record of a row consists of beside the kept columns.
    struct Group {
        /// By `constantFields`.
        var constants: [ConstantCell]
        /// Columns of the file, by `valueFields`.
        var columns: [Int]
    }

    /// Columns of the file that are in every record.
    private(set) var kept: [Int] = []
    /// At least one.
    private(set) var groups: [Group] = []
    private(set) var constantFields: [String] = []
    private(set) var valueFields: [String] = []
    /// Columns of the file that add up a field over the groups.
    private(set) var totals: [(column: Int, field: String)] = []
    /// By columns of the file.
    let names: [String]

    private let schema: TableSchema
    private let columns: [SourceColumn]
    private let place: SourceLocation

    /// Nil, with the reason in `log`, where the file has not the columns that the schema speaks of.
    init?(_ columns: [SourceColumn], schema: TableSchema, place: SourceLocation, log: inout ProblemLog) {
        self.schema = schema
        self.columns = columns
        self.place = place
        names = columns.map(\.name)
        var problems: [Diagnostic] = []
        if let unpivot = schema.unpivot {
            spread(unpivot, &problems)
        } else {
            kept = Array(columns.indices)
            groups = [Group(constants: schema.constants.map(Self.cell), columns: [])]
            constantFields = schema.constants.map(\.field)
        }
        dropGivenTwice(&problems)
        checkConstants(&problems)
        for problem in problems.withoutRepeats() { log.add(problem) }
        if problems.containsError { return nil }
    }

    private static func cell(_ constant: Constant) -> ConstantCell {
        ConstantCell(field: constant.field, cell: .text(constant.text), location: constant.location)
    }

    // MARK: - Unpivoting

    /// A record to be, while its columns are being found.
    private struct Draft {
        var constants: [ConstantCell]
        var columns: [String: Int] = [:]
        /// The first of its headings.
        var heading: String

        func isSame(_ other: [ConstantCell]) -> Bool {
            constants.map(\.field) == other.map(\.field) && constants.map(\.cell.shown) == other.map(\.cell.shown)
        }
    }

    private mutating func spread(_ unpivot: Unpivot, _ problems: inout [Diagnostic]) {
        let fields = FieldNames(schema)
        var drafts: [Draft] = []
        var found: Set<Unpivot.Column> = []
        for (index, column) in columns.enumerated() {
            if let total = unpivot.match(column.name, among: unpivot.totals) {
                totals.append((index, total.field))
                found.insert(total.column)
                continue
            }
            // A pattern speaks of columns that nothing else speaks of.
            let isSpokenFor = fields[column.name] != nil || schema.ignored.contains(column.name)
            let candidates = unpivot.columns.filter { !isSpokenFor || $0.heading.text == column.name }
            guard let match = unpivot.match(column.name, among: candidates) else {
                kept.append(index)
                continue
            }
            found.insert(match.column)
            let constants = constants(of: match.column, heading: match.heading, column, unpivot)
            let position = drafts.firstIndex { $0.isSame(constants) } ?? drafts.count
            if position == drafts.count { drafts.append(Draft(constants: constants, heading: match.heading)) }
            if let earlier = drafts[position].columns.updateValue(index, forKey: match.field) {
                problems.append(
                    HeaderDiagnostic.duplicate(
                        column.name, at: column.location, first: earlier + 1, second: index + 1))
            }
        }
        for column in unpivot.columns + unpivot.totals where !found.contains(column) {
            problems.append(ShapeDiagnostic.missing(column.heading.text, declared: column.location, at: place, names))
        }
        assemble(drafts, &problems)
    }

    private func constants(
        of column: Unpivot.Column, heading: String, _ source: SourceColumn, _ unpivot: Unpivot
    ) -> [ConstantCell] {
        var constants =
            (schema.constants.filter { constant in
                !column.constants.contains { $0.field == constant.field }
            } + column.constants).map(Self.cell)
        if let name = unpivot.name, !column.constants.contains(where: { $0.field == name }) {
            let cell: SourceCell = source.date.map { .date($0) } ?? .text(heading)
            constants.append(ConstantCell(field: name, cell: cell, location: source.location, isHeading: true))
        }
        return constants.sorted { $0.field < $1.field }
    }

    private mutating func assemble(_ drafts: [Draft], _ problems: inout [Diagnostic]) {
        valueFields = Set(drafts.flatMap(\.columns.keys)).sorted()
        constantFields = drafts.first?.constants.map(\.field) ?? []
        for draft in drafts {
            let missing = valueFields.filter { draft.columns[$0] == nil }
            if missing.isEmpty, draft.constants.map(\.field) == constantFields {
                groups.append(Group(constants: draft.constants, columns: valueFields.compactMap { draft.columns[$0] }))
            }
            for field in missing {
                problems.append(ShapeDiagnostic.incomplete(draft.heading, lacks: field, at: place))
            }
            for field in Set(draft.constants.map(\.field)).symmetricDifference(constantFields).sorted() {
                problems.append(ShapeDiagnostic.uneven(draft.heading, field: field, at: place))
            }
        }
    }

    // MARK: - Checks

    /// What the descriptor gives must not stand in the file as well.
    private mutating func dropGivenTwice(_ problems: inout [Diagnostic]) {
        let fields = FieldNames(schema)
        let given = Set(constantFields + valueFields)
        kept.removeAll { column in
            guard let field = fields[names[column]].map({ schema.fields[$0].name }), given.contains(field) else {
                return false
            }
            if !schema.ignored.contains(names[column]) {
                problems.append(ShapeDiagnostic.givenTwice(field, names[column], at: columns[column].location))
            }
            return true
        }
    }

    private func checkConstants(_ problems: inout [Diagnostic]) {
        for constant in groups.flatMap(\.constants) {
            guard let field = schema.fields.first(where: { $0.name == constant.field }) else { continue }
            do throws(CellProblem) {
                _ = try CellReader(field, tokens: schema.tokens).read(constant.cell, year: schema.fixedYear)
            } catch {
                if error == .periodWithoutYear, schema.yearField != nil { continue }
                let wording = CellDiagnostic(field: field, tokens: schema.tokens)
                var problem = wording.diagnostic(error, text: constant.cell.shown, at: constant.location)
                if error == .notAPeriod {
                    if constant.isHeading { problem.hint = ShapeDiagnostic.headingHint }
                    if constant.isNameOfSheet { problem.hint = ShapeDiagnostic.sheetNameHint }
                }
                problems.append(problem)
            }
        }
    }
}
