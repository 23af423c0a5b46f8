import Tables

/// What is usual among peers, to set one unit beside. Each peer counts once, however large: the mean is not the value
/// of the whole.
public struct Benchmark: Hashable, Sendable {
    /// Exact where that fits; of the shares of many peers the exact sum has a denominator beyond 64 bits, and then this is
    /// the nearest fraction of nine decimals.
    public let mean: Rational
    public let median: Rational
    /// Of how many peers.
    public let count: Int
    /// Peers without a value.
    public let missing: Int

    /// - Throws: `noData` where no peer has a value, `tooFew` for one, `tooLarge`.
    public init(_ peers: [Rational?]) throws(Refusal) {
        let distribution = Distribution(peers.compactMap { $0 })
        guard distribution.count > 0 else { throw .noData }
        guard distribution.count > 1 else { throw .tooFew(count: 1, minimum: 2) }
        let values = peers.compactMap { $0?.doubleValue }
        let nearest = Rational(nearest: values.reduce(0, +) / Double(values.count))
        guard let mean = distribution.mean ?? nearest, let median = distribution.median else { throw .tooLarge }
        self.mean = mean
        self.median = median
        count = distribution.count
        missing = peers.count - distribution.count
    }
}
