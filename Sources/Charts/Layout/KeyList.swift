/// Numbered names in columns under a plot, for points that have no room for their names.
struct KeyList: Sendable {
    struct Entry: Sendable {
        /// What stands at the point; empty for none.
        let key: String
        let symbol: (color: String, shape: PointShape)?
        let text: String
    }

    private struct Placed: Sendable {
        let entry: Entry
        let text: WrappedText
        let x: Double
        let y: Double
    }

    private let placed: [Placed]
    private let keyWidth: Double
    private let typography: Typography
    let height: Double

    init(_ entries: [Entry], width: Double, _ typography: Typography) {
        let columns = entries.count < 3 ? 1 : ChartLayout.isNarrow(width) ? 1 : entries.count < 7 ? 2 : 3
        let rows = (entries.count + columns - 1) / columns
        let columnWidth = (width - 2 * ChartLayout.edge) / Double(columns)
        let keyWidth = 16 + (entries.map { typography.width($0.key) }.max() ?? 0) + 6
        var placed: [Placed] = []
        var height = 0.0
        for column in 0..<columns {
            var y = 0.0
            for entry in entries.dropFirst(column * rows).prefix(rows) {
                let text = WrappedText(entry.text, width: columnWidth - keyWidth - 12, maxLines: 3, typography)
                placed.append(
                    Placed(entry: entry, text: text, x: ChartLayout.edge + Double(column) * columnWidth, y: y))
                y += text.height(typography) + 3
            }
            height = max(height, y)
        }
        (self.placed, self.keyWidth, self.height) = (placed, keyWidth, height)
        self.typography = typography
    }

    func marks(top: Double) -> [any Mark] {
        placed.flatMap { item -> [any Mark] in
            let baseline = top + item.y + typography.ascent
            var marks: [any Mark] = []
            if let symbol = item.entry.symbol {
                let center = Point(x: item.x + 6, y: baseline - typography.size * 0.36)
                marks.append(PointMark(center: center, shape: symbol.shape, color: symbol.color, radius: 4.5))
            }
            marks.append(LabelMark(lines: [item.entry.key], point: Point(x: item.x + 16, y: baseline), role: .strong))
            marks.append(LabelMark(item.text, at: Point(x: item.x + keyWidth, y: baseline), typography))
            return marks
        }
    }
}
