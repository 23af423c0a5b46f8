/// Names at the right end of a plot, each beside its line, moved apart where they would collide.
struct EndLabels: Sendable {
    struct Entry: Sendable {
        let text: String
        /// Nil for the target, whose sign is its rule.
        let symbol: (color: String, shape: PointShape)?
        let isStrong: Bool
    }

    private static let symbolWidth = 14.0

    let entries: [Entry]
    let texts: [WrappedText]
    let typography: Typography
    /// The room to leave on the right of the plot.
    let width: Double
    private let leaderWidth: Double

    /// Names that must stand here, in lines of `room` at most.
    init(_ entries: [Entry], room: Double, maxLines: Int, leaderWidth: Double = 14, _ typography: Typography) {
        self.entries = entries
        (self.typography, self.leaderWidth) = (typography, leaderWidth)
        texts = entries.map { WrappedText($0.text, width: room, maxLines: maxLines, typography) }
        let widest = texts.map { $0.width(typography) }.max() ?? 0
        let symbolWidth = entries.contains { $0.symbol != nil } ? Self.symbolWidth : 0
        width = entries.isEmpty ? 0 : leaderWidth + symbolWidth + widest
    }

    /// The height of all names on top of each other.
    var totalHeight: Double { texts.map { $0.height(typography) }.reduce(0, +) }

    /// The height of the name with the most lines.
    var tallest: Double { texts.map { $0.height(typography) }.max() ?? 0 }

    /// Nil when there are too many names, or they are too long, for the room: a legend is better then.
    init?(_ entries: [Entry], width: Double, height: Double, _ typography: Typography) {
        let symbols = entries.filter { $0.symbol != nil }.count
        let share = ChartLayout.isNarrow(width) ? 0.3 : 0.28
        let room = width * share - 14 - Self.symbolWidth
        self.init(entries, room: room, maxLines: 3, typography)
        guard symbols <= 8, totalHeight <= height, !texts.contains(where: \.isCut) else { return nil }
    }

    /// - Parameters:
    ///   - wanted: where each name would like to stand.
    ///   - x: the right end of the plot.
    ///   - leaders: from where a thin line leads to a name that had to move; nil for none.
    func marks(wanted: [Double], x: Double, leaders: [Point?], bounds: ClosedRange<Double>) -> [any Mark] {
        guard !entries.isEmpty else { return [] }
        let sizes = texts.map { $0.height(typography) }
        let centers = Spread.centers(wanted, sizes: sizes, bounds: bounds)
        let hasSymbols = entries.contains { $0.symbol != nil }
        let textX = x + leaderWidth + (hasSymbols ? Self.symbolWidth : 0)
        var marks: [any Mark] = []
        for (index, entry) in entries.enumerated() {
            let center = centers[index]
            if let symbol = entry.symbol {
                let at = Point(x: textX - 9, y: center)
                if let from = leaders[index], abs(center - from.y) > 7 {
                    marks.append(
                        LineMark(
                            points: [Point(x: from.x + 6, y: from.y), Point(x: at.x - 7, y: center)],
                            color: symbol.color, weight: .leader))
                }
                marks.append(PointMark(center: at, shape: symbol.shape, color: symbol.color))
            }
            let baseline = typography.baseline(centeredAt: center, lines: texts[index].lines.count)
            let labelX = entry.symbol == nil ? x + 6 : textX
            marks.append(
                LabelMark(
                    texts[index], at: Point(x: labelX, y: baseline), role: entry.isStrong ? .strong : .ink, typography))
        }
        return marks
    }
}
