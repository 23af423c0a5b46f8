import Diagnostics
import Markdown
import Testing

@Suite struct ProseCheckTests {
    private func found(_ text: String) -> [Diagnostic] {
        ProseCheck.literalNumbers(in: parse(text).value, file: "p.md")
    }

    @Test(
        "A number typed before its unit is reported",
        arguments: [
            ("Tiếp nhận 5.404 hồ sơ.", "5.404 hồ sơ"), ("tiếp (85 lượt)", "85 lượt"), ("đạt 99,83%", "99,83%"),
            ("đạt 95 %, tăng", "95 %"), ("khoảng **12** *đơn*", "12 đơn"),
            ("kinh phí 1.200 triệu đồng", "1.200 triệu đồng"),
            ("từ 10-15 vụ việc", "10-15 vụ việc"), ("tổng số 85 hồ sơ", "85 hồ sơ"),
            ("trong đó 3\nđoàn đông người", "3 đoàn"),
            ("85 ho\u{302}\u{300} sơ", "85 hồ sơ"), ("- 20 người", "20 người"), ("[7 văn bản](a.html)", "7 văn bản"),
            ("năm 2024 đạt 31,5 điểm", "31,5 điểm"), ("tăng 2 bậc", "2 bậc"), ("ban hành 4 quyết định", "4 quyết định"),
        ])
    func literal(text: String, excerpt: String) {
        #expect(found(text).map(\.excerpt) == [excerpt])
        #expect(found(text).map(\.code) == ["markdown.literal-number"])
        #expect(found(text).map(\.severity) == [.warning])
    }

    @Test(
        "Dates, years, document numbers, articles, headings' numbers, code and slots are left alone",
        arguments: [
            "Theo Điều 19 quyết định này", "Quyết định số 12 văn bản", "Nghị định 224/2026/NĐ-CP văn bản",
            "ngày 28/02/2024 người dân", "năm 2024 người dân", "tháng 6 người dân", "Ngày 2024-02-28 hồ sơ",
            "## 3 điểm mới", "1. Hồ sơ\n2. Văn bản", "`85 hồ sơ`", "nhận `= received` hồ sơ", "```\n85 hồ sơ\n```",
            "20 đơn vị", "19 Quyết định", "A4 người", "khoản 2 đơn", "Phụ lục 3 văn bản", "hồ sơ 85", "85 trang",
        ])
    func leftAlone(text: String) { #expect(found(text) == []) }

    @Test("The warning names the line of the number in the file")
    func lines() {
        let text = "---\n\nMột `mã\ndài` và\n*hai*, 3 người\nnữa 4\nngười\n\n> - năm\n>   5 người"
        let document = parse(text, firstLine: 10).value
        let lines = ProseCheck.literalNumbers(in: document, file: "p.md").map(\.location?.line)
        #expect(lines == [14, 15, 19])
    }

    @Test(
        "The warning names the column of the number in the file, past marks, code and addresses",
        arguments: [
            ("Tiếp nhận 1️⃣85 hồ sơ.", 1), ("> - **Có** `= x {y: 5}` [t](5.md) và **1️⃣5** *đơn*", 1),
            ("Từ 3 đến 1️⃣3 đơn và 13 người khác, 3.", 2), ("Chữ\nngày 2, có 1️⃣2 đơn", 1), ("`2 đơn` 1️⃣2\nđơn", 1),
        ])
    func columns(marked: String, count: Int) {
        let before = marked.prefix { $0 != "1️⃣" }
        let column = before.reduce(1) { $1 == "\n" ? 1 : $0 + 1 }
        let found = self.found(marked.replacing("1️⃣", with: ""))
        #expect(found.count == count)
        #expect(found.first?.location?.column == column)
    }

    @Test("In a line of thousands of numbers each is found, without its column")
    func manyNumbers() {
        let found = self.found(String(repeating: "5 hồ sơ, ", count: 10_000) + "\n5 hồ sơ")
        #expect(found.count == 10_001)
        #expect(found.first?.location == SourceLocation(file: "p.md", line: 1))
        #expect(found.last?.location == SourceLocation(file: "p.md", line: 2, column: 1))
    }
}
