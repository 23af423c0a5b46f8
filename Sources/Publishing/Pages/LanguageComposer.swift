import Charts
import Diagnostics
import Markup
import Metrics
import Project
import Tables
import Theming

/// Makes the site of one audience in one language: pages, figures on pages of their own, metrics, files. Their paths are
/// those inside the folder of the language.
struct LanguageComposer: Sendable {
    let context: SiteContext
    let theme: SiteTheme
    /// Files of the content in which errors have been found.
    let broken: Set<String>

    private var phrases: Phrases { context.phrases }

    /// Everything that can be made, in order; every problem at once.
    func compose() -> Diagnosed<ComposedLanguage> {
        var problems: [Diagnostic] = []
        var composed = ComposedLanguage()
        composed.files = theme.assets.sorted { OutputTree.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
        composed.files.append((SitePaths.chartStylesheet, Array(ChartStyles.css.utf8)))

        let frame = FrameComposer(context: context, theme: theme)
        for part in contentParts(frame) {
            problems += part.diagnostics
            composed.append(part.value)
        }
        problems = problems.foldingNoData()
        for part in metricParts(frame) {
            problems += part.diagnostics
            composed.append(part.value)
        }
        let data = DataPagesComposer(context: context)
        let published = data.published(&problems)
        let search = SearchComposer(context: context)
        let ends = [metricsIndex()] + data.pages(published) + [search.page(), notFound()]
        composed.pages += ends.map { FramedPage($0, frame) }
        let models = composed.pages.map(\.model)
        composed.files.append((SitePaths.searchIndex, search.index(models)))
        composed.files += data.files(published)
        composed.files += WebFiles(context: context).files(
            pages: models.filter { $0.layout != .notFound && $0.layout != .figure }.map(\.path))
        return Diagnosed(composed, problems)
    }

    /// The sound pages of the content with their figures, in order, made on all cores.
    private func contentParts(_ frame: FrameComposer) -> [Diagnosed<ComposedLanguage>] {
        let composer = PageComposer(context: context)
        let sound = context.pages.filter { !broken.contains($0.location.file) }
        return concurrentMap(sound.count) { index in
            var problems: [Diagnostic] = []
            var part = ComposedLanguage()
            if let (model, figures) = composer.compose(sound[index], &problems) {
                part.pages.append(FramedPage(model, frame))
                for figure in figures {
                    part.add(figure.files)
                    if let body = figure.ownPage {
                        part.pages.append(FramedPage(ownPage(figure, body, of: sound[index]), frame))
                    }
                }
            }
            return Diagnosed(part, problems)
        }
    }

    /// What each metric comes to, made on all cores.
    private func metricParts(_ frame: FrameComposer) -> [Diagnosed<ComposedLanguage>] {
        let composer = MetricPageComposer(context: context)
        let metrics = context.metrics
        return concurrentMap(metrics.count) { index in
            let shownOn = context.pages.filter { uses(metrics[index].name, $0) }
            var problems: [Diagnostic] = []
            var part = ComposedLanguage()
            if let (model, data) = composer.compose(metrics[index], shownOn: shownOn, &problems) {
                part.pages.append(FramedPage(model, frame))
                part.add(data)
            }
            return Diagnosed(part, problems)
        }
    }

    private func uses(_ metric: String, _ page: Page) -> Bool {
        page.inlines.contains { $0.request.metric == metric }
            || page.blocks.contains { block in block.requests.contains { $0.metric == metric } }
    }

    // MARK: - Pages that no file of the content stands for

    private func ownPage(_ figure: ComposedFigure, _ body: [UInt8], of page: Page) -> PageModel {
        let path = context.paths.figure(figure.id)
        let use = FigureUseModel(
            id: context.paths.names.citation,
            citationLabel: phrases.choose("Trích dẫn", "Cite as"),
            citation: Citation(context: context).text(of: figure.title, at: path),
            embedLabel: phrases.choose("Nhúng vào trang khác", "Embed in another page"),
            embed: context.base.map {
                Self.embed(SitePaths.address(path, under: $0), figure.title, height: figure.estimatedHeight)
            },
            scriptLabel: phrases.choose(
                "Thêm đoạn mã dưới đây một lần vào trang nhúng thì khung tự cao vừa hình; không có nó, khung giữ chiều cao ghi ở trên.",
                "Add this script once to the embedding page and the frame becomes as high as the figure; without it the frame keeps the height given above."
            ))
        return PageModel(
            path: path, layout: .figure, title: figure.title, summary: nil, content: body + use.html(context.strings),
            headings: [], breadcrumb: [(phrases.text(page.title), SitePaths.page(page.path))],
            location: page.location)
    }

    /// A frame with the figure's page, `height` CSS pixels high.
    private static func embed(_ address: String, _ title: String, height: Int) -> String {
        var writer = MarkupWriter()
        writer.element(
            "iframe", ["src": address, "title": title, "width": "100%", "height": "\(height)", "loading": "lazy"]
        ) { _ in }
        return writer.string
    }

    private func metricsIndex() -> PageModel {
        let title = phrases.choose("Các chỉ số", "Metrics")
        let composer = DefinitionsComposer(context: context, page: context.paths.metricsIndex)
        let groups = composer.bySubject
        let rest =
            groups.count == 1
            ? phrases.choose("Danh mục chỉ số", "Register of metrics") : phrases.choose("Chỉ số khác", "Other metrics")
        let figures = groups.enumerated().map { index, group in
            let id = "\(context.paths.names.group)-\(index + 1)"
            let subject = group.page.map { phrases.text($0.menu) } ?? rest
            return FigureModel(
                id: id, title: subject, headingLevel: 2,
                table: composer.table(id: id + "-table", caption: subject, of: group.metrics), tableIsOpen: true)
        }
        return PageModel(
            path: context.paths.metricsIndex, layout: .page, title: title,
            summary: phrases.choose(
                "Mọi chỉ số của trang này, cách tính và đơn vị chịu trách nhiệm.",
                "Every metric on this site, how it is computed and who is responsible for it."),
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

/// What a site comes to in one language, or a page of it: everything that goes into its folder.
struct ComposedLanguage: Sendable {
    var pages: [FramedPage] = []
    /// Bytes by output path, in order.
    var files: [(String, [UInt8])] = []

    mutating func append(_ other: ComposedLanguage) {
        pages += other.pages
        files += other.files
    }

    mutating func add(_ files: [String: [UInt8]]) {
        self.files += files.sorted { OutputTree.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
    }
}

/// A page in its frame, without what it was made from: of thousands of pages each is in memory once.
struct FramedPage: Sendable {
    /// Its content is empty.
    var model: PageModel
    var html: Diagnosed<[UInt8]>

    init(_ page: PageModel, _ frame: FrameComposer) {
        html = frame.render(page)
        model = page
        model.content = []
    }
}
