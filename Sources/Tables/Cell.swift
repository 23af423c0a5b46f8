/// How exactly a source states a number. A qualified number is shown, never computed with.
public enum Qualifier: String, Sendable, Hashable, CaseIterable {
    /// The number itself.
    case exact
    /// "khoảng", ≈
    case approximately
    /// "từ … trở lên", ≥
    case atLeast
    /// "trên", "hơn", >
    case moreThan
    /// "không quá", "đến", ≤
    case atMost
    /// "dưới", <
    case lessThan
    /// "Số sơ bộ": computed from figures that their source will still change, as it says of the whole row.
    case preliminary
    /// "Chưa đủ thời gian": computed from the records that are there while more is to come. No source states one.
    case undue
}

/// Why a cell has no value. Three different things, printed with three different signs.
public enum Absence: String, Sendable, Hashable, CaseIterable {
    /// The source does not say: `…`
    case notAvailable
    /// The question does not arise: `–`
    case notApplicable
    /// Known but withheld: `*`
    case suppressed
}

/// One numeric cell of an office's table.
public enum NumberCell: Sendable, Hashable {
    case value(Rational, Qualifier)
    case absent(Absence)

    /// The number, where it is exact and may be computed with.
    public var exactValue: Rational? {
        if case .value(let value, .exact) = self { value } else { nil }
    }
}
