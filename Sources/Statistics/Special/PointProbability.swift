import Foundation

/// Poisson and binomial probabilities continued to real counts, without the loss of digits that logarithms of large
/// factorials bring: C. Loader, *Fast and Accurate Computation of Binomial Probabilities*, 2000.
enum PointProbability {
    /// e^−`mean` · `mean`^`count` / Γ(`count` + 1), for `count` ≥ 0 and `mean` > 0.
    static func poisson(_ count: Double, mean: Double) -> Double {
        if count == 0 { return exp(-mean) }
        return exp(-stirlingError(count) - deviance(count, mean)) / (2 * Double.pi * count).squareRoot()
    }

    /// C(`cases`, `count`) · `share`^`count` · (1 − `share`)^(`cases` − `count`), for 0 ≤ `count` ≤ `cases`.
    /// - Parameter rest: 1 − `share`, passed beside it so that no digits are lost near 1.
    static func binomial(_ count: Double, of cases: Double, share: Double, rest: Double) -> Double {
        if count == 0 { return pow(rest, cases) }
        if count == cases { return pow(share, cases) }
        let exponent =
            stirlingError(cases) - stirlingError(count) - stirlingError(cases - count)
            - deviance(count, cases * share) - deviance(cases - count, cases * rest)
        let root = (cases / (2 * Double.pi * count * (cases - count))).squareRoot()
        return root * exp(exponent)
    }

    /// log Γ(x + 1) less Stirling's approximation of it, log(√(2πx) (x/e)^x).
    private static func stirlingError(_ x: Double) -> Double {
        if x < 16 {
            return lgamma(x + 1) - (x + 0.5) * log(x) + x - log((2 * Double.pi).squareRoot())
        }
        let square = x * x
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square)
            / x
    }

    /// `count` · log(`count` / `mean`) + `mean` − `count`, by its series where the two are close and the terms would
    /// cancel.
    private static func deviance(_ count: Double, _ mean: Double) -> Double {
        guard abs(count - mean) < 0.1 * (count + mean) else {
            return count * log(count / mean) + mean - count
        }
        let ratio = (count - mean) / (count + mean)
        var sum = (count - mean) * ratio
        var term = 2 * count * ratio
        var divisor = 3.0
        while divisor < 1000 {
            term *= ratio * ratio
            let next = sum + term / divisor
            if next == sum { break }
            sum = next
            divisor += 2
        }
        return sum
    }
}
