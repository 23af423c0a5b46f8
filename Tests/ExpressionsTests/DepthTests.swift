import Metrics
import Testing

@Suite struct DepthTests {
    static func hostile(_ count: Int) -> [String] {
        func times(_ text: String) -> String { String(repeating: text, count: count) }
        return [
            times("("), times("(") + "1" + times(")"), times("-") + "1", times("not ") + "urgent",
            times("abs(") + "1" + times(")"),
            "1" + times(" + 1"), "urgent" + times(" and urgent"), "1" + times(" in (1"),
            times("min(1, ") + "1" + times(")"),
            times("1 - (") + "1" + times(")"), "1" + times(" * -1"),
        ]
    }

    @Test("However deep or long, a hostile text is refused instead of exhausting the stack", arguments: hostile(20000))
    func refused(text: String) throws {
        #expect(try failure(of: text).code == "expression.syntax")
    }

    @Test("What people write is far from the limit")
    func accepted() throws {
        let sum = "1" + String(repeating: " + 1", count: 150)
        #expect(try parsed(sum).evaluate(values([:])) == exact(151))
        let parentheses = String(repeating: "(", count: 90) + "1" + String(repeating: ")", count: 90)
        #expect(try parsed(parentheses).evaluate(values([:])) == exact(1))
        let list = (1...5000).map(String.init).joined(separator: ", ")
        #expect(try parsed("5000 in (\(list))").holds(values([:])) == true)
    }
}
