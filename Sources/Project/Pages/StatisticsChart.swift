import Diagnostics
import Metrics
import Tables

/// The kinds of chart that rest on statistics, by their names in content.
public enum StatisticsForm: String, Sendable, Hashable, CaseIterable {
    case control, funnel, interval, bump, slope, histogram
    case heatMap = "heat-map"
    case smallMultiples = "small-multiples"
    case contribution
}

/// To what the criteria of an index contribute.
public enum ContributionSubject: Sendable, Hashable {
    case score
    case change(since: Comparer.Reference)
}

/// A chart that rests on statistics, with what is declared for it. All are of one metric.
public enum StatisticsChart: Sendable, Hashable {
    /// One series over like periods with mean and limits. Without `limits` its form is chosen by the kind of metric.
    case control(limits: ControlForm?, phases: [DeclaredPhase])
    /// Shares of the members of one dimension against their counts, in one period.
    case funnel
    /// Shares of the members of one dimension with their intervals, ranked, in one period.
    case interval(leastCount: Int?)
    /// Ranks of the members of one dimension over periods.
    case bump(leastCount: Int?, highlighted: [String])
    /// Values of members of one dimension in two periods.
    case slope(highlighted: [String])
    /// How the values of the members of one dimension are spread, in one period; without a dimension, those of the records
    /// that a median or another percentile is taken from.
    case histogram
    /// A table of members by period, coloured in steps; `steps` are the values at which one ends and the next begins, none
    /// to make them from the values.
    case heatMap(steps: [Rational])
    /// A panel for each member of one dimension.
    case smallMultiples(highlighted: [String])
    /// What the criteria of an index give to its score, or to its change, in one period. `showsAll`: criteria by themselves
    /// and not by groups.
    case contribution(to: ContributionSubject, showsAll: Bool)

    /// It is made from days, of which it shows those that had an event.
    public var isOfRareEvents: Bool {
        if case .control(let limits?, _) = self { limits.isOfRareEvents } else { false }
    }

    /// Where a grain is asked for, the last period that has numbers is shown.
    public var isOfOnePeriod: Bool {
        switch self {
        case .funnel, .interval, .histogram, .contribution: true
        case .control, .bump, .slope, .heatMap, .smallMultiples: false
        }
    }
}

/// From when on a control chart has new limits, and why.
public struct DeclaredPhase: Sendable, Hashable {
    public var from: CalendarDate
    public var why: Localized
    /// Limits are computed from the periods that end by then, and held; nil: from the whole phase.
    public var baselineTo: CalendarDate?

    public init(from: CalendarDate, why: Localized, baselineTo: CalendarDate? = nil) {
        self.from = from
        self.why = why
        self.baselineTo = baselineTo
    }
}
