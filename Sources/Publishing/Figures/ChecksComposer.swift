import Diagnostics
import Metrics
import Project

/// Makes the table of a `checks` block: every check, where it looked, what came of it. Every discrepancy has a row of its
/// own; rows of data in which a check came out the same, without a discrepancy, are told in one.
struct ChecksComposer {
    let context: SiteContext

    private var phrases: Phrases { context.phrases }

    /// What one row of the table says.
    private struct Entry {
        var check: [String]
        var results: [CheckResult]
        var outcome: String
    }

    func table(dataset: String?, onlyDiscrepancies: Bool, id: String, caption: String) -> TableModel {
        let visible = Set(context.datasets.map(\.name))
        let results = context.results.checks.filter { result in
            visible.contains(result.dataset) && (dataset == nil || result.dataset == dataset)
                && (!onlyDiscrepancies || result.isDiscrepancy)
        }
        let namesDataset = dataset == nil && Set(results.map(\.dataset)).count != 1
        let givesReasons = results.contains { !reason($0).isEmpty }
        var heads = [
            phrases.choose("Phép kiểm", "Check"), phrases.choose("Kết quả", "Outcome"), phrases.choose("Dòng", "Row"),
        ]
        if namesDataset { heads.insert(phrases.choose("Bộ dữ liệu", "Dataset"), at: 0) }
        if givesReasons { heads.append(phrases.choose("Lý do, ghi chú", "Reason")) }
        let rows = entries(results).map { entry in
            var texts = [entry.check[1], outcome(entry), place(entry.results)]
            if namesDataset { texts.insert(entry.check[0], at: 0) }
            if givesReasons { texts.append(entry.results.first.map(reason) ?? "") }
            return TableRowModel(
                heads: [CellModel(texts[0], kind: .heading)], cells: texts.dropFirst().map { CellModel($0) })
        }
        return TableModel(id: id, caption: caption, columnHeads: heads.map { HeadCellModel($0) }, rows: rows)
    }

    /// Check by check in the order of the catalogue: first what does not hold, then the rest folded by its outcome.
    private func entries(_ results: [CheckResult]) -> [Entry] {
        var order: [[String]] = []
        var singles: [[String]: [Entry]] = [:]
        var folded: [[String]: [Entry]] = [:]
        for result in results {
            let check = [title(of: result.dataset), title(of: result)]
            if singles[check] == nil, folded[check] == nil { order.append(check) }
            let outcome = phrases.outcome(result) { context.glossary.title($0, in: result.dataset) }
            if result.isDiscrepancy {
                singles[check, default: []].append(Entry(check: check, results: [result], outcome: outcome))
            } else if let index = folded[check]?.firstIndex(where: { $0.outcome == outcome }) {
                folded[check]?[index].results.append(result)
            } else {
                folded[check, default: []].append(Entry(check: check, results: [result], outcome: outcome))
            }
        }
        return order.flatMap { (singles[$0] ?? []) + (folded[$0] ?? []) }
    }

    // MARK: - Words

    private func title(of dataset: String) -> String {
        context.project.catalogue.dataset(dataset).map { phrases.text($0.title) } ?? dataset
    }

    private func title(of result: CheckResult) -> String {
        phrases.text(result.check.title)
            + (result.field.map { " (\(context.glossary.title($0, in: result.dataset)))" } ?? "")
    }

    private func reason(_ result: CheckResult) -> String {
        if case .accepted(_, let text) = result.outcome { phrases.text(text) } else { "" }
    }

    /// "khớp ở 12 dòng".
    private func outcome(_ entry: Entry) -> String {
        let count = entry.results.count
        return count == 1
            ? entry.outcome
            : entry.outcome + phrases.choose(" ở ", " in ") + phrases.counted(count, "dòng", "row", "rows")
    }

    /// One row by its members and period, for people who do not read file names; and every row by its file and line.
    private func place(_ results: [CheckResult]) -> String {
        let scope = results.count == 1 ? results.first.flatMap(scope) : nil
        var lines: [(file: String, first: SourceLocation, numbers: [Int])] = []
        for result in results {
            guard let dataset = context.project.catalogue.dataset(result.dataset) else { continue }
            var place = dataset.location(ofRow: result.row)
            place.file = context.project.catalogue.published(place.file)
            let origin = dataset.table.origins[result.row]
            var file = place
            (file.line, file.column, file.cell) = (nil, nil, nil)
            if lines.last?.file != file.description { lines.append((file.description, place, [])) }
            lines[lines.count - 1].numbers.append(origin.line)
        }
        let files = lines.map { file, first, numbers in
            if numbers.count == 1 {
                return first.cell == nil ? "\(file):\(Self.ranges(numbers))" : first.description
            }
            let text = Self.ranges(numbers)
            return "\(file), " + phrases.choose("dòng \(text)", "lines \(text)")
        }.joined(separator: "; ")
        return [scope, files].compactMap { $0 }.joined(separator: " · ")
    }

    /// "2, 4–9".
    private static func ranges(_ numbers: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for number in Set(numbers).sorted() {
            if let last = runs.last, last.upperBound == number - 1 {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        return runs.map { $0.count == 1 ? String($0.lowerBound) : "\($0.lowerBound)–\($0.upperBound)" }
            .joined(separator: ", ")
    }

    private func scope(_ result: CheckResult) -> String? {
        guard let facts = context.results.facts[result.dataset] else { return nil }
        let members = facts.dataset.dimensionFields.compactMap { field in
            facts.member(field.name, row: result.row).map {
                context.glossary.member($0, of: field.name, in: [result.dataset], short: true)
            }
        }
        let period = context.glossary.period(facts.periods[result.row], in: [result.dataset])
        return (members + [period]).joined(separator: ", ")
    }
}
