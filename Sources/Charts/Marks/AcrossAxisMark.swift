import Markup

/// The ticks of a horizontal axis of amounts: a short gridline and a text each, kept within the frame.
struct AcrossAxisMark: Mark {
    let axis: AcrossAxis
    let top: Double
    let bottom: Double
    let width: Double
    let typography: Typography

    func draw(into writer: inout MarkupWriter) {
        for tick in axis.ticks {
            let x = axis(tick.value)
            RuleMark(from: Point(x: x, y: top), to: Point(x: x, y: bottom), role: .grid).draw(into: &writer)
            let half = typography.width(tick.text) / 2
            let center = max(min(x, width - ChartLayout.edge - half), ChartLayout.edge + half)
            LabelMark(
                lines: [tick.text], point: Point(x: center, y: bottom + 5 + typography.ascent), anchor: .middle,
                role: .quiet
            ).draw(into: &writer)
        }
    }
}
