import Metrics
import Testing

@Suite struct NameErrorTests {
    @Test(
        "Unknown words, wrong counts and impossible days are pointed at",
        arguments: [
            ("expression.unknown-name", Marked("early + 1️⃣recieved", covering: "recieved")),
            ("expression.unknown-name", Marked("unit = 1️⃣ttpvhcc", covering: "ttpvhcc")),
            ("expression.unknown-name", Marked("is_available(1️⃣nope)", covering: "nope")),
            ("expression.unknown-name", Marked("early > 1️⃣abs", covering: "abs")),
            ("expression.unknown-function", Marked("1️⃣sum(early)", covering: "sum")),
            ("expression.unknown-function", Marked("1 + 1️⃣coalesc(early, 1)", covering: "coalesc")),
            ("expression.argument-count", Marked("1️⃣abs(early, 1)", covering: "abs")),
            ("expression.argument-count", Marked("1️⃣abs()", covering: "abs")),
            ("expression.argument-count", Marked("1 + 1️⃣min(early)", covering: "min")),
            ("expression.argument-count", Marked("1️⃣days(from)", covering: "days")),
            ("expression.argument-count", Marked("1️⃣date()", covering: "date()")),
            ("expression.impossible-date", Marked("from > date(1️⃣'2024-02-30')", covering: "'2024-02-30'")),
            ("expression.impossible-date", Marked("from > date(1️⃣'0219-06-14')", covering: "'0219-06-14'")),
            ("expression.impossible-date", Marked("from > date(1️⃣'28/02/2024')", covering: "'28/02/2024'")),
            ("expression.impossible-date", Marked("from > date(1️⃣'2024-1-1')", covering: "'2024-1-1'")),
            ("expression.impossible-date", Marked("from > date(1️⃣'+024-01-01')", covering: "'+024-01-01'")),
            ("expression.type", Marked("from > date(1️⃣unit)", covering: "unit")),
            ("expression.type", Marked("from > date(1️⃣2024)", covering: "2024")),
        ])
    func positions(code: String, marked: Marked) throws {
        let error = try failure(of: marked.text)
        #expect(error.code == code)
        #expect(error.offset == marked.offset)
        #expect(String(marked.text.dropFirst(error.offset).prefix(error.length)) == marked.covered)
        #expect(error.hint?.english != nil)
    }

    @Test(
        "The hint offers what was probably meant",
        arguments: [
            ("recieved > 1", "Có phải là “received”?"),
            ("coalesc(early, 1)", "Có phải là “coalesce”?"),
            ("from > date('28/2/2024')", "Viết date('2024-02-28')."),
            ("early > abs", "Viết hàm kèm ngoặc: abs(a - b)."),
            ("early = null", "Muốn hỏi một trường có số liệu hay không, viết is_available(tên_trường)."),
        ])
    func hints(text: String, hint: String) throws {
        #expect(try failure(of: text).hint?.vietnamese == hint)
    }

    @Test("A word that may have been meant as text is shown in quotes, beside the known names")
    func forgottenQuotes() throws {
        let hint = try failure(of: "unit = ttpvhcc").hint
        #expect(hint?.vietnamese.contains("'ttpvhcc'") == true)
        #expect(hint?.vietnamese.contains("channel, early, from, online") == true)
    }
}
