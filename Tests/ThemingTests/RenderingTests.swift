import Diagnostics
import Testing

@testable import Theming

@Suite struct RenderingTests {
    @Test("Text is escaped and HTML is not")
    func escaping() throws {
        var context = ThemeFixture.context
        context["title"] = .string("<a href=\"x\" class='y'> & b")
        let html = try ThemeFixture.render("{{title}}|{{{content}}}", [:], context)
        #expect(html == "&lt;a href=&quot;x&quot; class=&#39;y&#39;&gt; &amp; b|<p>5 &lt; 6</p>")
    }

    @Test("A quote that carries a combining mark does not end an attribute")
    func combiningMark() throws {
        var context = ThemeFixture.context
        context["title"] = .string("\"\u{301}<\u{301}")
        #expect(try ThemeFixture.render("{{title}}", [:], context).utf8.elementsEqual("&quot;\u{301}&lt;\u{301}".utf8))
    }

    @Test("Text inside partials, parents, blocks and lists is escaped as well")
    func escapingEverywhere() throws {
        var context = ThemeFixture.context
        context["links"] = .list([["title": .string("<"), "href": .string("\"")]])
        let page = "{{<base}}{{$main}}{{#links}}{{>link}}{{/links}}{{/main}}{{/base}}"
        let html = try ThemeFixture.render(
            page, ["base": "[{{$main}}none{{/main}}]", "link": "{{title}}{{href}}"], context)
        #expect(html == "[&lt;&quot;]")
    }

    @Test("An empty text hides its section, and is not looked for further out")
    func emptyText() throws {
        let html = try ThemeFixture.render("{{#summary}}no{{/summary}}{{#links}}({{title}}){{/links}}")
        #expect(html == "(Một)()")
    }

    @Test("An empty record hides its section")
    func emptyRecord() throws {
        var context = ThemeFixture.context
        context["site"] = .record([:])
        #expect(try ThemeFixture.render("{{#site}}no{{/site}}{{^site}}none{{/site}}", [:], context) == "none")
    }

    @Test("The words of the page's language are printed")
    func words() throws {
        #expect(try ThemeFixture.render("{{strings.menu}}") == "Các chủ đề")
    }

    @Test(
        "A value that is missing, unknown or of another kind is an error",
        arguments: [
            ("theme.missing-value", "title", nil), ("theme.unknown-value", "other", TemplateValue.string("x")),
            ("theme.wrong-value", "content", .string("x")), ("theme.wrong-value", "title", .html([])),
            ("theme.missing-value", "links", .list([["title": .string("x")]])),
        ])
    func wrongContext(code: String, key: String, value: TemplateValue?) throws {
        var context = ThemeFixture.context
        context[key] = value
        let theme = try #require(ThemeFixture.compile("").value)
        #expect(theme.render(layout: "page", context).diagnostics.map(\.code) == [code])
    }

    @Test("A language without strings, and a layout that is not in the contract, are errors")
    func unknownNames() throws {
        let theme = try #require(ThemeFixture.compile("").value)
        var context = ThemeFixture.context
        context["language"] = .string("fr")
        #expect(theme.render(layout: "page", context).diagnostics.map(\.code) == ["theme.missing-language"])
        #expect(theme.render(layout: "no", context).diagnostics.map(\.code) == ["theme.missing-template"])
    }
}
