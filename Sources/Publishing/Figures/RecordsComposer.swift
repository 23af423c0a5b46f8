import Diagnostics
import Metrics
import Project
import Tables

/// Makes the table of a `records` block: rows of a dataset as they are.
struct RecordsComposer {
    let context: SiteContext

    private var phrases: Phrases { context.phrases }

    func rows(_ name: String, filter: TypedExpression?, at location: SourceLocation, _ problems: inout [Diagnostic]) -> [Int] {
        guard let facts = context.results.facts[name] else { return [] }
        var rows: [Int] = []
        for row in 0..<facts.dataset.table.rowCount {
            guard let filter else {
                rows.append(row)
                continue
            }
            do throws(EvaluationFailure) {
                if try filter.holds({ facts.value($0, row: row) }) == true { rows.append(row) }
            } catch {
                problems.append(PlanError.filter(error, expression: filter, row: row).diagnostic(at: location))
                return []
            }
        }
        return rows
    }

    func table(_ name: String, fields: [String], rows: [Int], id: String, caption: String) -> TableModel? {
        guard let facts = context.results.facts[name] else { return nil }
        let dataset = facts.dataset
        let columns = fields.compactMap(dataset.field)
        let heads = columns.map { field in
            HeadCellModel(
                phrases.text(field.title), isNumeric: field.isNumeric, unitText: field.measuredIn.map(phrases.text))
        }
        let models = rows.map { row in
            TableRowModel(heads: [], cells: columns.map { cell($0, row, facts) })
        }
        return TableModel(
            id: id, caption: caption, columnHeads: heads, rows: models, signs: TableComposer.signs(in: models, phrases))
    }

    private func cell(_ field: Field, _ row: Int, _ facts: RowFacts) -> CellModel {
        switch facts.value(field.name, row: row) {
        case .number(let value, let qualifier):
            return CellModel(
                phrases.numbers.qualified(number(value, field), qualifier),
                kind: qualifier == .exact ? .value : .qualified, sortKey: NumberText.machine(value))
        case .date(let date): return CellModel(phrases.periods.date(date), sortKey: date.iso)
        case .string(let text):
            if field.name == facts.dataset.sourceField {
                return CellModel(context.project.catalogue.source(text).map { phrases.text($0.title) } ?? text)
            }
            return CellModel(field.dimension?.member(text).map { phrases.text($0.title) } ?? text)
        case .boolean(let value): return CellModel(String(value))
        case .absent(let absence):
            if field.schema.type == .string, absence == .notApplicable { return CellModel("") }
            return CellModel(absence.sign, kind: .missing, abbreviation: phrases.meaning(absence))
        }
    }

    /// A year is no quantity: it is printed without grouping.
    private func number(_ value: Rational, _ field: Field) -> String {
        let isYear = field.measuredIn == nil && value.isInteger && (1900...2199).contains(value.numerator)
        return isYear ? String(value.numerator) : phrases.numbers.exact(value)
    }

    /// The same rows as CSV, as the cells stand in the file.
    func csv(_ name: String, fields: [String], rows: [Int]) -> [UInt8] {
        guard let facts = context.results.facts[name] else { return [] }
        var text = fields.joined(separator: ",") + "\n"
        for row in rows { text += fields.map { CSVText.cell(machine($0, row, facts)) }.joined(separator: ",") + "\n" }
        return Array(text.utf8)
    }

    func json(_ name: String, fields: [String], rows: [Int]) -> [UInt8] {
        guard let facts = context.results.facts[name] else { return [] }
        let objects = rows.map { row in
            "  {"
                + fields.map { field in
                    let text = machine(field, row, facts)
                    if case .number(_, .exact) = facts.value(field, row: row) { return "\(quoted(field)): \(text)" }
                    return "\(quoted(field)): \(text.isEmpty ? "null" : quoted(text))"
                }.joined(separator: ", ") + "}"
        }
        return Array((objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n").utf8)
    }

    private func machine(_ field: String, _ row: Int, _ facts: RowFacts) -> String {
        switch facts.value(field, row: row) {
        case .number(let value, .exact): NumberText.machine(value)
        case .number(let value, let qualifier): "\(qualifier.rawValue) \(NumberText.machine(value))"
        case .date(let date): date.iso
        case .string(let text): text
        case .boolean(let value): String(value)
        case .absent(let absence): absence == .notApplicable ? "" : absence.sign
        }
    }
}
