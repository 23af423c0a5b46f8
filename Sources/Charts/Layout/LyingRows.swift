/// Where the rows of lying bars stand, with their names and the breaks between them.
struct LyingRows: Sendable {
    /// The top of the first lane of each category.
    let laneTops: [Double]
    let bottom: Double

    private let names: [(text: WrappedText, baseline: Double)]
    private let breaks: [(text: WrappedText, top: Double)]
    private let isNarrow: Bool
    private let width: Double
    private let typography: Typography

    init(
        names: [WrappedText], categories: [ChartCategory], laneThickness: Double, laneCount: Int, isNarrow: Bool,
        top: Double, width: Double, _ typography: Typography
    ) {
        var laneTops: [Double] = []
        var placed: [(text: WrappedText, baseline: Double)] = []
        var breaks: [(text: WrappedText, top: Double)] = []
        var y = top + 4
        let lanesHeight = laneThickness * Double(laneCount)
        for (index, name) in names.enumerated() {
            if let label = categories[index].breakBefore {
                let text = WrappedText(label, width: width - 2 * ChartLayout.edge, maxLines: 2, typography)
                breaks.append((text, y))
                y += text.height(typography) + 8
            }
            if isNarrow {
                placed.append((name, y + typography.ascent))
                laneTops.append(y + name.height(typography) + 2)
                y += name.height(typography) + 2 + lanesHeight + 9
            } else {
                let height = max(lanesHeight, name.height(typography))
                let center = y + height / 2
                placed.append((name, typography.baseline(centeredAt: center, lines: name.lines.count)))
                laneTops.append(center - lanesHeight / 2)
                y += height + (laneCount > 1 || name.lines.count > 1 ? 12 : 8)
            }
        }
        self.laneTops = laneTops
        self.names = placed
        self.breaks = breaks
        bottom = y
        (self.isNarrow, self.width, self.typography) = (isNarrow, width, typography)
    }

    /// - Parameter left: the left end of the bars; the names end there, or start there on a phone.
    func marks(left: Double) -> [any Mark] {
        var marks: [any Mark] = []
        for item in breaks {
            marks.append(
                RuleMark(from: Point(x: 0, y: item.top), to: Point(x: width, y: item.top), role: .seriesBreak))
            let at = Point(x: ChartLayout.edge, y: item.top + typography.ascent + 3)
            var label = LabelMark(item.text, at: at, role: .quiet, typography)
            label.halo = true
            marks.append(label)
        }
        for name in names {
            let at = Point(x: isNarrow ? left : left - 8, y: name.baseline)
            var label = LabelMark(name.text, at: at, anchor: isNarrow ? .start : .end, typography)
            label.halo = isNarrow
            marks.append(label)
        }
        return marks
    }
}
