import Diagnostics
import Markdown
import Testing

func parse(_ text: String, firstLine: Int = 1) -> Diagnosed<MarkdownDocument> {
    MarkdownParser.parse(text, file: "p.md", firstLine: firstLine, blockKinds: ["chart", "table", "card"])
}

func html(_ document: MarkdownDocument) -> String {
    document.parts.map { part in
        switch part {
        case .html(let text): text
        case .block(let slot): "[\(slot.info):\(slot.line)]"
        case .inline(let slot): "[\(slot.text)]"
        case .link(let link): "[\(link.url)]"
        }
    }.joined()
}

@Suite struct MarkdownParserTests {
    @Test(
        "Plain CommonMark is rendered by libcmark",
        arguments: [
            ("Chào *bạn* & `mã`", "<p>Chào <em>bạn</em> &amp; <code>mã</code></p>\n"),
            ("- một\n- hai", "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>\n"),
            ("\"a\" -- 'b'...", "<p>&quot;a&quot; -- 'b'...</p>\n"),
            ("```swift\nlet a = 1\n```", "<pre><code class=\"language-swift\">let a = 1\n</code></pre>\n"),
            ("a\r\nb\r\n", "<p>a\nb</p>\n"), ("\u{FEFF}a", "<p>a</p>\n"), ("", ""),
        ])
    func plain(text: String, expected: String) {
        let result = parse(text)
        #expect(result.diagnostics == [])
        #expect(html(result.value) == expected)
    }

