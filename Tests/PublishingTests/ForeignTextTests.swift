import Testing

@testable import Publishing

/// Which texts of a page are said to be in another language.
@Suite struct ForeignTextTests {
    private func marked(_ html: String, _ texts: Set<String> = ["Hồ sơ", "A & B"]) -> String {
        String(decoding: ForeignText(texts: texts, language: "vi").marked(Array(html.utf8)), as: UTF8.self)
    }

    @Test("A text that stands alone between two tags is marked, also where its signs are escaped")
    func alone() {
        #expect(marked("<body><h1>Hồ sơ</h1>") == "<body><h1><span lang=\"vi\">Hồ sơ</span></h1>")
        #expect(marked("<body><p>A &amp; B<br>") == "<body><p><span lang=\"vi\">A &amp; B</span><br>")
        #expect(marked("<body><i>: Hồ sơ</i>") == "<body><i>: <span lang=\"vi\">Hồ sơ</span></i>")
        #expect(marked("<body><p>Hồ sơ 1</p><p>The Hồ sơ</p>") == "<body><p>Hồ sơ 1</p><p>The Hồ sơ</p>")
    }

    @Test("Attributes, the head, scripts, options and what says its language already are left alone")
    func leftAlone() {
        for html in [
            "<head><title>Hồ sơ</title></head><body>", "<body><a title=\"Hồ sơ\">x</a>",
            "<body><a title=\"a>Hồ sơ<\">x</a>", "<body><svg><title>Hồ sơ: 5</title><text><tspan/>Hồ sơ</text></svg>",
            "<body><script>Hồ sơ</script>", "<body><option>Hồ sơ</option>", "<body><h2 lang=\"vi\">Hồ sơ</h2>",
        ] { #expect(marked(html) == html) }
        #expect(marked("<body><svg><g></g></svg><b>Hồ sơ</b>").hasSuffix("<b><span lang=\"vi\">Hồ sơ</span></b>"))
        #expect(marked("<body><b>Hồ sơ</b>", []) == "<body><b>Hồ sơ</b>")
    }

    @Test("In a picture the element that holds the text says it: there are no spans")
    func pictures() {
        #expect(
            marked("<body><svg><title id=\"t\">Hồ sơ</title><text x=\"1\">Hồ sơ</text></svg><b>Hồ sơ</b>")
                == "<body><svg><title id=\"t\" lang=\"vi\">Hồ sơ</title><text x=\"1\" lang=\"vi\">Hồ sơ</text></svg>"
                + "<b><span lang=\"vi\">Hồ sơ</span></b>")
        #expect(marked("<body><svg><text>a</text>Hồ sơ</svg>") == "<body><svg><text>a</text>Hồ sơ</svg>")
    }

    @Test("Prose that comes in pieces says its language at the top only")
    func prose() {
        var prose = ForeignProse(language: "vi")
        let pieces = ["<p>Có ", " việc, <a href=\"", "\">xem > <b>x</b></a><br>\n</p>\n<hr>\n", "<ul><li>a</li></ul>"]
        let marked = pieces.map { String(decoding: prose.marked($0), as: UTF8.self) }
        #expect(
            marked == [
                "<p lang=\"vi\">Có ", " việc, <a href=\"", "\">xem > <b>x</b></a><br>\n</p>\n<hr lang=\"vi\">\n",
                "<ul lang=\"vi\"><li>a</li></ul>",
            ])
    }
}
