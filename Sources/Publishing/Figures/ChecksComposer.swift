import Diagnostics
import Metrics
import Project

/// Makes the table of a `checks` block: every check, where it looked, what came of it.
struct ChecksComposer {
    let context: SiteContext

    private var phrases: Phrases { context.phrases }

    func table(dataset: String?, onlyDiscrepancies: Bool, id: String, caption: String) -> TableModel {
        let visible = Set(context.datasets.map(\.name))
        let results = context.results.checks.filter { result in
            visible.contains(result.dataset) && (dataset == nil || result.dataset == dataset)
                && (!onlyDiscrepancies || result.isDiscrepancy)
        }
        let heads = [
            phrases.choose("Bộ dữ liệu", "Dataset"), phrases.choose("Phép kiểm", "Check"),
            phrases.choose("Dòng", "Row"), phrases.choose("Kết quả", "Outcome"),
            phrases.choose("Lý do, ghi chú", "Reason"),
        ]
        return TableModel(
            id: id, caption: caption, columnHeads: heads.map { HeadCellModel($0) }, rows: results.map(row))
    }

    private func row(_ result: CheckResult) -> TableRowModel {
        let dataset = context.results.facts[result.dataset]?.dataset
        let place = dataset?.location(ofRow: result.row)
        let field = result.field.map { " (\(context.glossary.title($0, in: result.dataset)))" } ?? ""
        var reason = ""
        if case .accepted(_, let text) = result.outcome { reason = phrases.text(text) }
        return TableRowModel(
            heads: [CellModel(dataset.map { phrases.text($0.title) } ?? result.dataset, kind: .heading)],
            cells: [
                CellModel(phrases.text(result.check.title) + field),
                CellModel(
                    [scope(result), place.map { "\($0.file):\($0.line ?? 0)" }].compactMap { $0 }.joined(
                        separator: " · ")),
                CellModel(phrases.outcome(result) { context.glossary.title($0, in: result.dataset) }),
                CellModel(reason),
            ])
    }

    /// Members and period of the row, for people who do not read file names.
    private func scope(_ result: CheckResult) -> String? {
        guard let facts = context.results.facts[result.dataset] else { return nil }
        let members = facts.dataset.dimensionFields.compactMap { field in
            facts.member(field.name, row: result.row).map {
                context.glossary.member($0, of: field.name, in: [result.dataset], short: true)
            }
        }
        return (members + [phrases.periods.period(facts.periods[result.row])]).joined(separator: ", ")
    }
}
