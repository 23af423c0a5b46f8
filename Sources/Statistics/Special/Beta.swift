/// The regularised incomplete beta function: tails of the binomial distribution, continued to real counts.
enum Beta {
    /// P(X ≥ `count`) of `cases` where each is an event with probability `share` = 1 − `rest`: I(`share`; `count`,
    /// `cases` − `count` + 1).
    static func atLeast(_ count: Double, of cases: Double, share: Double, rest: Double) -> Double {
        if count <= 0 { return 1 }
        return regularised(count, cases - count + 1, share, rest)
    }

    /// P(X ≤ `count`) of `cases`: I(`rest`; `cases` − `count`, `count` + 1).
    static func atMost(_ count: Double, of cases: Double, share: Double, rest: Double) -> Double {
        atLeast(cases - count, of: cases, share: rest, rest: share)
    }

    private static func regularised(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
        if x <= 0 { return 0 }
        if y <= 0 { return 1 }
        // x^a · y^b / B(a, b)
        let front = a * b / (a + b) * PointProbability.binomial(a, of: a + b, share: x, rest: y)
        return x < (a + 1) / (a + b + 2)
            ? front * fraction(a, b, x) / a
            : 1 - front * fraction(b, a, y) / b
    }

    /// The continued fraction of Abramowitz and Stegun 26.5.8, by Lentz's method.
    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        let tiny = Double.leastNormalMagnitude
        var c = 1.0
        var d = 1 - (a + b) * x / (a + 1)
        if abs(d) < tiny { d = tiny }
        d = 1 / d
        var value = d
        func next(_ coefficient: Double) -> Double {
            d = 1 + coefficient * d
            if abs(d) < tiny { d = tiny }
            c = 1 + coefficient / c
            if abs(c) < tiny { c = tiny }
            d = 1 / d
            return d * c
        }
        for step in 1..<1_000_000 {
            let m = Double(step)
            value *= next(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)))
            let factor = next(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)))
            value *= factor
            if abs(factor - 1) < Double.ulpOfOne { break }
        }
        return value
    }
}
