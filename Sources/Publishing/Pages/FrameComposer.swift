import Diagnostics
import Metrics
import Project
import Theming

/// Puts a page into the frame of its layout: head, menu, way back, foot.
struct FrameComposer {
    private let context: SiteContext
    private let theme: SiteTheme
    /// The pages of the menu, in order.
    private let menu: [(title: String, path: String)]
    private let home: (title: String, path: String)?

    init(context: SiteContext, theme: SiteTheme) {
        self.context = context
        self.theme = theme
        let pages = Dictionary(context.pages.map { ($0.path, $0) }) { first, _ in first }
        func entry(_ path: String) -> (title: String, path: String)? {
            pages[path].map { (context.phrases.text($0.menu), SitePaths.page(path)) }
        }
        menu = context.project.site.navigation.compactMap { entry($0.path) }
        home = entry("index.md")
    }

    private var site: SiteConfiguration { context.project.site }
    private var phrases: Phrases { context.phrases }

    func render(_ page: PageModel) -> Diagnosed<[UInt8]> {
        theme.theme.render(layout: page.layout.rawValue, frame(page).context)
    }

    private func frame(_ page: PageModel) -> PageFrame {
        var frame = PageFrame(
            language: site.language.rawValue, root: root(of: page),
            paths: PageFrame.Paths(
                metrics: SitePaths.metricsIndex, data: SitePaths.dataIndex, search: SitePaths.search), site: siteRecord,
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
        frame.content = page.content
        frame.structuredData = page.structuredData
        if context.audience == .public, !context.releases.isEmpty, let base = context.base {
            frame.feed = base + SitePaths.feed
        }
        return frame
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
        menu.map { target in
            PageFrame.Link(
                title: target.title, href: link(from: page, to: target.path), isCurrent: target.path == page.path)
        }
    }

    private func breadcrumb(_ page: PageModel) -> [PageFrame.Link] {
        guard page.path != "index.html", page.layout != .notFound else { return [] }
        return ([home].compactMap(\.self) + page.breadcrumb).map {
            PageFrame.Link(title: $0.title, href: link(from: page, to: $0.path))
        }
    }

    private func link(from page: PageModel, to path: String) -> String {
        page.layout == .notFound ? root(of: page) + path : SitePaths.relative(from: page.path, to: path)
    }
}
