import Diagnostics
import Tables

/// How the rows of a group become one number.
public enum Aggregate: String, Sendable, Hashable, CaseIterable {
    case sum, count, min, max, average, median
    /// The value below which a given share lies, between two values where it falls between them.
    case percentile
    case countDistinct = "count_distinct"
}

/// How a measure behaves over time.
public enum Additivity: Sendable, Hashable {
    /// Adds up.
    case flow
    /// Closing stock: over a longer period the last value counts.
    case stock
    /// Opening stock: over a longer period the first value counts.
    case opening
    /// A node above a stock: over a longer period it is made again from its parts, never added.
    case fromParts
}

/// When a record counts.
public enum Timing: Sendable, Hashable {
    /// A row of figures counts in the period that it states.
    case period
    /// A record counts in the period that this date lies in.
    case at(TypedExpression)
    /// A record counts on the days that follow `past` (where given) from `from` on until the day before `until`, and
    /// without end where `until` is absent. Of a period its last day counts; for an opening stock the day before its
    /// first.
    case stock(from: TypedExpression, until: TypedExpression?, past: TypedExpression?)
}

/// An aggregate over rows.
public struct Measure: Sendable, Hashable {
    public var name: String
    public var title: Localized
    public var measuredIn: UnitOfMeasure?
    public var aggregate: Aggregate
    /// The field or parts node; nil for `count`.
    public var of: String?
    public var filter: TypedExpression?
    public var additivity: Additivity
    public var timing: Timing
    /// Over records, what is added or ordered where that is more than a field.
    public var value: TypedExpression?
    /// Of a percentile: from 0 to 1.
    public var share: Rational?

    public init(
        name: String, title: Localized, measuredIn: UnitOfMeasure? = nil, aggregate: Aggregate = .sum, of: String?,
        filter: TypedExpression? = nil, additivity: Additivity = .flow, timing: Timing = .period,
        value: TypedExpression? = nil, share: Rational? = nil
    ) {
        self.name = name
        self.title = title
        self.measuredIn = measuredIn
        self.aggregate = aggregate
        self.of = of
        self.filter = filter
        self.additivity = additivity
        self.timing = timing
        self.value = value
        self.share = share
    }
}
