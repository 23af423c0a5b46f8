import Metrics
import Tables
import Testing

@Suite struct EvaluationTests {
    @Test(
        "Numbers are computed exactly",
        arguments: [
            ("1 / 3 + 1 / 6", 1, 2), ("0.1 + 0.2", 3, 10), ("2 - 5", -3, 1), ("-2 * -3", 6, 1), ("7 / 2", 7, 2),
            ("abs(2 - 5)", 3, 1), ("min(3, 1, 2)", 1, 1), ("max(3, 1, 7 / 2)", 7, 2), ("1 / 3 * 3", 1, 1),
            ("5395 / 5404", 5395, 5404),
            ("year(date('2024-02-29')) * 100 + month(date('2024-02-29'))", 202402, 1),
            ("days(date('2023-12-15'), date('2024-03-14'))", 90, 1),
            ("days(date('2024-01-02'), date('2024-01-01'))", -1, 1),
        ])
    func arithmetic(text: String, numerator: Int, denominator: Int) throws {
        #expect(try parsed(text, .number).evaluate(values([:])) == fraction(numerator, denominator))
    }

    @Test(
        "Comparisons and conditions of known values",
        arguments: [
            ("0.1 + 0.2 = 0.3", true), ("1 / 3 < 0.3333", false), ("2 >= 2", true), ("2 > 2", false), ("2 != 3", true),
            ("'a' = 'a'", true), ("'a' != 'a'", false), ("'ttpvhcc' in ('a', 'ttpvhcc')", true),
            ("3 not in (1, 2)", true),
            ("date('2024-01-01') < date('2024-01-02')", true), ("true != false", true), ("not true or true", true),
            ("min(date('2024-01-01'), date('2023-01-01')) = date('2023-01-01')", true),
            ("1 = 2 and 1 / 0 = 1", false), ("1 = 1 or 1 / 0 = 1", true),
        ])
    func conditions(text: String, result: Bool) throws {
        let expression = try parsed(text, .boolean)
        #expect(try expression.evaluate(values([:])) == .boolean(result))
        #expect(try expression.holds(values([:])) == result)
    }

    @Test(
        "A bare field is returned as it is, missing and qualified ones too",
        arguments: [
            .absent(.suppressed), .absent(.notApplicable), .number(Rational(85000), .atLeast), .number(.zero, .exact),
        ] as [ExpressionValue])
    func bareField(value: ExpressionValue) throws {
        #expect(try parsed("(received)").evaluate(values(["received": value])) == value)
    }

    @Test(
        "Missing is never zero: what needs it is not computable and says which one is missing",
        arguments: [
            "early + 1", "1 - early", "early * 0", "0 * early", "-early", "abs(early)", "min(1, early)",
            "max(early, 1)",
            "early = 0", "early in (0, 1)", "not early = 0", "early + overdue", "1 / 1 + early / 0",
        ])
    func absentOperand(text: String) throws {
        let expression = try parsed(text)
        #expect(throws: EvaluationFailure.absent(name: "early", .notApplicable)) {
            try expression.evaluate(values(["early": .absent(.notApplicable)]))
        }
    }

    @Test(
        "A qualified number is never computed with",
        arguments: ["early + 1", "early > 5", "early in (1)", "abs(early)", "-early", "coalesce(early, 0) + 1"])
    func qualifiedOperand(text: String) throws {
        let expression = try parsed(text)
        #expect(throws: EvaluationFailure.qualified(name: "early")) {
            try expression.evaluate(values(["early": .number(Rational(9), .atLeast)]))
        }
    }

    @Test("coalesce takes the first that is there; where none is, the first one's reason stays")
    func coalesce() throws {
        let expression = try parsed("coalesce(early, overdue, 7)")
        #expect(try expression.evaluate(values(["early": exact(1)])) == exact(1))
        #expect(try expression.evaluate(values(["overdue": exact(0)])) == exact(0))
        #expect(try expression.evaluate(values([:])) == exact(7))
        let qualified = ExpressionValue.number(Rational(3), .moreThan)
        #expect(try expression.evaluate(values(["early": qualified])) == qualified)
        let fields = try parsed("coalesce(early, overdue)")
        #expect(try fields.evaluate(values(["early": .absent(.suppressed)])) == .absent(.suppressed))
        let sum = try parsed("coalesce(early, overdue) + 1")
        #expect(throws: EvaluationFailure.absent(name: "early", .suppressed)) {
            try sum.evaluate(values(["early": .absent(.suppressed)]))
        }
    }

    @Test("Division by zero and overflow point at the operator")
    func impossible() throws {
        let division = try parsed("early + received / (overdue - overdue)")
        let known = values(["early": exact(1), "received": exact(1), "overdue": exact(3)])
        #expect(throws: EvaluationFailure.divisionByZero(offset: 17)) { try division.evaluate(known) }
        for (text, offset) in [("1 + 9223372036854775807 + 1", 2), ("9223372036854775807 * 2", 20)] {
            let expression = try parsed(text)
            #expect(throws: EvaluationFailure.overflow(offset: offset)) { try expression.evaluate(known) }
        }
        for text in ["abs(early)", "-early"] {
            let expression = try parsed(text)
            #expect(throws: EvaluationFailure.overflow(offset: 0)) { try expression.evaluate { _ in exact(.min) } }
        }
    }

    @Test("A value of another type than the one checked is a failure, not a guess")
    func wrongType() throws {
        let expression = try parsed("1 + early")
        #expect(throws: EvaluationFailure.wrongType(offset: 4)) { try expression.evaluate { _ in .string("1") } }
        #expect(throws: EvaluationFailure.wrongType(offset: 2)) { try expression.holds { _ in exact(1) } }
    }
}
