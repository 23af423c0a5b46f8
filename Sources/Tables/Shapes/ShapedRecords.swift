import Diagnostics

/// The records of a file after the shape that its descriptor gives them: constants beside its columns, several records from
/// each row of a wide table. What is read is another source's business.
struct ShapedRecords<Base: RecordSource>: RecordSource {
    private var base: Base
    private let schema: TableSchema
    private var layout: RecordLayout?
    private var baseColumnCount = 0
    /// Of the row that the current record is made from.
    private var structure: [Diagnostic] = []
    private(set) var group = -1
    /// The current record is the first that its row makes.
    private var isFirst = false
    private var leftOut: (count: Int, groups: Set<Int>) = (0, [])

    init(_ base: Base, schema: TableSchema) {
        self.base = base
        self.schema = schema
    }

    private var groups: [RecordLayout.Group] { layout?.groups ?? [] }

    var path: String { base.path }
    var place: SourceLocation { base.place }
    var line: Int { base.line }
    var recordStart: Int { base.recordStart * max(groups.count, 1) + max(group, 0) }
    var recordLocation: SourceLocation {
        if structure.isEmpty, groups.indices.contains(group), let column = groups[group].columns.first {
            return base.location(ofCell: column)
        }
        return base.recordLocation
    }
    var places: any CellPlaces {
        ShapedPlaces(
            base: base.places, kept: layout?.kept ?? [],
            groups: groups.map { ShapedPlaces.Group(constants: $0.constants.map(\.location), columns: $0.columns) })
    }

    // MARK: - Columns

    mutating func readColumns(_ log: inout ProblemLog) -> [SourceColumn]? {
        guard let columns = base.readColumns(&log) else { return nil }
        baseColumnCount = columns.count
        guard let layout = RecordLayout(columns, schema: schema, place: columns.first?.location ?? place, log: &log)
        else { return nil }
        self.layout = layout
        // From here on these columns are known by the names of their fields.
        return layout.kept.map { columns[$0] }
            + (layout.constantFields + layout.valueFields).map { SourceColumn(name: $0, location: place) }
    }

    // MARK: - Records

    mutating func next() -> Bool {
        isFirst = false
        if structure.isEmpty, group >= 0, moveToGroup(after: group) { return true }
        while base.next() {
            structure = base.structureProblems(columnCount: baseColumnCount)
            isFirst = true
            if structure.isEmpty {
                if moveToGroup(after: -1) { return true }
            } else {
                group = 0
                return true
            }
        }
        group = -1
        return false
    }

    private mutating func moveToGroup(after last: Int) -> Bool {
        group = last + 1
        while group < groups.count {
            if !isLeftOut(group) { return true }
            leftOut.count += 1
            leftOut.groups.insert(group)
            group += 1
        }
        return false
    }

    private func isLeftOut(_ group: Int) -> Bool {
        guard schema.unpivot?.empty == .leaveOut else { return false }
        return groups[group].columns.allSatisfy { isEmpty(base.cell($0)) }
    }

    private func isEmpty(_ cell: SourceCell) -> Bool {
        switch cell {
        case .nothing(let written): schema.tokens.absences[written] == nil
        case .missing: true
        case .delimited, .text: cell.trimmed.isEmpty
        default: false
        }
    }

    func structureProblems(columnCount: Int) -> [Diagnostic] { structure }

    var isUnreadable: Bool { base.isUnreadable }

    func cell(_ column: Int) -> SourceCell {
        switch origin(of: column) {
        case .file(let column): base.cell(column)
        case .constant(let constant): constant.cell
        }
    }

    func location(ofCell column: Int) -> SourceLocation {
        switch origin(of: column) {
        case .file(let column): base.location(ofCell: column)
        case .constant(let constant): constant.location
        }
    }

    var sheetHeader: (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? { base.sheetHeader }

    func isConstant(_ column: Int) -> Bool {
        if case .constant = origin(of: column) { true } else { false }
    }

    func heading(ofCell column: Int) -> String? {
        guard let layout, column >= layout.kept.count, case .file(let column) = origin(of: column) else { return nil }
        return layout.names[column]
    }

    private enum Origin {
        case file(Int)
        case constant(RecordLayout.ConstantCell)
    }

    private func origin(of column: Int) -> Origin {
        guard let layout else { return .file(column) }
        if column < layout.kept.count { return .file(layout.kept[column]) }
        let constants = groups[group].constants
        let index = column - layout.kept.count
        return index < constants.count
            ? .constant(constants[index]) : .file(groups[group].columns[index - constants.count])
    }

    // MARK: - Checks

    func disagreements(_ readers: [CellReader]) -> [Diagnostic] {
        guard isFirst, structure.isEmpty, let layout else { return [] }
        return layout.totals.compactMap { column, field in
            guard let reader = readers.first(where: { $0.field.name == field }),
                let value = layout.valueFields.firstIndex(of: field),
                case .exact(let stated) = amount(column, reader)
            else { return nil }
            var sum = Rational.zero
            for group in groups {
                switch amount(group.columns[value], reader) {
                case .exact(let amount):
                    guard let next = sum.adding(amount) else { return nil }
                    sum = next
                case .nothing: break
                // What cannot be added up cannot be compared.
                case .unknown: return nil
                }
            }
            if sum == stated { return nil }
            return ShapeDiagnostic.total(
                field, layout.names[column], stated, sum, at: base.location(ofCell: column))
        }
    }

    private enum Amount {
        case exact(Rational), nothing, unknown
    }

    private func amount(_ column: Int, _ reader: CellReader) -> Amount {
        let cell = base.cell(column)
        if schema.unpivot?.empty == .leaveOut, isEmpty(cell) { return .nothing }
        do throws(CellProblem) {
            switch try reader.read(cell) {
            case .number(.value(let value, .exact)): return .exact(value)
            case .number(.absent(.notApplicable)): return .nothing
            default: return .unknown
            }
        } catch {
            return .unknown
        }
    }

    func finish(_ log: inout ProblemLog) {
        base.finish(&log)
        guard leftOut.count > 0, let layout else { return }
        let headings = leftOut.groups.sorted().compactMap { groups[$0].columns.first.map { layout.names[$0] } }
        log.add(ShapeDiagnostic.leftOut(leftOut.count, headings, at: place))
    }
}

private struct ShapedPlaces: CellPlaces {
    let base: any CellPlaces
    let kept: [Int]
    let groups: [Group]

    struct Group: Sendable {
        let constants: [SourceLocation]
        let columns: [Int]
    }

    func location(ofCell column: Int, recordAt start: Int, line: Int) -> SourceLocation? {
        let (start, group) = start.quotientAndRemainder(dividingBy: groups.count)
        if column < kept.count { return base.location(ofCell: kept[column], recordAt: start, line: line) }
        let constants = groups[group].constants
        let index = column - kept.count
        if index < constants.count { return constants[index] }
        return base.location(ofCell: groups[group].columns[index - constants.count], recordAt: start, line: line)
    }

    func location(ofRecordAt start: Int, line: Int) -> SourceLocation? {
        let (start, group) = start.quotientAndRemainder(dividingBy: groups.count)
        guard let column = groups[group].columns.first else { return base.location(ofRecordAt: start, line: line) }
        return base.location(ofCell: column, recordAt: start, line: line)
    }
}
