import Diagnostics
import Markdown
import Testing

@Suite struct MarkdownSafetyTests {
    @Test(
        "Raw HTML is an error at its line and never reaches the page",
        arguments: [
            ("a\n\n<div onclick=x>b</div>\n", 3), ("a\nb <script>alert(1)</script>", 2), ("a\n\n<!-- ghi chú -->", 3),
            ("> - c <img src=x onerror=y>", 1), ("số <ten>", 1),
        ])
    func rawHTML(text: String, line: Int) {
        let result = parse(text)
        #expect(Set(result.diagnostics.map(\.code)) == ["markdown.raw-html"])
        #expect(result.diagnostics.first?.location?.line == line)
        for piece in ["<div", "<script", "onerror", "ghi chú", "<ten"] { #expect(!html(result.value).contains(piece)) }
    }

    @Test(
        "A link with an unsafe scheme is an error and loses its target",
        arguments: [
            "[a](javascript:alert(1))", "[a](JavaScript:alert(1))", "[a](&#106;avascript:x)", "[a](vbscript:x)",
            "[a](file:///etc/passwd)", "![a](data:text/html,x)", "[a][r]\n\n[r]: javascript:x", "<javascript:x>",
            "[a](C:\\x.csv)",
        ])
    func unsafeLinks(text: String) {
        let result = parse(text)
        #expect(result.diagnostics.map(\.code) == ["markdown.unsafe-link"])
        #expect(result.value.links == [])
        #expect(html(result.value).contains("href=\"\"") || html(result.value).contains("src=\"\""))
    }

    @Test(
        "Relative links and the usual schemes are safe",
        arguments: [
            "a.html", "../b/", "#c", "/d?e=f:g", "./x:y", "https://e.vn", "HTTP://e.vn", "mailto:a@b.vn", "tel:+84",
        ])
    func safeLinks(url: String) { #expect(parse("[a](\(url))").diagnostics == []) }

    @Test("A control character is an error at its place, once a line")
    func controls() {
        let found = parse("ệ\u{8}a\u{1}\n\tb\u{9D}", firstLine: 4).diagnostics
        #expect(found.map(\.code) == ["markdown.control-character", "markdown.control-character"])
        #expect(
            found.map(\.location) == [
                SourceLocation(file: "p.md", line: 4, column: 2), SourceLocation(file: "p.md", line: 5, column: 3),
            ])
    }

    @Test(
        "Placeholders cannot be forged, directly or by character references",
        arguments: [
            "\u{1}I0\u{2}", "&#1;I0&#2;", "&#x1;B7&#x2;", "[a](b \"&#1;I9&#2;\")", "[a](b&#1;I9&#2;)",
            "```x&#1;I9&#2;\ncode\n```", "![&#1;H5&#2;](a.png)", "# &#1;H9&#2;",
        ])
    func forged(text: String) {
        let result = parse(text + "\n\nThật `= x`")
        #expect(Set(result.diagnostics.map(\.code)) == ["markdown.control-character"])
        let slots = result.value.parts.filter { if case .inline = $0 { true } else { false } }
        let blocks = result.value.parts.filter { if case .block = $0 { true } else { false } }
        #expect(slots.count == 1 && blocks.isEmpty)
        #expect(!html(result.value).unicodeScalars.contains { $0.value < 3 })
    }

    @Test("A table written with | gets a warning")
    func pipeTable() {
        let found = parse("Bảng:\n\n| a | b |\n|---|:-:|\n| 1 | 2 |").diagnostics
        #expect(found.map(\.code) == ["markdown.pipe-table"])
        #expect(found.first?.location?.line == 4)
    }

    @Test("Deep nesting neither crashes nor hangs")
    func deep() {
        let text = String(repeating: "> ", count: 5_000) + "[" + String(repeating: "*a ", count: 5_000)
        #expect(parse(text).diagnostics == [])
    }
}
