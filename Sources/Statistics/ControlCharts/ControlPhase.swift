/// Where a stretch of a control chart with its own limits begins. Limits are set anew only where a cause is declared;
/// no signal in the data does it by itself.
public struct PhaseStart: Hashable, Sendable {
    /// The place of the first value after the cause.
    public let index: Int
    /// Limits are computed from so many places at the beginning of the phase and then held; nil: from the whole phase.
    public let baseline: Int?

    public init(at index: Int, baseline: Int? = nil) {
        self.index = index
        self.baseline = baseline
    }
}

/// A stretch of a control chart with its own limits.
public struct ControlPhase: Hashable, Sendable {
    /// The places it covers.
    public let range: Range<Int>
    /// What the limits rest on, or why there are none.
    public let basis: Result<ControlBasis, Refusal>

    public var hasLimits: Bool {
        if case .success = basis { true } else { false }
    }
}

/// What the limits of a phase rest on.
public struct ControlBasis: Hashable, Sendable {
    /// Of how many values.
    public let count: Int
    /// The line in the middle: the mean; for `p` and `u` that of all cases together; for `t` that of the transformed
    /// times, turned back; for `g` the median, since a mean of such numbers has most of them below it.
    public let centre: Double
    /// For `xmr`: the mean of the moving ranges.
    public let averageMovingRange: Double?
    /// For the primed charts: how many times wider the limits are than chance alone would make them (Laney's sigma z).
    public let overdispersion: Double?

    /// "Giới hạn tạm thời": the limits rest on fewer than 12 values and still move with every new one (NHS England,
    /// Making Data Count; NHSRplotthedots, "Number of points required").
    public var isProvisional: Bool { count < ControlChart.firmCount }

    /// For `xmr`: above it a change from one value to the next is a signal of its own (3,267 mean moving ranges).
    public var upperRangeLimit: Double? { averageMovingRange.map { 3.267 * $0 } }
}

/// The lines of a control chart at one place: they step with the number of cases.
public struct ControlLines: Hashable, Sendable {
    public let centre: Double
    /// Three standard deviations below and above, held within what the value can be.
    public let lower: Double
    public let upper: Double
    /// Two standard deviations below and above: nearer to the limits than to the middle.
    let nearLower: Double
    let nearUpper: Double
}
