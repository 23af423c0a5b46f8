/// Whether a value says more than chance does, and in which direction. Who computes it decides; a chart draws it with a
/// shape and a colour of its own, named in the legend.
public enum ChartVariation: String, Sendable, Hashable, CaseIterable {
    /// Within what chance explains.
    case common
    /// More than chance, in the good direction.
    case improvement
    /// More than chance, in the bad direction.
    case concern
    /// More than chance, where no direction is the good one.
    case change
}

/// The words for variation, in the language of the page.
public struct VariationWords: Sendable, Hashable {
    public var common: String
    public var improvement: String
    public var concern: String
    public var change: String

    public init(common: String, improvement: String, concern: String, change: String) {
        (self.common, self.improvement, self.concern, self.change) = (common, improvement, concern, change)
    }

    public subscript(_ variation: ChartVariation) -> String {
        switch variation {
        case .common: common
        case .improvement: improvement
        case .concern: concern
        case .change: change
        }
    }
}
