/// What a chart is drawn as.
public enum ChartKind: String, Sendable, CaseIterable {
    case line
    /// Upright bars. Drawn lying down when the names of the categories have no room under upright bars.
    case bar
    case barHorizontal = "bar-horizontal"
    /// The series of a category side by side.
    case grouped
    /// The series of a category on top of each other.
    case stacked
    /// Each category's parts as shares of their sum; the axis runs from 0 to 1.
    case stacked100 = "stacked-100"
    /// Places from 1, on top, to the size of the field.
    case rank
    /// One value on a track, with its target.
    case bullet
    /// A line the size of a word, without axes.
    case sparkline
}
