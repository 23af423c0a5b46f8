/// Equal steps along an axis, one for each category.
struct BandScale: Sendable {
    let start: Double
    let step: Double
    let count: Int

    init(from start: Double, to end: Double, count: Int) {
        self.start = start
        self.count = count
        step = (end - start) / Double(max(count, 1))
    }

    /// The middle of a category's step.
    func center(_ index: Int) -> Double { start + (Double(index) + 0.5) * step }

    var centers: [Double] { (0..<count).map(center) }
}
