/// From numbers to places along one axis of the viewBox, in proportion.
struct LinearScale: Sendable {
    let domain: ClosedRange<Double>
    /// Where the lower and the upper end of the domain lie; the first may be the greater.
    let range: (Double, Double)

    func callAsFunction(_ value: Double) -> Double {
        let span = domain.upperBound - domain.lowerBound
        guard span > 0, span.isFinite else { return (range.0 + range.1) / 2 }
        let share = min(max((value - domain.lowerBound) / span, 0), 1)
        return range.0 + share * (range.1 - range.0)
    }
}
