/// A horizontal axis of amounts from zero, in proportion to them or to their square root.
struct AcrossAxis: Sendable {
    let ticks: [ValueAxis.Tick]
    /// The largest amount that has a place.
    let top: Double
    private let isSquareRoot: Bool
    private let scale: LinearScale

    /// - Parameters:
    ///   - largest: the largest amount, over 0.
    ///   - range: the left and the right end.
    init(largest: Double, isSquareRoot: Bool, range: (Double, Double), format: TickFormat, _ typography: Typography) {
        self.isSquareRoot = isSquareRoot
        let step = NiceStep(atLeast: largest / (range.1 - range.0 < 400 ? 4 : 6), integers: true)
        // The largest does not stand on the frame.
        let top = max(isSquareRoot ? 0 : step.multiple(step.count(largest).rounded(.up)), largest * 1.04)
        scale = LinearScale(domain: 0...(isSquareRoot ? top.squareRoot() : top), range: range)
        self.top = top
        let values = isSquareRoot ? Self.roundNumbers(to: top) : step.multiples(0, top).reversed()
        let zero = scale(0) + typography.width(format(0)) / 2 + 12
        var limit = Double.infinity
        var ticks: [ValueAxis.Tick] = []
        for value in values {
            let text = format(value)
            let (x, half) = (scale(isSquareRoot ? value.squareRoot() : value), typography.width(text) / 2)
            guard x + half <= limit, value == 0 || x - half >= zero else { continue }
            limit = x - half - 12
            ticks.append(ValueAxis.Tick(value: value, text: text))
        }
        self.ticks = ticks.reversed()
    }

    func callAsFunction(_ value: Double) -> Double { scale(isSquareRoot ? max(value, 0).squareRoot() : value) }

    /// 1, 2 and 5 times powers of ten, from the largest down to 0.
    private static func roundNumbers(to top: Double) -> [Double] {
        var numbers: [Double] = [0]
        var power = 1.0
        while power <= top {
            numbers += [power, power * 2, power * 5].filter { $0 <= top }
            power *= 10
        }
        return numbers.reversed()
    }
}
