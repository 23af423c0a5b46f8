/// One place on the category axis: a period, a unit, a topic.
public struct ChartCategory: Sendable, Hashable {
    public var label: String
    /// Used instead of `label` where there is no room for it.
    public var shortLabel: String?
    /// The name of a break in the series before this category: a labelled dashed rule, over which no line is joined.
    public var breakBefore: String?
    /// No line is joined over the place before this category, though nothing breaks there: counting starts anew.
    public var startsAnew: Bool

    var isJoined: Bool { breakBefore == nil && !startsAnew }

    public init(label: String, shortLabel: String? = nil, breakBefore: String? = nil, startsAnew: Bool = false) {
        self.label = label
        self.shortLabel = shortLabel
        self.breakBefore = breakBefore
        self.startsAnew = startsAnew
    }
}
