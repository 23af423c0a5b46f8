/// Places the limits of a funnel: within the plot, and cut where they leave it.
struct FunnelCurve: Sendable {
    let x: AcrossAxis
    let y: LinearScale

    func places(
        _ points: [FunnelLimits.Curve.Point], _ limit: KeyPath<FunnelLimits.Curve.Point, Double>
    ) -> [Point] {
        let sound = points.filter { $0.denominator > 0 && $0.denominator <= x.top && $0[keyPath: limit].isDrawable }
        var places: [Point] = []
        var previous: (denominator: Double, value: Double)?
        for point in sound {
            let next = (denominator: point.denominator, value: point[keyPath: limit])
            if let previous, y.domain.contains(previous.value) != y.domain.contains(next.value) {
                let edge =
                    next.value + previous.value > 2 * y.domain.lowerBound
                        && max(next.value, previous.value) > y.domain.upperBound
                    ? y.domain.upperBound : y.domain.lowerBound
                let share = (edge - previous.value) / (next.value - previous.value)
                let denominator = previous.denominator + share * (next.denominator - previous.denominator)
                places.append(Point(x: x(denominator), y: y(edge)))
            }
            if y.domain.contains(next.value) { places.append(Point(x: x(next.denominator), y: y(next.value))) }
            previous = next
        }
        return places
    }
}
