import Diagnostics
import Metrics
import Testing

@testable import Project
@testable import Publishing

@Suite struct ContentLinkTests {
    private static let other = "---\ntitle: K\n---\n\n## Đúng hạn\n"

    /// The problems of a front page with `line`, beside a public page and one for the leadership.
    private func problems(
        _ line: String, _ audience: Audience = .public, anchors: [String: Set<String>] = [:],
        with files: [String: String] = [:]
    ) throws -> [Diagnostic] {
        var sample = Sample().with("pages/index.md", "---\ntitle: T\n---\n\n\(line)\n")
            .with("pages/a/ho-so.md", Self.other)
            .with("pages/kin.md", "---\ntitle: K\naudience: leadership\n---\n\nChữ.\n")
        for (path, text) in files { sample = sample.with(path, text) }
        return ContentLinkChecker(project: try sample.project(), audience: audience, anchors: anchors).problems()
            .map(\.diagnostic)
    }

    @Test("A link to a page that is not there is an error at its address, with the nearest page as it must be written")
    func missingPage() throws {
        let found = try problems("Xem ệ [hồ sơ](a/ho-sơ.md#x).")
        #expect(found.map(\.code) == ["page.broken-link"])
        #expect(found.first?.location == SourceLocation(file: "Content/pages/index.md", line: 5, column: 15))
        #expect(found.first?.hint?.vietnamese == "Có phải là “a/ho-so.md”?")
        #expect(try problems("[số](metric:receive)").first?.hint?.vietnamese == "Có phải là “metric:received”?")
        #expect(try problems("[tệp](bao-cao.pdf)").first?.hint?.vietnamese.contains("metric:ten_chi_so") == true)
    }

    @Test(
        "Links to pages, metrics and elsewhere are sound",
        arguments: ["a/ho-so.md", "#x", "", "metric:received#so-lieu", "https://a.vn/b.md", "mailto:a@b.vn", "//a.vn"])
    func sound(url: String) throws { #expect(try problems("[a](\(url))").isEmpty) }

    @Test("A section is looked for where the page could be made, and not elsewhere")
    func sections() throws {
        let link = "[a](a/ho-so.md#dung-hn)"
        #expect(try problems(link).isEmpty)
        let found = try problems(link, anchors: ["a/ho-so/index.html": ["dung-han"]])
        #expect(found.first?.hint?.vietnamese.contains("“dung-han”") == true)
    }

    @Test(
        "A link from a public page to what is for the leadership says so, in the public site only",
        arguments: ["kin.md", "metric:secrets"])
    func restricted(url: String) throws {
        let found = try problems("[a](\(url))")
        #expect(found.map(\.code) == ["page.broken-link"])
        #expect(found.first?.message.vietnamese.contains("lãnh đạo") == true)
        #expect(found.first?.hint?.english?.contains("audience: leadership") == true)
        #expect(try problems("[a](\(url))", .leadership).isEmpty)
    }

    @Test("A page that stands in a folder is linked to from there")
    func relative() throws {
        let page = Self.other + "\n[a](../index.md) [b](indx.md) [c](../indx.md) [d](../../x.md)\n"
        let found = try problems("a", with: ["pages/a/ho-so.md": page])
        #expect(found.map(\.excerpt) == ["indx.md", "../indx.md", "../../x.md"])
        #expect(found.map(\.location?.column) == [22, 35, 51])
        #expect(found[1].hint?.vietnamese == "Có phải là “../index.md”?")
    }
}
