import Diagnostics
import Metrics
import Project

/// Puts definitions of metrics into words.
struct DefinitionsComposer {
    let context: SiteContext
    /// Output path of the page.
    let page: String

    private var phrases: Phrases { context.phrases }

    /// Metrics with what they mean and how they are made; each leads to its own page.
    func table(id: String, caption: String, of metrics: [MetricDefinition]) -> TableModel {
        let heads = [
            phrases.choose("Chỉ số", "Metric"), phrases.choose("Định nghĩa", "Definition"),
            phrases.choose("Cách tính", "Formula"), phrases.choose("Nơi chịu trách nhiệm", "Responsible"),
        ]
        let rows = metrics.map { metric in
            TableRowModel(
                heads: [
                    CellModel(
                        phrases.text(metric.title), kind: .heading, href: context.metricHref(metric.name, from: page))
                ],
                cells: [
                    CellModel(metric.definition.map(phrases.text) ?? ""), CellModel(context.glossary.formula(metric)),
                    CellModel(metric.owner.map(phrases.text) ?? ""),
                ], id: "\(id)-\(SitePaths.slug(metric.name))")
        }
        return TableModel(id: id, caption: caption, columnHeads: heads.map { HeadCellModel($0) }, rows: rows)
    }

    /// The metrics of the site by the page of their subject, in the order of the navigation; at the end those whose subject
    /// has no page.
    var bySubject: [(page: Page?, metrics: [MetricDefinition])] {
        let order = context.project.site.navigation.map(\.path)
        let subjects = Dictionary(grouping: context.metrics) { subjectPage($0)?.path }
        let pages = context.pages.filter { subjects[$0.path] != nil }.map { page in
            (page: page, place: order.firstIndex(of: page.path) ?? .max)
        }
        let sorted = pages.sorted { ($0.place, $0.page.path) < ($1.place, $1.page.path) }.map { Optional($0.page) }
        return (sorted + [nil]).compactMap { page in subjects[page?.path].map { (page, $0) } }
    }

    func definition(_ metric: MetricDefinition) -> DefinitionModel {
        let text = PointText(glossary: context.glossary)
        return DefinitionModel(
            definition: metric.definition.map(phrases.text), formula: context.glossary.formula(metric),
            measuredIn: metric.format == .percent ? "%" : metric.measuredIn.map { phrases.text($0) },
            direction: phrases.direction(metric.direction),
            targets: metric.targets.map { target in
                let basis = target.basis.map { " (\(phrases.text($0)))" } ?? ""
                let date = phrases.periods.date(target.from)
                return phrases.choose("từ \(date)", "from \(date)") + ": \(text.number(target.value, metric))\(basis)"
            },
            changes: metric.changes.map { change in
                let date = phrases.periods.date(change.from)
                return phrases.choose("từ \(date)", "from \(date)") + ": \(phrases.text(change.what))"
                    + (change.basis.map { " (\(phrases.text($0)))" } ?? "")
            }, legalBasis: metric.legalBasis.map(phrases.text), owner: metric.owner.map(phrases.text),
            subject: subject(metric))
    }

    /// The page of the metric's subject, where this site has it.
    private func subjectPage(_ metric: MetricDefinition) -> Page? {
        let datasets = context.project.catalogue.datasets(of: metric).compactMap(context.project.catalogue.dataset)
        guard let path = datasets.lazy.compactMap(\.subject).first else { return nil }
        return context.pages.first { $0.path == path }
    }

    private func subject(_ metric: MetricDefinition) -> LinkModel? {
        subjectPage(metric).map { target in
            LinkModel(
                label: phrases.text(target.title), href: SitePaths.relative(from: page, to: SitePaths.page(target.path))
            )
        }
    }
}

/// Makes the table of a `sources` block.
struct SourcesComposer {
    let context: SiteContext

    private var phrases: Phrases { context.phrases }

    func table(id: String, caption: String) -> TableModel {
        let heads = [
            phrases.choose("Văn bản", "Document"),
            phrases.choose("Bộ dữ liệu lấy từ văn bản", "Datasets drawn from it"),
            phrases.choose("Ghi chú", "Note"),
        ]
        let rows = documents.map { document in
            TableRowModel(
                heads: [CellModel(SourceText(phrases: phrases).citation(document), kind: .heading)],
                cells: [CellModel(datasets(from: document.id)), CellModel(document.note.map(phrases.text) ?? "")])
        }
        return TableModel(id: id, caption: caption, columnHeads: heads.map { HeadCellModel($0) }, rows: rows)
    }

    /// The documents that this site may name.
    var documents: [SourceDocument] { context.project.catalogue.sources.filter(isVisible) }

    /// A document that only datasets of another audience are drawn from stays with them.
    private func isVisible(_ document: SourceDocument) -> Bool {
        let users = context.project.catalogue.datasets.filter { isDrawn($0, from: document.id) }.map(\.name)
        return users.isEmpty || context.datasets.contains { users.contains($0.name) }
    }

    private func datasets(from id: String) -> String {
        context.datasets.filter { isDrawn($0, from: id) }.map { phrases.text($0.title) }.joined(separator: "; ")
    }

    private func isDrawn(_ dataset: Dataset, from id: String) -> Bool {
        guard let facts = context.results.facts[dataset.name], let field = dataset.sourceField else { return false }
        return (0..<dataset.table.rowCount).contains { facts.member(field, row: $0) == id }
    }
}
