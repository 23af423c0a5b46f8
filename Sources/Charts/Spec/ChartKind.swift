/// What a chart is drawn as. A kind that needs more than categories and series carries it, in the order of the categories.
public enum ChartKind: Sendable, Hashable {
    case line
    /// Upright bars. Drawn lying down when the names of the categories have no room under upright bars.
    case bar
    case barHorizontal
    /// The series of a category side by side.
    case grouped
    /// The series of a category on top of each other.
    case stacked
    /// Each category's parts as shares of their sum; the axis runs from 0 to 1.
    case stacked100
    /// Places from 1, on top, to the size of the field.
    case rank
    /// One value on a track, with its target.
    case bullet
    /// A line the size of a word, without axes.
    case sparkline
    /// Parts that add up, on top of each other over time, only where every part is known: for flows, not for shares or stocks.
    case area
    /// Two categories, the values of each series joined: what rose and what fell.
    case slope
    /// Ranks of many units over editions, rank 1 on top, each unit named beside its last rank.
    case bump(BumpFields)
    /// One series over time with its mean and limits, each point marked by its variation.
    case control(ControlLimits)
    /// One value of each unit against its denominator, between the limits of what chance explains.
    case funnel(FunnelLimits)
    /// A dot and its interval for each category, in rows.
    case dotInterval(DotIntervals)
    /// Counts over bins of one width.
    case histogram(HistogramBins)
    /// A panel for each series, all on one scale.
    case smallMultiples(SmallMultiples)
    /// Signed parts that add up to a total, each bar from where the one before ended.
    case contribution(ContributionTotal)
}

extension ChartKind {
    /// The kinds that need nothing but categories and series.
    static let plain: [ChartKind] = [
        .line, .bar, .barHorizontal, .grouped, .stacked, .stacked100, .rank, .bullet, .sparkline,
        .area, .slope,
    ]

    /// The kind without a payload that has this name; nil when there is none.
    public init?(plain name: String) {
        guard let kind = Self.plain.first(where: { $0.name == name }) else { return nil }
        self = kind
    }

    /// The name in content, and in the class of the SVG: `chart-<name>`.
    public var name: String {
        switch self {
        case .line: "line"
        case .bar: "bar"
        case .barHorizontal: "bar-horizontal"
        case .grouped: "grouped"
        case .stacked: "stacked"
        case .stacked100: "stacked-100"
        case .rank: "rank"
        case .bullet: "bullet"
        case .sparkline: "sparkline"
        case .area: "area"
        case .slope: "slope"
        case .bump: "bump"
        case .control: "control"
        case .funnel: "funnel"
        case .dotInterval: "dot-interval"
        case .histogram: "histogram"
        case .smallMultiples: "small-multiples"
        case .contribution: "contribution"
        }
    }
}
