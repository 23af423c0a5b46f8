/// What chance alone would still bring a unit of some size to, were it like the group: the lines of a funnel plot.
///
/// A value is beyond a limit exactly when so many events or fewer (or so many or more) have less than the tail's
/// probability: the exact test, drawn as a curve by continuing the counts to real numbers. For rates that is the method
/// of Public Health England's guide (PHEindicatormethods, `calculate_funnel_limits`). For shares it stands for both
/// published ways, which err where shares are near 0 or 1: the normal approximation (the same guide) calls 3 late files
/// of 200 an alarm at a mean of 99,8 %; D. J. Spiegelhalter's interpolation (*Statistics in Medicine* 24, 2005, A.1.1)
/// calls 10 good ones of 10 unusual at a mean of 99 %. With many cases all agree.
enum FunnelLimits {
    /// Of shares, between 0 and 1. A limit that no number of events can pass is 0 or 1.
    /// - Parameters:
    ///   - mean: the share of the group.
    ///   - rest: 1 − `mean`, to all its digits.
    static func share(
        cases: Int, mean: Double, rest: Double, _ confidence: Confidence
    ) -> ConfidenceInterval {
        let (n, tail) = (Double(cases), confidence.tail)
        let expected = n * mean
        let low = limit(from: expected, to: 0) { Beta.atMost($0, of: n, share: mean, rest: rest) - tail }
        let high = limit(from: expected, to: n) { Beta.atLeast($0, of: n, share: mean, rest: rest) - tail }
        return ConfidenceInterval(lower: low / n, upper: high / n, confidence: confidence)
    }

    /// Of rates, in events per one of the exposure, from 0.
    static func rate(exposure: Double, mean: Double, _ confidence: Confidence) -> ConfidenceInterval {
        let (expected, tail, z) = (exposure * mean, confidence.tail, confidence.deviate)
        let low = limit(from: expected, to: 0) { Gamma.atMost($0, mean: expected) - tail }
        let high = limit(from: expected, to: expected + 2 + z * (z + 2 * (expected + 1).squareRoot())) {
            Gamma.atLeast($0, mean: expected) - tail
        }
        return ConfidenceInterval(lower: low / exposure, upper: high / exposure, confidence: confidence)
    }

    /// Where the tail is reached on the way to `end`, or `end` where even there it is not.
    private static func limit(from start: Double, to end: Double, _ excess: (Double) -> Double) -> Double {
        excess(end) >= 0 ? end : RootFinder.root(from: start, to: end, of: excess)
    }
}
