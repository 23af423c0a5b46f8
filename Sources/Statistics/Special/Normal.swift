import Foundation

/// The standard normal distribution.
enum Normal {
    /// P(Z ≤ z).
    static func cumulative(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

    static func density(_ z: Double) -> Double { exp(-z * z / 2) / (2 * Double.pi).squareRoot() }

    /// The z with P(Z > z) = `tail`, for 0 < `tail` < 1, by Halley's iteration on the cumulative distribution, which
    /// trebles the number of right digits at each step.
    static func upperQuantile(tail: Double) -> Double {
        if tail > 0.5 { return -upperQuantile(tail: 1 - tail) }
        if tail == 0.5 { return 0 }
        // From above: the tail is at most exp(−z²/2) / 2.
        var z = (-2 * log(2 * tail)).squareRoot()
        for _ in 0..<50 {
            let newton = (cumulative(-z) - tail) / density(z)
            let step = newton / (1 - newton * z / 2)
            z += step
            if abs(step) <= 1e-16 * z { break }
        }
        return z
    }
}
