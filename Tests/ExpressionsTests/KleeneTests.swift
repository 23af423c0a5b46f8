import Metrics
import Tables
import Testing

@Suite struct KleeneTests {
    static let truths: [Bool?] = [true, false, nil]

    private func value(_ truth: Bool?) -> ExpressionValue { truth.map { .boolean($0) } ?? .absent(.notAvailable) }

    @Test("and, or and not follow Kleene's tables", arguments: truths, truths)
    func tables(left: Bool?, right: Bool?) throws {
        let known = ["urgent": value(left), "online": value(right)]
        // Kleene's logic with false = 0, unknown = 1/2, true = 1: `and` is the minimum, `or` the maximum, `not` 1 - x.
        func rank(_ truth: Bool?) -> Int { truth.map { $0 ? 2 : 0 } ?? 1 }
        func truth(_ rank: Int) -> Bool? { rank == 1 ? nil : rank == 2 }
        #expect(try parsed("urgent and online").holds(values(known)) == truth(min(rank(left), rank(right))))
        #expect(try parsed("urgent or online").holds(values(known)) == truth(max(rank(left), rank(right))))
        #expect(try parsed("not urgent").holds(values(known)) == truth(2 - rank(left)))
    }

    @Test(
        "A comparison with a missing value is unknown",
        arguments: [
            "early = 0", "early != 0", "0 < early", "early + 1 > 0", "early = early", "unit = 'a'", "from < to",
        ])
    func comparison(text: String) throws {
        #expect(try parsed(text).holds(values(["to": .date(day(2024, 1, 1))])) == nil)
    }

    @Test(
        "in is true where an item is equal, and otherwise unknown where one is missing",
        arguments: [
            ("early in (1, 2)", true), ("early in (2, 3)", false), ("early not in (2, 3)", true),
            ("early in (overdue, 1)", true), ("early in (overdue, 2)", nil), ("early not in (overdue, 2)", nil),
            ("overdue in (1, 2)", nil), ("overdue not in (1, 2)", nil),
        ] as [(String, Bool?)])
    func membership(text: String, result: Bool?) throws {
        #expect(try parsed(text).holds(values(["early": exact(1)])) == result)
    }

    @Test("is_available is never unknown; a qualified number is available")
    func availability() throws {
        let expression = try parsed("is_available(early)")
        #expect(try expression.holds(values([:])) == false)
        #expect(try expression.holds(values(["early": exact(0)])) == true)
        #expect(try expression.holds(values(["early": .number(.one, .atLeast)])) == true)
        #expect(try parsed("is_available(overdue) and overdue > 1").holds(values([:])) == false)
    }

    @Test("A condition that does not depend on the missing value has a value; one that does names it")
    func evaluation() throws {
        let known = values(["early": exact(1)])
        #expect(try parsed("overdue > 1 and early = 2").evaluate(known) == .boolean(false))
        #expect(try parsed("overdue > 1 or early = 1").evaluate(known) == .boolean(true))
        let unknown = try parsed("early = 1 and overdue > 1")
        #expect(throws: EvaluationFailure.absent(name: "overdue", .notAvailable)) { try unknown.evaluate(known) }
    }

    @Test("A failure is not an unknown")
    func failures() throws {
        let expression = try parsed("overdue > 1 and 1 / 0 = 1")
        #expect(throws: EvaluationFailure.divisionByZero(offset: 18)) { try expression.holds(values([:])) }
    }
}
