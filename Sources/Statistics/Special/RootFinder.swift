/// Where a continuous function of one variable is zero: Brent's method (R. P. Brent, *Algorithms for Minimization
/// without Derivatives*, 1973, chapter 4). It never leaves the bracket and always ends.
enum RootFinder {
    /// - Parameter function: of opposite signs at `low` and `high` (or zero at one of them).
    /// - Returns: the root to about the precision of a `Double`.
    static func root(from low: Double, to high: Double, of function: (Double) -> Double) -> Double {
        var (best, other) = (high, low)
        var (bestValue, otherValue) = (function(high), function(low))
        var (third, thirdValue) = (other, otherValue)
        var step = best - other
        var previousStep = step
        for _ in 0..<200 {
            if (bestValue > 0) == (thirdValue > 0) {
                (third, thirdValue) = (other, otherValue)
                step = best - other
                previousStep = step
            }
            if abs(thirdValue) < abs(bestValue) {
                (other, best, third) = (best, third, best)
                (otherValue, bestValue, thirdValue) = (bestValue, thirdValue, bestValue)
            }
            let tolerance = 2 * Double.ulpOfOne * abs(best) + Double.leastNormalMagnitude
            let half = (third - best) / 2
            if abs(half) <= tolerance || bestValue == 0 { return best }
            if abs(previousStep) >= tolerance, abs(otherValue) > abs(bestValue) {
                (step, previousStep) = interpolated(
                    best: best, other: other, third: third, values: (bestValue, otherValue, thirdValue),
                    half: half, step: step, previousStep: previousStep, tolerance: tolerance)
            } else {
                (step, previousStep) = (half, half)
            }
            (other, otherValue) = (best, bestValue)
            best += abs(step) > tolerance ? step : (half > 0 ? tolerance : -tolerance)
            bestValue = function(best)
        }
        return best
    }

    /// The next step by inverse quadratic (or linear) interpolation where it converges, half the bracket where it does
    /// not.
    private static func interpolated(
        best: Double, other: Double, third: Double, values: (best: Double, other: Double, third: Double),
        half: Double, step: Double, previousStep: Double, tolerance: Double
    ) -> (step: Double, previousStep: Double) {
        let ratio = values.best / values.other
        var (top, bottom): (Double, Double)
        if other == third {
            (top, bottom) = (2 * half * ratio, 1 - ratio)
        } else {
            let outer = values.other / values.third
            let inner = values.best / values.third
            top = ratio * (2 * half * outer * (outer - inner) - (best - other) * (inner - 1))
            bottom = (outer - 1) * (inner - 1) * (ratio - 1)
        }
        if top > 0 { bottom = -bottom } else { top = -top }
        let isGood = 2 * top < min(3 * half * bottom - abs(tolerance * bottom), abs(previousStep * bottom))
        return isGood ? (top / bottom, step) : (half, half)
    }
}
