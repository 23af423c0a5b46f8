import Tables

/// A distribution in five numbers, as a box plot draws it.
public struct FiveNumbers: Hashable, Sendable {
    public let least: Rational
    public let lowerQuartile: Rational
    public let median: Rational
    public let upperQuartile: Rational
    public let greatest: Rational

    /// - Throws: `noData`, `tooFew` for one value, `noVariation` where all are the same, `tooLarge`.
    public init(_ distribution: Distribution) throws(Refusal) {
        try distribution.check()
        func quarter(_ quarters: Int) throws(Refusal) -> Rational {
            guard let share = Rational(quarters, over: 4), let value = distribution.quantile(share) else {
                throw .tooLarge
            }
            return value
        }
        least = try quarter(0)
        lowerQuartile = try quarter(1)
        median = try quarter(2)
        upperQuartile = try quarter(3)
        greatest = try quarter(4)
    }
}

extension Distribution {
    /// Whether there is a spread to describe.
    func check() throws(Refusal) {
        guard count > 0 else { throw .noData }
        guard count > 1 else { throw .tooFew(count: 1, minimum: 2) }
        guard occurrences.count > 1 else { throw .noVariation }
    }
}
