import Diagnostics
import Metrics

/// Finds fields that pages show by their id, for want of a title: readers should not have to guess what `recv_q` is.
struct UntitledFields {
    let catalogue: Catalogue
    let pages: [Page]
    let descriptors: [Descriptor]

    func warnings() -> [Diagnostic] {
        let shown = shownFields()
        return descriptors.flatMap { descriptor in
            descriptor.fields.filter { field in
                field.title.vietnamese == field.name && shown[descriptor.name]?.contains(field.name) == true
            }.map { field in
                Diagnostic(
                    .warning, "descriptor.untitled-field",
                    vi: "Cột “\(field.name)” không có title nên trang hiện nguyên tên “\(field.name)”.",
                    en: "The field “\(field.name)” has no title, so pages show it as “\(field.name)”.",
                    at: descriptor.fieldPlaces[field.name] ?? descriptor.location, excerpt: field.name,
                    hint: Localized(
                        vi: "Thêm title: tên dễ hiểu của cột (hoặc aliases: tiêu đề cột trong tệp).",
                        en: "Add title: what people call it (or aliases: the column's heading in the file)."))
            }
        }
    }

    /// Names of fields by dataset: what metrics are made from, what splits numbers, and the columns of records.
    private func shownFields() -> [String: Set<String>] {
        var shown: [String: Set<String>] = [:]
        for metric in catalogue.metrics {
            if let dataset = metric.dataset { shown[dataset, default: []].formUnion(metric.formula.measures) }
            for dataset in catalogue.datasets(of: metric) {
                shown[dataset, default: []].formUnion(catalogue.pageDimensions(of: metric))
            }
        }
        for block in pages.flatMap(\.blocks) {
            if case .records(let dataset, let fields, _) = block.content {
                shown[dataset, default: []].formUnion(fields)
            }
            guard let numbers = block.numbers else { continue }
            for dataset in numbers.metrics.compactMap(catalogue.metric).flatMap(catalogue.datasets) {
                shown[dataset, default: []].formUnion(numbers.by)
            }
        }
        return shown
    }
}
