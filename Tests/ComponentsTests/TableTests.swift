import Testing

@testable import Publishing

@Suite struct TableTests {
    private let html: String

    init() throws {
        html = try ComponentFixture.html(ComponentFixture.table)
    }

    @Test("A table scrolls in a frame that can be focused and is named by its caption")
    func frame() {
        #expect(
            html.contains("<div class=\"table-frame\" tabindex=\"0\" role=\"region\" aria-labelledby=\"t-caption\">"))
        #expect(html.contains("<caption id=\"t-caption\">"))
        #expect(html.contains("Hồ sơ &lt;mới&gt;"))
    }

    @Test("Every head has its scope")
    func scopes() {
        #expect(html.contains("<th scope=\"col\">Đơn vị</th>"))
        #expect(html.contains("<th scope=\"row\">Trung tâm</th>"))
    }

    @Test("Cells follow the head of their column in being numbers")
    func numbers() {
        #expect(html.contains("<th scope=\"col\" class=\"number\">Tiếp nhận</th>"))
        #expect(html.contains("<td class=\"number\" data-sort=\"5718\">5.718"))
        #expect(html.contains("<span class=\"column-unit\">(%)</span>"))
    }

    @Test("The head of a column of numbers says where it has many words")
    func wordyHead() throws {
        var table = ComponentFixture.table
        table.columnHeads[1].text = "Hồ sơ giải quyết trước hạn"
        #expect(try ComponentFixture.html(table).contains("<th scope=\"col\" class=\"number is-wordy\">Hồ sơ giải"))
        #expect(!html.contains("is-wordy"))
    }

    @Test("A ratio shows its count, and a mark leads to its note")
    func countAndMark() {
        #expect(html.contains("<a href=\"metric.html\">99,83%</a> <span class=\"count\">(5.395/5.404)</span>"))
        #expect(html.contains("<sup class=\"mark\"><a href=\"#t-note-a\">"))
        #expect(html.contains("<li id=\"t-note-a\"><span class=\"note-mark\">a</span> Thiếu 239.</li>"))
    }

    @Test("A sign is read out by its meaning and explained under the table")
    func signs() {
        #expect(html.contains("<td class=\"number is-missing\"><span aria-hidden=\"true\""))
        #expect(html.contains("<span class=\"visually-hidden\">nguồn không nêu</span>"))
        #expect(html.contains("<dt>…</dt><dd>nguồn không nêu</dd>"))
    }

    @Test("A derived number says so before the number, so that digits stand under digits")
    func derived() {
        #expect(html.contains("<td class=\"number is-derived\"><span class=\"tag\">derived</span> 0</td>"))
    }

    @Test("A table is sortable unless there is nothing to sort")
    func sortable() throws {
        #expect(html.contains("data-sortable=\"sort_by\""))
        var short = ComponentFixture.table
        short.rows.removeLast(2)
        #expect(!(try ComponentFixture.html(short)).contains("data-sortable"))
    }

    @Test("A long table keeps its head in sight")
    func long() throws {
        var table = ComponentFixture.table
        table.rows = Array(repeating: table.rows[2], count: TableModel.longFrom + 1)
        #expect(try ComponentFixture.html(table).contains("class=\"table-frame is-long\""))
    }
}
