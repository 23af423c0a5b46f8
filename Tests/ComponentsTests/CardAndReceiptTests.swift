import Testing

@testable import Publishing

@Suite struct CardAndReceiptTests {
    private func cards(_ card: CardModel, title: String? = nil) throws -> String {
        try ComponentFixture.html(
            CardsModel(id: "cs", title: title, label: "Các chỉ tiêu", headingLevel: 3, cards: [card]))
    }

    @Test("A card shows its value with its count, unit, period and place")
    func card() throws {
        let html = try cards(ComponentFixture.card)
        #expect(html.contains("<span class=\"card-number\">99,83%</span> <span class=\"card-unit\">hồ sơ</span>"))
        #expect(html.contains("<span class=\"count\">(5.395/5.404)</span>"))
        #expect(html.contains("<span>Trung tâm</span> <span class=\"card-period\">quý I/2024</span>"))
        #expect(html.contains("<h3 class=\"card-title\"><a href=\"m.html\">Đúng hạn</a></h3>"))
    }

    @Test("The sign of a number that will still change stands apart from its digits")
    func unsettled() throws {
        let sign = "<span class=\"unsettled\">○</span>"
        var card = ComponentFixture.card
        card.value = CellModel("1.234\u{A0}○", kind: .qualified)
        #expect(try cards(card).contains("<span class=\"card-number\">1.234\u{A0}\(sign)</span>"))
        let inline = try ComponentFixture.html(InlineNumberModel("93,6%\u{A0}○", kind: .qualified, href: "m.html"))
        #expect(inline.contains(">93,6%\u{A0}\(sign)</a>"))
        #expect(try !cards(ComponentFixture.card).contains("unsettled"))
    }

    @Test(
        "A change is said in words; its sign is for the eye only",
        arguments: [
            (ChangeModel.Direction.rise, "▲"), (.fall, "▼"), (.same, "="),
        ])
    func change(direction: ChangeModel.Direction, sign: String) throws {
        var card = ComponentFixture.card
        card.changes = [ChangeModel(direction, text: "so với quý trước")]
        let html = try cards(card)
        #expect(html.contains("aria-hidden=\"true\">\(sign)</span> so với quý trước"))
    }

    @Test("A status is a sign and a word, and says where it is in doubt; the remark stands under the changes")
    func status() throws {
        let html = try cards(ComponentFixture.card)
        #expect(html.contains("<span class=\"status-sign\" aria-hidden=\"true\">✓</span> Đạt</span>"))
        #expect(html.contains("<span class=\"status-doubt\">chưa phân biệt được</span>"))
        #expect(
            html.contains(
                "tăng 1 điểm %</p><p class=\"card-remark\"><span class=\"status status-improvement\"><span class=\"status-sign\" aria-hidden=\"true\">◆</span> Tín hiệu tốt</span> Như thường.</p>"
            ))
        var card = ComponentFixture.card
        card.status = StatusModel(.notMet, text: "Chưa đạt")
        let missed = try cards(card)
        #expect(missed.contains("aria-hidden=\"true\">✕</span> Chưa đạt</span>") && !missed.contains("status-doubt"))
    }

    @Test("A finding has a sign and a word, leads to its metric, and its number to its notes")
    func findings() throws {
        let html = try ComponentFixture.html(ComponentFixture.findings)
        #expect(html.contains("aria-labelledby=\"fs-heading\"><h2 class=\"findings-title\" id=\"fs-heading\">"))
        #expect(
            html.contains(
                "<span class=\"status status-concern\"><span class=\"status-sign\" aria-hidden=\"true\">■</span> Tín hiệu xấu</span>"
            ))
        #expect(html.contains("<a href=\"m.html\">Đúng hạn</a>, <span class=\"finding-scope\">Sở Y tế</span>"))
        #expect(html.contains("<a href=\"#fs-note-a\">") && html.contains("<li id=\"fs-note-a\">"))
        #expect(html.contains("Chưa đạt mục tiêu &amp; thấp."))
        // Nothing stands over a sentence that has nothing to head it.
        #expect(html.contains("<li class=\"finding\"><p>Như thường.</p></li>"))
    }

    @Test("Cards are named by their heading, or by their label where there is none")
    func naming() throws {
        #expect(try cards(ComponentFixture.card).contains("aria-label=\"Các chỉ tiêu\""))
        let titled = try cards(ComponentFixture.card, title: "Thẻ")
        #expect(titled.contains("aria-labelledby=\"cs-heading\"><h2 id=\"cs-heading\">Thẻ</h2>"))
    }

    @Test("A missing value keeps its sign and its meaning on the card")
    func missing() throws {
        var card = ComponentFixture.card
        card.value = CellModel("…", kind: .missing, abbreviation: "nguồn không nêu")
        let html = try cards(card)
        #expect(html.contains("card-value is-missing") && html.contains("nguồn không nêu"))
    }

    @Test("A receipt is folded, with steps, source rows, checks and fingerprints inside")
    func receipt() throws {
        let html = try ComponentFixture.html(ComponentFixture.receipt)
        #expect(html.hasPrefix("<details class=\"receipt\" id=\"r\"><summary>"))
        #expect(html.contains("<dt>Tử số</dt><dd>1</dd>"))
        #expect(html.contains("<li class=\"check check-accepted\">"))
        #expect(html.contains("<code class=\"digest\">SHA-256 9f86</code>"))
        var open = ComponentFixture.receipt
        open.isOpen = true
        #expect(try ComponentFixture.html(open).hasPrefix("<details class=\"receipt\" id=\"r\" open=\"\">"))
    }

    @Test("A definition leaves out what is not known")
    func definition() throws {
        let html = try ComponentFixture.html(DefinitionModel(owner: "Phòng"))
        #expect(html == "<dl class=\"definition\"><div><dt>owner</dt><dd>Phòng</dd></div></dl>")
    }

    @Test("A number in a sentence leads to its receipt and tells what it is")
    func inlineNumber() throws {
        let number = InlineNumberModel("5.718", href: "m.html#r", title: "Tiếp nhận", marks: ["a"], notesID: "n")
        let html = try ComponentFixture.html(number)
        #expect(html.hasPrefix("<a class=\"number\" href=\"m.html#r\" title=\"Tiếp nhận\">5.718</a>"))
        #expect(html.contains("href=\"#n-note-a\""))
        #expect(try ComponentFixture.html(InlineNumberModel("5")) == "<span class=\"number\">5</span>")
    }
}
