import Diagnostics
import Markup
import Metrics
import Project
import Theming

/// Puts a page into the frame of its layout: head, menu, way back, foot.
struct FrameComposer {
    private let context: SiteContext
    private let theme: SiteTheme
    /// What the menu calls the pages of the content, and where they are written, by their paths in the content.
    private let entries: [String: (title: String, path: String)]
    /// The paths in the content by those in the site.
    private let contentPaths: [String: String]

    init(context: SiteContext, theme: SiteTheme) {
        self.context = context
        self.theme = theme
        let phrases = context.phrases
        entries = Dictionary(
            context.pages.map { ($0.path, (phrases.text($0.menu), SitePaths.page($0.path))) },
            uniquingKeysWith: { first, _ in first })
        contentPaths = Dictionary(context.pages.map { (SitePaths.page($0.path), $0.path) }) { first, _ in first }
    }

    private var site: SiteConfiguration { context.project.site }
    private var phrases: Phrases { context.phrases }

    func render(_ page: PageModel) -> Diagnosed<[UInt8]> {
        var rendered = theme.theme.render(layout: page.layout.rawValue, frame(page).context)
        if context.language != context.firstLanguage {
            let foreign = ForeignText(
                texts: context.project.untranslated.union(page.foreignTexts), language: context.firstLanguage.rawValue)
            rendered.value = foreign.marked(rendered.value)
        }
        return rendered
    }

    private func frame(_ page: PageModel) -> PageFrame {
        var frame = PageFrame(
            language: site.language.rawValue, root: root(of: page),
            paths: PageFrame.Paths(
                metrics: context.paths.metricsIndex, data: context.paths.dataIndex, search: context.paths.search),
            site: siteRecord,
            title: page.title)
        frame.isLeadership = context.audience == .leadership
        frame.summary = page.summary ?? ""
        frame.isHome = page.path == "index.html"
        frame.address =
            page.layout == .notFound ? "" : context.base.map { SitePaths.address(page.path, under: $0) } ?? ""
        frame.navigation = navigation(page)
        frame.breadcrumb = breadcrumb(page)
        // A short page needs no table of contents.
        frame.contents =
            page.headings.count < 3
            ? []
            : page.headings.map {
                PageFrame.Link(title: $0.text, href: "#" + $0.anchor)
            }
        frame.languages = languages(page)
        if page.layout != .notFound { frame.alternates = alternates(page) }
        frame.content = page.content
        frame.structuredData = page.structuredData
        if context.audience == .public, !context.releases.isEmpty, let base = context.base {
            frame.feed = base + context.paths.feed
        }
        (frame.previous, frame.next) = neighbours(page)
        frame.site.accessibility = site.accessibility.flatMap { link(to: $0.path, from: page) }
        frame.options = theme.options.values.mapValues { option($0, on: page) }
        return frame
    }

    /// The pages before and after this one among those made from the same file, in their order.
    private func neighbours(_ page: PageModel) -> (previous: PageFrame.Link?, next: PageFrame.Link?) {
        guard let path = page.row.firstIndex(of: page.path) else { return (nil, nil) }
        func neighbour(_ place: Int) -> PageFrame.Link? {
            guard page.row.indices.contains(place) else { return nil }
            return contentPaths[page.row[place]].flatMap { link(to: $0, from: page) }
        }
        return (neighbour(path - 1), neighbour(path + 1))
    }

    /// A link to the page of the content at `path`; nil where this site does not have it.
    private func link(to path: String, from page: PageModel) -> PageFrame.Link? {
        entries[path].map { title, place in
            PageFrame.Link(title: title, href: link(from: page, to: place), isCurrent: place == page.path)
        }
    }

    private func option(_ value: ThemeOptions.Value, on page: PageModel) -> TemplateValue {
        switch value {
        case .text(let text): return .string(phrases.text(text))
        case .image(let path): return .string(path)
        case .words(let vietnamese, let english):
            let words = site.language == .english ? english ?? vietnamese : vietnamese
            var writer = MarkupWriter()
            for part in words.document.parts {
                switch part {
                case .html(let html): writer.trusted(html.utf8)
                case .link(let link): writer.text(address(link.url, on: page))
                case .block, .inline: break  // refused where the theme is read
                }
            }
            return .html(writer.bytes)
        }
    }

    /// Links of the frame are written as on the front page; one that leads nowhere is reported by `ContentLinkChecker`.
    private func address(_ url: String, on page: PageModel) -> String {
        let meaning = ContentLink(url, in: LinkOrigin.framePath)
        guard let (target, anchor) = meaning.target(context.paths) else { return meaning == .elsewhere ? url : "" }
        return link(from: page, to: target) + (anchor.isEmpty ? "" : "#" + anchor)
    }

    // MARK: - Languages

    /// The same page in each other language; a figure that has none leads to the front page.
    private func languages(_ page: PageModel) -> [PageFrame.Language] {
        context.otherLanguages.map { language in
            let path = context.folder(of: language) + (context.has(page.path, in: language) ? page.path : "index.html")
            // The 404 page is served at any depth.
            let base = page.layout == .notFound ? context.rootBase : nil
            return PageFrame.Language(
                code: language.rawValue, name: language.ownName,
                href: base.map { $0 + path } ?? SitePaths.relative(from: context.folder + page.path, to: path))
        }
    }

    /// Addresses of the page in every language, this one too, as search engines ask for them; none without others.
    private func alternates(_ page: PageModel) -> [PageFrame.Alternate] {
        let languages = site.languages.filter { $0 == context.language || context.has(page.path, in: $0) }
        guard let base = context.rootBase, languages.count > 1 else { return [] }
        let all = languages.map { language in
            PageFrame.Alternate(
                code: language.rawValue,
                address: SitePaths.address(page.path, under: base + context.folder(of: language)))
        }
        // For readers of any other language.
        return all + all.prefix(1).map { PageFrame.Alternate(code: "x-default", address: $0.address) }
    }

    /// The 404 page is served at any depth: only the base URL is right there.
    private func root(of page: PageModel) -> String {
        guard page.layout == .notFound, let base = context.base else { return SitePaths.root(from: page.path) }
        return base
    }

    private var siteRecord: PageFrame.Site {
        var record = PageFrame.Site(
            title: phrases.text(site.title), organisation: phrases.text(site.organisation),
            dataDateText: phrases.periods.date(site.dataDate))
        record.description = site.description.map(phrases.text) ?? ""
        record.banner = site.banner.map(phrases.text) ?? ""
        record.licence = site.licence.map(phrases.text) ?? ""
        if let contact = site.contact {
            record.contact.name = contact.name ?? ""
            record.contact.address = contact.address ?? ""
            record.contact.email = contact.email ?? ""
            record.contact.phone = contact.phone ?? ""
        }
        return record
    }

    private func navigation(_ page: PageModel) -> [PageFrame.Link] {
        site.navigation.compactMap { link(to: $0.path, from: page) }
    }

    private func breadcrumb(_ page: PageModel) -> [PageFrame.Link] {
        guard page.path != "index.html", page.layout != .notFound else { return [] }
        return ([entries["index.md"]].compactMap(\.self) + page.breadcrumb).map {
            PageFrame.Link(title: $0.title, href: link(from: page, to: $0.path))
        }
    }

    private func link(from page: PageModel, to path: String) -> String {
        page.layout == .notFound ? root(of: page) + path : SitePaths.relative(from: page.path, to: path)
    }
}

extension Language {
    /// What those who speak it call it.
    fileprivate var ownName: String {
        switch self {
        case .vietnamese: "Tiếng Việt"
        case .english: "English"
        }
    }
}
