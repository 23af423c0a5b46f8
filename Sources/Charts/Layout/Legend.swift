/// One name in a legend and the sign it stands for.
struct LegendEntry: Sendable {
    enum Symbol: Sendable {
        case line(color: String, dash: String?, shape: PointShape?)
        case swatch(color: String, hatch: String? = nil)
        case rule(RuleMark.Role)
        /// A rule that stands upright in the plot.
        case upright(RuleMark.Role)
        case point(color: String, shape: PointShape)
        /// A hollow point on a dashed line.
        case preliminary(color: String)
        /// A dot with its interval.
        case interval(color: String)
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

extension LegendEntry {
    /// What a hollow point on a dashed line means, where there is one.
    static func preliminary(_ spec: ChartSpec, _ data: ChartData) -> [LegendEntry] {
        let series = data.series.first { $0.values.contains(where: \.isPreliminary) }
        guard let series, let text = spec.preliminaryText else { return [] }
        return [LegendEntry(symbol: .preliminary(color: series.colorClass), text: text)]
    }

    /// What the shapes of variation mean, each once; none where all is common.
    static func variations(_ drawn: [ChartVariation], _ words: VariationWords) -> [LegendEntry] {
        guard drawn.contains(where: { $0 != .common }) else { return [] }
        return ChartVariation.allCases.filter(drawn.contains).map {
            LegendEntry(symbol: .point(color: $0.rawValue, shape: .of($0)), text: words[$0])
        }
    }
}

extension LegendEntry.Symbol {
    var width: Double {
        switch self {
        case .line, .rule, .preliminary, .interval: 26
        case .swatch, .point, .upright: 13
        }
    }

    /// The symbol with its left end at `x`, centred at `y`.
    func marks(x: Double, y: Double) -> [any Mark] {
        let ends = (Point(x: x, y: y), Point(x: x + width, y: y))
        switch self {
        case .line(let color, let dash, let shape):
            let line = LineMark(points: [ends.0, ends.1], color: color, dash: dash)
            guard let shape else { return [line] }
            return [line, PointMark(center: Point(x: x + width / 2, y: y), shape: shape, color: color)]
        case .upright(let role):
            let middle = x + width / 2
            return [RuleMark(from: Point(x: middle, y: y - 7), to: Point(x: middle, y: y + 7), role: role)]
        case .swatch(let color, let hatch):
            return [BarMark(box: Box(x: x, y: y - 6.5, width: 13, height: 13), color: color, hatch: hatch)]
        case .rule(let role):
            return [RuleMark(from: ends.0, to: ends.1, role: role)]
        case .interval(let color):
            return [
                IntervalMark(from: x + 1, to: x + width - 1, y: y),
                PointMark(center: Point(x: x + width / 2, y: y), shape: .circle, color: color),
            ]
        case .point(let color, let shape):
            return [PointMark(center: Point(x: x + width / 2, y: y), shape: shape, color: color, radius: 4.5)]
        case .preliminary(let color):
            let center = Point(x: x + width / 2, y: y)
            return [
                LineMark(points: [ends.0, ends.1], color: color, dash: LineMark.preliminaryDash),
                PointMark(center: center, shape: .circle, color: color, isHollow: true),
            ]
        }
    }
}
