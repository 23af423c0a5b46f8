import Diagnostics
import Testing

@testable import Theming

/// A theme of one layout, `page`, that is given a title, a text of HTML, a flag, a record and a list.
enum ThemeFixture {
    static let contract = TemplateContract(layouts: [
        "page": [
            "language": .string, "title": .string, "summary": .string, "content": .html, "is_home": .flag,
            "site": .record(["title": .string, "organisation": .string]),
            "links": .list(["title": .string, "href": .string]),
        ]
    ])

    static let context: TemplateRecord = [
        "language": .string("vi"), "title": .string("Hồ sơ"), "summary": .string(""),
        "content": .html(Array("<p>5 &lt; 6</p>".utf8)), "is_home": .flag(false),
        "site": .record(["title": .string("Số liệu"), "organisation": .string("Văn phòng")]),
        "links": .list([
            ["title": .string("Một"), "href": .string("a.html")], ["title": .string(""), "href": .string("b.html")],
        ]),
    ]

    static func source(_ page: String, _ others: [String: String] = [:]) -> ThemeSource {
        let texts = others.merging(["page": page]) { first, _ in first }
        let templates = Dictionary(
            uniqueKeysWithValues: texts.map { ($0, ThemeSource.Template(path: "\($0).mustache", text: $1)) })
        let strings = ThemeSource.Strings(path: "vi.yaml", language: "vi", words: ["menu": "Các chủ đề"])
        return ThemeSource(path: "Themes/t", templates: templates, strings: [strings])
    }

    static func compile(_ page: String, _ others: [String: String] = [:]) -> Diagnosed<Theme?> {
        Theme.compile(source(page, others), contract: contract)
    }

    static func render(
        _ page: String, _ others: [String: String] = [:], _ context: TemplateRecord = context
    ) throws -> String {
        let compiled = compile(page, others)
        #expect(compiled.diagnostics.isEmpty)
        let theme = try #require(compiled.value)
        let rendered = theme.render(layout: "page", context)
        #expect(rendered.diagnostics.isEmpty)
        return String(decoding: rendered.value, as: UTF8.self)
    }
}
