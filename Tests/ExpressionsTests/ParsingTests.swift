import Metrics
import Tables
import Testing

@Suite struct ParsingTests {
    @Test(
        "Operators bind as in arithmetic and SQL",
        arguments: [
            ("1 + 2 * 3", "(1 + (2 * 3))"),
            ("1 - 2 - 3", "((1 - 2) - 3)"),
            ("8 / 4 / 2", "((8 / 4) / 2)"),
            ("(1 + 2) * 3", "((1 + 2) * 3)"),
            ("-early * 2", "((- early) * 2)"),
            ("2 - -3", "(2 - (- 3))"),
            ("--1", "(- (- 1))"),
            ("0.95", "19/20"),
            ("007", "7"),
            ("12.125", "97/8"),
            ("0.950", "19/20"),
            ("early=1", "(early = 1)"),
            ("early + 1 <= 2 * overdue", "((early + 1) <= (2 * overdue))"),
            ("urgent or online and not urgent", "(urgent or (online and (not urgent)))"),
            ("not early = 1", "(not (early = 1))"),
            ("not not urgent", "(not (not urgent))"),
            ("urgent = not online", "(urgent = (not online))"),
            ("not urgent and online", "((not urgent) and online)"),
            ("unit in ('a', 'b')", "(unit in ['a', 'b'])"),
            ("unit not in ('a')", "(not (unit in ['a']))"),
            ("early + 1 in (1, pending)", "((early + 1) in [1, pending])"),
            ("not unit in ('a') and online", "((not (unit in ['a'])) and online)"),
            ("(early < 1) = (overdue < 2)", "((early < 1) = (overdue < 2))"),
            ("unit = 'nhà ''A'''", "(unit = 'nhà 'A'')"),
            ("unit != ''", "(unit != '')"),
            ("from >= date('2024-02-29')", "(from >= 2024-02-29)"),
            ("true = false", "(true = false)"),
            ("min(early, 1, abs(-2))", "min[early, 1, abs[(- 2)]]"),
            ("is_available(unit)", "is_available[unit]"),
            ("\n\tearly\u{A0}+ 1 ", "(early + 1)"),
            ("received = resolved + pending", "(received = (resolved + pending))"),
        ])
    func precedence(text: String, shape: String) throws {
        #expect(try parsed(text).expression.shape == shape)
    }

    @Test("A field may be called like a function, which always has parentheses")
    func functionNamedField() throws {
        #expect(try parsed("year(from) = year").expression.shape == "(year[from] = year)")
    }

    @Test("Names are listed in order of appearance, each once, those of is_available too")
    func names() throws {
        let expression = try parsed(
            "is_available(unit) and received > early and to > from and received in (1, pending)")
        #expect(expression.names == ["unit", "received", "early", "to", "from", "pending"])
        #expect(try parsed("1 + 1").names == [])
    }

    @Test(
        "Every expression knows its type",
        arguments: [
            ("early", .number), ("-early", .number), ("unit", .string), ("'a'", .string), ("from", .date),
            ("date('2024-01-01')", .date), ("urgent", .boolean), ("early = 1", .boolean), ("unit in ('a')", .boolean),
            ("not urgent", .boolean), ("min(from, to)", .date), ("max(early, 2)", .number),
            ("coalesce(unit, 'a')", .string),
            ("year(from)", .number), ("days(from, to)", .number), ("is_available(from)", .boolean),
        ] as [(String, ExpressionType)])
    func types(text: String, type: ExpressionType) throws {
        let expression = try parsed(text, type)
        #expect(expression.type == type)
        #expect(expression.text == text)
    }

    @Test("A node knows the characters it covers, parentheses of its parts included, and its operator")
    func places() throws {
        let text = "  (early + 1) * (pending) "
        let place = try parsed(text).expression.place
        #expect(place == ExpressionPlace(start: 2, end: 25, mark: 14))
    }

    @Test("Offsets count characters, not bytes")
    func characters() throws {
        #expect(try failure(of: "unit = 'Tổ Một cửa 🏛️' and nope").offset == 26)
    }
}
