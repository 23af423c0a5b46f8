/// One name in a legend and the sign it stands for.
struct LegendEntry: Sendable {
    enum Symbol: Sendable {
        case line(color: String, dash: String?, shape: PointShape)
        case swatch(color: String)
        case target
    }

    let symbol: Symbol
    let text: String
}

/// Names in rows above a plot, for where they cannot stand beside their marks.
struct Legend: Sendable {
    let marks: [any Mark]
    let height: Double

    init(_ entries: [LegendEntry], width: Double, _ typography: Typography) {
        var marks: [any Mark] = []
        var (x, y, rowHeight) = (ChartLayout.edge, 0.0, 0.0)
        for entry in entries {
            let symbolWidth = entry.symbol.width
            let room = width - 2 * ChartLayout.edge - symbolWidth - 6
            let text = WrappedText(entry.text, width: room, maxLines: 3, typography)
            let entryWidth = symbolWidth + 6 + text.width(typography)
            if x > ChartLayout.edge, x + entryWidth > width - ChartLayout.edge {
                (x, y, rowHeight) = (ChartLayout.edge, y + rowHeight + 4, 0)
            }
            let baseline = y + typography.ascent + 1
            marks += entry.symbol.marks(x: x, y: baseline - typography.size * 0.36)
            marks.append(LabelMark(text, at: Point(x: x + symbolWidth + 6, y: baseline), typography))
            rowHeight = max(rowHeight, text.height(typography))
            x += entryWidth + 18
        }
        self.marks = marks
        height = entries.isEmpty ? 0 : y + rowHeight + 8
    }
}

extension LegendEntry.Symbol {
    var width: Double {
        switch self {
        case .line, .target: 26
        case .swatch: 13
        }
    }

    /// The symbol with its left end at `x`, centred at `y`.
    func marks(x: Double, y: Double) -> [any Mark] {
        let ends = (Point(x: x, y: y), Point(x: x + width, y: y))
        switch self {
        case .line(let color, let dash, let shape):
            return [
                LineMark(points: [ends.0, ends.1], color: color, dash: dash),
                PointMark(center: Point(x: x + width / 2, y: y), shape: shape, color: color),
            ]
        case .swatch(let color):
            return [BarMark(box: Box(x: x, y: y - 6.5, width: 13, height: 13), color: color)]
        case .target:
            return [RuleMark(from: ends.0, to: ends.1, role: .target)]
        }
    }
}
