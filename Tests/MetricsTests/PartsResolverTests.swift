import Metrics
import Tables
import Testing

/// One row under a tree, and what it says of each node.
@Suite struct PartsResolverTests {
    private func facts(_ tree: PartNode, _ cells: String) throws -> RowFacts {
        let pairs = cells.split(separator: " ").map { $0.split(separator: "=").map(String.init) }
        let sample = Sample.reported(
            pairs.map { .number($0[0]) }, ["2024 " + pairs.map { $0[1] }.joined(separator: " ")])
        return try sample.with { $0.parts = [tree] }.facts()
    }

    private func quantity(_ name: String, _ tree: PartNode, _ cells: String) throws -> Quantity {
        try facts(tree, cells).reading(name, row: 0).quantity
    }

    private let simple = node("whole", node("a"), node("b"), node("c"))

    @Test("A node that is not reported is the sum of its parts, and says so")
    func upwards() throws {
        let reading = try facts(simple, "a=1 b=2 c=3").reading("whole", row: 0)
        #expect(reading.quantity == known(6))
        #expect(reading.derivation == .derived(added: ["a", "b", "c"], subtracted: []))
    }

    @Test("The only part that is not reported is what the others leave, and says so")
    func downwards() throws {
        let reading = try facts(simple, "whole=10 a=1 b=… c=3").reading("b", row: 0)
        #expect(reading.quantity == known(6))
        #expect(reading.derivation == .derived(added: ["whole"], subtracted: ["a", "c"]))
    }

    @Test("A reported number is never replaced by a derived one")
    func reportedStays() throws {
        let reading = try facts(simple, "whole=41 a=7 b=3 c=31").reading("whole", row: 0)
        #expect(reading.quantity == known(41))
        #expect(reading.derivation == .reported)
    }

    @Test(
        "What the tree does not determine is not derived",
        arguments: [
            ("b", "whole=10 a=1", notAvailable), ("whole", "a=1 b=2", notAvailable),
            ("whole", "a=– b=– c=–", notAvailable),
            ("whole", "a=1 b=2 c=*", notAvailable), ("c", "whole=10 a=1 b=2 c=*", withheld),
            ("c", "whole=10 a=1 b=* c=…", notAvailable), ("c", "whole=* a=1 b=2 c=…", notAvailable),
            ("whole", "a=1 b=2 c=≥3", notAvailable), ("c", "whole=10 a=≈1 b=2 c=…", notAvailable),
            ("c", "whole=≥10 a=1 b=2 c=…", notAvailable), ("c", "whole=10 a=7 b=4 c=…", notAvailable),
            ("whole", "whole=– a=1 b=2 c=3", notApplicable),
        ] as [(String, String, Quantity)])
    func undetermined(name: String, cells: String, expected: Quantity) throws {
        #expect(try quantity(name, simple, cells) == expected)
    }

    @Test(
        "A part that does not apply adds nothing",
        arguments: [("whole", "a=1 b=– c=3", 4), ("b", "whole=10 a=– b=… c=3", 7), ("b", "whole=5 a=– b=… c=–", 5)])
    func notApplicableAddsNothing(name: String, cells: String, expected: Int) throws {
        #expect(try quantity(name, simple, cells) == known(expected))
    }

    @Test("A remainder of nothing is a true zero")
    func zeroRemainder() throws { #expect(try quantity("c", simple, "whole=3 a=1 b=2") == known(0)) }

    @Test("From 4212 = 3543 + 479 + 190 the Office resolved 4022, and 0 of them overdue")
    func office() throws {
        let facts = try Dossiers.sample.facts()
        #expect(facts.reading("early_or_on_time", row: 0).quantity == known(4022))
        #expect(facts.reading("closed", row: 0).quantity == known(190))
        #expect(facts.reading("resolved", row: 0).quantity == known(4022))
        #expect(facts.reading("overdue", row: 0).quantity == known(0))
        #expect(
            facts.reading("overdue", row: 0).derivation
                == .derived(added: ["resolved"], subtracted: ["early_or_on_time"]))
    }

    @Test("The Centre, which reports early and on time together, handled 5423 and resolved 5404")
    func centre() throws {
        let facts = try Dossiers.sample.facts()
        #expect(facts.reading("resolved", row: 1).quantity == known(5404))
        #expect(facts.reading("handled", row: 1).quantity == known(5423))
        #expect(facts.reading("early", row: 1).quantity == notAvailable)
        #expect(facts.reading("carried_over", row: 1).quantity == notAvailable)
    }

    private let deep = node("top", node("middle", node("a"), node("b")), node("rest"))

    @Test("What its own parts determine is not worked out from the node above, which can then be checked")
    func upwardsFirst() throws {
        let reading = try facts(deep, "top=100 rest=10 a=80 b=5").reading("middle", row: 0)
        #expect(reading.quantity == known(85))
        #expect(reading.derivation == .derived(added: ["a", "b"], subtracted: []))
    }

    @Test("A node above a withheld number is not derived downwards, since the number would follow by subtraction")
    func withheldBelow() throws {
        #expect(try quantity("middle", deep, "top=20 rest=10 a=* b=5") == notAvailable)
        #expect(try quantity("middle", deep, "top=20 rest=10 a=… b=5") == known(10))
        #expect(try quantity("a", deep, "top=20 rest=10 a=… b=5") == known(5))
    }

    @Test("A sum that does not fit is not derived")
    func overflow() throws {
        #expect(try quantity("whole", simple, "a=\(Int.max) b=1 c=0") == notAvailable)
    }

    @Test("Expressions over a row see derived nodes")
    func expressions() throws {
        #expect(try Dossiers.sample.facts().value("overdue", row: 0) == .number(.zero, .exact))
        #expect(try Dossiers.sample.facts().value("early", row: 1) == .absent(.notAvailable))
    }
}
