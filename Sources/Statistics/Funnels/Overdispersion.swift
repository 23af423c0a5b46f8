/// How much more the units of a group differ than chance explains: D. J. Spiegelhalter, "Handling over-dispersion of
/// performance indicators", *Quality and Safety in Health Care* 14 (2005).
///
/// A note beside a funnel plot, not a way to move its limits unseen: where it is significant, most units beyond the
/// limits are there because something that all share is not accounted for.
public struct Overdispersion: Hashable, Sendable {
    /// The share of units pulled in at each end, so that the few that are really unlike do not widen the group.
    static let winsorised = 0.1
    /// Of fewer units a tenth is not one.
    public static let leastUnits = 10

    /// The mean square of the winsorised standardised differences: 1 where there is only chance.
    public let ratio: Double
    /// The variance between units that chance leaves over, in the square of the values' unit; 0 where there is none.
    public let variance: Double
    /// Whether the ratio is above what chance makes of it: more than two deviations, of √(2 / units) each, above 1.
    public let isSignificant: Bool

    /// - Parameter units: each with its value and the standard error it has if it is like the group; in any order.
    /// - Throws: `tooFew` under 10 units.
    init(mean: Double, units: [(value: Double, error: Double)]) throws(Refusal) {
        guard units.count >= Self.leastUnits else {
            throw .tooFew(count: units.count, minimum: Self.leastUnits)
        }
        let scores = units.map { ($0.value - mean) / $0.error }
        let sorted = scores.sorted()
        let (low, high) = (Self.quantile(sorted, Self.winsorised), Self.quantile(sorted, 1 - Self.winsorised))
        let count = Double(units.count)
        ratio = scores.reduce(0) { $0 + Self.square(min(max($1, low), high)) } / count
        // The estimate of R. DerSimonian and N. Laird, with weights of one over the variance.
        let weights = units.map { 1 / Self.square($0.error) }
        let total = weights.reduce(0, +)
        let squares = weights.reduce(0) { $0 + Self.square($1) }
        variance = max(0, (count * ratio - (count - 1)) / (total - squares / total))
        isSignificant = ratio > 1 + 2 * (2 / count).squareRoot()
    }

    /// Definition 7 of Hyndman and Fan, as everywhere here.
    private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        let position = share * Double(sorted.count - 1)
        let index = min(Int(position), sorted.count - 2)
        return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
    }

    private static func square(_ value: Double) -> Double { value * value }
}
