/// The names of lying rows: beside them, or above them on a phone.
struct LyingNames: Sendable {
    let texts: [WrappedText]
    /// Where what the rows show begins.
    let left: Double

    init(_ categories: [ChartCategory], width: Double, _ typography: Typography) {
        let isNarrow = ChartLayout.isNarrow(width)
        let room = isNarrow ? width - 2 * ChartLayout.edge : width * 0.36
        let lines = isNarrow ? 2 : 3
        texts = categories.map { category in
            let full = WrappedText(category.label, width: room, maxLines: lines, typography)
            guard full.isCut, let short = category.shortLabel else { return full }
            let shorter = WrappedText(short, width: room, maxLines: lines, typography)
            return shorter.isCut ? full : shorter
        }
        left = isNarrow ? ChartLayout.edge : (texts.map { $0.width(typography) }.max() ?? 0) + 14
    }
}
