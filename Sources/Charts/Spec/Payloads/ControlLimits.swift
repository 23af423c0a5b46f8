/// What a control chart adds to the one series it shows.
public struct ControlLimits: Sendable, Hashable {
    /// The process at one category. Limits may differ from point to point (p, u charts) and step at a new baseline.
    public struct Point: Sendable, Hashable {
        /// The mean; nil where no mean is computed, and then there are no limits.
        public var center: Double?
        /// Nil where there is none, e.g. below zero.
        public var lower: Double?
        public var upper: Double?
        /// Computed from too few points: drawn dashed.
        public var isProvisional: Bool
        public var variation: ChartVariation
        /// The declared cause of a new baseline from this category on: a labelled rule. The line of the values goes on.
        public var baselineBefore: String?

        public init(
            center: Double?, lower: Double?, upper: Double?, isProvisional: Bool = false,
            variation: ChartVariation = .common, baselineBefore: String? = nil
        ) {
            (self.center, self.lower, self.upper) = (center, lower, upper)
            (self.isProvisional, self.variation, self.baselineBefore) = (isProvisional, variation, baselineBefore)
        }
    }

    /// One for each category; what is lacking is a point without mean and limits.
    public var points: [Point]
    /// Names with numbers, those of the last baseline: "Trung bình 95,2%", "Giới hạn trên 98,1%"; nil for none.
    public var centerLabel: String?
    public var lowerLabel: String?
    public var upperLabel: String?
    /// Named in the legend where some limits are, e.g. "Giới hạn tạm thời".
    public var provisionalText: String
    public var variationWords: VariationWords

    public init(
        points: [Point], centerLabel: String?, lowerLabel: String?, upperLabel: String?, provisionalText: String,
        variationWords: VariationWords
    ) {
        self.points = points
        (self.centerLabel, self.lowerLabel, self.upperLabel) = (centerLabel, lowerLabel, upperLabel)
        (self.provisionalText, self.variationWords) = (provisionalText, variationWords)
    }
}
