/// The ticks of a horizontal value axis: a gridline each, and a text under the plot where it has room.
struct TickRow: Sendable {
    let axis: ValueAxis
    let x: LinearScale
    let width: Double
    let typography: Typography

    init(axis: ValueAxis, x: LinearScale, width: Double, _ typography: Typography) {
        (self.axis, self.x, self.width, self.typography) = (axis, x, width, typography)
    }

    func marks(top: Double, bottom: Double) -> [any Mark] {
        var limit = -Double.infinity
        return axis.ticks.flatMap { tick -> [any Mark] in
            let place = x(tick.value)
            let rule = RuleMark(from: Point(x: place, y: top), to: Point(x: place, y: bottom), role: .grid)
            let half = typography.width(tick.text) / 2
            let center = max(min(place, width - 1 - half), 1 + half)
            guard center - half >= limit else { return [rule] }
            limit = center + half + 4
            let baseline = bottom + typography.ascent + 4
            return [
                rule,
                LabelMark(lines: [tick.text], point: Point(x: center, y: baseline), anchor: .middle, role: .quiet),
            ]
        }
    }
}
