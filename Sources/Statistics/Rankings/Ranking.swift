import Tables

/// Who stands where among how many: competition ranking (1, 2, 2, 4).
///
/// The order is that of exact scores, before any rounding. But what a reader cannot see makes no difference of rank: those
/// whose scores print alike are tied ("đồng hạng") at the best of the ranks they would have.
public struct Ranking<Member: Hashable & Sendable>: Hashable, Sendable {
    /// One who may be ranked.
    public struct Candidate: Hashable, Sendable {
        public let member: Member
        /// Nil where there is no score; the member is left out and said to be.
        public let score: Rational?
        /// The score as the page prints it: two that print alike must not look like two places without a word.
        public let printed: String
        /// Of how many cases the score is made, for a least count; nil where that is not known.
        public let count: Int?

        public init(_ member: Member, score: Rational?, printed: String, count: Int? = nil) {
            self.member = member
            self.score = score
            self.printed = printed
            self.count = count
        }
    }

    /// A member's place.
    public struct Place: Hashable, Sendable {
        public let member: Member
        /// 1 is the best; members whose scores print alike share the best of their ranks.
        public let rank: Int
        /// The N of "rank/N": how many have a rank in this edition.
        public let of: Int
        /// "Đồng hạng": another prints the same score.
        public let isTied: Bool
        /// One of those tied has another score in digits that are not printed.
        public let differsUnprinted: Bool
    }

    /// A member without a place.
    public struct Exclusion: Hashable, Sendable {
        public enum Reason: Hashable, Sendable {
            case noScore
            /// Made of `count` cases, fewer than `minimum`; nil where the count is not known.
            case tooFewCases(count: Int?, minimum: Int)
        }
        public let member: Member
        public let reason: Reason
    }

    /// From the best; those of one rank in the order given.
    public let places: [Place]
    /// In the order given.
    public let exclusions: [Exclusion]
    private let better: Better
    private let leastCount: Int?
    private let ranked: [Candidate]

    /// - Parameter leastCount: members with fewer cases have no rank.
    /// - Throws: `noData`; `repeated` for a member given twice; `tooFew` where fewer than two can be ranked;
    ///   `noVariation` where all scores print the same.
    public init(_ candidates: [Candidate], better: Better, leastCount: Int? = nil) throws(Refusal) {
        guard !candidates.isEmpty else { throw .noData }
        var seen: Set<Member> = []
        var ranked: [(candidate: Candidate, score: Rational)] = []
        var exclusions: [Exclusion] = []
        for (index, candidate) in candidates.enumerated() {
            guard seen.insert(candidate.member).inserted else { throw .repeated(at: index) }
            if let reason = Self.reason(candidate, leastCount) {
                exclusions.append(Exclusion(member: candidate.member, reason: reason))
            } else if let score = candidate.score {
                ranked.append((candidate, score))
            }
        }
        guard ranked.count >= 2 else { throw .tooFew(count: ranked.count, minimum: 2) }
        guard ranked.contains(where: { $0.candidate.printed != ranked[0].candidate.printed }) else {
            throw .noVariation
        }
        places = Self.places(ranked, better)
        self.exclusions = exclusions
        self.better = better
        self.leastCount = leastCount
        self.ranked = ranked.map(\.candidate)
    }

    /// The same scores ranked among these members only.
    /// - Throws: `missing` for one (at its place in the list) who has no rank here; what `init` throws.
    public func restricted(to members: [Member]) throws(Refusal) -> Ranking {
        var byMember: [Member: Candidate] = [:]
        for candidate in ranked { byMember[candidate.member] = candidate }
        var chosen: [Candidate] = []
        for (index, member) in members.enumerated() {
            guard let candidate = byMember[member] else { throw .missing(at: index) }
            chosen.append(candidate)
        }
        return try Ranking(chosen, better: better, leastCount: leastCount)
    }

    func isLike(_ other: Ranking) -> Bool { better == other.better && leastCount == other.leastCount }

    private static func reason(_ candidate: Candidate, _ leastCount: Int?) -> Exclusion.Reason? {
        if candidate.score == nil { return .noScore }
        guard let leastCount else { return nil }
        if let count = candidate.count, count >= leastCount { return nil }
        return .tooFewCases(count: candidate.count, minimum: leastCount)
    }

    private static func places(_ ranked: [(candidate: Candidate, score: Rational)], _ better: Better) -> [Place] {
        // By score, then in the order given: `sorted` does not promise to keep it.
        let order = ranked.indices.sorted { left, right in
            let (first, second) = (ranked[left].score, ranked[right].score)
            if first == second { return left < right }
            return better == .higher ? first > second : first < second
        }
        var ranks: [Int] = []
        var scores: [Int: Set<Rational>] = [:]
        var sizes: [Int: Int] = [:]
        for (position, index) in order.enumerated() {
            let isSame =
                position > 0 && ranked[order[position - 1]].candidate.printed == ranked[index].candidate.printed
            let rank = isSame ? ranks[position - 1] : position + 1
            ranks.append(rank)
            scores[rank, default: []].insert(ranked[index].score)
            sizes[rank, default: 0] += 1
        }
        return zip(order, ranks).map { index, rank in
            Place(
                member: ranked[index].candidate.member, rank: rank, of: order.count, isTied: (sizes[rank] ?? 0) > 1,
                differsUnprinted: (scores[rank]?.count ?? 0) > 1)
        }
    }
}
