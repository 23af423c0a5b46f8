import Statistics
import Tables
import Testing

/// A synthetic index of 100 points.
@Suite struct CompositeIndexTests {
    private let criteria = [
        Criterion(
            "openness",
            parts: [
                Criterion("published", maximum: Rational(12)), Criterion("updated", maximum: Rational(6)),
            ]),
        Criterion("progress", maximum: Rational(20)),
        Criterion(
            "service",
            parts: [
                Criterion("online", maximum: Rational(12)),
                Criterion(
                    "satisfaction",
                    parts: [Criterion("citizens", maximum: Rational(30)), Criterion("firms", maximum: Rational(20))]),
            ]),
    ]
    private let full = ["published": 9, "updated": 6, "progress": 15, "online": 8, "citizens": 24, "firms": 15]

    private func index(_ rule: CompositeIndex.MissingRule) throws -> CompositeIndex {
        try CompositeIndex(criteria, missing: rule)
    }

    private func points(_ points: [String: Int], without names: String...) -> [String: Rational] {
        points.filter { !names.contains($0.key) }.mapValues { Rational($0) }
    }

    private func contribution(_ name: String, _ contributions: [Contribution]) throws -> Contribution {
        try #require(contributions.first { $0.criterion == name })
    }

    /// Parts add up to their group and groups to the whole, to the last digit.
    private func expectAdditive(_ contributions: [Contribution], _ whole: Rational) throws {
        func sum(_ names: [String]) throws -> Rational {
            try names.reduce(Rational.zero) { try #require($0.adding(try contribution($1, contributions).points)) }
        }
        #expect(try sum(["openness", "progress", "service"]) == whole)
        #expect(try sum(["published", "updated"]) == sum(["openness"]))
        #expect(try sum(["online", "satisfaction"]) == sum(["service"]))
        #expect(try sum(["citizens", "firms"]) == sum(["satisfaction"]))
    }

    @Test(
        "With all points the score is their sum, whatever the rule",
        arguments: [CompositeIndex.MissingRule.rescale, .zero, .noScore])
    func complete(rule: CompositeIndex.MissingRule) throws {
        let score = try index(rule).score(points(full))
        #expect(try index(rule).maximum == Rational(100))
        #expect(score.score == Rational(77))
        #expect(score.missing.isEmpty)
        #expect(
            score.contributions.map(\.criterion) == [
                "openness", "published", "updated", "progress", "service", "online", "satisfaction", "citizens",
                "firms",
            ])
        #expect(score.contributions.map(\.depth) == [0, 1, 1, 0, 0, 1, 1, 2, 2])
        try expectAdditive(score.contributions, score.score)
    }

    @Test("Scores are numpy's weighted means, level by level, of what is there", arguments: Expected.indices)
    func weightedMeans(gone: String, score: Double) throws {
        let gone = gone.split(separator: " ").map(String.init)
        let known = full.filter { !gone.contains($0.key) }.mapValues { Rational($0) }
        #expect(agree(try index(.rescale).score(known).score.doubleValue, score))
    }

    @Test("A criterion left out gives its weight to its siblings")
    func rescaled() throws {
        // Of satisfaction only citizens: 24 of 30 of the group's 50 points.
        let score = try index(.rescale).score(points(full, without: "firms"))
        #expect(try contribution("satisfaction", score.contributions).points == Rational(40))
        #expect(try contribution("citizens", score.contributions).points == Rational(40))
        #expect(try contribution("firms", score.contributions).isLeftOut)
        #expect(score.score == Rational(78))
        #expect(score.missing == ["firms"])
        try expectAdditive(score.contributions, score.score)
    }

    @Test("A group without any points is left out as a whole, and a factor below carries one from above")
    func rescaledDeep() throws {
        // Without openness and firms: progress and service have 82 of 100 points; within service citizens have all of
        // 50.
        let score = try index(.rescale).score(points(full, without: "published", "updated", "firms"))
        #expect(try contribution("openness", score.contributions).isLeftOut)
        #expect(try contribution("progress", score.contributions).points == rational(15 * 100, 82))
        #expect(try contribution("citizens", score.contributions).points == rational(40 * 100, 82))
        #expect(score.score == (try rational((15 + 8 + 40) * 100, 82)))
        try expectAdditive(score.contributions, score.score)
    }

    @Test("By the other rules what is missing counts 0, or there is no score")
    func otherRules() throws {
        let some = points(full, without: "firms", "progress")
        let score = try index(.zero).score(some)
        #expect(score.score == Rational(47))
        #expect(score.missing == ["progress", "firms"])
        #expect(score.contributions.allSatisfy { !$0.isLeftOut })
        #expect(throws: Refusal.missingCriteria(["progress", "firms"])) { try index(.noScore).score(some) }
        for rule in [CompositeIndex.MissingRule.rescale, .zero, .noScore] {
            #expect(throws: Refusal.self) { try index(rule).score([:]) }
        }
    }

    @Test("What each criterion gave to a change adds up to it exactly")
    func change() throws {
        let before = points(["published": 7, "updated": 5, "progress": 16, "online": 3, "citizens": 11, "firms": 9])
        for (rule, left) in [(CompositeIndex.MissingRule.rescale, "updated"), (.zero, "none")] {
            let index = try index(rule)
            let older = try index.score(before.filter { $0.key != left })
            let newer = try index.score(points(full).filter { $0.key != left })
            let change = try newer.change(since: older)
            #expect(newer.score == older.score.adding(change.points))
            try expectAdditive(change.contributions, change.points)
            #expect(try contribution("progress", change.contributions).points == Rational(-1))
        }
    }

    @Test("Scores that do not measure the same are not compared")
    func unlike() throws {
        let newer = try index(.rescale).score(points(full))
        let older = try index(.rescale).score(points(full, without: "published", "updated"))
        #expect(throws: Refusal.unlikeCriteria(["openness", "published", "updated"])) { try newer.change(since: older) }
        #expect(throws: Refusal.unlikeDefinition) { try newer.change(since: index(.zero).score(points(full))) }
    }

    @Test("An index or points that cannot be are refused with the criterion")
    func refusals() throws {
        #expect(throws: Refusal.noData) { try CompositeIndex([], missing: .zero) }
        #expect(throws: Refusal.emptyCriterion("a")) {
            try CompositeIndex([Criterion("a", maximum: .zero)], missing: .zero)
        }
        #expect(throws: Refusal.emptyCriterion("g")) { try CompositeIndex([Criterion("g", parts: [])], missing: .zero) }
        #expect(throws: Refusal.repeated(at: 2)) {
            try CompositeIndex(
                [Criterion("g", parts: [Criterion("a", maximum: .one)]), Criterion("a", maximum: .one)], missing: .zero)
        }
        let index = try index(.zero)
        #expect(throws: Refusal.unknownCriterion("nothing")) { try index.score(["progress": .one, "nothing": .one]) }
        // A group's points are those of its parts.
        #expect(throws: Refusal.unknownCriterion("openness")) { try index.score(["openness": .one]) }
        #expect(throws: Refusal.pointsOutOfRange("progress")) { try index.score(["progress": Rational(21)]) }
        #expect(throws: Refusal.pointsOutOfRange("progress")) { try index.score(["progress": Rational(-1)]) }
        let huge = Criterion("huge", maximum: Rational(.max))
        #expect(throws: Refusal.tooLarge) {
            try CompositeIndex([huge, Criterion("more", maximum: .one)], missing: .zero)
        }
    }
}
