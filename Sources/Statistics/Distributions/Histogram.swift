import Tables

/// How many values fall into each of a row of equal bins with round edges.
public struct Histogram: Hashable, Sendable {
    /// From `lower` up to, but without, `upper`; the last bin has its upper edge too.
    public struct Bin: Hashable, Sendable {
        public let lower: Rational
        public let upper: Rational
        public let count: Int
    }

    public let bins: [Bin]
    /// How many values lie at or above the upper edge of the last bin; 0 where the bins hold all of them.
    public let beyond: Int

    /// Bins of a width of 1, 2 or 5 times a power of ten, the smallest with which there are at most `most` whole steps
    /// from the least to the greatest value; whole numbers have a width of at least 1. The first edge is a multiple of
    /// the width.
    ///
    /// - Parameter most: nil for Sturges's rule (H. A. Sturges, *JASA* 21, 1926): one more than the binary logarithm of
    ///   how many values there are, rounded up.
    /// - Throws: `noData`, `tooFew` for one value, `noVariation` where all are the same, `tooLarge`.
    public init(_ distribution: Distribution, most: Int? = nil) throws(Refusal) {
        try distribution.check()
        guard let least = distribution.least, let greatest = distribution.greatest else { throw .noData }
        guard
            let width = Self.width(
                from: least, to: greatest, bins: max(1, most ?? Self.sturges(distribution.count)),
                isWhole: distribution.occurrences.allSatisfy { $0.value.isInteger }),
            let first = Self.step(of: least, width), let end = Self.step(of: greatest, width)
        else { throw .tooLarge }
        let isOnEdge = Rational(end).multiplied(by: width) == greatest
        let last = isOnEdge && end > first ? end - 1 : end
        var counts = Array(repeating: 0, count: last - first + 1)
        for occurrence in distribution.occurrences {
            guard let step = Self.step(of: occurrence.value, width) else { throw .tooLarge }
            counts[min(step, last) - first] += occurrence.count
        }
        var bins: [Bin] = []
        for (place, count) in counts.enumerated() {
            guard let lower = Rational(first + place).multiplied(by: width), let upper = lower.adding(width) else {
                throw .tooLarge
            }
            bins.append(Bin(lower: lower, upper: upper, count: count))
        }
        self.bins = bins
        beyond = 0
    }

    /// Fewer records make no picture.
    public static let leastRecords = 20
    /// Bins of fewer records at the upper end are counted together.
    static let few = 5

    /// How many records take how long: bins as above, but over the values up to the 95th percentile, so that a few very
    /// long ones do not press all others into one bin, and each without its upper edge. What lies above the last bin is
    /// counted together, and the end of it is not told: it is one record's.
    ///
    /// - Throws: as above, and `tooFew` under `leastRecords`.
    public init(records distribution: Distribution) throws(Refusal) {
        guard distribution.count > 0 else { throw .noData }
        guard distribution.count >= Self.leastRecords else {
            throw .tooFew(count: distribution.count, minimum: Self.leastRecords)
        }
        try distribution.check()
        let isWhole = distribution.occurrences.allSatisfy { $0.value.isInteger }
        guard let least = distribution.least, let share = Rational(19, over: 20),
            let reach = distribution.quantile(share),
            // Where all but one in twenty are the same, the others are what there is to see.
            let end = reach > least ? reach : distribution.greatest,
            let width = Self.width(from: least, to: end, bins: Self.sturges(distribution.count), isWhole: isWhole),
            let first = Self.step(of: least, width), let last = Self.step(of: end, width)
        else { throw .tooLarge }
        var counts = Array(repeating: 0, count: last - first + 1)
        var beyond = 0
        for occurrence in distribution.occurrences {
            guard let step = Self.step(of: occurrence.value, width) else { throw .tooLarge }
            if step > last { beyond += occurrence.count } else { counts[step - first] += occurrence.count }
        }
        while counts.count > 1, let last = counts.last, last < Self.few, beyond < Self.few {
            beyond += counts.removeLast()
        }
        bins = try counts.enumerated().map { place, count throws(Refusal) in
            guard let lower = Rational(first + place).multiplied(by: width), let upper = lower.adding(width) else {
                throw .tooLarge
            }
            return Bin(lower: lower, upper: upper, count: count)
        }
        self.beyond = beyond
    }

    private static func sturges(_ count: Int) -> Int { Int.bitWidth - (count - 1).leadingZeroBitCount + 1 }

    private static func width(from least: Rational, to greatest: Rational, bins: Int, isWhole: Bool) -> Rational? {
        guard let range = greatest.subtracting(least), let wanted = range.divided(by: Rational(bins)) else {
            return nil
        }
        var unit = Rational.one
        // Down to a unit that is not above what is wanted, then up through 1, 2, 5, 10.
        while !isWhole, unit > wanted {
            guard let tenth = unit.divided(by: Rational(10)) else { return nil }
            unit = tenth
        }
        while true {
            for factor in [1, 2, 5] {
                guard let width = unit.multiplied(by: Rational(factor)) else { return nil }
                if width >= wanted { return width }
            }
            guard let next = unit.multiplied(by: Rational(10)) else { return nil }
            unit = next
        }
    }

    /// How many whole widths below the value: rounded down, also under 0.
    private static func step(of value: Rational, _ width: Rational) -> Int? {
        guard let steps = value.divided(by: width) else { return nil }
        let whole = steps.numerator / steps.denominator
        return steps.isNegative && !steps.isInteger ? whole - 1 : whole
    }
}