    @Test("A fenced block of a known kind becomes a slot at the line of its fence, whatever encloses it")
    func blocks() throws {
        let result = parse(
            """
            Mở đầu.

            ```chart
            id: a
              kind: line
            ```

            - mục

              ~~~ table wide
              id: b
              ~~~

            > ```card
            > ```
            """, firstLine: 11)
        #expect(result.diagnostics == [])
        let slots = result.value.parts.compactMap { if case .block(let slot) = $0 { slot } else { nil } }
        #expect(
            slots == [
                .init(info: "chart", text: "id: a\n  kind: line\n", line: 13),
                .init(info: "table", text: "id: b\n", line: 20), .init(info: "card", text: "", line: 24),
            ])
        #expect(html(result.value).hasPrefix("<p>Mở đầu.</p>\n[chart:13]\n<ul>"))
        #expect(html(result.value).hasSuffix("<blockquote>\n[card:24]\n</blockquote>\n"))
    }

    @Test(
        "A block that is never closed is an error, since it would swallow the rest of the page",
        arguments: [
            "a\n\n```chart\nid: x\n\nphần sau\n", "a\n\n````chart\nid: x\n```\n", "a\n\n```chart", "a\n\n```chart\n\n",
        ])
    func unclosed(text: String) {
        let found = parse(text).diagnostics
        #expect(found.map(\.code) == ["markdown.unclosed-block"])
        #expect(found.first?.location == SourceLocation(file: "p.md", line: 3))
    }

    @Test("A code span that begins with = becomes a slot at its line and column")
    func inlines() {
        let result = parse(
            """
            Đã nhận `= received {unit: x}` hồ sơ,
            giải quyết ``=resolved`` và `mã = thường`.

            > - **Tỷ lệ `= rate`** và [liên kết `=  other `](a.html)
            """, firstLine: 5)
        #expect(result.diagnostics == [])
        let slots = result.value.parts.compactMap { if case .inline(let slot) = $0 { slot } else { nil } }
        #expect(
            slots == [
                .init(text: "received {unit: x}", line: 5, column: 12), .init(text: "resolved", line: 6, column: 15),
                .init(text: "rate", line: 8, column: 16), .init(text: "other", line: 8, column: 41),
            ])
        #expect(html(result.value).hasPrefix("<p>Đã nhận [received {unit: x}] hồ sơ,\ngiải quyết [resolved] và "))
        #expect(html(result.value).contains("<strong>Tỷ lệ [rate]</strong>"))
    }

    @Test("A slot in the alternative text of an image is an error, since it would vanish")
    func slotInImage() {
        let found = parse("![số `= x` nhé](a.png)").diagnostics
        #expect(found.map(\.code) == ["markdown.slot-in-image"])
    }

    @Test("Headings get unique ASCII anchors, in their tags and in the list")
    func headings() {
        let result = parse("# Đúng hạn *là* gì?\n\nĐúng hạn là gì\n---\n\n### `Mã` & số `= x`\n\n## ???", firstLine: 3)
        #expect(result.diagnostics == [])
        #expect(
            result.value.headings == [
                .init(level: 1, text: "Đúng hạn là gì?", anchor: "dung-han-la-gi", line: 3),
                .init(level: 2, text: "Đúng hạn là gì", anchor: "dung-han-la-gi-2", line: 5),
                .init(level: 3, text: "Mã & số", anchor: "ma-so", line: 8, containsSlot: true),
                .init(level: 2, text: "???", anchor: "muc", line: 10),
            ])
        #expect(
            html(result.value)
                == """
                <h1 id="dung-han-la-gi">Đúng hạn <em>là</em> gì?</h1>
                <h2 id="dung-han-la-gi-2">Đúng hạn là gì</h2>
                <h3 id="ma-so"><code>Mã</code> &amp; số [x]</h3>
                <h2 id="muc">???</h2>

                """)
    }

    @Test("Anchors never repeat, even where a heading looks like a numbered anchor")
    func anchorCollisions() {
        #expect(parse("# a\n# a 2\n# a\n# a").value.headings.map(\.anchor) == ["a", "a-2", "a-3", "a-4"])
    }

    @Test(
        "Vietnamese text becomes a plain slug, composed or not",
        arguments: [
            ("Ủy ban nhân dân Đà Nẵng", "uy-ban-nhan-dan-da-nang"), ("  Kỳ 6 tháng/2024!", "ky-6-thang-2024"),
            ("U\u{309}y ban", "uy-ban"), ("ƯỚC ĐƯỢC", "uoc-duoc"), ("日本", "muc"), ("", "muc"),
        ])
    func slugs(text: String, slug: String) { #expect(MarkdownSlug.slug(text) == slug) }

    @Test("Links and images are listed with the places of their addresses; references with that of their text")
    func links() {
        let result = parse("[a\nb](x.html) ![c](i.png)\n<https://e.vn> [d][r] <a@b.vn>\n\n[r]: ../y.html#z 'T'")
        #expect(result.diagnostics == [])
        #expect(
            result.value.links == [
                .init(url: "x.html", line: 2, column: 4, isImage: false),
                .init(url: "i.png", line: 2, column: 17, isImage: true),
                .init(url: "https://e.vn", line: 3, column: 2, isImage: false),
                .init(url: "../y.html#z", line: 3, column: 16, isImage: false),
                .init(url: "mailto:a@b.vn", line: 3, column: 24, isImage: false),
            ])
    }

    @Test("Of several links to one address on a line each has its own place, however deep it stands")
    func repeatedLinks() {
        let links = parse("> - Đây [a](x.md#y), [b](x.md), **[c](x.md)** và [d](<x.md> 'T')").value.links
        #expect(links.map(\.column) == [13, 26, 39, 55])
    }

    @Test("The address of each link is a part of its own, and no text of a page can forge one")
    func linkParts() {
        let result = parse("\"%01L0%02\" [a](x.html \"%01L1%02\") [b](%01L0%02) ![c](i.png)")
        let addresses = result.value.parts.compactMap { part in
            if case .link(let link) = part { link.url } else { nil }
        }
        #expect(addresses == ["x.html", "%01L0%02", "i.png"])
        #expect(html(result.value).contains("<a href=\"[x.html]\" title=\"%01L1%02\">a</a>"))
    }

    @Test("A line of thousands of links keeps them all, without their columns")
    func manyLinks() {
        let count = 20_000
        let parsed = parse("\\%01L0%02 href=\"%01L1%02\" " + String(repeating: "[a](b)", count: count))
        #expect(parsed.value.links.count == count)
        #expect(parsed.value.links.allSatisfy { $0.line == 1 && $0.column == nil })
        #expect(parsed.value.parts.count { if case .link = $0 { true } else { false } } == count)
        #expect(html(parsed.value).hasPrefix("<p>%01L0%02 href=&quot;%01L1%02&quot; <a href=\"[b]\">a</a>"))
    }

    @Test("Thousands of equal headings have anchors of their own")
    func manyHeadings() {
        let text = "# a-3\n" + String(repeating: "# a\n", count: 10_000)
        let anchors = parse(text).value.headings.map(\.anchor)
        #expect(anchors.prefix(5) == ["a-3", "a", "a-2", "a-4", "a-5"])
        #expect(Set(anchors).count == 10_001)
    }
}
