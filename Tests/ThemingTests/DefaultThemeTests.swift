import Diagnostics
import Foundation
import Testing

@testable import Theming

/// The default theme as it lies in the repository.
@Suite struct DefaultThemeTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Themes/default")

    private static func source() throws -> ThemeSource {
        let files = FileManager.default
        var templates: [String: ThemeSource.Template] = [:]
        for file in try files.contentsOfDirectory(atPath: folder.appending(path: "templates").path) {
            let text = try String(contentsOf: folder.appending(path: "templates/\(file)"), encoding: .utf8)
            templates[String(file.dropLast(".mustache".count))] = .init(path: file, text: text)
        }
        let strings = try ["vi", "en"].map { language in
            ThemeSource.Strings(path: "\(language).yaml", language: language, words: try words(language))
        }
        return ThemeSource(
            path: "Themes/default", templates: templates, strings: strings,
            options: ["logo": .string, "footer": .html])
    }

    /// The flat `key: value` lines; reading YAML is the business of another target.
    private static func words(_ language: String) throws -> [String: String] {
        let text = try String(contentsOf: folder.appending(path: "strings/\(language).yaml"), encoding: .utf8)
        var words: [String: String] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: ": ", maxSplits: 1)
            try #require(parts.count == 2, "\(line)")
            words[String(parts[0])] = parts[1].trimmingCharacters(in: ["\""])
        }
        return words
    }

    private static func frame() -> PageFrame {
        var site = PageFrame.Site(title: "Số liệu", organisation: "Văn phòng", dataDateText: "28/02/2024")
        site.contact.email = "a@example.vn"
        var frame = PageFrame(
            language: "vi", root: "../",
            paths: .init(metrics: "m/index.html", data: "d/index.html", search: "s/index.html"), site: site,
            title: "Hồ sơ <mới>")
        frame.navigation = [.init(title: "Hồ sơ", href: "ho-so.html", isCurrent: true)]
        frame.breadcrumb = [.init(title: "Trang đầu", href: "../index.html")]
        frame.contents = [.init(title: "Một", href: "#mot")]
        frame.content = Array("<p id=\"mot\">nội dung</p>".utf8)
        frame.address = "https://example.vn/ho-so.html"
        frame.previous = .init(title: "Quý I", href: "../quy-1.html")
        frame.next = .init(title: "Quý III", href: "../quy-3.html")
        frame.site.accessibility = .init(title: "Khả năng tiếp cận", href: "../tiep-can.html")
        frame.options = ["logo": .string("assets/theme/logo.svg"), "footer": .html(Array("<p>chân trang</p>".utf8))]
        return frame
    }

    private static func render(_ layout: SiteLayout, _ frame: PageFrame) throws -> String {
        let compiled = Theme.compile(try source())
        #expect(compiled.diagnostics.isEmpty)
        let rendered = try #require(compiled.value).render(layout: layout.rawValue, frame.context)
        #expect(rendered.diagnostics.isEmpty)
        return String(decoding: rendered.value, as: UTF8.self)
    }

    @Test("The strings of every language have the same keys and none is empty")
    func sameKeys() throws {
        let (vietnamese, english) = (try Self.words("vi"), try Self.words("en"))
        #expect(Set(vietnamese.keys) == Set(english.keys))
        #expect(!vietnamese.values.contains("") && !english.values.contains(""))
    }

    @Test("Every layout makes a whole page with one h1, its landmarks and its content", arguments: SiteLayout.allCases)
    func wholePage(_ layout: SiteLayout) throws {
        let html = try Self.render(layout, Self.frame())
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\" data-root=\"../\">"))
        #expect(html.contains("<p id=\"mot\">nội dung</p>"))
        #expect(html.split(separator: "<h1").count == 2)
        #expect(html.split(separator: "<main id=\"main\">").count == 2)
        #expect(html.contains("<a class=\"skip\" href=\"#main\">"))
        #expect(html.contains("href=\"../assets/site.css\""))
    }

    @Test("No page holds inline style or script, or names a foreign address to load", arguments: SiteLayout.allCases)
    func strictPolicy(_ layout: SiteLayout) throws {
        let html = try Self.render(layout, Self.frame())
        #expect(html.contains("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'"))
        #expect(!html.contains("style="))
        #expect(!html.contains("<style"))
        #expect(!html.contains(" on"), "an event handler")
        #expect(!html.contains("src=\"http") && !html.contains("unsafe"))
    }

    @Test("A frame fills every key of the contract, in every layout", arguments: SiteLayout.allCases)
    func frameFillsContract(_ layout: SiteLayout) throws {
        let keys = try #require(TemplateContract.site.layouts[layout.rawValue])
        // What options there are is for the theme to say.
        var frame = Self.frame()
        frame.options = [:]
        let diagnostics = ContextCheck.check(frame.context, keys, at: SourceLocation(file: "x"))
        #expect(diagnostics.isEmpty)
    }

    @Test("What is empty leaves no empty element behind")
    func emptyParts() throws {
        let site = PageFrame.Site(title: "Số liệu", organisation: "Văn phòng", dataDateText: "28/02/2024")
        let html = try Self.render(
            .page,
            PageFrame(
                language: "en", root: "",
                paths: .init(metrics: "m/index.html", data: "d/index.html", search: "s/index.html"), site: site,
                title: "x")
        )
        for part in [
            "<address", "<nav", "<img", "site-foot-words", "rel=\"prev\"", "rel=\"next\"", "breadcrumb", "lede",
            "canonical", "print-foot", "audience",
        ] {
            #expect(!html.contains(part), "\(part)")
        }
    }

    @Test("The pages beside this one are named at its foot and in its head, the site's logo and words in its frame")
    func neighboursAndOptions() throws {
        let html = try Self.render(.page, Self.frame())
        for part in [
            "<link rel=\"prev\" href=\"../quy-1.html\">", "<link rel=\"next\" href=\"../quy-3.html\">",
            "href=\"../quy-3.html\" rel=\"next\"",
            "<img class=\"brand-logo\" src=\"../assets/theme/logo.svg\" alt=\"\">",
            "<p>chân trang</p>", "<a href=\"../tiep-can.html\">Khả năng tiếp cận</a>",
        ] { #expect(html.contains(part), "\(part)") }
    }

    @Test("The leadership's edition says that it is not for publication")
    func leadership() throws {
        var frame = Self.frame()
        frame.isLeadership = true
        let html = try Self.render(.page, frame)
        #expect(html.contains("class=\"audience\"") && html.contains("noindex"))
    }

    @Test("The script stays under four kilobytes")
    func smallScript() throws {
        #expect(try Data(contentsOf: Self.folder.appending(path: "assets/site.js")).count < 4096)
    }
}
