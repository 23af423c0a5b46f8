/// How sure an interval is meant to be: the two levels of public health practice (95 % warns, 99,8 % alarms).
public enum Confidence: Hashable, Sendable, CaseIterable {
    /// 95 %: one in 40 outside on either side.
    case percent95
    /// 99,8 %: one in 1.000 outside on either side.
    case percent99Point8

    /// The probability outside the interval on one side.
    var tail: Double {
        switch self {
        case .percent95: 0.025
        case .percent99Point8: 0.001
        }
    }

    /// The normal deviate with that tail: 1,96 and 3,09.
    var deviate: Double { Normal.upperQuantile(tail: tail) }
}

/// From `lower` to `upper`, both included, in the unit of what it was made from (a share is between 0 and 1).
public struct ConfidenceInterval: Hashable, Sendable {
    public let lower: Double
    public let upper: Double
    public let confidence: Confidence

    init(lower: Double, upper: Double, confidence: Confidence) {
        self.lower = lower
        self.upper = upper
        self.confidence = confidence
    }

    public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

    /// Whether the two intervals have no value in common. Two that only touch are not distinguishable.
    ///
    /// A careful rule: where intervals do not overlap, the difference is more than chance; where they do, the order of
    /// the two units is not established (N. Schenker and J. F. Gentleman, *The American Statistician* 55, 2001). Nil
    /// for intervals of unlike confidence.
    public func isDistinguishable(from other: ConfidenceInterval) -> Bool? {
        guard confidence == other.confidence else { return nil }
        return upper < other.lower || other.upper < lower
    }
}
