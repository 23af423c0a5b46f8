import Diagnostics
import Testing

@testable import Publishing

@Suite struct LinkCheckerTests {
    private let location = SourceLocation(file: "Content/pages/index.md", line: 7)

    private func checker(_ files: [String: String], base: String? = nil) throws -> LinkChecker {
        var tree = OutputTree()
        for (path, text) in files.sorted(by: { $0.key < $1.key }) { try tree.add(path, Array(text.utf8)) }
        return LinkChecker(tree, base: base)
    }

    @Test("A link of the frame is an error too, but one that the content wrote is said once")
    func frame() throws {
        let files = [
            "index.html": "<a href=\"x/index.html\">x</a> <img src=\"y.png\"> <a href=\"https://example.vn/\">z</a>"
        ]
        #expect(try checker(files).problems().map(\.excerpt) == ["x/index.html", "y.png"])
        #expect(try checker(files).problems(besides: ["x/index.html"]).map(\.excerpt) == ["y.png"])
    }

    @Test("Links climb and descend as browsers resolve them, and escapes are undone")
    func resolving() throws {
        let files = [
            "a/b/index.html":
                "<a href=\"../../index.html#x&amp;y\">1</a><a href=\"#k\">2</a><a href=\"./t.csv\">3</a><p id=\"k\"></p>",
            "a/b/t.csv": "", "index.html": "<p id=\"x&amp;y\"></p>",
        ]
        #expect(try checker(files).problems().isEmpty)
    }

    @Test("A link that begins with the address of the site leads into it; others lead out")
    func underBase() throws {
        let files = [
            "404.html": """
            <a href="https://a.vn/x/">1</a><a href="https://a.vn/x/ho-so/#k">2</a><a href="https://a.vn/y">3</a>
            <a href="https://a.vn/x/het/index.html">4</a><link href="https://a.vn/x/assets/site.css">
            """, "index.html": "", "ho-so/index.html": "<p id=\"k\"></p>",
        ]
        #expect(
            try checker(files, base: "https://a.vn/x/").problems().map(\.excerpt) == [
                "https://a.vn/x/het/index.html", "https://a.vn/x/assets/site.css",
            ])
    }

    @Test("An id that a page has twice is an error at the source of the page, said once")
    func repeatedIdentifier() throws {
        let files = [
            "index.html": "<h2 id=\"x\">1</h2><figure id=\"x\"><p data-id=\"y\" id=\"y\"></p></figure><p id=\"x\"></p>",
            "a/index.html": "<h2 id=\"x\">1</h2>",
        ]
        let problems = try checker(files).repeatedIdentifiers([("a/index.html", nil), ("index.html", location)])
        #expect(problems.map(\.excerpt) == ["x"])
        #expect(problems.first?.location == location)
        #expect(problems.first?.code == "page.duplicate-id")
    }

    @Test(
        "The pages of the data and of the search, their files, scripts and the feed are links like all others",
        arguments: [
            "du-lieu/index.html", "du-lieu/ho-so/index.html", "du-lieu/ho-so/ho-so.xlsx", "du-lieu/datapackage.json",
            "du-lieu/dcat.jsonld", "tim-kiem/index.html", "assets/search.js", "assets/search-index.js",
            "assets/embed.js", "hinh/bang/bang.xlsx", "chi-so/received/received.xlsx", "cong-bo.atom",
        ])
    func openData(missing: String) throws {
        let whole = try Sample().adding(
            "\nbase_url: https://example.vn/x/\nreleases: [{date: 2024-07-01, title: Mới, page: index.md}]\n",
            to: "site.yaml"
        ).adding("\n```table\nid: bang\nmetric: received\nby: unit\n```\n", to: "pages/index.md").site()
        #expect(LinkChecker(whole, base: "https://example.vn/x/").problems().isEmpty)
        var tree = OutputTree()
        for path in whole.sortedPaths where path != missing { try tree.add(path, whole.files[path] ?? []) }
        #expect(tree.files.count == whole.files.count - 1)
        let problems = LinkChecker(tree, base: "https://example.vn/x/").problems()
        #expect(!problems.isEmpty && problems.allSatisfy { $0.severity == .error && $0.code == "site.broken-link" })
    }
}
