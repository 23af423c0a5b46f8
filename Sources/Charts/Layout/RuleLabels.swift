/// Upright rules named above the plot: a dashed one before the first category after a break in the series, a thin one
/// through the category of an event.
struct RuleLabels: Sendable {
    struct Item: Sendable {
        let name: String
        let x: Double
        var role = RuleMark.Role.seriesBreak
    }

    private struct Placed: Sendable {
        let x: Double
        let text: WrappedText
        let anchor: TextAnchor
        let span: ClosedRange<Double>
        let row: Int
        let role: RuleMark.Role
        let isCrowded: Bool
    }

    private let placed: [Placed]
    private let typography: Typography
    private let rowTops: [Double]
    /// The room taken above the plot.
    let height: Double

    /// - Parameter items: the names and where their rules stand, from left to right.
    init(_ items: [Item], width: Double, _ typography: Typography) {
        var placed: [Placed] = []
        for (index, item) in items.enumerated() {
            let right = width - item.x - 6
            let before = index == 0 ? 0 : items[index - 1].x
            // Where neither side has room, the name lies over the rule before.
            let isCrowded = max(right, item.x - before - 6) < 60
            let left = item.x - (isCrowded ? 0 : before) - 6
            let flowsLeft = right < 90 && left > right
            let room = min(flowsLeft ? left : right, max(150, width * 0.4))
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
                Placed(
                    x: item.x, text: text, anchor: flowsLeft ? .end : .start, span: span, row: row, role: item.role,
                    isCrowded: isCrowded))
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

    /// The breaks and events of a specification whose categories run from left to right.
    ///
    /// - Parameter changes: further names of rules before a category, such as of a new baseline.
    static func items(
        _ spec: ChartSpec, centers: [Double], step: Double, left: Double, changes: [Int: String] = [:]
    ) -> [Item] {
        var items: [Item] = []
        for (index, category) in spec.categories.enumerated() {
            let before = max(centers[index] - step / 2, left)
            for name in [category.breakBefore, changes[index]] {
                if let name { items.append(Item(name: name, x: before)) }
            }
            for event in spec.annotations where event.category == index {
                items.append(Item(name: event.label, x: centers[index], role: .event))
            }
        }
        return items
    }

    /// The rules, from above everything to the bottom of the plot.
    func rules(plotBottom: Double) -> [(Point, Point)] {
        placed.map { (Point(x: $0.x, y: 0), Point(x: $0.x, y: plotBottom)) }
    }

    /// The rules once more within the plot, for what is drawn over them to be seen through.
    func overlay(top: Double, plotBottom: Double) -> [any Mark] {
        placed.flatMap { item in
            [.targetCasing, item.role].map { role in
                RuleMark(from: Point(x: item.x, y: top), to: Point(x: item.x, y: plotBottom), role: role)
            }
        }
    }

    func marks(top: Double, plotBottom: Double) -> [any Mark] {
        placed.flatMap { item -> [any Mark] in
            let y = top + rowTops[item.row]
            let x = item.anchor == .start ? item.x + 5 : item.x - 5
            var label = LabelMark(
                item.text, at: Point(x: x, y: y + typography.ascent), anchor: item.anchor, role: .quiet, typography)
            label.halo = item.isCrowded
            return [
                RuleMark(from: Point(x: item.x, y: y), to: Point(x: item.x, y: plotBottom), role: item.role), label,
            ]
        }
    }
}
