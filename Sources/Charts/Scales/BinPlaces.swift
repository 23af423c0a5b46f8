/// Where bins stand along the axis.
struct BinPlaces: Sendable {
    /// The width of every bin.
    let width: Double
    private let left: Double
    private let count: Int
    private let bins: HistogramBins
    /// What an open last bin keeps from the one before.
    private static let gap = 10.0

    init(_ bins: HistogramBins, count: Int, from left: Double, to right: Double) {
        (self.bins, self.count, self.left) = (bins, count, left)
        width = (right - left - (bins.isOpenEnded ? Self.gap : 0)) / Double(max(count, 1))
    }

    func start(_ bin: Int) -> Double {
        left + Double(bin) * width + (bins.isOpenEnded && bin == count - 1 ? Self.gap : 0)
    }

    /// The place of an edge by its number; the end of the last closed bin lies before the gap.
    func edge(_ index: Int) -> Double { left + Double(index) * width }

    /// The place of a value within its bin; of an open bin the end; nil outside of all.
    func place(of value: Double) -> Double? {
        guard let first = bins.edges.first, let last = bins.edges.last, value.isDrawable, value >= first.value else {
            return nil
        }
        let closed = bins.isOpenEnded ? count - 1 : count
        for bin in 0..<min(closed, bins.edges.count - 1) {
            let (from, to) = (bins.edges[bin].value, bins.edges[bin + 1].value)
            if value < to || (value == to && bin == closed - 1 && !bins.isOpenEnded) {
                return edge(bin) + (value - from) / (to - from) * width
            }
        }
        return bins.isOpenEnded || value == last.value ? start(count - 1) + width : nil
    }
}
