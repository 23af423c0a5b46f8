import Diagnostics
import Testing

@testable import Theming

/// A template with `1️⃣` before the place where its only diagnostic must point.
struct FaultyTemplate: Sendable, CustomTestStringConvertible {
    var code: String
    var marked: String
    var hint: String?
    var others: [String: String] = [:]

    var testDescription: String { "\(code): \(marked)" }

    static let all: [FaultyTemplate] = [
        .init(code: "theme.unknown-key", marked: "<h1>\n  {{1️⃣titl}}</h1>", hint: "Did you mean “title”?"),
        .init(code: "theme.unknown-key", marked: "Sơn La {{ 1️⃣site.titel }}", hint: "Did you mean “site.title”?"),
        .init(code: "theme.unknown-key", marked: "{{1️⃣title.text}}"),
        .init(
            code: "theme.unknown-key", marked: "{{#links}}{{title}}{{1️⃣hreff}}{{/links}}", hint: "Did you mean “href”?"),
        .init(code: "theme.unknown-key", marked: "{{#1️⃣lnks}}{{no}}{{/lnks}}", hint: "Did you mean “links”?"),
        .init(code: "theme.unknown-key", marked: "{{^1️⃣is_hme}}x{{/is_hme}}", hint: "Did you mean “is_home”?"),
        .init(code: "theme.unknown-key", marked: "{{1️⃣href}}"),
        .init(code: "theme.unknown-key", marked: "{{1️⃣.}}"),
        .init(
            code: "theme.unknown-key", marked: "{{strings.1️⃣menuu}}".replacingOccurrences("1️⃣", before: "strings"),
            hint: "Did you mean “strings.menu”?"),
        .init(
            code: "theme.unknown-partial", marked: "\n{{> 1️⃣hed}}", hint: "Did you mean “head”?", others: ["head": ""]),
        .init(code: "theme.unknown-partial", marked: "{{<1️⃣bass}}{{/bass}}"),
        .init(
            code: "theme.unknown-block", marked: "{{<base}}{{$1️⃣mian}}x{{/mian}}{{/base}}",
            others: ["base": "{{$main}}{{/main}}"]),
        .init(code: "theme.recursive-partial", marked: "{{>1️⃣page}}"),
        .init(code: "theme.unescaped", marked: "a\nb {{{1️⃣title}}}", hint: "Write {{title}}."),
        .init(code: "theme.escaped-html", marked: "{{1️⃣content}}", hint: "Write {{{content}}}."),
        .init(code: "theme.wrong-kind", marked: "{{1️⃣links}}"),
        .init(code: "theme.wrong-kind", marked: "{{1️⃣is_home}}"),
        .init(code: "theme.syntax", marked: "{{#1️⃣is_home}}x"),
        .init(code: "theme.syntax", marked: "x{{/1️⃣is_home}}"),
        .init(code: "theme.syntax", marked: "x 1️⃣{{title"),
        .init(code: "theme.syntax", marked: "1️⃣{{title\n}}"),
        .init(code: "theme.syntax", marked: "{{1️⃣upper(title)}}"),
        .init(code: "theme.syntax", marked: "{{1️⃣tiêu_đề}}"),
        .init(code: "theme.syntax", marked: "1️⃣{{&title}}"),
        .init(code: "theme.syntax", marked: "1️⃣{{=<% %>=}}"),
        .init(code: "theme.syntax", marked: "1️⃣{{% CONTENT_TYPE: TEXT}}"),
        .init(code: "theme.syntax", marked: "a\u{2028}\u{85}\n{{#1️⃣is_home}}x"),
        .init(code: "theme.syntax", marked: "{{<base}}1️⃣lost{{/base}}", others: ["base": ""]),
    ]
}

extension String {
    fileprivate func replacingOccurrences(_ marker: String, before word: String) -> String {
        split(separator: marker, omittingEmptySubsequences: false).joined()
            .split(separator: word, maxSplits: 1, omittingEmptySubsequences: false).joined(separator: marker + word)
    }
}

@Suite struct ContractTests {
    @Test("What a template asks for in vain is an error at its line and column", arguments: FaultyTemplate.all)
    func faultyTemplate(_ template: FaultyTemplate) throws {
        let parts = template.marked.split(separator: "1️⃣", maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        let before = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        let compiled = ThemeFixture.compile(parts.joined(), template.others)
        #expect(compiled.value == nil)
        let diagnostic = try #require(compiled.diagnostics.first)
        #expect(compiled.diagnostics.count == 1)
        #expect(diagnostic.code == template.code)
        #expect(
            diagnostic.location
                == SourceLocation(file: "page.mustache", line: before.count, column: (before.last?.count ?? 0) + 1))
        #expect(diagnostic.hint != nil)
        if let hint = template.hint { #expect(diagnostic.hint?.english == hint) }
    }

    @Test("Sections nested too deep are one error, at the first that is")
    func tooDeep() {
        let open = "{{#is_home}}"
        let text = String(repeating: open, count: 100) + "\n" + String(repeating: open, count: 100_000)
        let found = TemplateTreeBuilder.tree(of: ThemeSource.Template(path: "page.mustache", text: text)).diagnostics
        #expect(found.map(\.code) == ["theme.syntax"])
        #expect(found.first?.location == SourceLocation(file: "page.mustache", line: 2, column: 4))
    }

    @Test("Every fault of every template is reported in one run")
    func allFaults() {
        let compiled = ThemeFixture.compile("{{a}}{{>head}}", ["head": "{{b}}\n{{c}}"])
        #expect(compiled.diagnostics.map(\.location?.file) == ["page.mustache", "head.mustache", "head.mustache"])
    }

    @Test("A fault in a partial that two layouts share is reported once")
    func sharedPartial() {
        let contract = TemplateContract(layouts: ["page": ["a": .string], "home": ["a": .string]])
        let source = ThemeFixture.source("{{>head}}", ["home": "{{>head}}", "head": "{{b}}"])
        #expect(Theme.compile(source, contract: contract).diagnostics.count == 1)
    }

    @Test("A layout of the contract that the theme lacks is an error that names its file")
    func missingLayout() {
        let contract = TemplateContract(layouts: ["page": [:], "report": [:]])
        let diagnostics = Theme.compile(ThemeFixture.source(""), contract: contract).diagnostics
        #expect(diagnostics.map(\.code) == ["theme.missing-template"])
        #expect(diagnostics.first?.location?.file == "Themes/t/templates/report.mustache")
    }

    @Test("A word that one language lacks is an error in that language's file")
    func missingWord() {
        var source = ThemeFixture.source("")
        source.strings.append(.init(path: "en.yaml", language: "en", words: ["menu": "Subjects", "extra": "x"]))
        let diagnostics = Theme.compile(source, contract: ThemeFixture.contract).diagnostics
        #expect(diagnostics.map(\.code) == ["theme.missing-string"])
        #expect(diagnostics.first?.location?.file == "vi.yaml")
    }

    @Test(
        "What the contract allows compiles",
        arguments: [
            "{{title}}{{{content}}}{{strings.menu}}", "{{#links}}{{href}}{{site.title}}{{/links}}",
            "{{#site}}{{organisation}}{{/site}}", "{{#summary}}{{.}}{{/summary}}", "{{^links}}{{title}}{{/links}}",
            "{{! a comment\nof two lines with {{ in it }}", "{ {x} }",
        ])
    func allowed(_ text: String) {
        #expect(ThemeFixture.compile(text).diagnostics.isEmpty)
    }
}
