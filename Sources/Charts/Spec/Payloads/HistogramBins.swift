/// What a histogram adds to the counts of its bins: where they begin and end.
///
/// The categories are the bins, of one width, so that heights are counts; the first series is the counts.
public struct HistogramBins: Sendable, Hashable {
    /// A value on the axis of bins and its text.
    public struct Edge: Sendable, Hashable {
        public var value: Double
        public var label: String

        public init(value: Double, label: String) {
            (self.value, self.label) = (value, label)
        }
    }

    /// From the start of the first bin to the end of the last, rising: one more than there are bins.
    public var edges: [Edge]
    /// The last bin holds everything beyond its start: it stands apart, and its category names it ("trên 30").
    public var isOpenEnded: Bool
    /// Values pointed out with a labelled rule: the median, a percentile, a legal limit.
    public var markers: [Edge]
    /// The name of the axis of bins, e.g. "Ngày làm việc".
    public var edgeTitle: String

    public init(edges: [Edge], isOpenEnded: Bool = false, markers: [Edge] = [], edgeTitle: String) {
        (self.edges, self.isOpenEnded, self.markers, self.edgeTitle) = (edges, isOpenEnded, markers, edgeTitle)
    }
}
