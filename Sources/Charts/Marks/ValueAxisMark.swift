import Markup

/// The ticks of a vertical value axis: a gridline and a text each; the line of zero is stronger.
struct ValueAxisMark: Mark {
    let axis: ValueAxis
    let scale: LinearScale
    let left: Double
    let right: Double
    let typography: Typography
    var marksZero = true

    /// The room the texts take on the left of the plot.
    static func width(_ axis: ValueAxis, _ typography: Typography) -> Double {
        (axis.ticks.map { typography.width($0.text) }.max() ?? 0) + ChartLayout.gap
    }

    func draw(into writer: inout MarkupWriter) {
        for tick in axis.ticks {
            let y = scale(tick.value)
            RuleMark(
                from: Point(x: left, y: y), to: Point(x: right, y: y),
                role: marksZero && tick.value == 0 ? .axis : .grid
            ).draw(into: &writer)
            LabelMark(
                lines: [tick.text],
                point: Point(x: left - ChartLayout.gap + 2, y: typography.baseline(centeredAt: y)), anchor: .end,
                role: .quiet
            ).draw(into: &writer)
        }
    }
}
