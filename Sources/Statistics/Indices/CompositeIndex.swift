import Tables

/// A score of weighted points over a tree of criteria, with a declared rule for points that are missing.
public struct CompositeIndex: Hashable, Sendable {
    /// What becomes of the score where a criterion has no points.
    public enum MissingRule: Hashable, Sendable {
        /// It is left out, and its weight goes to its siblings in proportion to theirs; a group without any points is
        /// left out likewise.
        case rescale
        /// It counts 0.
        case zero
        /// There is no score.
        case noScore
    }

    public let criteria: [Criterion]
    public let missingRule: MissingRule
    /// The most points there can be.
    public let maximum: Rational

    /// - Throws: `noData` without criteria, `repeated` (at its place, each criterion counted before its parts) for a
    ///   name that stands twice, `emptyCriterion` for one that cannot give points, `tooLarge`.
    public init(_ criteria: [Criterion], missing: MissingRule) throws(Refusal) {
        guard !criteria.isEmpty else { throw .noData }
        var names: Set<String> = []
        for (index, criterion) in criteria.flatMap(\.withDescendants).enumerated() {
            guard names.insert(criterion.name).inserted else { throw .repeated(at: index) }
            guard try criterion.maximum() > .zero else { throw .emptyCriterion(criterion.name) }
        }
        self.criteria = criteria
        missingRule = missing
        maximum = try Criterion.maximum(criteria)
    }

    /// - Parameter points: by name of criterion, of criteria without parts only; one that is not there is missing.
    /// - Throws: `unknownCriterion`, `pointsOutOfRange`; `missingCriteria` by the rule, and where no criterion has
    ///   points at all; `tooLarge`.
    public func score(_ points: [String: Rational]) throws(Refusal) -> IndexScore {
        let leaves = criteria.flatMap(\.withDescendants).filter(\.parts.isEmpty)
        let names = Set(leaves.map(\.name))
        for name in points.keys.sorted() where !names.contains(name) { throw .unknownCriterion(name) }
        for leaf in leaves {
            guard let value = points[leaf.name] else { continue }
            guard value >= .zero, value <= (try leaf.maximum()) else { throw .pointsOutOfRange(leaf.name) }
        }
        let missing = leaves.map(\.name).filter { points[$0] == nil }
        guard missing.count < leaves.count, missing.isEmpty || missingRule != .noScore else {
            throw .missingCriteria(missing)
        }
        var contributions: [Contribution] = []
        let score = try contribute(criteria, points, factor: .one, depth: 0, to: &contributions)
        return IndexScore(index: self, score: score, contributions: contributions, missing: missing)
    }

    /// Appends what these siblings and all below give; returns their sum.
    private func contribute(
        _ siblings: [Criterion], _ points: [String: Rational], factor: Rational, depth: Int,
        to contributions: inout [Contribution]
    ) throws(Refusal) -> Rational {
        let present = siblings.filter { hasPoints($0, points) }
        var widened = factor
        if missingRule == .rescale, present.count < siblings.count, !present.isEmpty {
            widened = try factor.times(try Criterion.maximum(siblings).over(try Criterion.maximum(present)))
        }
        var sum = Rational.zero
        for criterion in siblings {
            let place = contributions.count
            let isLeftOut = missingRule == .rescale && !hasPoints(criterion, points)
            contributions.append(
                Contribution(criterion: criterion.name, depth: depth, points: .zero, isLeftOut: isLeftOut))
            let given: Rational
            if criterion.parts.isEmpty {
                given = try (points[criterion.name] ?? .zero).times(widened)
            } else {
                given = try contribute(criterion.parts, points, factor: widened, depth: depth + 1, to: &contributions)
            }
            contributions[place].points = given
            sum = try sum.added(given)
        }
        return sum
    }

    private func hasPoints(_ criterion: Criterion, _ points: [String: Rational]) -> Bool {
        criterion.withDescendants.contains { $0.parts.isEmpty && points[$0.name] != nil }
    }
}

/// What one criterion gives to the score, or to its change.
public struct Contribution: Hashable, Sendable {
    public let criterion: String
    /// 0 for the criteria of the index itself, 1 for their parts…
    public let depth: Int
    /// After rescaling. Those of the parts add up exactly to that of their group, those of depth 0 to the whole.
    public fileprivate(set) var points: Rational
    /// Missing, its weight given to others.
    public let isLeftOut: Bool
}

/// The score of one unit in one period.
public struct IndexScore: Hashable, Sendable {
    public let index: CompositeIndex
    public let score: Rational
    /// Each criterion before its parts, in the order of the index.
    public let contributions: [Contribution]
    /// The criteria without points, whatever the rule made of them.
    public let missing: [String]

    /// What each criterion gave to the change since an older score; exactly additive as the contributions are.
    /// - Throws: `unlikeDefinition` for scores of another index; `unlikeCriteria` where criteria were left out of one
    ///   score only, so that the two do not measure the same; `tooLarge`.
    public func change(since older: IndexScore) throws(Refusal) -> IndexChange {
        guard index == older.index else { throw .unlikeDefinition }
        var changes: [Contribution] = []
        var unlike: [String] = []
        for (new, old) in zip(contributions, older.contributions) {
            if new.isLeftOut != old.isLeftOut { unlike.append(new.criterion) }
            changes.append(
                Contribution(
                    criterion: new.criterion, depth: new.depth, points: try new.points.less(old.points),
                    isLeftOut: new.isLeftOut))
        }
        guard unlike.isEmpty else { throw .unlikeCriteria(unlike) }
        return IndexChange(points: try score.less(older.score), contributions: changes)
    }
}

/// How a score changed.
public struct IndexChange: Hashable, Sendable {
    public let points: Rational
    /// In the order of the index.
    public let contributions: [Contribution]
}
