/// What small multiples add to their series, each of which is a panel of its own under its name, all on one scale.
public struct SmallMultiples: Sendable, Hashable {
    /// Drawn quietly in every panel to compare with, e.g. the mean of the province; nil for none.
    public var reference: ChartSeries?

    public init(reference: ChartSeries? = nil) {
        self.reference = reference
    }
}
