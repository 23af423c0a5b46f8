/// A named row of values, one for each category.
public struct ChartSeries: Sendable, Hashable {
    public var name: String
    /// A name of `ChartPalette`: "s1" to "s8", or "early", "on-time", "overdue", "returned", "pending".
    public var colorClass: String
    /// One value for each category. What is not there is missing with an empty sign.
    public var values: [ChartValue]
    /// Drawn stronger than the others.
    public var highlighted: Bool

    public init(name: String, colorClass: String, values: [ChartValue], highlighted: Bool = false) {
        self.name = name
        self.colorClass = colorClass
        self.values = values
        self.highlighted = highlighted
    }
}
