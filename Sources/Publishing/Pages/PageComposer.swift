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
        let inlineComposer = InlineComposer(context: context, page: path)
        var register = context.register(from: path)
        var writer = MarkupWriter()
        var figures: [ComposedFigure] = []
        var links: [PageLink] = []
        var blocks = page.blocks[...]
        var inlines = page.inlines[...]
        // In running text a note is called at the first number of each section only.
        var called: Set<String> = []
        for part in page.document.parts {
            switch part {
            case .html(let html):
                if html.contains("<h2") || html.contains("<h3") { called = [] }
                writer.trusted(html.utf8)
            case .link(let link):
                writer.text(resolve(link, on: page, from: path, &links, &problems))
            case .block(let slot):
                guard let block = blocks.popFirst() else { continue }
                let level = headingLevel(above: slot.line, page)
                if let figure = figureComposer.compose(block, headingLevel: level, &problems) {
                    writer.trusted(figure.html)
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
            writer.trusted(NotesModel(id: InlineComposer.notesID, notes: register.notes).html(context.strings))
        }
        guard !problems[before...].containsError else { return nil }
        let model = PageModel(
            path: path, layout: PageModel.Layout(rawValue: page.layout.rawValue) ?? .page,
            title: context.phrases.text(page.title), summary: page.summary.map(context.phrases.text),
            content: writer.bytes,
            headings: page.document.headings.filter { $0.level == 2 && !$0.text.isEmpty }.map {
                PageModel.Heading(text: $0.text, anchor: $0.anchor)
            }, breadcrumb: [], links: links, location: page.location)
        return (model, figures)
    }

    /// One more than the level of the last heading before `line`; headings of pages start at the second level.
    private func headingLevel(above line: Int, _ page: Page) -> Int {
        let above = page.document.headings.last { $0.line < line }?.level ?? 1
        return min(above + 1, 6)
    }

    // MARK: - Links

    /// The address to write for a link: pages are named by file, metrics by name; others stay as they are.
    private func resolve(
        _ link: MarkdownDocument.Link, on page: Page, from path: String, _ links: inout [PageLink],
        _ problems: inout [Diagnostic]
    ) -> String {
        let location = SourceLocation(file: page.location.file, line: link.line)
        let pieces = link.url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let address = String(pieces[0])
        let anchor = pieces.count == 2 ? "#" + pieces[1] : ""
        func local(_ target: String) -> String {
            links.append(PageLink(target: target + anchor, text: link.url, location: location))
            return (target == path && !anchor.isEmpty ? "" : SitePaths.relative(from: path, to: target)) + anchor
        }
        if address.isEmpty { return local(path) }
        if address.hasPrefix("metric:") { return local(SitePaths.metric(String(address.dropFirst("metric:".count)))) }
        if address.contains(":") || address.hasPrefix("//") { return link.url }
        if address.hasSuffix(".md"), let file = Self.join(page.path, address) { return local(SitePaths.page(file)) }
        problems.append(
            Diagnostic(
                .error, "page.broken-link", vi: "Liên kết “\(link.url)” không dẫn đến trang nào.",
                en: "The link “\(link.url)” leads to no page.", at: location, excerpt: link.url,
                hint: Localized(
                    vi: "Liên kết trong trang viết theo tên tệp, ví dụ (ho-so.md#muc), hoặc (metric:ten_chi_so).",
                    en: "Name the file of the page, as (ho-so.md#section), or a metric, as (metric:name).")))
        return ""
    }

    /// `address` relative to the page `path`; nil where it leaves the folder of pages.
    private static func join(_ path: String, _ address: String) -> String? {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in address.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                if parts.popLast() == nil { return nil }
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}
