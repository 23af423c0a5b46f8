import Diagnostics
import Markup
import Metrics
import Project

/// Search without a server: a page with a box, and an index that the theme's script searches. The index is a script too, for
/// nothing else can be read from `file://`.
struct SearchComposer {
    let context: SiteContext

    private var phrases: Phrases { context.phrases }
    /// How many results are shown: who has to scroll further types another word.
    private static let limit = 50

    /// The page. Without JavaScript it leads to the registers instead.
    func page() -> PageModel {
        var writer = MarkupWriter()
        let path = context.paths.search
        writer.element("div", ["class": "search", "id": context.paths.names.search, "hidden": ""]) { writer in
            writer.element("label", ["for": "search-box"], text: phrases.choose("Từ cần tìm", "Search for"))
            writer.void(
                "input", ["id": "search-box", "type": "search", "autocomplete": "off", "spellcheck": "false"])
            writer.element(
                "p", ["class": "search-hint"],
                text: phrases.choose(
                    "Gõ có dấu hay không dấu đều được.", "Accents may be left out."))
            writer.element(
                "p",
                [
                    "id": "search-status", "role": "status",
                    "data-none": phrases.choose("Không tìm thấy kết quả nào.", "Nothing found."),
                    "data-some": phrases.choose("Số kết quả:", "Results:"),
                    "data-limit": String(Self.limit),
                    "data-limited": phrases.choose(
                        " (hiện \(Self.limit) kết quả đầu)", " (the first \(Self.limit) are shown)"),
                ]
            ) { _ in }
            writer.element("ol", ["id": "search-results", "class": "search-results"]) { _ in }
        }
        writer.element("noscript") { writer in
            writer.element("p") { writer in
                writer.text(phrases.choose("Tìm kiếm cần JavaScript. Xem ", "Search needs JavaScript. See "))
                let metrics = SitePaths.relative(from: path, to: context.paths.metricsIndex)
                writer.element("a", ["href": metrics], text: phrases.choose("các chỉ số", "all metrics"))
                writer.text(phrases.choose(" hoặc ", " or "))
                let data = SitePaths.relative(from: path, to: context.paths.dataIndex)
                writer.element("a", ["href": data], text: phrases.choose("dữ liệu mở", "open data"))
                writer.text(".")
            }
        }
        return PageModel(
            path: path, layout: .search, title: phrases.choose("Tìm kiếm", "Search"), summary: nil,
            content: writer.bytes, headings: [], breadcrumb: [])
    }

    private struct Entry {
        var title: String
        var path: String
        var kind: String
        /// Further words by which it is found.
        var more: String
    }

    /// `assets/search-index.js`: pages, figures, metrics, datasets, units and documents.
    func index(_ pages: [PageModel]) -> [UInt8] {
        let entries = pages.compactMap(entry) + units() + documents()
        let lines = entries.map { entry in
            "[" + [entry.title, entry.path, entry.kind, entry.more].map(quoted).joined(separator: ",") + "]"
        }
        return Array("window.congkhaiSearch=[\n\(lines.joined(separator: ",\n"))\n];\n".utf8)
    }

    private func entry(_ page: PageModel) -> Entry? {
        let kind: String
        switch page.layout {
        case .notFound, .search: return nil
        case .metric: kind = phrases.choose("Chỉ số", "Metric")
        case .figure: kind = phrases.choose("Hình", "Figure")
        case .page, .home, .report, .brief:
            kind =
                page.path.hasPrefix(context.paths.dataFolder)
                ? phrases.choose("Dữ liệu", "Data") : phrases.choose("Trang", "Page")
        }
        let headings = page.headings.map(\.text)
        return Entry(
            title: page.title, path: page.path, kind: kind,
            more: ([page.summary].compactMap(\.self) + headings).joined(separator: " · "))
    }

    /// Units, found by their other names, too. One leads to its own page, which a template made, else to the page of the
    /// first metric whose rows name it; units that no row names are left out.
    private func units() -> [Entry] {
        let unitFields = Set(context.datasets.flatMap(\.fields).filter { $0.dimension?.isUnits == true }.map(\.name))
            .sorted()
        let metricPages = metricPages(ofMembers: unitFields)
        return context.project.catalogue.units.compactMap { unit in
            let home = unitFields.lazy.compactMap { context.memberPage($0, unit.id) }.first
            guard let home = home ?? metricPages[unit.id] else { return nil }
            let names = [unit.name, unit.short].flatMap { [$0.text(in: .vietnamese), $0.text(in: .english)] }
            return Entry(
                title: phrases.text(unit.name), path: home,
                kind: phrases.choose("Đơn vị", "Office"), more: Array(Set(names)).sorted().joined(separator: " · "))
        }
    }

    /// By member of `fields`, the page of the first metric whose rows name it.
    private func metricPages(ofMembers fields: [String]) -> [String: String] {
        var pages: [String: String] = [:]
        var looked: Set<[String]> = []
        for metric in context.metrics {
            let dimensions = context.project.catalogue.pageDimensions(of: metric).filter(fields.contains)
            for name in context.project.catalogue.datasets(of: metric) {
                guard let facts = context.results.facts[name] else { continue }
                for field in dimensions where looked.insert([name, field]).inserted {
                    for row in 0..<facts.dataset.table.rowCount {
                        guard let member = facts.member(field, row: row), pages[member] == nil else { continue }
                        pages[member] = context.paths.metric(metric.name)
                    }
                }
            }
        }
        return pages
    }

    /// Documents, which lead to the page that lists the sources.
    private func documents() -> [Entry] {
        let place = context.pages.lazy.flatMap { page in page.blocks.map { (page, $0) } }.first { _, block in
            if case .sources = block.content { true } else { false }
        }
        guard let (page, block) = place else { return [] }
        return SourcesComposer(context: context).documents.map { source in
            Entry(
                title: phrases.text(source.title), path: SitePaths.page(page.path) + "#" + block.id,
                kind: phrases.choose("Văn bản", "Document"), more: SourceText(phrases: phrases).citation(source))
        }
    }
}
