/// A distance between ticks that people count in: 1, 2 or 5 times a power of ten.
struct NiceStep: Sendable {
    let mantissa: Double
    let exponent: Int

    /// The smallest nice step not under `raw`; never under 1 for integers.
    init(atLeast raw: Double, integers: Bool) {
        var (power, exponent) = (1.0, 0)
        if raw.isFinite, raw > 0 {
            while power * 10 <= raw, exponent < 300 { (power, exponent) = (power * 10, exponent + 1) }
            while power > raw, exponent > -300, !integers { (power, exponent) = (power / 10, exponent - 1) }
        }
        let ratio = raw / power
        let close = 1 + 1e-9
        mantissa = ratio <= close ? 1 : ratio <= 2 * close ? 2 : ratio <= 5 * close ? 5 : 10
        self.exponent = exponent
    }

    /// The `count`th multiple, as the double nearest to its decimal (3 × 0.1 is 0.3).
    func multiple(_ count: Double) -> Double {
        let power = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
        return exponent < 0 ? count * mantissa / power : count * mantissa * power
    }

    /// How many steps fit into `value`, not rounded.
    func count(_ value: Double) -> Double { value / multiple(1) }

    /// The multiples from the one not under `lower` to the one not over `upper`.
    func multiples(_ lower: Double, _ upper: Double) -> [Double] {
        let first = (count(lower) - 1e-9).rounded(.up)
        let last = (count(upper) + 1e-9).rounded(.down)
        guard first <= last, last - first < 1000 else { return [] }
        return stride(from: first, through: last, by: 1).map { multiple($0 == 0 ? 0 : $0) }
    }
}
