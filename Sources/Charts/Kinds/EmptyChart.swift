/// A chart without a single number: its frame and a sentence that says so.
struct EmptyChart {
    let spec: ChartSpec

    var drawing: Drawing {
        let compact = spec.kind == .sparkline || spec.kind == .bullet
        let width = spec.kind == .sparkline ? SparklineChart.size.width : ChartLayout.width(spec)
        let typography = ChartLayout.typography(width)
        let height = compact ? 32.0 : 96
        let text = WrappedText(spec.emptyText, width: width - (compact ? 4 : 48), maxLines: 2, typography)
        let baseline = typography.baseline(centeredAt: height / 2, lines: text.lines.count)
        var drawing = Drawing(width: width, height: height, typography: typography)
        if !compact {
            let (top, bottom) = (0.5, height - 0.5)
            drawing.marks = [top, bottom].map { y in
                RuleMark(from: Point(x: 0, y: y), to: Point(x: width, y: y), role: .grid)
            }
        }
        drawing.marks.append(
            LabelMark(text, at: Point(x: width / 2, y: baseline), anchor: .middle, role: .quiet, typography))
        return drawing
    }
}
