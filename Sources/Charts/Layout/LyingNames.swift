/// The names of lying rows: beside them, or above them on a phone.
struct LyingNames: Sendable {
    let texts: [WrappedText]
    /// Where what the rows show begins.
    let left: Double
    /// The names stand above their rows.
    let areAbove: Bool

    /// - Parameter shortBeside: names that are all short stand beside their rows on a phone too.
    init(_ categories: [ChartCategory], width: Double, shortBeside: Bool = false, _ typography: Typography) {
        let widest = categories.map { typography.width($0.label) }.max() ?? 0
        let areAbove = ChartLayout.isNarrow(width) && !(shortBeside && widest <= width * 0.36)
        self.areAbove = areAbove
        let room = areAbove ? width - 2 * ChartLayout.edge : width * 0.36
        let lines = areAbove ? 2 : 3
        texts = categories.map { category in
            let full = WrappedText(category.label, width: room, maxLines: lines, typography)
            guard full.isCut, let short = category.shortLabel else { return full }
            let shorter = WrappedText(short, width: room, maxLines: lines, typography)
            return shorter.isCut ? full : shorter
        }
        left = areAbove ? ChartLayout.edge : (texts.map { $0.width(typography) }.max() ?? 0) + 14
    }
}
