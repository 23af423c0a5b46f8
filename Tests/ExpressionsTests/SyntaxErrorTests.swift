import Metrics
import Testing

@Suite struct SyntaxErrorTests {
    @Test(
        "What does not read as an expression is refused at the character",
        arguments: [
            Marked("1️⃣", covering: ""),
            Marked("   1️⃣", covering: ""),
            Marked("early +1️⃣", covering: ""),
            Marked("early + 1️⃣* 2", covering: "*"),
            Marked("1️⃣+1", covering: "+"),
            Marked("early 1️⃣pending", covering: "pending"),
            Marked("1️⃣(early + 1", covering: "("),
            Marked("min1️⃣(early, 1", covering: "("),
            Marked("early + 1 1️⃣)", covering: ")"),
            Marked("(1️⃣)", covering: ")"),
            Marked("min(early, 1️⃣)", covering: ")"),
            Marked("(early 1️⃣unit)", covering: "unit"),
            Marked("unit in 1️⃣'a'", covering: "'a'"),
            Marked("unit in (1️⃣)", covering: ")"),
            Marked("unit 1️⃣not 'a'", covering: "not"),
            Marked("unit = 1️⃣'ttp", covering: "'ttp"),
            Marked("unit = 1️⃣'ttp'' ", covering: "'ttp'' "),
            Marked("early < 2 1️⃣< 3", covering: "<"),
            Marked("early = 2 1️⃣in (3)", covering: "in"),
            Marked("early > 1️⃣1_000", covering: "1_000"),
            Marked("early > 1️⃣1.000.000", covering: "1.000.000"),
            Marked("early > 1️⃣85.000", covering: "85.000"),
            Marked("early > 1️⃣12abc", covering: "12abc"),
            Marked("early > 1️⃣1.", covering: "1."),
            Marked("early > 1️⃣.5", covering: "."),
            Marked("early > 01️⃣,95", covering: ","),
            Marked("early > 951️⃣%", covering: "%"),
            Marked("early > 1️⃣99999999999999999999", covering: "99999999999999999999"),
            Marked("early > 1️⃣0.00000000000000000001", covering: "0.00000000000000000001"),
            Marked("early 1️⃣== 1", covering: "=="),
            Marked("early 1️⃣<> 1", covering: "<>"),
            Marked("early 1️⃣≥ 1", covering: "≥"),
            Marked("urgent 1️⃣&& online", covering: "&&"),
            Marked("1️⃣!urgent", covering: "!"),
            Marked("unit = 1️⃣\"a\"", covering: "\""),
            Marked("unit = 1️⃣‘a’", covering: "‘"),
            Marked("urgent 1️⃣AND online", covering: "AND"),
            Marked("1️⃣Received > 1", covering: "Received"),
            Marked("1️⃣đơn_vị = 'a'", covering: "đơn_vị"),
            Marked("early 1️⃣# 1", covering: "#"),
            Marked("early 1️⃣\u{200B} + 1", covering: "\u{200B}"),
        ])
    func syntax(marked: Marked) throws {
        let error = try failure(of: marked.text)
        #expect(error.code == "expression.syntax")
        #expect(error.offset == marked.offset)
        #expect(String(marked.text.dropFirst(error.offset).prefix(error.length)) == marked.covered)
        #expect(error.message.english != nil)
    }

    @Test(
        "The hint says what to write instead",
        arguments: [
            ("early == 1", "Viết =."), ("early ≥ 1", "Viết >=."), ("urgent AND online", "Viết thường: and."),
            ("early > 85.000", "Viết 85 hoặc 85000."), ("early > 12.50", nil),
            ("early > 12.500", "Viết 12.5 hoặc 12500."),
            ("1 < early < 5", "Nối hai phép so sánh bằng and: 1 < early and early < …"),
            ("unit = \"a\"", "Đặt chữ trong nháy đơn thẳng: 'ttpvhcc'."),
        ] as [(String, String?)])
    func hints(text: String, hint: String?) throws {
        if let hint {
            #expect(try failure(of: text).hint?.vietnamese == hint)
        } else {
            _ = try parsed(text)
        }
    }

    @Test("A character that cannot be seen is named by its code point")
    func invisible() throws {
        #expect(try failure(of: "early \u{200B}+ 1").message.vietnamese.contains("U+200B"))
    }
}
