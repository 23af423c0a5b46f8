import Diagnostics

/// How the rows of a group become one number.
public enum Aggregate: String, Sendable, Hashable, CaseIterable {
    case sum, count, min, max, average, median
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

/// An aggregate over rows.
public struct Measure: Sendable, Hashable {
    public var name: String
    public var title: Localized
    public var measuredIn: Localized?
    public var aggregate: Aggregate
    /// The field or parts node; nil for `count`.
    public var of: String?
    public var filter: TypedExpression?
    public var additivity: Additivity

    public init(
        name: String, title: Localized, measuredIn: Localized? = nil, aggregate: Aggregate = .sum, of: String?,
        filter: TypedExpression? = nil, additivity: Additivity = .flow
    ) {
        self.name = name
        self.title = title
        self.measuredIn = measuredIn
        self.aggregate = aggregate
        self.of = of
        self.filter = filter
        self.additivity = additivity
    }
}
