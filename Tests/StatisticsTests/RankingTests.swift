import Statistics
import Tables
import Testing

@Suite struct RankingTests {
    private typealias Units = Ranking<String>

    /// Units named a, b, c… with whole scores; a score of -1 is none.
    private func candidates(_ scores: [Int], counts: [Int?]? = nil) -> [Units.Candidate] {
        scores.enumerated().map { index, score in
            Units.Candidate(
                name(index), score: score < 0 ? nil : Rational(score), printed: "\(score)", count: counts?[index])
        }
    }

    private func name(_ index: Int) -> String { String(UnicodeScalar(UInt8(97 + index))) }

    @Test("Ranks are those of scipy, whichever way is better")
    func ranks() throws {
        let scores = Expected.ranks.map(\.score)
        for better in [Better.lower, .higher] {
            let ranking = try Units(candidates(scores), better: better)
            for (index, expected) in Expected.ranks.enumerated() {
                let place = try #require(ranking.places.first { $0.member == name(index) })
                #expect(place.rank == (better == .lower ? expected.lowerIsBetter : expected.higherIsBetter))
                #expect(place.isTied == (scores.count { $0 == scores[index] } > 1))
                #expect(place.of == scores.count)
            }
            #expect(ranking.places.map(\.rank) == ranking.places.map(\.rank).sorted())
        }
    }

    @Test("1, 2, 2, 4, and those of one rank stay in the order given")
    func competition() throws {
        let ranking = try Units(candidates([90, 100, 80, 90]), better: .higher)
        #expect(ranking.places.map(\.rank) == [1, 2, 2, 4])
        #expect(ranking.places.map(\.member) == ["b", "a", "d", "c"])
        #expect(ranking.places.map(\.isTied) == [false, true, true, false])
    }

    @Test("Scores that print alike are tied at the best of their ranks, in the order of the unrounded scores")
    func printsAlike() throws {
        let ranking = try Units(
            [
                .init("a", score: try rational(9991, 10000), printed: "99,9%"),
                .init("b", score: try rational(9992, 10000), printed: "99,9%"),
                .init("c", score: try rational(9000, 10000), printed: "90,0%"),
            ], better: .higher)
        #expect(ranking.places.map(\.member) == ["b", "a", "c"])
        #expect(ranking.places.map(\.rank) == [1, 1, 3])
        #expect(ranking.places.map(\.isTied) == [true, true, false])
        #expect(ranking.places.map(\.differsUnprinted) == [true, true, false])
        // Nothing is hidden behind an exact tie.
        #expect(try Units(candidates([5, 5, 4]), better: .higher).places.allSatisfy { !$0.differsUnprinted })
        // Where all print the same there is no ranking, whatever the digits that are not shown.
        #expect(throws: Refusal.noVariation) {
            try Units(
                [
                    .init("a", score: try rational(9991, 10000), printed: "99,9%"),
                    .init("b", score: try rational(9992, 10000), printed: "99,9%"),
                ], better: .higher)
        }
    }

    @Test("Who has no score or too few cases has no rank and does not count in N, with the reason")
    func exclusions() throws {
        let ranking = try Units(
            candidates([90, -1, 80, 70, 60], counts: [30, 40, 29, nil, 31]), better: .higher, leastCount: 30)
        #expect(ranking.places.map(\.member) == ["a", "e"])
        #expect(ranking.places.map(\.of) == [2, 2])
        #expect(ranking.exclusions.map(\.member) == ["b", "c", "d"])
        #expect(
            ranking.exclusions.map(\.reason) == [
                .noScore, .tooFewCases(count: 29, minimum: 30), .tooFewCases(count: nil, minimum: 30),
            ])
    }

    @Test("There is no ranking of nothing, of one, or of scores that are all the same")
    func refusals() {
        #expect(throws: Refusal.noData) { try Units([], better: .higher) }
        #expect(throws: Refusal.tooFew(count: 0, minimum: 2)) { try Units(candidates([-1, -1]), better: .higher) }
        #expect(throws: Refusal.tooFew(count: 1, minimum: 2)) { try Units(candidates([5, -1]), better: .higher) }
        #expect(throws: Refusal.noVariation) { try Units(candidates([5, 5, 5]), better: .higher) }
        #expect(throws: Refusal.repeated(at: 1)) {
            let candidate = Units.Candidate("a", score: .one, printed: "1")
            return try Units([candidate, candidate], better: .higher)
        }
    }

    @Test("A place gained is a number that falls")
    func movements() throws {
        let older = try Units(candidates([10, 20, 30, 40]), better: .higher)
        let newer = try Units(candidates([50, 20, 30, 30]), better: .higher)
        let movements = try newer.movements(since: older)
        #expect(movements.map(\.member) == ["a", "c", "d", "b"])
        #expect(movements.map(\.before) == [4, 2, 1, 3])
        #expect(movements.map(\.after) == [1, 2, 2, 4])
        #expect(movements.map(\.placesGained) == [3, 0, -1, -1])
        #expect(movements.allSatisfy { $0.of == 4 })
    }

    @Test("Editions of other members are not joined, except among those declared to be the same")
    func editions() throws {
        let older = try Units(candidates([10, 20, 30, 40, 50]), better: .higher)
        let newer = try Units(candidates([50, 20, 30]), better: .higher)
        #expect(throws: Refusal.unlikeMembers(gone: 2, new: 0)) { try newer.movements(since: older) }
        #expect(throws: Refusal.unlikeMembers(gone: 0, new: 2)) { try older.movements(since: newer) }
        // Ranked anew among the three: 3, 2, 1 before.
        let among = try newer.movements(since: older, among: ["a", "b", "c"])
        #expect(among.map(\.member) == ["a", "c", "b"])
        #expect(among.map(\.before) == [3, 1, 2])
        #expect(among.map(\.of) == [3, 3, 3])
        #expect(throws: Refusal.missing(at: 1)) { try newer.movements(since: older, among: ["a", "d"]) }
        #expect(throws: Refusal.repeated(at: 1)) { try newer.movements(since: older, among: ["a", "a"]) }
        #expect(throws: Refusal.tooFew(count: 1, minimum: 2)) { try newer.movements(since: older, among: ["a"]) }
        let reversed = try Units(candidates([50, 20, 30]), better: .lower)
        #expect(throws: Refusal.unlikeDefinition) { try reversed.movements(since: newer) }
    }
}
