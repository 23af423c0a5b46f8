import Diagnostics
import Statistics
import Tables

/// What is known of one number.
public enum Quantity: Sendable, Hashable {
    case value(Rational, Qualifier)
    case absent(Absence)
    /// It cannot be computed from what is known; never a guess.
    case notComputable(Obstacle)

    /// The number, where it is exact and may be computed with.
    public var exactValue: Rational? {
        if case .value(let value, .exact) = self { value } else { nil }
    }

    /// The number, exact or qualified.
    public var anyValue: Rational? {
        if case .value(let value, _) = self { value } else { nil }
    }

    /// Why it cannot be computed with, where `name` stands for it; nil for an exact value and for "not applicable",
    /// which adds nothing.
    func obstacle(_ name: String) -> Obstacle? {
        switch self {
        case .value(_, .exact), .absent(.notApplicable): nil
        case .value(_, .preliminary): .preliminary(name)
        case .value(_, .undue): .undue(name)
        case .value: .qualified(name)
        case .absent(.notAvailable): .missing(name)
        case .absent(.suppressed): .withheld(name)
        case .notComputable(let obstacle): obstacle
        }
    }

    init(_ cell: NumberCell) {
        switch cell {
        case .value(let value, let qualifier): self = .value(value, qualifier)
        case .absent(let absence): self = .absent(absence)
        }
    }
}

/// Why a number cannot be computed.
public enum Obstacle: Sendable, Hashable {
    /// The named input is missing.
    case missing(String)
    /// The named input is withheld.
    case withheld(String)
    /// The named input is qualified ("trên 85.000"): shown, never computed with.
    case qualified(String)
    /// The named input is preliminary in its source ("số sơ bộ").
    case preliminary(String)
    /// The named input will still change, since not all of its records are due ("chưa đủ thời gian").
    case undue(String)
    /// These members of a whole have no row.
    case missingMembers([String])
    /// These periods of a longer one have no row.
    case missingPeriods([Period])
    /// The period lies not wholly in the days for which there are records.
    case notCovered(ClosedRange<CalendarDate>)
    /// The period is none of like ones (a day, a free interval), or the window is no whole number of such.
    case noWindow
    /// A sum would run over a day from which the series means something else.
    case seriesBreak(Localized)
    /// A sum would run over a day from which the metric means something else.
    case changedDefinition(Localized)
    /// A sum would be over different members of a dimension field: `gone` are only in an earlier period, `new` only in
    /// a later one.
    case otherMembers(field: String, gone: [String], new: [String])
    /// The named input is to be points of an index and is below zero or above the most there are.
    case outOfRange(String)
    /// There is no ranking of this edition.
    case notRanked(Refusal)
    /// Fewer cases (of how many, where that is known) than are ranked.
    case fewCases(count: Int?, minimum: Int)
    /// The denominator is zero: the question does not arise.
    case zeroDenominator
    /// The result does not fit in 64 bits.
    case overflow
}

/// How a number came about.
public enum Derivation: Sendable, Hashable {
    /// As it stands in the source.
    case reported
    /// From other nodes of its parts tree: the sum of `added` less the sum of `subtracted`.
    case derived(added: [String], subtracted: [String])
    /// Over several rows.
    case aggregated(Aggregate)
    /// Over the shorter periods that fill a longer one.
    case rolledUp([Period])
}

/// The value of one measure for one group, and where it comes from.
public struct Reading: Sendable, Hashable {
    public var quantity: Quantity
    public var derivation: Derivation
    /// Rows of the dataset it was made from, ascending.
    public var rows: [Int]
    /// How many records it was made from, where the dataset holds events.
    public var records: Int
    /// What the source says of the rows that made it, which of a stock over a longer period are not all of `rows`.
    public var states: Set<RowState> = []

    public init(_ quantity: Quantity, derivation: Derivation = .reported, rows: [Int], records: Int = 0) {
        self.quantity = quantity
        self.derivation = derivation
        self.rows = rows
        self.records = records
    }
}
