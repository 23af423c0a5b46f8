import Foundation
import Testing

@testable import Publishing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct WellFormedTests {
    @Test("Every component is well-formed, and free of inline style and script")
    func wellFormed() throws {
        for (name, html) in try ComponentFixture.all() {
            // `<details open="">` and the like are written as XML would have them, so an XML parser is the judge.
            let parser = XMLParser(data: Data("<div>\(html)</div>".utf8))
            #expect(parser.parse(), "\(name): \(html)")
            #expect(!html.contains("style="), "\(name)")
            #expect(!html.contains("<script"), "\(name)")
        }
    }

    @Test("No id is written twice in a figure")
    func uniqueIDs() throws {
        let html = try ComponentFixture.html(ComponentFixture.figure)
        let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(ids.sorted() == Set(ids).sorted())
    }

    @Test("Every mark and label refers to an id that is there")
    func references() throws {
        let html = try ComponentFixture.html(ComponentFixture.figure)
        let ids = Set(html.matches(of: /\sid="([^"]*)"/).map { String($0.1) })
        let used = html.matches(of: /(?:aria-labelledby="|href="#)([^"]*)"/).map { String($0.1) }
        #expect(!used.isEmpty)
        for reference in used { #expect(ids.contains(reference), "\(reference)") }
    }

    @Test("A word that the theme lacks is an error naming its key")
    func missingWord() {
        let made = ComponentStrings.from(["view_table": "Xem"], file: "vi.yaml")
        #expect(made.value == nil)
        #expect(made.diagnostics.count == ComponentStrings.Word.allCases.count - 1)
        #expect(made.diagnostics.allSatisfy { $0.code == "theme.missing-string" })
    }

    @Test("The default theme has every word in every language", arguments: ["vi", "en"])
    func defaultTheme(language: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Themes/default/strings/\(language).yaml")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let keys = Set(lines.compactMap { $0.split(separator: ":").first.map(String.init) })
        for word in ComponentStrings.Word.allCases { #expect(keys.contains(word.rawValue), "\(word.rawValue)") }
    }
}
