import Diagnostics
import Metrics
import Tables

/// What one of the pages made from a templated file is about.
public enum PageSubject: Sendable, Hashable {
    case member(field: String, id: String)
    case period(Period)
}

/// Reads `for_each` in the front matter of a page whose file name has a word in brackets: for what a page is made.
struct ForEachReader {
    let catalogue: Catalogue
    /// The word in brackets.
    let placeholder: String

    /// One page to be made.
    struct Copy {
        var subject: PageSubject
        /// Stands in the page's path: `ttpvhcc`, `2024-q1`.
        var name: String
        /// Texts by what they take the place of, the longer placeholders first.
        var replacements: [(placeholder: String, text: Localized)]

        /// The file's text as it is for this page, in `language`.
        func filled(_ text: String, in language: Language) -> String {
            replacements.reduce(text) { $0.replacing($1.placeholder, with: $1.text.text(in: language)) }
        }
    }

    func copies(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> [Copy] {
        guard let node = map.required("for_each", &problems) else { return [] }
        let keys = placeholder == "period" ? ["dataset", "grain", "last"] : ["dataset", "field"]
        guard let each = YAMLMap(node, keys: keys, &problems), let name = each.string("dataset", &problems) else {
            return []
        }
        guard let dataset = catalogue.dataset(name) else {
            problems.append(
                .unknown(
                    "page.unknown-dataset", vi: "bộ dữ liệu", en: "dataset", name,
                    among: catalogue.datasets.map(\.name), at: each["dataset"]?.location))
            return []
        }
        return placeholder == "period" ? periods(dataset, each, &problems) : members(dataset, each, &problems)
    }

    private func members(_ dataset: Dataset, _ each: YAMLMap, _ problems: inout [Diagnostic]) -> [Copy] {
        let name = each.optionalString("field", &problems) ?? placeholder
        guard let index = dataset.table.index(of: name), let dimension = dataset.field(name)?.dimension else {
            problems.append(
                .unknown(
                    "page.unknown-dimension", vi: "cột phân loại", en: "dimension field", name,
                    among: dataset.dimensionFields.map(\.name), at: each.node.location))
            return []
        }
        let present = Set((0..<dataset.table.rowCount).compactMap { dataset.table.string(index, row: $0) })
        return dimension.members.filter { present.isEmpty || present.contains($0.id) }.map { member in
            Copy(
                subject: .member(field: name, id: member.id), name: member.id,
                replacements: [
                    ("$\(placeholder).name", member.title), ("$\(placeholder)", Localized(vi: member.id)),
                ])
        }
    }

    private func periods(_ dataset: Dataset, _ each: YAMLMap, _ problems: inout [Diagnostic]) -> [Copy] {
        guard let node = each.required("grain", &problems),
            let (grain, cutoff) = NumbersReader(catalogue: catalogue).grain(node, &problems)
        else { return [] }
        guard grain.months != nil else {
            problems.append(
                Diagnostic(
                    .error, "page.grain", vi: "Mỗi kỳ một trang cần loại kỳ là tháng, quý, 6 tháng, 9 tháng hay năm.",
                    en: "A page for each period needs a grain of months, quarters, halves, nine months or years.",
                    at: node.location, excerpt: node.text,
                    hint: Localized(vi: "Viết grain: month.", en: "Write grain: month.")))
            return []
        }
        let periods = dataset.periods(of: grain, cutoff)
        let last = each["last"].flatMap { $0.count(example: "last: 12", &problems) } ?? periods.count
        return periods.suffix(last).map { period in
            let name = period.identifier.lowercased().replacing("@", with: "-")
            let words = Localized(vi: PeriodText(.vietnamese).period(period), en: PeriodText(.english).period(period))
            return Copy(
                subject: .period(period), name: name,
                replacements: [
                    ("$period.name", words), ("$period.id", Localized(vi: name)),
                    ("$period", Localized(vi: period.identifier)),
                ])
        }
    }
}
