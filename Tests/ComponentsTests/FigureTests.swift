import Testing

@testable import Publishing

@Suite struct FigureTests {
    @Test("Both widths of a chart are there, each where the style sheet shows one")
    func charts() throws {
        let html = try ComponentFixture.html(ComponentFixture.figure)
        #expect(html.contains("<div class=\"for-wide\"><svg"))
        #expect(html.contains("<div class=\"for-narrow\"><svg"))
    }

    @Test("A chart alone is shown at every width")
    func oneChart() throws {
        var figure = ComponentFixture.figure
        figure.narrowChart = nil
        let html = try ComponentFixture.html(figure)
        #expect(html.contains("<div class=\"charts\"><div><svg"))
        #expect(!html.contains("for-wide"))
    }

    @Test("The table of a chart is folded, the table of a table figure is open")
    func folding() throws {
        var figure = ComponentFixture.figure
        #expect(try ComponentFixture.html(figure).contains("<details class=\"figure-data\"><summary>view_table"))
        figure.tableIsOpen = true
        #expect(!(try ComponentFixture.html(figure)).contains("<details"))
    }

    @Test("A caption that repeats the title of the figure is read but not shown")
    func repeatedCaption() throws {
        var figure = ComponentFixture.figure
        #expect(!(try ComponentFixture.html(figure)).contains("caption-text visually-hidden"))
        figure.title = ComponentFixture.table.caption
        #expect(try ComponentFixture.html(figure).contains("caption-text visually-hidden"))
    }

    @Test("The heading takes the level it is given", arguments: 2...6)
    func headingLevel(level: Int) throws {
        var figure = ComponentFixture.figure
        figure.headingLevel = level
        #expect(
            try ComponentFixture.html(figure).contains("<h\(level) class=\"figure-title\" id=\"f-heading\">Câu hỏi?"))
    }

    @Test("A figure without data says so")
    func empty() throws {
        let figure = FigureModel(id: "f", title: "x", table: nil, emptyText: "Không có số liệu cho kỳ này.")
        #expect(try ComponentFixture.html(figure).contains("<p class=\"empty\">Không có số liệu cho kỳ này.</p>"))
    }

    @Test("A cell's mark leads to the note at the foot of the figure, where it stands there")
    func outerNote() throws {
        var figure = ComponentFixture.figure
        figure.table?.notes = []
        figure.notes = [NoteModel(mark: "a", text: "Thiếu 239.")]
        let html = try ComponentFixture.html(figure)
        #expect(html.contains("href=\"#f-note-a\"") && html.contains("<li id=\"f-note-a\">"))
    }

    @Test("A mark without a note on the page is no link")
    func markWithoutNote() throws {
        #expect(
            try ComponentFixture.html(InlineNumberModel("5", marks: ["b"])).hasSuffix("<sup class=\"mark\">b</sup>"))
    }

    @Test("Links at the foot say what they are of to those who cannot see the figure")
    func links() throws {
        let html = try ComponentFixture.html(ComponentFixture.figure)
        #expect(
            html.contains("<a href=\"f.csv\" download=\"\">CSV<span class=\"visually-hidden\">: Câu hỏi?</span></a>"))
        #expect(html.contains("<a href=\"f.html\">own_page"))
    }

    @Test(
        "A notice says its kind in a word",
        arguments: [
            (NoticeModel.Kind.discrepancy, "discrepancy"), (.warning, "warning"), (.preliminary, "preliminary"),
            (.restated, "restated"), (.info, "information"),
        ])
    func notice(kind: NoticeModel.Kind, word: String) throws {
        let html = try ComponentFixture.html(NoticeModel(kind, title: "Lệch", text: "x", href: "#y"))
        #expect(html.contains("<span class=\"notice-word\">\(word)</span> <strong>Lệch</strong>"))
        #expect(html.contains("<a href=\"#y\">see_more</a>"))
    }
}
