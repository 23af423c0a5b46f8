import Diagnostics
import Markup
import Project
import Tables

/// What search engines and feed readers look for: sitemap, robots, and an Atom feed of the releases.
struct WebFiles {
    let context: SiteContext

    private var site: SiteConfiguration { context.project.site }
    private var phrases: Phrases { context.phrases }
    private static let declaration: StaticString = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    /// The files by path. `robots.txt` and the sitemap are for all languages and stand at the root. The leadership's site asks not to be searched and has no feed; without a base URL there are no
    /// addresses to list.
    func files(pages: [String]) -> [(String, [UInt8])] {
        let isRoot = context.folder.isEmpty
        guard context.audience == .public else {
            return isRoot ? [(SitePaths.robots, Array("User-agent: *\nDisallow: /\n".utf8))] : []
        }
        guard let base = context.base else {
            return isRoot ? [(SitePaths.robots, Array("User-agent: *\nAllow: /\n".utf8))] : []
        }
        let feed = context.releases.isEmpty ? [] : [(context.paths.feed, feed(base))]
        guard isRoot else { return feed }
        let robots = "User-agent: *\nAllow: /\n\nSitemap: \(base)\(SitePaths.sitemap)\n"
        return [(SitePaths.robots, Array(robots.utf8)), (SitePaths.sitemap, sitemap(base, pages))] + feed
    }

    /// sitemaps.org, 0.9; with more than one language each page has all of them beside it, as search engines ask for
    /// (developers.google.com/search/docs/specialty/international/localized-versions).
    private func sitemap(_ base: String, _ pages: [String]) -> [UInt8] {
        let languages = site.languages
        func address(_ page: String, _ language: Language) -> String {
            SitePaths.address(page, under: base + context.folder(of: language))
        }
        var writer = MarkupWriter()
        writer.raw(Self.declaration)
        writer.element(
            "urlset",
            [
                "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
                "xmlns:xhtml": languages.count > 1 ? "http://www.w3.org/1999/xhtml" : nil,
            ]
        ) { writer in
            for page in pages {
                for language in languages {
                    writer.raw("\n")
                    writer.element("url") { writer in
                        writer.element("loc", text: address(page, language))
                        writer.element("lastmod", text: site.dataDate.iso)
                        guard languages.count > 1 else { return }
                        for other in languages {
                            writer.selfClosing(
                                "xhtml:link",
                                ["rel": "alternate", "hreflang": other.rawValue, "href": address(page, other)])
                        }
                    }
                }
            }
            writer.raw("\n")
        }
        writer.raw("\n")
        return writer.bytes
    }

    /// RFC 4287.
    private func feed(_ base: String) -> [UInt8] {
        let latest = context.releases.first?.date ?? site.dataDate
        var writer = MarkupWriter()
        writer.raw(Self.declaration)
        writer.element(
            "feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": phrases.language.rawValue]
        ) { writer in
            writer.element("id", text: base)
            writer.element("title", text: phrases.text(site.title))
            writer.element("updated", text: time(latest))
            writer.element("author") { $0.element("name", text: phrases.text(site.organisation)) }
            writer.selfClosing("link", ["rel": "self", "href": base + context.paths.feed])
            writer.selfClosing("link", ["rel": "alternate", "href": base])
            for release in context.releases {
                writer.raw("\n")
                writer.element("entry") { writer in
                    writer.element("id", text: base + context.paths.dataIndex + "#" + context.paths.anchor(release))
                    writer.element("title", text: phrases.text(release.title))
                    writer.element("updated", text: time(release.date))
                    let page = release.page.map { SitePaths.page($0.path) } ?? context.paths.dataIndex
                    writer.selfClosing("link", ["rel": "alternate", "href": SitePaths.address(page, under: base)])
                    writer.element("summary", text: phrases.text(release.summary ?? release.title))
                }
            }
            writer.raw("\n")
        }
        writer.raw("\n")
        return writer.bytes
    }

    /// Midnight in Vietnam: a release has a day, not an hour.
    private func time(_ date: CalendarDate) -> String { date.iso + "T00:00:00+07:00" }
}
