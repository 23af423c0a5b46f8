import Foundation
import Metrics
import Testing

@testable import Project
@testable import Publishing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Sitemap, robots and the feed of releases.
@Suite struct WebFilesTests {
    private static let base = "https://example.vn/so-lieu/"
    private static let sample = Sample().adding(
        """

        base_url: https://example.vn/so-lieu
        releases:
          - {date: 2024-04-05, title: "Quý I <mới> & sửa", page: index.md}
          - {date: 2024-07-05, title: Quý II, summary: Thêm sáu tháng}
          - {date: 2024-07-05, title: Sửa quý II}
          - {date: 2024-07-06, title: Bản kín, page: kin.md}

        """, to: "site.yaml"
    ).with("pages/kin.md", "---\ntitle: Trang kín\naudience: leadership\n---\n\nKín.\n")

    /// The texts and addresses of an XML file by element, in order; nil where it is not well-formed.
    private final class Reader: NSObject, XMLParserDelegate {
        private(set) var texts: [(element: String, text: String)] = []
        private(set) var links: [(relation: String, address: String)] = []

        init?(_ text: String) {
            super.init()
            let parser = XMLParser(data: Data(text.utf8))
            parser.delegate = self
            guard parser.parse() else { return nil }
        }

        func all(_ element: String) -> [String] {
            texts.filter { $0.element == element }.map { $0.text.trimmingCharacters(in: .newlines) }
        }

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            texts.append((name, ""))
            if name == "link" { links.append((attributes["rel"] ?? "", attributes["href"] ?? "")) }
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if !texts.isEmpty { texts[texts.count - 1].text += text }
        }
    }

    @Test("The sitemap is well-formed and names every page by its whole address, and nothing that is no page")
    func sitemap() throws {
        let tree = try Self.sample.site()
        let found = try #require(Reader(try tree.text("sitemap.xml"))).all("loc")
        let pages = tree.sortedPaths.filter { path in
            path.hasSuffix(".html") && path != "404.html" && !path.hasPrefix("hinh/")
        }
        #expect(Set(found) == Set(pages.map { Self.base + $0.dropLast("index.html".count) }))
        #expect(found.count == pages.count && found.contains(Self.base) && found.contains(Self.base + "du-lieu/"))
        #expect(try tree.text("robots.txt").hasSuffix("\nSitemap: https://example.vn/so-lieu/sitemap.xml\n"))
    }

    @Test("The feed is well-formed, the latest first, its identifiers are the anchors of the page of the data")
    func feed() throws {
        let tree = try Self.sample.site()
        let feed = try #require(Reader(try tree.text("cong-bo.atom")))
        #expect(feed.all("title") == ["Số liệu mẫu", "Quý II", "Sửa quý II", "Quý I <mới> & sửa"])
        #expect(feed.all("summary") == ["Thêm sáu tháng", "Sửa quý II", "Quý I <mới> & sửa"])
        let page = Self.base + "du-lieu/index.html#cong-bo-"
        #expect(
            feed.all("id") == [Self.base, page + "2024-07-05", page + "2024-07-05-2", page + "2024-04-05"])
        #expect(feed.all("updated").map { $0.prefix(10) }.prefix(2) == ["2024-07-05", "2024-07-05"])
        #expect(feed.links.allSatisfy { $0.address.hasPrefix(Self.base) })
        #expect(feed.links.map(\.relation) == ["self", "alternate", "alternate", "alternate", "alternate"])
        #expect(feed.links.last?.address == Self.base)
        let html = try tree.text("du-lieu/index.html")
        for anchor in ["2024-07-05", "2024-07-05-2", "2024-04-05"] {
            #expect(html.contains("id=\"cong-bo-\(anchor)\""), "\(anchor)")
        }
        #expect(html.contains("type=\"application/atom+xml\"") && html.contains(Self.base + "cong-bo.atom"))
    }

    @Test("A release of a page for the leadership is told of in their site only, which no robot is to read")
    func audiences() throws {
        let open = try Self.sample.site()
        for path in ["cong-bo.atom", "sitemap.xml", "du-lieu/index.html", "assets/search-index.js"] {
            let text = try open.text(path)
            #expect(!text.contains("kín") && !text.contains("kin"), "\(path)")
        }
        let closed = try Self.sample.site(.leadership)
        #expect(try closed.text("du-lieu/index.html").contains("<a href=\"../kin/index.html\">Bản kín</a>"))
        #expect(try closed.text("robots.txt") == "User-agent: *\nDisallow: /\n")
        #expect(closed.files["sitemap.xml"] == nil && closed.files["cong-bo.atom"] == nil)
    }

    @Test("Without a base URL there are no addresses to list; without releases there is no feed")
    func nothing() throws {
        let tree = try Sample().site()
        #expect(tree.files["sitemap.xml"] == nil && tree.files["cong-bo.atom"] == nil)
        #expect(try tree.text("robots.txt") == "User-agent: *\nAllow: /\n")
        let named = try Sample().adding("\nbase_url: https://example.vn/\n", to: "site.yaml").site()
        #expect(named.files["sitemap.xml"] != nil && named.files["cong-bo.atom"] == nil)
        #expect(try !named.text("index.html").contains("atom+xml"))
    }
}
