/// How many of all cases are events: a share that has not lost its counts.
public struct Proportion: Hashable, Sendable {
    public let events: Int
    public let cases: Int

    /// - Throws: `negative`, `zeroDenominator` without cases, `moreThanAll`.
    public init(events: Int, of cases: Int) throws(Refusal) {
        guard events >= 0, cases >= 0 else { throw .negative }
        guard cases > 0 else { throw .zeroDenominator }
        guard events <= cases else { throw .moreThanAll(events: events, cases: cases) }
        self.events = events
        self.cases = cases
    }

    public var value: Double { Double(events) / Double(cases) }

    /// Wilson's score interval: E. B. Wilson, *JASA* 22 (1927), as in R. G. Newcombe, *Statistics in Medicine* 17
    /// (1998), method 3; that which Public Health England's guide gives for shares. Always within 0 and 1, and never of
    /// no width.
    public func interval(_ confidence: Confidence) -> ConfidenceInterval {
        let (n, k, z) = (Double(cases), Double(events), confidence.deviate)
        let centre = 2 * k + z * z
        let spread = z * (z * z + 4 * k * (n - k) / n).squareRoot()
        return interval((centre - spread), (centre + spread), z, confidence)
    }

    /// The same with a correction for continuity (Newcombe's method 4): wider, for few cases, where the level must not
    /// be missed.
    public func continuityCorrectedInterval(_ confidence: Confidence) -> ConfidenceInterval {
        let (n, k, z) = (Double(cases), Double(events), confidence.deviate)
        let p = k / n
        let below = z * z - 2 - 1 / n + 4 * p * (n - k + 1)
        let above = z * z + 2 - 1 / n + 4 * p * (n - k - 1)
        return interval(
            2 * k + z * z - 1 - z * max(0, below).squareRoot(), 2 * k + z * z + 1 + z * max(0, above).squareRoot(), z,
            confidence)
    }

    /// Exactly 0 where there is no event and exactly 1 where every case is one, as in both formulas before rounding.
    private func interval(_ low: Double, _ high: Double, _ z: Double, _ confidence: Confidence) -> ConfidenceInterval {
        let divisor = 2 * (Double(cases) + z * z)
        return ConfidenceInterval(
            lower: events == 0 ? 0 : max(0, low / divisor), upper: events == cases ? 1 : min(1, high / divisor),
            confidence: confidence)
    }
}

extension Proportion {
    /// On which side of `share` it lies by more than chance, by the exact binomial test with half of the confidence's rest
    /// in each tail; nil where chance may have made it. Wilson's interval is too narrow for a few cases and a share near 0
    /// or 1: it leaves 97 % out for one of two.
    public func side(of share: Double, _ confidence: Confidence) -> Signal.Side? {
        let (events, cases) = (Double(self.events), Double(self.cases))
        if Beta.atMost(events, of: cases, share: share, rest: 1 - share) < confidence.tail { return .low }
        return Beta.atLeast(events, of: cases, share: share, rest: 1 - share) < confidence.tail ? .high : nil
    }
}
