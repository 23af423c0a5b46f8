/// The domain of a value axis and its ticks, no two neighbours of which read the same.
struct ValueAxis: Sendable {
    struct Tick: Sendable {
        let value: Double
        let text: String
    }

    let domain: ClosedRange<Double>
    let ticks: [Tick]

    /// - Parameters:
    ///   - numbers: everything that has to lie within the domain.
    ///   - wanted: what the domain covers at least; its ends are then kept where the numbers allow it.
    ///   - fromZero: zero lies within the domain.
    ///   - count: about how many intervals between ticks.
    init(numbers: [Double], wanted: ClosedRange<Double>?, fromZero: Bool, count: Int, format: TickFormat) {
        var lower = min(numbers.min() ?? 0, wanted?.lowerBound ?? .infinity)
        var upper = max(numbers.max() ?? 0, wanted?.upperBound ?? -.infinity)
        // Starting a line at zero is more honest wherever it costs little height.
        if fromZero || lower == upper || (wanted == nil && lower > 0 && lower < upper * 0.4) {
            lower = min(lower, 0)
            upper = max(upper, 0)
        }
        if lower == upper { upper = lower + 1 }

        let integers = numbers.allSatisfy { $0 == $0.rounded() } && (wanted == nil || upper - lower > 2)
        var raw = (upper - lower) / Double(max(count, 1))
        var best: (ClosedRange<Double>, [Tick]) = (lower...upper, [])
        for _ in 0..<12 {
            let step = NiceStep(atLeast: raw, integers: integers)
            let ends = Self.ends(lower, upper, wanted, step)
            let ticks = step.multiples(ends.lowerBound, ends.upperBound).map { Tick(value: $0, text: format($0)) }
            best = (ends, ticks)
            if zip(ticks, ticks.dropFirst()).allSatisfy({ $0.text != $1.text }) { break }
            raw = step.multiple(1) * 1.01
        }
        (domain, ticks) = best
    }

    /// Places in a field of `size`: 1, round numbers, and the last place.
    init(placesOf size: Int, format: TickFormat) {
        let last = Double(max(size, 1))
        let step = NiceStep(atLeast: last / 5, integers: true)
        let half = step.multiple(1) / 2
        let between = step.multiples(1, last).filter { $0 - 1 > half && last - $0 >= half }
        let places = [1] + between + (last > 1 ? [last] : [])
        domain = 1...max(last, 2)
        ticks = places.map { Tick(value: $0, text: format($0)) }
    }

    /// Places in a field of `size`, with half a place of room at both ends; each place has a tick where `namesAll`.
    init(rowsOf size: Int, namesAll: Bool, format: TickFormat) {
        let size = max(size, 1)
        let sparse = ValueAxis(placesOf: size, format: format)
        domain = 0.5...Double(size) + 0.5
        ticks = namesAll ? (1...size).map { Tick(value: Double($0), text: format(Double($0))) } : sparse.ticks
    }

    private static func ends(
        _ lower: Double, _ upper: Double, _ wanted: ClosedRange<Double>?, _ step: NiceStep
    ) -> ClosedRange<Double> {
        let down = step.multiple((step.count(lower) + 1e-9).rounded(.down))
        let up = step.multiple((step.count(upper) - 1e-9).rounded(.up))
        return min(
            lower == wanted?.lowerBound ? lower : down, lower)...max(upper == wanted?.upperBound ? upper : up, upper)
    }
}
