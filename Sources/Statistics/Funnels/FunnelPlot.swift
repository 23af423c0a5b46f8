/// Which units differ from their group by more than chance, each judged by its own size.
public struct FunnelPlot: Hashable, Sendable {
    /// Where a unit stands.
    public enum Standing: Hashable, Sendable {
        case within
        /// Beyond the 95 % limit: of 40 units like the group about one is, on each side.
        case warning(Signal.Side)
        /// Beyond the 99,8 % limit: of 1.000 units like the group about one is, on each side.
        case alarm(Signal.Side)
    }

    public struct Unit: Hashable, Sendable {
        public let value: Double
        public let limits95: ConfidenceInterval
        public let limits99Point8: ConfidenceInterval

        public var standing: Standing {
            if value > limits99Point8.upper { return .alarm(.high) }
            if value < limits99Point8.lower { return .alarm(.low) }
            if value > limits95.upper { return .warning(.high) }
            return value < limits95.lower ? .warning(.low) : .within
        }
    }

    /// Events of all units over cases (or exposure) of all units.
    public let mean: Double
    /// In the order given.
    public let units: [Unit]
    /// Whether the units differ more among each other than chance explains, or why that cannot be said.
    public let overdispersion: Result<Overdispersion, Refusal>
    private let rest: Double?

    /// - Throws: `noData`, `tooFew` for one unit, `noVariation` where all values are the same.
    public init(shares: [Proportion]) throws(Refusal) {
        try Self.check(shares.map(\.value))
        let cases = shares.reduce(0) { $0 + Double($1.cases) }
        let mean = shares.reduce(0) { $0 + Double($1.events) } / cases
        let rest = shares.reduce(0) { $0 + Double($1.cases - $1.events) } / cases
        self.mean = mean
        self.rest = rest
        units = shares.map { share in
            func limits(_ confidence: Confidence) -> ConfidenceInterval {
                FunnelLimits.share(cases: share.cases, mean: mean, rest: rest, confidence)
            }
            return Unit(
                value: share.value, limits95: limits(.percent95), limits99Point8: limits(.percent99Point8))
        }
        overdispersion = Result { () throws(Refusal) in
            try Overdispersion(
                mean: mean, units: shares.map { ($0.value, (mean * rest / Double($0.cases)).squareRoot()) })
        }
    }

    /// - Throws: as for shares.
    public init(rates: [EventRate]) throws(Refusal) {
        try Self.check(rates.map(\.value))
        let mean = rates.reduce(0) { $0 + Double($1.events) } / rates.reduce(0) { $0 + $1.exposure }
        self.mean = mean
        rest = nil
        units = rates.map { rate in
            func limits(_ confidence: Confidence) -> ConfidenceInterval {
                FunnelLimits.rate(exposure: rate.exposure, mean: mean, confidence)
            }
            return Unit(value: rate.value, limits95: limits(.percent95), limits99Point8: limits(.percent99Point8))
        }
        overdispersion = Result { () throws(Refusal) in
            try Overdispersion(mean: mean, units: rates.map { ($0.value, (mean / $0.exposure).squareRoot()) })
        }
    }

    /// The limits for a unit of any size, to draw the curves.
    /// - Parameter size: cases, or exposure for rates; nil where it is not above 0 (or, of cases, not whole).
    public func limits(size: Double, _ confidence: Confidence) -> ConfidenceInterval? {
        guard size > 0, size.isFinite else { return nil }
        guard let rest else { return FunnelLimits.rate(exposure: size, mean: mean, confidence) }
        return Int(exactly: size).map { FunnelLimits.share(cases: $0, mean: mean, rest: rest, confidence) }
    }

    private static func check(_ values: [Double]) throws(Refusal) {
        guard let first = values.first else { throw .noData }
        guard values.count > 1 else { throw .tooFew(count: 1, minimum: 2) }
        guard values.contains(where: { $0 != first }) else { throw .noVariation }
    }
}
