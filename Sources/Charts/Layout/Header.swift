/// What stands above a plot: the legend, then the unit of measure.
struct Header: Sendable {
    let marks: [any Mark]
    let height: Double

    init(axisTitle: String?, legend: [LegendEntry], width: Double, _ typography: Typography) {
        let legend = Legend(legend, width: width, typography)
        var marks = legend.marks
        var height = legend.height
        if let axisTitle, !axisTitle.isEmpty {
            let text = WrappedText(axisTitle, width: width - 2 * ChartLayout.edge, maxLines: 2, typography)
            let baseline = height + typography.ascent + 1
            marks.append(LabelMark(text, at: Point(x: ChartLayout.edge, y: baseline), role: .quiet, typography))
            height += text.height(typography) + 4
        }
        self.marks = marks
        self.height = height
    }
}
