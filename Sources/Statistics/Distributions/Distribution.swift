import Tables

/// How often every value occurs: what minimum, maximum, mean and percentiles are taken from, exactly.
public struct Distribution: Hashable, Sendable {
    /// A value and how often it occurs.
    public struct Occurrence: Hashable, Sendable {
        public let value: Rational
        /// Above 0.
        public let count: Int
    }

    /// Ascending, each value once.
    public let occurrences: [Occurrence]
    /// How many values there are, each counted as often as it occurs.
    public let count: Int

    /// `values` in any order; equal ones are counted together, those with a count of 0 or less are none.
    public init(counted values: [(value: Rational, count: Int)]) {
        var counts: [Rational: Int] = [:]
        for (value, count) in values where count > 0 { counts[value, default: 0] += count }
        occurrences = counts.sorted { $0.key < $1.key }.map { Occurrence(value: $0.key, count: $0.value) }
        count = counts.values.reduce(0, +)
    }

    public init(_ values: [Rational]) { self.init(counted: values.map { (value: $0, count: 1) }) }

    /// Nil of nothing.
    public var least: Rational? { occurrences.first?.value }
    /// Nil of nothing.
    public var greatest: Rational? { occurrences.last?.value }

    /// Nil where it does not fit in 64 bits; 0 of nothing.
    public var sum: Rational? {
        var sum = Rational.zero
        for occurrence in occurrences {
            guard let product = occurrence.value.multiplied(by: Rational(occurrence.count)),
                let next = sum.adding(product)
            else { return nil }
            sum = next
        }
        return sum
    }

    /// Nil of nothing and where it does not fit in 64 bits.
    public var mean: Rational? { count == 0 ? nil : sum?.divided(by: Rational(count)) }

    /// Nil of nothing and where it does not fit in 64 bits.
    public var median: Rational? { Rational(1, over: 2).flatMap(quantile) }

    /// The value at `share` of the way from the first to the last of all values in order, between two neighbours in
    /// proportion: definition 7 of Hyndman and Fan (1996), which is also that of spreadsheets and SQL's
    /// PERCENTILE_CONT.
    ///
    /// Nil of nothing, for a share outside 0...1 and where it does not fit in 64 bits.
    public func quantile(_ share: Rational) -> Rational? {
        guard count > 0, share >= .zero, share <= .one, let position = share.multiplied(by: Rational(count - 1)) else {
            return nil
        }
        let index = position.numerator / position.denominator
        guard let fraction = position.subtracting(Rational(index)), let low = value(at: index) else { return nil }
        if fraction.isZero { return low }
        guard let high = value(at: index + 1) else { return nil }
        return high.subtracting(low)?.multiplied(by: fraction)?.adding(low)
    }

    private func value(at index: Int) -> Rational? {
        var rest = index
        for occurrence in occurrences {
            if rest < occurrence.count { return occurrence.value }
            rest -= occurrence.count
        }
        return nil
    }
}
