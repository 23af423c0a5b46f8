import Diagnostics
import Metrics
import Project
import Tables

/// The rows of a dataset as they were read, for files: codes as in the content, exact numbers as numbers.
///
/// A column in which a value is missing or only qualified is followed by one that says so: `NAME_status` holds the reason
/// (`notAvailable`, `notApplicable`, `suppressed`) or the qualifier (`atLeast` …), and nothing where the number is exact.
/// A qualified number stands in both: nobody should add it up, but everybody may read it.
struct DatasetExport {
    let context: SiteContext
    let dataset: Dataset
    private let facts: RowFacts

    /// Nil for records of events, of which no row is ever published.
    init?(_ dataset: Dataset, _ context: SiteContext) {
        guard dataset.kind != .events, let facts = context.results.facts[dataset.name] else { return nil }
        self.context = context
        self.dataset = dataset
        self.facts = facts
    }

    private var phrases: Phrases { context.phrases }
    private var rows: Range<Int> { 0..<dataset.table.rowCount }

    var table: ExportTable {
        let fields = dataset.fields.map { (field: $0, hasStatus: hasStatus($0)) }
        let columns = fields.flatMap { field, hasStatus in
            [column(field)] + (hasStatus ? [statusColumn(field)] : [])
        }
        return ExportTable(
            columns: columns,
            rows: rows.map { row in
                fields.flatMap { field, hasStatus in
                    [value(field, row)] + (hasStatus ? [status(field, row)] : [])
                }
            })
    }

    /// Citations of the documents that the rows name, with their identifiers, in the order of `sources.yaml`.
    var sources: [String] {
        guard let field = dataset.sourceField else { return [] }
        let ids = Set(rows.compactMap { facts.member(field, row: $0) })
        return SourceText(phrases: phrases).citations(of: ids, in: context.project.catalogue).map {
            "\($0.id): \($0.text)"
        }
    }

    private func hasStatus(_ field: Field) -> Bool {
        rows.contains { row in
            switch facts.cell(field.name, row: row) {
            case .number(_, let qualifier): qualifier != .exact
            // An empty text says that there is nothing to say.
            case .absent(let absence): field.schema.type != .string || absence != .notApplicable
            default: false
            }
        }
    }

    private func column(_ field: Field) -> ExportTable.Column {
        var column = ExportTable.Column(field, phrases)
        if field.name == dataset.stateField {
            let words = RowState.allCases.flatMap(\.words).map { "“\($0)”" }.joined(separator: ", ")
            column.description = phrases.choose(
                "Tình trạng số liệu của dòng: \(words); trống nếu số đã chốt.",
                "State of the figures of the row: \(words); empty where they are final.")
        }
        return column
    }

    private func statusColumn(_ field: Field) -> ExportTable.Column {
        ExportTable.Column(
            name: field.name + "_status",
            title: phrases.text(field.title) + phrases.choose(": tình trạng", ": status"), type: .string,
            description: phrases.choose(
                "Vì sao không có giá trị, hoặc giá trị chỉ gần đúng; trống nếu giá trị chính xác.",
                "Why there is no value, or how the value is qualified; empty where it is exact."))
    }

    private func value(_ field: Field, _ row: Int) -> ExportTable.Value {
        switch facts.cell(field.name, row: row) {
        case .number(let number, _): .number(number)
        case .date(let date): .date(date)
        case .string(let text): .code(text, label: field.dimension?.member(text).map { phrases.text($0.title) } ?? text)
        case .boolean(let value): .text(String(value))
        case .absent: .none
        }
    }

    private func status(_ field: Field, _ row: Int) -> ExportTable.Value {
        switch facts.cell(field.name, row: row) {
        case .number(_, .exact): return .none
        case .number(_, let qualifier):
            let words = phrases.numbers.qualified("", qualifier).split(separator: " ")
            return .code(qualifier.rawValue, label: words.joined(separator: " "))
        case .absent(let absence) where field.schema.type != .string || absence != .notApplicable:
            return .code(absence.rawValue, label: phrases.meaning(absence))
        default: return .none
        }
    }
}
