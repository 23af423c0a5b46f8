import Diagnostics
import Markdown
import Markup
import Metrics
import Project

/// Turns a page of the content into its HTML and the figures on it.
struct PageComposer {
    let context: SiteContext

    /// The page, its figures, and the metrics it shows. Nil where something cannot be made; every problem is reported.
    func compose(_ page: Page, _ problems: inout [Diagnostic]) -> (model: PageModel, figures: [ComposedFigure])? {
        let path = SitePaths.page(page.path)
        let before = problems.count
        let figureComposer = FigureComposer(context: context, page: path)
        // A page without a translation is shown as it is, with a word on it; its figures are in the site's language.
        let isForeign = page.language != context.language
        let inlineComposer = InlineComposer(context: context.speaking(page.language), page: path)
        var prose = ForeignProse(language: page.language.rawValue)
        var register = context.register(from: path)
        var writer = MarkupWriter()
        var figures: [ComposedFigure] = []
        var blocks = page.blocks[...]
        var inlines = page.inlines[...]
        if isForeign { writer.trusted(notice()) }
        // In running text a note is called at the first number of each section only.
        var called: Set<String> = []
        for part in page.document.parts {
            switch part {
            case .html(let html):
                if html.contains("<h2") || html.contains("<h3") { called = [] }
                if isForeign { writer.trusted(prose.marked(html)) } else { writer.trusted(html.utf8) }
            case .link(let link):
                writer.text(address(link, on: page, from: path))
            case .block(let slot):
                guard let block = blocks.popFirst() else { continue }
                let level = headingLevel(above: slot.line, page)
                if var figure = figureComposer.compose(block, headingLevel: level, &problems) {
                    writer.trusted(figure.html)
                    figure.html = []
                    figures.append(figure)
                }
            case .inline:
                guard let inline = inlines.popFirst() else { continue }
                if var number = inlineComposer.number(inline, &register, &problems) {
                    number.marks.removeAll { !called.insert($0).inserted }
                    writer.trusted(number.html(context.strings))
                }
            }
        }
        if !register.notes.isEmpty {
            writer.trusted(NotesModel(id: context.paths.names.notes, notes: register.notes).html(context.strings))
        }
        guard !problems[before...].containsError else { return nil }
        var model = PageModel(
            path: path, layout: PageModel.Layout(rawValue: page.layout.rawValue) ?? .page,
            title: context.phrases.text(page.title), summary: page.summary.map(context.phrases.text),
            content: writer.bytes,
            headings: page.document.headings.filter { $0.level == 2 && !$0.text.isEmpty }.map {
                PageModel.Heading(text: $0.text, anchor: $0.anchor)
            }, breadcrumb: [], location: page.location)
        if page.subject != nil { model.row = context.row(of: page) }
        if isForeign { model.foreignTexts = Set(model.headings.map(\.text)) }
        return (model, figures)
    }

    private func notice() -> [UInt8] {
        var writer = MarkupWriter()
        writer.element("div", ["class": "notice"]) { writer in
            writer.element(
                "p", ["class": "notice-head"],
                text: context.phrases.choose("Trang này chưa được dịch.", "This page has not been translated yet."))
        }
        return writer.bytes
    }

    /// One more than the level of the last heading before `line`; headings of pages start at the second level.
    private func headingLevel(above line: Int, _ page: Page) -> Int {
        let above = page.document.headings.last { $0.line < line }?.level ?? 1
        return min(above + 1, 6)
    }

    /// The address to write for a link; one that leads nowhere is reported by `ContentLinkChecker`.
    private func address(_ link: MarkdownDocument.Link, on page: Page, from path: String) -> String {
        let meaning = ContentLink(link.url, in: page.path)
        guard let (target, written) = meaning.target(context.paths) else {
            return meaning == .elsewhere ? link.url : ""
        }
        let anchor = context.project.hasAnchors(of: meaning, in: page.language) ? written : ""
        let fragment = anchor.isEmpty ? "" : "#" + anchor
        return (target == path && !anchor.isEmpty ? "" : SitePaths.relative(from: path, to: target)) + fragment
    }
}
