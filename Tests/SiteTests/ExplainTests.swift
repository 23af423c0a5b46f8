import Foundation
import Testing

/// The receipt of a number of the real content.
@Suite struct ExplainTests {
    private func explain(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["explain"] + arguments, in: Repository.root)
    }

    @Test("A period lists the units that have the metric then, names the others, and adds nothing up")
    func period() throws {
        let outcome = try explain("on_time_rate", "--period", "2024-01-01..2024-02-28")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let text = outcome.output
        #expect(text.contains("Có 1 số khớp với yêu cầu."))
        #expect(
            text.contains("Trung tâm Phục vụ hành chính công tỉnh, 01/01/2024–28/02/2024: 99,83% (5.395/5.404)"))
        #expect(text.contains("Có số ở kỳ khác, không so sánh hay cộng với kỳ trên:"))
        #expect(text.contains("Bộ phận Một cửa của Văn phòng UBND tỉnh, 01/01/2019–23/05/2022\n"))
        #expect(text.contains("Bộ phận Một cửa của Văn phòng UBND tỉnh, không nêu kỳ\n"))
        // 5.404 + 104 and the like: no total of the two desks.
        for total in ["5.506", "5.497", "9.417"] { #expect(!text.contains(total)) }
    }

    @Test("With a condition it prints the numbers, the rows, what was derived, the checks and the files")
    func condition() throws {
        let outcome = try explain("on_time_rate", "--where", "unit = 'ttpvhcc'")
        #expect(outcome.status == 0)
        let text = outcome.output
        for line in [
            "Kết quả: 5.395 / 5.404 = 99,83%", "suy ra: Trước hạn và đúng hạn 5.395 + Quá hạn 9",
            "Content/data/tthc.csv:3 | ", "Kiểm soát thủ tục hành chính, dòng 446–452",
            "Tiếp nhận = đã xử lý xong + đang giải quyết: không khớp, đã ghi nhận: 5.718 so với 5.479, lệch 239",
        ] { #expect(text.contains(line), "\(line)") }
        let digest = /Content\/data\/tthc\.csv +sha256 [0-9a-f]{64}\n/
        #expect(text.contains(digest))
    }

    @Test("What cannot be explained is an error that points at the mistake")
    func mistakes() throws {
        let unknown = try explain("on_time_rat", "--format", "json")
        #expect(unknown.status == 1)
        #expect(unknown.output.contains("explain.unknown-metric") && unknown.output.contains("on_time_rate"))
        #expect(try explain("on_time_rate", "--period", "2024-Q7").errors.contains("explain.bad-period"))
        #expect(try explain("on_time_rate", "--period", "1999").errors.contains("explain.no-data"))
        let condition = try explain("on_time_rate", "--where", "unit = ")
        #expect(condition.status == 1)
        #expect(condition.errors.contains("expression.syntax"))
    }
}
