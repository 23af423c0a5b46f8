import Metrics
import Testing

@Suite struct TypeErrorTests {
    @Test(
        "What cannot be joined is refused before anything is computed",
        arguments: [
            Marked("early + 1️⃣unit", covering: "unit"),
            Marked("1️⃣from + 1", covering: "from"),
            Marked("to 1️⃣- from", covering: "-"),
            Marked("-1️⃣unit", covering: "unit"),
            Marked("early * (1️⃣early > 1)", covering: "early > 1"),
            Marked("early = 1️⃣'5'", covering: "'5'"),
            Marked("unit = 1️⃣5", covering: "5"),
            Marked("1️⃣'5' = early", covering: "'5'"),
            Marked("from = 1️⃣'2024-01-01'", covering: "'2024-01-01'"),
            Marked("1️⃣'2024-01-01' < from", covering: "'2024-01-01'"),
            Marked("from < 1️⃣unit", covering: "unit"),
            Marked("unit 1️⃣< 'b'", covering: "<"),
            Marked("urgent 1️⃣>= online", covering: ">="),
            Marked("unit in ('a', 1️⃣2)", covering: "2"),
            Marked("from in (date('2024-01-01'), 1️⃣'2024-01-01')", covering: "'2024-01-01'"),
            Marked("unit = 'a' or 1️⃣'b'", covering: "'b'"),
            Marked("1️⃣early and urgent", covering: "early"),
            Marked("not 1️⃣early", covering: "early"),
            Marked("not (1️⃣early + 1)", covering: "early + 1"),
            Marked("abs(1️⃣from)", covering: "from"),
            Marked("year(1️⃣'2024-01-01')", covering: "'2024-01-01'"),
            Marked("days(from, 1️⃣early)", covering: "early"),
            Marked("min(1️⃣unit, 'a')", covering: "unit"),
            Marked("max(early, 1️⃣from)", covering: "from"),
            Marked("coalesce(unit, 1️⃣0)", covering: "0"),
            Marked("is_available(1️⃣early + 1)", covering: "early + 1"),
        ])
    func mismatches(marked: Marked) throws {
        let error = try failure(of: marked.text)
        #expect(error.code == "expression.type")
        #expect(error.offset == marked.offset)
        #expect(String(marked.text.dropFirst(error.offset).prefix(error.length)) == marked.covered)
        #expect(error.message.english != nil)
    }

    @Test(
        "The hint says how to mend it",
        arguments: [
            ("from = '2024-03-05'", "Ngày được viết date('2024-03-05')."),
            ("from = '5/3/2024'", "Ngày được viết date('2024-03-05')."),
            ("from = 'abc'", "Ngày được viết date('2024-01-01')."),
            ("early = '5'", "Viết số không có nháy: 5."),
            ("unit = 5", "Đặt chữ trong nháy đơn: 'ttpvhcc'."),
            ("to - from", "Viết days(from, to) để lấy số ngày."),
            ("unit = 'a' or 'b'", "Viết đủ phép so sánh ở cả hai vế, hoặc dùng in ('a', 'b')."),
            ("early and urgent", "So sánh “early” với một giá trị."),
            ("unit < 'b'", "Dùng =, != hoặc in (…)."),
        ])
    func hints(text: String, hint: String) throws {
        #expect(try failure(of: text).hint?.vietnamese == hint)
    }

    @Test("Where a condition is expected, a number is not one")
    func wholeMismatch() throws {
        let error = try failure(of: " early + 1 ", .boolean)
        #expect(error.code == "expression.type")
        #expect((error.offset, error.length) == (1, 9))
        #expect(error.message.vietnamese == "Ở đây cần điều kiện đúng/sai, nhưng biểu thức cho ra số.")
        #expect(error.message.english == "A condition is expected here, but the expression gives a number.")
    }

    @Test("Of several mistakes the first in reading order is reported")
    func order() throws {
        #expect(try failure(of: "unit + 1 = 2 and early = 'a'").offset == 0)
    }
}
