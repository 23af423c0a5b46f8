import Foundation
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
        #expect(!(try ComponentFixture.html(figure)).contains("<details class=\"figure-data\">"))
    }

    @Test(
        "What else can be had of a figure is in a menu: beside the folded table, else at the foot; alone it is in sight"
    )
    func menu() throws {
        var figure = ComponentFixture.figure
        let menu = "<details class=\"figure-menu\"><summary>figure_menu"
        let folded = try ComponentFixture.html(figure)
        #expect(folded.contains("<div class=\"figure-tools\"><details class=\"figure-data\">"))
        #expect(folded.contains("</details>" + menu) && folded.components(separatedBy: menu).count == 2)
        #expect(folded.contains("<a href=\"f.html#cite\">cite_and_embed"))
        figure.tableIsOpen = true
        let open = try ComponentFixture.html(figure)
        #expect(open.contains(menu) && !open.contains("figure-tools"))
        figure.pageHref = nil
        let alone = try ComponentFixture.html(figure)
        #expect(!alone.contains("figure-menu") && alone.contains("<ul class=\"links\">"))
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

    @Test("Many notes of rows are folded, each still with its anchor; few are not, nor is what no check confirms")
    func manyNotes() throws {
        func html(_ count: Int) throws -> String {
            var figure = ComponentFixture.figure
            figure.table = nil
            figure.downloads = []
            figure.notes = [NoteModel(text: "Của trang"), NoteModel(mark: "z", text: "Lệch", href: "#x")]
            figure.notes += (0..<count).map { NoteModel(mark: "m\($0)", text: "Dòng \($0)") }
            return try ComponentFixture.html(figure)
        }
        #expect(!(try html(6)).contains("<details"))
        let parts = try html(7).components(separatedBy: "<details class=\"more-notes\">")
        try #require(parts.count == 2)
        #expect(parts[0].contains("Của trang") && parts[0].contains("Lệch") && !parts[0].contains("Dòng"))
        #expect(parts[1].hasPrefix("<summary>more_notes (7)</summary>"))
        #expect(parts[1].contains("<li id=\"f-note-m6\">"))
    }

    @Test("Marks in a row are shown by the first and the last, others one by one")
    func runs() throws {
        func marks(_ letters: [String]) throws -> [String] {
            try ComponentFixture.html(InlineNumberModel("5", marks: letters))
                .components(separatedBy: "<sup class=\"mark\">").dropFirst().map {
                    $0.components(separatedBy: "</sup>")[0]
                }
        }
        #expect(try marks(["m", "n", "o", "p"]) == ["m–p"])
        #expect(try marks(["a", "b", "d"]) == ["a", "b", "d"])
        #expect(try marks(["y", "z", "aa", "ab", "ac"]) == ["y", "z", "aa–ac"])
    }

    @Test("A mark without a note on the page is no link")
    func markWithoutNote() throws {
        #expect(
            try ComponentFixture.html(InlineNumberModel("5", marks: ["b"])).hasSuffix("<sup class=\"mark\">b</sup>"))
    }

    @Test("Links at the foot say what they are of to those who cannot see the figure")
    func links() throws {
        var figure = ComponentFixture.figure
        let menu = try ComponentFixture.html(figure)
        #expect(
            menu.contains(
                "<ul class=\"links\" aria-labelledby=\"f-heading\"><li><a href=\"f.csv\" download=\"\">CSV</a>"))
        #expect(menu.contains("<a href=\"f.html\">own_page</a>"))
        figure.pageHref = nil
        #expect(
            try ComponentFixture.html(figure)
                .contains("<a href=\"f.csv\" download=\"\">CSV<span class=\"visually-hidden\">: Câu hỏi?</span></a>"))
    }

    @Test(
        "A notice says its kind in a word",
        arguments: [
            (NoticeModel.Kind.discrepancy, "discrepancy"), (.warning, "warning"), (.preliminary, "preliminary"),
            (.restated, "restated"),
        ])
    func notice(kind: NoticeModel.Kind, word: String) throws {
        let html = try ComponentFixture.html(NoticeModel(kind, title: "Lệch", text: "x", href: "#y"))
        #expect(html.contains("<span class=\"notice-word\">\(word)</span> <strong>Lệch</strong>"))
        #expect(html.contains("<a href=\"#y\">see_check</a>"))
    }
}
