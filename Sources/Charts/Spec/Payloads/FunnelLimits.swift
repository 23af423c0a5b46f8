/// What a funnel plot adds to the values of its units: what each value is a share or a rate of, and what chance explains.
///
/// The categories are the units, the first series their values; the domain of the value axis follows the values and limits.
public struct FunnelLimits: Sendable, Hashable {
    /// One unit: its place across, and whether it lies outside.
    public struct Unit: Sendable, Hashable {
        /// The count below the line, in the unit of `axisTitle`; over 0. What is not is not drawn.
        public var denominator: Double
        /// Other than `common`: drawn with its shape and named.
        public var variation: ChartVariation

        public init(denominator: Double, variation: ChartVariation = .common) {
            (self.denominator, self.variation) = (denominator, variation)
        }
    }

    /// A lower and an upper limit over the denominators.
    public struct Curve: Sendable, Hashable {
        public struct Point: Sendable, Hashable {
            public var denominator: Double
            public var lower: Double
            public var upper: Double

            public init(denominator: Double, lower: Double, upper: Double) {
                (self.denominator, self.lower, self.upper) = (denominator, lower, upper)
            }
        }

        /// By rising denominator, close enough together to look smooth (some 60 of them).
        public var points: [Point]
        /// E.g. "95%".
        public var label: String

        public init(points: [Point], label: String) {
            (self.points, self.label) = (points, label)
        }
    }

    /// One for each category.
    public var units: [Unit]
    /// The 95 % limits, drawn dashed.
    public var inner: Curve
    /// The 99.8 % limits.
    public var outer: Curve
    /// The mean of all units together, and its name with the number.
    public var mean: Double
    public var meanLabel: String
    /// The name of the axis of denominators, e.g. "Hồ sơ đã giải quyết".
    public var denominatorTitle: String
    /// Denominators stand by their square root, as the width of the limits goes: for when the largest is more than some
    /// thirty times the smallest.
    public var isSquareRoot: Bool
    public var variationWords: VariationWords

    public init(
        units: [Unit], inner: Curve, outer: Curve, mean: Double, meanLabel: String, denominatorTitle: String,
        isSquareRoot: Bool = false, variationWords: VariationWords
    ) {
        (self.units, self.inner, self.outer) = (units, inner, outer)
        (self.mean, self.meanLabel, self.denominatorTitle) = (mean, meanLabel, denominatorTitle)
        (self.isSquareRoot, self.variationWords) = (isSquareRoot, variationWords)
    }
}
