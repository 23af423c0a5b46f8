import Markup
import Testing

@Suite struct MarkupTests {
    @Test(
        "A coordinate has at most two decimals, rounded away from zero, without exponent or negative zero",
        arguments: [
            (0, "0"), (-0.004, "0"), (12.5, "12.5"), (12.05, "12.05"), (-3.456, "-3.46"), (0.995, "1"),
            (1e9, "1000000000"),
            (-.infinity, "0"), (.nan, "0"), (100, "100"), (0.01, "0.01"),
        ] as [(Double, String)])
    func coordinates(_ value: Double, _ text: String) {
        #expect(coordinate(value) == text)
    }

    @Test(
        "Text is escaped wherever in it a sign stands",
        arguments: [
            ("", ""), ("a", "a"), ("<", "&lt;"), ("&&", "&amp;&amp;"), ("a<b>\"c\"&d", "a&lt;b&gt;&quot;c&quot;&amp;d"),
            ("đến < 5 ngày", "đến &lt; 5 ngày"), (">Sở", "&gt;Sở"),
        ])
    func escapes(_ text: String, _ escaped: String) {
        var writer = MarkupWriter()
        writer.text(text)
        #expect(writer.string == escaped)
    }

    @Test("A path is written command by command")
    func path() {
        var path = PathData()
        path.command("M")
        path.point(1.25, -2)
        path.command("a")
        path.point(4, 4)
        path.flags(0, 1, 0)
        path.point(8, 0)
        path.command("z")
        #expect(path.string == "M1.25 -2a4 4 0 1 0 8 0z")
    }
}
