import Tables

/// From one number to a later one of the same kind; whether the two may be compared at all is for the caller to know.
public enum Change {
    /// The change of a share (between 0 and 1) in percentage points: from 95 % to 95,4 % is 0,4, not 0,42 %.
    /// - Throws: `tooLarge`.
    public static func percentagePoints(from before: Rational, to after: Rational) throws(Refusal) -> Rational {
        try after.less(before).times(Rational(100))
    }

    /// The change of a count or an amount.
    /// - Throws: `tooLarge`.
    public static func amount(from before: Rational, to after: Rational) throws(Refusal) -> AmountChange {
        let difference = try after.less(before)
        let percent = before > .zero ? try difference.over(before).times(Rational(100)) : nil
        return AmountChange(difference: difference, percent: percent)
    }
}

/// The change of a count or an amount.
public struct AmountChange: Hashable, Sendable {
    /// In the unit of the amount.
    public let difference: Rational
    /// Of the amount before, in per cent; nil where that was 0 (or below), of which there is no per cent.
    public let percent: Rational?
}
