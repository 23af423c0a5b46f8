import Tables

/// Sums that run along a series of equal periods without a break. A sum that would have to do without a value is
/// refused, never made of the others.
public enum Running {
    /// The sum of each value and the `window` − 1 before it.
    ///
    /// Refused with `tooFew` where there are not yet so many, `missing` (the first place) where one is not there,
    /// `tooLarge`.
    public static func sums(_ values: [Rational?], window: Int) -> [Result<Rational, Refusal>] {
        values.indices.map { end in
            Result { () throws(Refusal) in
                guard window >= 1, end + 1 >= window else { throw .tooFew(count: end + 1, minimum: window) }
                return try sum(values, end - window + 1...end)
            }
        }
    }

    /// The sum from the first period of its year to each value ("lũy kế từ đầu năm").
    ///
    /// Refused with `missing` (the first place) where a value of the year is not there, and likewise where the series
    /// begins in the middle of the year (the place is that of the first value); `tooLarge`.
    /// - Parameter numbers: which period of its year each value is of, from 1.
    /// - Throws: `unlikeLengths`; `misplaced` where a number neither follows the one before nor is 1.
    public static func yearToDate(
        _ values: [Rational?], numbers: [Int]
    ) throws(Refusal) -> [Result<Rational, Refusal>] {
        guard values.count == numbers.count else { throw .unlikeLengths(values.count, numbers.count) }
        for (index, number) in numbers.enumerated() {
            let follows = index == 0 ? number >= 1 : number == 1 || number == numbers[index - 1] + 1
            guard follows else { throw .misplaced(at: index) }
        }
        return zip(values.indices, numbers).map { end, number in
            Result { () throws(Refusal) in
                guard number <= end + 1 else { throw .missing(at: 0) }
                return try sum(values, end - number + 1...end)
            }
        }
    }

    /// The ratio of two running sums, place by place: of totals, never a mean of ratios.
    ///
    /// Refused with the reason of either sum, `zeroDenominator`, `tooLarge`.
    /// - Throws: `unlikeLengths`.
    public static func ratios(
        _ numerators: [Result<Rational, Refusal>], over denominators: [Result<Rational, Refusal>]
    ) throws(Refusal) -> [Result<Rational, Refusal>] {
        guard numerators.count == denominators.count else {
            throw .unlikeLengths(numerators.count, denominators.count)
        }
        return zip(numerators, denominators).map { top, bottom in
            Result { () throws(Refusal) in try top.get().over(try bottom.get()) }
        }
    }

    private static func sum(_ values: [Rational?], _ range: ClosedRange<Int>) throws(Refusal) -> Rational {
        var sum = Rational.zero
        for index in range {
            guard let value = values[index] else { throw .missing(at: index) }
            sum = try sum.added(value)
        }
        return sum
    }
}
