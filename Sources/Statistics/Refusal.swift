/// Why there is no result. What rests on missing data, on one point, on nothing to divide by or on values that are all
/// the same is refused with its reason, never estimated. Positions count from 0 in the order in which values were
/// given.
public enum Refusal: Error, Hashable, Sendable {
    /// There are no values at all.
    case noData
    /// There are `count` values where the method needs `minimum`.
    case tooFew(count: Int, minimum: Int)
    /// The value at this place is needed and not there.
    case missing(at: Int)
    /// The value at this place is no finite number, or outside the bounds that its kind has.
    case outOfBounds(at: Int)
    /// A number that cannot be below zero is.
    case negative
    /// There is nothing to divide by.
    case zeroDenominator
    /// More events than cases: `events` of `cases`.
    case moreThanAll(events: Int, cases: Int)
    /// All values are the same (or none of the cases, or all of them, are events), so that there is no variation to
    /// judge by.
    case noVariation
    /// Two series that belong together have this many values each.
    case unlikeLengths(Int, Int)
    /// The members of two editions differ: `gone` were only in the older one, `new` are only in the newer one.
    case unlikeMembers(gone: Int, new: Int)
    /// The two things were not made by the same definition (direction, criteria, points).
    case unlikeDefinition
    /// The same name or member stands at this place a second time.
    case repeated(at: Int)
    /// The place at which a period is declared to begin is outside the series or out of order.
    case misplaced(at: Int)
    /// It is not declared whether higher or lower is better.
    case noDirection
    /// These criteria have no points.
    case missingCriteria([String])
    /// Points were given for a criterion that the index does not have.
    case unknownCriterion(String)
    /// The points of this criterion are below zero or above what it can give.
    case pointsOutOfRange(String)
    /// The criteria left out in the two periods differ, so that the scores do not measure the same.
    case unlikeCriteria([String])
    /// A group without criteria, or a criterion that can give no points.
    case emptyCriterion(String)
    /// The exact result does not fit in 64 bits.
    case tooLarge
}
