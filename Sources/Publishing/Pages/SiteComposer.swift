import Charts
import Diagnostics
import Markup
import Metrics
import Project
import Theming

/// Makes the whole site of one audience in memory: pages, figures on pages of their own, metrics, files, manifest.
public struct SiteComposer {
    private let context: SiteContext
    private let theme: SiteTheme
    private let broken: Set<String>

    /// `broken` names the files of the content in which errors have been found: their pages are not made, but they are
    /// known, so that everything else can still be examined.
    public init(
        project: Project, results: Results, audience: Audience, theme: SiteTheme, without broken: Set<String> = []
    ) {
        context = SiteContext(project: project, results: results, audience: audience, strings: theme.strings)
        self.theme = theme
        self.broken = broken
    }

    private var phrases: Phrases { context.phrases }

    /// The output tree, nil where anything in it cannot be made; every problem at once.
    public func compose() -> Diagnosed<OutputTree?> {
        var problems: [Diagnostic] = []
        var pages: [PageModel] = []
        var files = theme.assets.sorted { OutputTree.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
        files.append((SitePaths.chartStylesheet, Array(ChartStyles.css.utf8)))

        let composer = PageComposer(context: context)
        for page in context.pages where !broken.contains(page.location.file) {
            guard let (model, figures) = composer.compose(page, &problems) else { continue }
            pages.append(model)
            for figure in figures {
                files += figure.files.sorted { OutputTree.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
                if let body = figure.ownPage { pages.append(ownPage(figure, body, of: page)) }
            }
        }
        problems = problems.foldingNoData()
        let metrics = MetricPageComposer(context: context)
        for metric in context.metrics {
            let shownOn = context.pages.filter { uses(metric.name, $0) }
            guard let (model, data) = metrics.compose(metric, shownOn: shownOn, &problems) else { continue }
            pages.append(model)
            files += data.sorted { OutputTree.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
        }
        let data = DataPagesComposer(context: context)
        let published = data.published(&problems)
        let search = SearchComposer(context: context)
        pages += [metricsIndex()] + data.pages(published) + [search.page(), notFound()]
        files.append((SitePaths.searchIndex, search.index(pages)))
        files += data.files(published)
        files += WebFiles(context: context).files(
            pages: pages.filter { $0.layout != .notFound && $0.layout != .figure }.map(\.path))
        let isWhole = broken.isEmpty && !problems.containsError

        var tree = OutputTree()
        let frame = FrameComposer(context: context, theme: theme)
        for page in pages {
            let rendered = frame.render(page)
            problems += rendered.diagnostics
            add(page.path, rendered.value, to: &tree, at: page.location, &problems)
        }
        for (path, bytes) in files { add(path, bytes, to: &tree, &problems) }
        let checker = LinkChecker(tree, base: context.base)
        let links = ContentLinkChecker(
            project: context.project, audience: context.audience, anchors: checker.anchors
        ).problems()
        problems += links.map(\.diagnostic)
        problems += checker.repeatedIdentifiers(pages.map { ($0.path, $0.location) })
        // The frame and the metrics lead to pages that are not there where some could not be made.
        if isWhole { problems += checker.problems(besides: Set(links.map(\.target))) }
        guard isWhole, !problems.containsError else { return Diagnosed(nil, problems.withoutRepeats()) }
        add(Manifest.path, Manifest.json(for: tree), to: &tree, &problems)
        return Diagnosed(tree, problems.withoutRepeats())
    }

    /// Adds a file; two that want the same place are reported, at the page that came second.
    private func add(
        _ path: String, _ bytes: [UInt8], to tree: inout OutputTree, at location: SourceLocation? = nil,
        _ problems: inout [Diagnostic]
    ) {
        do throws(PublishError) {
            try tree.add(path, bytes)
        } catch {
            var problem = error.diagnostic
            problem.location = problem.location ?? location
            problems.append(problem)
        }
    }

    private func uses(_ metric: String, _ page: Page) -> Bool {
        page.inlines.contains { $0.request.metric == metric }
            || page.blocks.contains { block in block.requests.contains { $0.metric == metric } }
    }

    // MARK: - Pages that no file of the content stands for

    private func ownPage(_ figure: ComposedFigure, _ body: [UInt8], of page: Page) -> PageModel {
        let path = SitePaths.figure(figure.id)
        let use = FigureUseModel(
            citationLabel: phrases.choose("Trích dẫn", "Cite as"),
            citation: Citation(context: context).text(of: figure.title, at: path),
            embedLabel: phrases.choose("Nhúng vào trang khác", "Embed in another page"),
            embed: context.base.map { Self.embed(SitePaths.address(path, under: $0), figure.title) })
        return PageModel(
            path: path, layout: .figure, title: figure.title, summary: nil, content: body + use.html(context.strings),
            headings: [], breadcrumb: [(phrases.text(page.title), SitePaths.page(page.path))],
            location: page.location)
    }

    /// A frame with the figure's page, as high as it says itself to be.
    private static func embed(_ address: String, _ title: String) -> String {
        var writer = MarkupWriter()
        writer.element(
            "iframe", ["src": address, "title": title, "width": "100%", "height": "600", "loading": "lazy"]
        ) { _ in }
        return writer.string
    }

    private func metricsIndex() -> PageModel {
        let title = phrases.choose("Các chỉ số", "Metrics")
        let composer = DefinitionsComposer(context: context, page: SitePaths.metricsIndex)
        let groups = composer.bySubject
        let rest =
            groups.count == 1
            ? phrases.choose("Danh mục chỉ số", "Register of metrics") : phrases.choose("Chỉ số khác", "Other metrics")
        let figures = groups.enumerated().map { index, group in
            let id = "cac-chi-so-\(index + 1)"
            let subject = group.page.map { phrases.text($0.menu) } ?? rest
            return FigureModel(
                id: id, title: subject, headingLevel: 2,
                table: composer.table(id: id + "-table", caption: subject, of: group.metrics), tableIsOpen: true)
        }
        return PageModel(
            path: SitePaths.metricsIndex, layout: .page, title: title,
            summary: phrases.choose(
                "Mọi chỉ số của trang này, cách tính và đơn vị chịu trách nhiệm.",
                "Every metric of this site, how it is computed and who answers for it."),
            content: figures.flatMap { $0.html(context.strings) },
            headings: figures.map { PageModel.Heading(text: $0.title, anchor: $0.id) }, breadcrumb: [])
    }

    private func notFound() -> PageModel {
        PageModel(
            path: SitePaths.notFound, layout: .notFound,
            title: phrases.choose("Không tìm thấy trang", "Page not found"), summary: nil, content: [], headings: [],
            breadcrumb: [])
    }
}
