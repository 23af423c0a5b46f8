/// How many events there were in how much exposure (days, inhabitants, posts): a rate that has not lost its counts.
public struct EventRate: Hashable, Sendable {
    public let events: Int
    /// In the unit for one of which the rate is stated; an exposure of 1 makes of the rate a count.
    public let exposure: Double

    /// - Throws: `negative`, `zeroDenominator`, `outOfBounds(at: 0)` for an exposure that is no finite number.
    public init(events: Int, exposure: Double) throws(Refusal) {
        guard exposure.isFinite else { throw .outOfBounds(at: 0) }
        guard events >= 0, exposure >= 0 else { throw .negative }
        guard exposure > 0 else { throw .zeroDenominator }
        self.events = events
        self.exposure = exposure
    }

    /// A plain count of events.
    public init(count: Int) throws(Refusal) { try self.init(events: count, exposure: 1) }

    public var value: Double { Double(events) / exposure }

    /// The exact interval under 10 events, Byar's from 10: the rule of Public Health England, *Technical Guide:
    /// Confidence Intervals* (2018), by which published intervals of rates are usually made.
    public func interval(_ confidence: Confidence) -> ConfidenceInterval {
        events < 10 ? exactInterval(confidence) : byarInterval(confidence)
    }

    /// Byar's approximation: N. E. Breslow and N. E. Day, *Statistical Methods in Cancer Research* II (1987), page 69.
    /// Under 10 events use the exact interval; its lower limit is held at 0 where the formula falls below.
    public func byarInterval(_ confidence: Confidence) -> ConfidenceInterval {
        let z = confidence.deviate
        func limit(_ count: Double, _ sign: Double) -> Double {
            let root = 1 - 1 / (9 * count) + sign * z / (3 * count.squareRoot())
            return max(0, count * root * root * root)
        }
        return interval(events == 0 ? 0 : limit(Double(events), -1), limit(Double(events) + 1, 1), confidence)
    }

    /// Garwood's exact limits (F. Garwood, *Biometrika* 28, 1936): the means under which so many events or more, or so
    /// many or fewer, still have the probability of the tail.
    public func exactInterval(_ confidence: Confidence) -> ConfidenceInterval {
        let (k, tail, z) = (Double(events), confidence.tail, confidence.deviate)
        let high = RootFinder.root(from: k, to: k + 1 + z * (z + 2 * (k + 1).squareRoot())) {
            Gamma.atMost(k, mean: $0) - tail
        }
        let low = events == 0 ? 0 : RootFinder.root(from: 0, to: k) { Gamma.atLeast(k, mean: $0) - tail }
        return interval(low, high, confidence)
    }

    private func interval(_ low: Double, _ high: Double, _ confidence: Confidence) -> ConfidenceInterval {
        ConfidenceInterval(lower: low / exposure, upper: high / exposure, confidence: confidence)
    }
}

extension EventRate {
    /// On which side of `rate` it lies by more than chance, by the exact Poisson test with half of the confidence's rest in
    /// each tail; nil where chance may have made it.
    public func side(of rate: Double, _ confidence: Confidence) -> Signal.Side? {
        let (events, mean) = (Double(self.events), rate * exposure)
        if Gamma.atMost(events, mean: mean) < confidence.tail { return .low }
        return Gamma.atLeast(events, mean: mean) < confidence.tail ? .high : nil
    }
}
