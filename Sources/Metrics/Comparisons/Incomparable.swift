import Diagnostics
import Tables

/// Why a number is not compared with another ("không so sánh được"), or why nothing is said of it. There is never a
/// number in its place.
public enum Incomparable: Error, Sendable, Hashable {
    /// The period has no grain (a free interval, a day, unstated), so that no other is like it.
    case unlikePeriods
    /// No like period before this one has a number: one point is no series.
    case onlyOne
    /// Every like period has the same number: there is no variation to speak of.
    case allEqual
    /// The number of this period is not there, or cannot be computed with.
    case noValue(Period, Absent)
    /// The series means something else from a day in between.
    case seriesBreak(Localized)
    /// The metric means something else from a day in between.
    case changedDefinition(Localized)
    /// Ranks among fields of different, or unknown, size.
    case otherField(before: Rational?, after: Rational?)
    /// Totals over different members of a dimension field: `gone` are only in the earlier one, `new` only in the later.
    case otherMembers(field: String, gone: [String], new: [String])
    /// Scores of an index that left out other criteria, so that they do not measure the same.
    case otherCriteria([String])
    /// Sums over windows of unlike length: from January to March, and from January to April.
    case otherWindow
    /// The exact result does not fit in 64 bits.
    case tooLarge

    /// What keeps a number from being computed with.
    public enum Absent: Sendable, Hashable {
        /// No source says it, or nothing is recorded of the period at all.
        case missing
        case notApplicable
        case withheld
        /// Shown with "khoảng", "trên": never computed with.
        case qualified
        /// The source says that it will still change.
        case preliminary
        /// It will still change: some cases are not due yet.
        case undue
        case zeroDenominator
        case obstacle(Obstacle)
    }
}

extension Quantity {
    /// Why this is no exact number; nil where it is one.
    var absent: Incomparable.Absent? {
        switch self {
        case .value(_, .exact): nil
        case .value(_, .preliminary): .preliminary
        case .value(_, .undue): .undue
        case .value: .qualified
        case .absent(.notAvailable): .missing
        case .absent(.notApplicable): .notApplicable
        case .absent(.suppressed): .withheld
        case .notComputable(.zeroDenominator): .zeroDenominator
        case .notComputable(let obstacle): .obstacle(obstacle)
        }
    }
}
