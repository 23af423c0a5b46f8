/// What a bump chart adds to ranks over editions: how many were ranked in each.
///
/// The categories are the editions, with `breakBefore` where they may not be joined; the series are the units, their values
/// ranks from 1, their labels as printed ("2/20", "đồng hạng 2"). `ChartSeries.highlighted` draws some stronger than the others.
public struct BumpFields: Sendable, Hashable {
    /// The number of ranked units of each edition; nil where it is not known. What lies under it is shaded: no place is there.
    public var sizes: [Int?]

    public init(sizes: [Int?]) {
        self.sizes = sizes
    }
}
