/// Sizes that all charts share, in units of the viewBox.
enum ChartLayout {
    /// Under this width a chart is laid out for a phone.
    static let narrowUnder = 480.0
    /// From a mark to its text, and between neighbouring texts.
    static let gap = 8.0
    /// What text keeps from the edge of the viewBox.
    static let edge = 2.0

    static func width(_ spec: ChartSpec) -> Double { Double(min(max(spec.width, 160), 4000)) }

    static func isNarrow(_ width: Double) -> Bool { width < narrowUnder }

    static func typography(_ width: Double) -> Typography { Typography(size: isNarrow(width) ? 12 : 13) }

    /// The height of a plot with a vertical value axis, without labels around it.
    static func plotHeight(_ width: Double) -> Double { isNarrow(width) ? 190 : 260 }
}
