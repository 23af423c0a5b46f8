/// Breaks in the series: a dashed rule before the first category of the new series, named above the plot.
struct BreakLabels: Sendable {
    private struct Placed: Sendable {
        let x: Double
        let text: WrappedText
        let anchor: TextAnchor
        let span: ClosedRange<Double>
        let row: Int
    }

    private let placed: [Placed]
    private let typography: Typography
    private let rowTops: [Double]
    /// The room taken above the plot.
    let height: Double

    /// - Parameter breaks: the names and where their rules stand, from left to right.
    init(_ breaks: [(name: String, x: Double)], width: Double, _ typography: Typography) {
        var placed: [Placed] = []
        for (index, item) in breaks.enumerated() {
            let right = width - item.x - 6
            let before = index == 0 ? 0 : breaks[index - 1].x
            let flowsLeft = right < 90 && item.x - before - 6 > right
            let room = min(flowsLeft ? item.x - before - 6 : right, max(150, width * 0.4))
            let text = WrappedText(item.name, width: room, maxLines: 3, typography)
            let wide = text.width(typography) + 5
            let span = flowsLeft ? item.x - wide...item.x : item.x...item.x + wide
            // A rule goes down through all rows under its own, so a name stands in the first row where it is clear.
            let row =
                (0...placed.count).first { row in
                    placed.allSatisfy { other in
                        if other.row == row { return !other.span.overlaps(span) }
                        return other.row < row ? !span.contains(other.x) : !other.span.contains(item.x)
                    }
                } ?? placed.count
            placed.append(
                Placed(x: item.x, text: text, anchor: flowsLeft ? .end : .start, span: span, row: row))
        }
        var top = 0.0
        var rowTops: [Double] = []
        for row in 0..<((placed.map(\.row).max() ?? -1) + 1) {
            rowTops.append(top)
            top += (placed.filter { $0.row == row }.map { $0.text.height(typography) }.max() ?? 0) + 2
        }
        self.placed = placed
        self.typography = typography
        self.rowTops = rowTops
        height = placed.isEmpty ? 0 : top + 2
    }

    /// The rules, from above everything to the bottom of the plot.
    func rules(plotBottom: Double) -> [(Point, Point)] {
        placed.map { (Point(x: $0.x, y: 0), Point(x: $0.x, y: plotBottom)) }
    }

    func marks(top: Double, plotBottom: Double) -> [any Mark] {
        placed.flatMap { item -> [any Mark] in
            let y = top + rowTops[item.row]
            let x = item.anchor == .start ? item.x + 5 : item.x - 5
            return [
                RuleMark(from: Point(x: item.x, y: y), to: Point(x: item.x, y: plotBottom), role: .seriesBreak),
                LabelMark(
                    item.text, at: Point(x: x, y: y + typography.ascent), anchor: item.anchor, role: .quiet, typography),
            ]
        }
    }
}
