import Tables

/// How often every value occurs: what minimum, maximum, mean and percentiles are taken from.
struct Distribution {
    /// Ascending, each value once, with a positive count.
    private let values: [(value: Rational, count: Int)]
    private let total: Int

    /// `values` in any order; equal ones are counted together.
    init(_ values: some Sequence<(value: Rational, count: Int)>) {
        var counts: [Rational: Int] = [:]
        for (value, count) in values where count > 0 { counts[value, default: 0] += count }
        self.values = counts.sorted { $0.key < $1.key }.map { (value: $0.key, count: $0.value) }
        total = counts.values.reduce(0, +)
    }

    init(_ values: [Rational]) { self.init(values.lazy.map { (value: $0, count: 1) }) }

    /// Nil for a distribution of nothing and where the result does not fit in 64 bits.
    func aggregate(_ aggregate: Aggregate, share: Rational? = nil) -> Rational? {
        switch aggregate {
        case .sum: return sum
        case .count: return Rational(total)
        case .countDistinct: return Rational(values.count)
        case .min: return values.first?.value
        case .max: return values.last?.value
        case .average: return total == 0 ? nil : sum?.divided(by: Rational(total))
        case .median: return Rational(1, over: 2).flatMap(percentile)
        case .percentile: return share.flatMap(percentile)
        }
    }

    private var sum: Rational? {
        var sum = Rational.zero
        for (value, count) in values {
            guard let product = value.multiplied(by: Rational(count)), let next = sum.adding(product) else {
                return nil
            }
            sum = next
        }
        return sum
    }

    /// The value at `share` of the way from the first to the last of all values in order, between two neighbours in
    /// proportion: definition 7 of Hyndman and Fan (1996), which is also that of spreadsheets and SQL's PERCENTILE_CONT.
    private func percentile(_ share: Rational) -> Rational? {
        guard total > 0, let position = share.multiplied(by: Rational(total - 1)) else { return nil }
        let index = position.numerator / position.denominator
        guard let fraction = position.subtracting(Rational(index)), let low = value(at: index) else { return nil }
        if fraction.isZero { return low }
        guard let high = value(at: index + 1) else { return nil }
        return high.subtracting(low)?.multiplied(by: fraction)?.adding(low)
    }

    private func value(at index: Int) -> Rational? {
        var rest = index
        for (value, count) in values {
            if rest < count { return value }
            rest -= count
        }
        return nil
    }
}
