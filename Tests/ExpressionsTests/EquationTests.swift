import Metrics
import Tables
import Testing

@Suite struct EquationTests {
    @Test("A check is split into its sides, so that one can say by how much it fails")
    func sides() throws {
        let check = try parsed("received = (resolved + pending) * 1", .boolean)
        let equation = try #require(check.equation)
        #expect(equation.comparison == .equal)
        #expect((equation.left.text, equation.right.text) == ("received", "(resolved + pending) * 1"))
        #expect((equation.left.names, equation.right.names) == (["received"], ["resolved", "pending"]))
        #expect((equation.left.type, equation.right.type) == (.number, .number))
        let known = values(["received": exact(4212), "resolved": exact(3543), "pending": exact(430)])
        #expect(try equation.left.evaluate(known) == exact(4212))
        #expect(try equation.right.evaluate(known) == exact(3973))
    }

    @Test("Every comparison is split", arguments: Comparison.allCases)
    func comparisons(comparison: Comparison) throws {
        #expect(try parsed("(early \(comparison.rawValue) 2)").equation?.comparison == comparison)
    }

    @Test("Failures of a side point into the whole check")
    func offsets() throws {
        let equation = try #require(try parsed("early = 1 / 0").equation)
        #expect(throws: EvaluationFailure.divisionByZero(offset: 10)) { try equation.right.evaluate(values([:])) }
    }

    @Test(
        "What is not a single comparison has no sides",
        arguments: ["urgent", "not early = 1", "early in (1)", "early + 1"])
    func others(text: String) throws {
        #expect(try parsed(text).equation == nil)
    }
}
