/// The regularised incomplete gamma functions: tails of the Poisson distribution, continued to real counts.
enum Gamma {
    /// P(X ≥ `count`) for a Poisson variable with this mean: P(`count`, `mean`). 1 for a count of 0.
    static func atLeast(_ count: Double, mean: Double) -> Double {
        if count <= 0 { return 1 }
        if mean <= 0 { return 0 }
        return mean < count + 1 ? series(count, mean) : 1 - fraction(count, mean)
    }

    /// P(X ≤ `count`) for a Poisson variable with this mean: Q(`count` + 1, `mean`).
    static func atMost(_ count: Double, mean: Double) -> Double {
        let shape = count + 1
        if mean <= 0 { return 1 }
        return mean < shape + 1 ? 1 - series(shape, mean) : fraction(shape, mean)
    }

    /// Abramowitz and Stegun 6.5.29.
    private static func series(_ shape: Double, _ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        var divisor = shape
        for _ in 0..<1_000_000 {
            divisor += 1
            term *= x / divisor
            sum += term
            if term < sum * Double.ulpOfOne / 4 { break }
        }
        return PointProbability.poisson(shape, mean: x) * sum
    }

    /// The continued fraction of Abramowitz and Stegun 6.5.31, by Lentz's method.
    private static func fraction(_ shape: Double, _ x: Double) -> Double {
        let tiny = Double.leastNormalMagnitude
        var b = x + 1 - shape
        var c = 1 / tiny
        var d = 1 / b
        var value = d
        for step in 1..<1_000_000 {
            let a = -Double(step) * (Double(step) - shape)
            b += 2
            d = a * d + b
            if abs(d) < tiny { d = tiny }
            c = b + a / c
            if abs(c) < tiny { c = tiny }
            d = 1 / d
            value *= d * c
            if abs(d * c - 1) < Double.ulpOfOne { break }
        }
        return PointProbability.poisson(shape, mean: x) * shape * value
    }
}
