/// What a figure or a number in a sentence asks of one metric.
public struct MetricRequest: Sendable, Hashable {
    public var metric: String
    /// Dimension fields that split the numbers.
    public var dimensions: [String]
    /// Members asked for, by dimension field.
    public var members: [String: [String]]
    public var filters: [TypedExpression]
    public var periods: Plan.Periods

    public init(
        metric: String, dimensions: [String] = [], members: [String: [String]] = [:],
        filters: [TypedExpression] = [], periods: Plan.Periods = .stated
    ) {
        self.metric = metric
        self.dimensions = dimensions
        self.members = members
        self.filters = filters
        self.periods = periods
    }
}
