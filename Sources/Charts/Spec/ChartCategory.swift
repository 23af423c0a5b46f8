/// One place on the category axis: a period, a unit, a topic.
public struct ChartCategory: Sendable, Hashable {
    public var label: String
    /// Used instead of `label` where there is no room for it.
    public var shortLabel: String?
    /// The name of a break in the series before this category: a labelled dashed rule, over which no line is joined.
    public var breakBefore: String?

    public init(label: String, shortLabel: String? = nil, breakBefore: String? = nil) {
        self.label = label
        self.shortLabel = shortLabel
        self.breakBefore = breakBefore
    }
}
