import Diagnostics
import Metrics
import Project
import Tables

/// Makes the table of a `records` block: rows of a dataset as they are.
struct RecordsComposer {
    let context: SiteContext

    private var phrases: Phrases { context.phrases }

    func rows(_ name: String, filter: TypedExpression?, at location: SourceLocation, _ problems: inout [Diagnostic])
        -> [Int]
    {
        guard let facts = context.results.facts[name] else { return [] }
        var rows: [Int] = []
        for row in 0..<facts.dataset.table.rowCount {
            guard let filter else {
                rows.append(row)
                continue
            }
            do throws(EvaluationFailure) {
                if try facts.holds(filter, row: row) == true { rows.append(row) }
            } catch {
                problems.append(PlanError.filter(error, expression: filter, row: row).diagnostic(at: location))
                return []
            }
        }
        return rows
    }

    func table(
        _ name: String, fields: [String], rows: [Int], id: String, caption: String, _ register: inout NoteRegister
    ) -> TableModel? {
        guard let facts = context.results.facts[name] else { return nil }
        let dataset = facts.dataset
        let columns = fields.compactMap(dataset.field)
        let heads = columns.map { field in
            HeadCellModel(
                phrases.text(field.title), isNumeric: field.isNumeric,
                unitText: field.measuredIn.map { phrases.text($0) })
        }
        let values = columns.map { cells(of: $0, rows, facts) }
        // Tables are long, and of most there is nothing to be said.
        let isChecked = context.results.hasChecks(dataset: name)
        let saysOfItself = dataset.noteField != nil || dataset.stateField != nil
        var models: [TableRowModel] = []
        for (place, row) in rows.enumerated() {
            var cells = values.map { $0[place] }
            if isChecked {
                for (index, field) in columns.enumerated() where field.isNumeric {
                    cells[index].marks = register.marks(dataset: name, row: row, field: field.name)
                }
            }
            // What the row says of itself is called at its end, unless it is a column already.
            if saysOfItself, let last = cells.indices.last {
                cells[last].marks += register.noteMarks(dataset: name, row: row, shown: fields)
            }
            models.append(TableRowModel(heads: [], cells: cells))
        }
        return TableModel(
            id: id, caption: caption, columnHeads: heads, rows: models, signs: TableComposer.signs(in: models, phrases))
    }

    private func cells(of field: Field, _ rows: [Int], _ facts: RowFacts) -> [CellModel] {
        let isYear = isYear(field, facts)
        // Members and documents are looked for once each.
        var words: [String: CellModel] = [:]
        return facts.cells(field.name, rows: rows).map { value in
            guard case .string(let text) = value else { return cell(value, field, facts, isYear: isYear) }
            if let known = words[text] { return known }
            let cell = cell(value, field, facts, isYear: isYear)
            words[text] = cell
            return cell
        }
    }

    private func cell(_ value: ExpressionValue, _ field: Field, _ facts: RowFacts, isYear: Bool) -> CellModel {
        switch value {
        case .number(let value, let qualifier):
            return CellModel(
                phrases.numbers.qualified(isYear ? String(value.numerator) : phrases.numbers.exact(value), qualifier),
                kind: qualifier == .exact ? .value : .qualified, sortKey: NumberText.machine(value))
        case .date(let date): return CellModel(phrases.periods.date(date), sortKey: date.iso)
        case .string(let text):
            if field.name == facts.dataset.sourceField {
                return CellModel(context.project.catalogue.source(text).map { phrases.text($0.title) } ?? text)
            }
            if field.schema.type == .period, let period = Period(parsing: text) {
                return CellModel(phrases.periods.period(period), sortKey: text)
            }
            return CellModel(field.dimension?.member(text).map { phrases.text($0.title) } ?? text)
        case .boolean(let value): return CellModel(String(value))
        case .absent(let absence):
            if field.schema.type == .string, absence == .notApplicable { return CellModel("") }
            return CellModel(absence.sign, kind: .missing, abbreviation: phrases.meaning(absence))
        }
    }

    /// A column of years is no quantity: it is printed without grouping. It is the field of the dataset's periods, or one
    /// without a unit in which every number could be a year.
    private func isYear(_ field: Field, _ facts: RowFacts) -> Bool {
        if case .year(field.name) = facts.dataset.period { return true }
        guard field.schema.type == .integer, field.measuredIn == nil else { return false }
        return (0..<facts.dataset.table.rowCount).allSatisfy { row in
            guard case .number(let value, _) = facts.cell(field.name, row: row) else { return true }
            return value.isInteger && (1900...2199).contains(value.numerator)
        }
    }

    /// The documents that the rows come from, in the order of `sources.yaml`; none where a column names them.
    func sources(_ name: String, fields: [String], rows: [Int]) -> [NoteModel] {
        guard let facts = context.results.facts[name], let field = facts.dataset.sourceField, !fields.contains(field)
        else { return [] }
        let ids = Set(rows.compactMap { facts.member(field, row: $0) })
        return SourceText(phrases: phrases).citations(of: ids, in: context.project.catalogue).map {
            NoteModel(text: $0.text)
        }
    }

    /// The same rows for files, as the cells stand in the file.
    func export(_ name: String, fields: [String], rows: [Int]) -> ExportTable {
        guard let facts = context.results.facts[name] else { return ExportTable(columns: [], rows: []) }
        let fields = fields.compactMap(facts.dataset.field)
        let values = fields.map { field in
            facts.cells(field.name, rows: rows).map { value($0, field, facts) }
        }
        return ExportTable(
            columns: fields.map { ExportTable.Column($0, phrases) },
            rows: rows.indices.map { place in values.map { $0[place] } })
    }

    private func value(_ value: ExpressionValue, _ field: Field, _ facts: RowFacts) -> ExportTable.Value {
        switch value {
        case .number(let value, .exact): .number(value)
        case .number(let value, let qualifier): .text("\(qualifier.rawValue) \(NumberText.machine(value))")
        case .date(let date): .date(date)
        case .string(let text): .code(text, label: cell(value, field, facts, isYear: false).text)
        case .boolean(let value): .text(String(value))
        case .absent(let absence): absence == .notApplicable ? .none : .text(absence.sign)
        }
    }
}

extension ExportTable.Column {
    /// A field of a dataset.
    init(_ field: Field, _ phrases: Phrases) {
        self.init(
            name: field.name, title: phrases.text(field.title), type: field.schema.type,
            measuredIn: field.measuredIn.map { phrases.text($0) },
            minimum: field.schema.minimum, maximum: field.schema.maximum)
    }
}
