import Diagnostics
import Metrics
import Tables

/// What the categories, rows or columns of a figure are.
public enum Axis: Sendable, Hashable {
    case period, metric
    /// A dimension field.
    case dimension(String)
}

/// The numbers a figure asks for.
public struct NumbersRequest: Sendable, Hashable {
    public var metrics: [String]
    /// Members by dimension field, in the order asked for.
    public var members: [String: [String]]
    public var filters: [TypedExpression]
    public var periods: Plan.Periods
    /// Dimension fields that split the numbers.
    public var by: [String]
    /// Where nothing matches, the figure says so; otherwise that is an error.
    public var emptyIsAllowed: Bool
    /// Of the periods of a grain, only those that end with this one or before; nil for all.
    public var until: Period?
    /// Of these, only so many, the last ones; nil for all.
    public var last: Int?

    public init(
        metrics: [String], members: [String: [String]] = [:], filters: [TypedExpression] = [],
        periods: Plan.Periods = .stated, by: [String] = [], emptyIsAllowed: Bool = false
    ) {
        self.metrics = metrics
        self.members = members
        self.filters = filters
        self.periods = periods
        self.by = by
        self.emptyIsAllowed = emptyIsAllowed
    }

    /// The request for one of its metrics.
    public func request(for metric: String) -> MetricRequest {
        MetricRequest(metric: metric, dimensions: by, members: members, filters: filters, periods: periods)
    }
}

/// The kinds of chart a page can ask for that show numbers as they are; those that rest on statistics: `StatisticsForm`.
public enum ChartForm: String, Sendable, Hashable, CaseIterable {
    case line, bar
    case barHorizontal = "bar-horizontal"
    case grouped, stacked
    case stacked100 = "stacked-100"
    case rank, bullet, sparkline, area

    /// Kinds whose categories stand side by side, so that events can be drawn between them.
    var takesEvents: Bool {
        switch self {
        case .line, .bar, .grouped, .stacked, .stacked100, .rank, .area: true
        case .barHorizontal, .bullet, .sparkline: false
        }
    }
}

/// Something that happened, drawn on charts over time.
public struct FigureEvent: Sendable, Hashable {
    public var date: CalendarDate
    public var text: Localized
    public var location: SourceLocation
}

/// A fenced block of a page, read and checked.
public struct FigureBlock: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
        case chart(ChartForm, NumbersRequest, x: Axis)
        case statistics(StatisticsChart, NumbersRequest)
        case table(NumbersRequest, rows: [Axis], columns: [Axis])
        case cards([CardRequest])
        /// Rows of a dataset as they are.
        case records(dataset: String, fields: [String], filter: TypedExpression?)
        case checks(dataset: String?, onlyDiscrepancies: Bool)
        case definitions, sources
        /// Many metrics of the members of one dimension side by side, in one period.
        case overview(NumbersRequest, OverviewOptions)
        /// Several metrics of one member, each beside all that it may be compared with.
        case scorecard(NumbersRequest)
        /// What stands out among the numbers of one period, or of the last one of a grain.
        /// `most` is how many of them are shown at most; nil for all.
        case findings(NumbersRequest, most: Int?)
    }

    public var id: String
    public var title: Localized?
    /// `title: auto`: where its last number has something well-founded to say, that is the title.
    public var titleIsFinding: Bool
    public var note: Localized?
    public var content: Content
    /// Of a chart over periods.
    public var events: [FigureEvent] = []
    public var location: SourceLocation

    /// The words that may stand after a fence.
    public static let kinds: Set<String> = [
        "chart", "table", "cards", "records", "checks", "definitions", "sources", "findings", "overview",
        "scorecard",
    ]

    /// The numbers it asks for, all at once; nil of cards, which ask one by one, and of blocks of other things.
    public var numbers: NumbersRequest? {
        switch content {
        case .chart(_, let numbers, _), .table(let numbers, _, _), .statistics(_, let numbers),
            .overview(let numbers, _), .scorecard(let numbers), .findings(let numbers, _):
            numbers
        case .cards, .records, .checks, .definitions, .sources: nil
        }
    }

    /// Every number it asks for, those included that they are compared with.
    public var requests: [MetricRequest] {
        let asked = numbers.map { numbers in numbers.metrics.map(numbers.request) } ?? []
        switch content {
        case .overview, .scorecard, .findings: return asked.flatMap { [$0] + $0.histories }
        case .cards(let cards): return cards.map(\.request).flatMap { [$0] + $0.histories }
        case .chart, .table, .statistics, .records, .checks, .definitions, .sources: return asked
        }
    }
}

extension FigureBlock.Content {
    /// One series of one metric over all periods of a grain, whose last number can be set against those before.
    public var isOneTrend: Bool {
        guard case .chart(let form, let numbers, x: .period) = self, case .grain(let grain, _) = numbers.periods else {
            return false
        }
        let isPlain = form == .line || form == .bar || form == .barHorizontal || form == .sparkline
        return isPlain && grain.months != nil && numbers.metrics.count == 1 && numbers.by.isEmpty
    }
}

/// One card of a `cards` block.
public struct CardRequest: Sendable, Hashable {
    public var title: Localized?
    public var request: MetricRequest
    /// Where nothing matches, the card says so; otherwise that is an error.
    public var emptyIsAllowed: Bool
    public var location: SourceLocation
}

/// A number in a sentence: `= metric {…}`.
public struct InlineRequest: Sendable, Hashable {
    public enum Show: String, Sendable, Hashable, CaseIterable {
        /// The value, for a ratio with its count.
        case full
        case value, numerator, denominator
    }

    public var request: MetricRequest
    public var show: Show
    /// Where nothing matches, the sentence says so; otherwise that is an error.
    public var emptyIsAllowed: Bool
    public var location: SourceLocation
    /// As written, for messages.
    public var text: String
}
