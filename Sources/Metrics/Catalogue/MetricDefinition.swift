import Diagnostics
import Tables

/// A published KPI.
public struct MetricDefinition: Sendable, Hashable {
    public indirect enum Formula: Sendable, Hashable {
        /// A measure as it is.
        case simple(measure: String)
        case ratio(numerator: String, denominator: String)
        /// Over other metrics, at the same period and dimensions.
        case derived(TypedExpression)
        /// A place in a field of `of` ranked units; 1 is best.
        case rank(measure: String, of: String)
        /// A share or number that the source gives without its counts.
        case reported(measure: String)
        /// The sums of a count, or the ratio of the sums of two, over like periods up to each; `of` is the metric that is
        /// summed, `formula` how that is made.
        case cumulative(of: String, formula: Formula, over: Window)
        /// Points over a tree of criteria, taken from other metrics at the same period and dimensions.
        case index(IndexDefinition)
        /// The place of a member by another metric.
        case ranking(RankRule)

        /// How a single period's number is made.
        public var ofOnePeriod: Formula {
            if case .cumulative(_, let formula, _) = self { formula } else { self }
        }

        /// The metrics whose numbers it is made from.
        public var operands: [String] {
            switch self {
            case .derived(let expression): expression.names
            case .index(let definition):
                definition.sources.map(\.source.metric).reduce(into: []) { names, name in
                    if !names.contains(name) { names.append(name) }
                }
            case .ranking(let rule): [rule.metric]
            case .simple, .ratio, .rank, .reported, .cumulative: []
            }
        }

        /// The metrics that its definition rests on: its operands, and what it sums.
        public var mentions: [String] {
            if case .cumulative(let of, _, _) = self { [of] } else { operands }
        }

        /// The measures it is made from; none where it is made from other metrics.
        public var measures: [String] {
            switch self {
            case .cumulative(_, let formula, _): formula.measures
            case .simple(let measure), .reported(let measure): [measure]
            case .ratio(let numerator, let denominator): [numerator, denominator]
            case .rank(let measure, let of): [measure, of]
            case .derived, .index, .ranking: []
            }
        }
    }

    /// Who is ranked by what.
    public struct RankRule: Sendable, Hashable {
        /// The metric by which; it says which way is better.
        public var metric: String
        /// The dimension field whose members are ranked.
        public var among: String
        /// Members with a smaller denominator have no rank.
        public var leastCount: Int?

        public init(metric: String, among: String, leastCount: Int? = nil) {
            self.metric = metric
            self.among = among
            self.leastCount = leastCount
        }
    }

    /// Over which like periods a cumulative metric is summed.
    public enum Window: Sendable, Hashable {
        /// From the first of the year on.
        case year
        /// So many months back, the period's own included.
        case months(Int)
    }

    public enum Format: String, Sendable, Hashable, CaseIterable { case number, percent }
    public enum Direction: String, Sendable, Hashable, CaseIterable { case higher, lower, none }

    public struct Target: Sendable, Hashable {
        public var from: CalendarDate
        public var value: Rational
        public var basis: Localized?

        public init(from: CalendarDate, value: Rational, basis: Localized?) {
            self.from = from
            self.value = value
            self.basis = basis
        }
    }

    /// When the records of a period have all had their time. Until then its number is preliminary, and nothing is said of
    /// it beside others.
    public struct Maturity: Sendable, Hashable {
        /// Of a record whose outcome cannot be known yet on the last day that the records cover.
        public var isUndue: TypedExpression
        /// That day.
        public var asOf: CalendarDate

        public init(isUndue: TypedExpression, asOf: CalendarDate) {
            self.isUndue = isUndue
            self.asOf = asOf
        }
    }

    /// A day from which the metric means something else, so that numbers on its two sides are not compared.
    public struct Change: Sendable, Hashable {
        public var from: CalendarDate
        /// What is otherwise from then on.
        public var what: Localized
        public var basis: Localized?

        public init(from: CalendarDate, what: Localized, basis: Localized? = nil) {
            self.from = from
            self.what = what
            self.basis = basis
        }
    }

    public var name: String
    /// Nil for derived metrics.
    public var dataset: String?
    public var title: Localized
    public var short: Localized
    public var formula: Formula
    public var filter: TypedExpression?
    public var format: Format
    /// It counts events that happen one by one (complaints, breakdowns), or its numerator does, in an exposure that they
    /// are no part of.
    public var countsEvents: Bool
    public var decimals: Int
    public var measuredIn: UnitOfMeasure?
    public var direction: Direction
    public var color: String?
    public var beside: [String]
    public var targets: [Target]
    public var definition: Localized?
    /// In the order of time.
    public var changes: [Change] = []
    /// Of records that may not be due yet; nil where that makes no difference.
    public var maturity: Maturity?
    public var legalBasis: Localized?
    public var owner: Localized?
    public var audience: Audience
    public var location: SourceLocation

    public init(
        name: String, dataset: String?, title: Localized, short: Localized? = nil, formula: Formula,
        filter: TypedExpression? = nil, format: Format = .number, countsEvents: Bool = false, decimals: Int = 0,
        measuredIn: UnitOfMeasure? = nil,
        direction: Direction = .none, color: String? = nil, beside: [String] = [], targets: [Target] = [],
        definition: Localized? = nil, legalBasis: Localized? = nil, owner: Localized? = nil,
        audience: Audience = .public, location: SourceLocation
    ) {
        self.name = name
        self.dataset = dataset
        self.title = title
        self.short = short ?? title
        self.formula = formula
        self.filter = filter
        self.format = format
        self.countsEvents = countsEvents
        self.decimals = decimals
        self.measuredIn = measuredIn
        self.direction = direction
        self.color = color
        self.beside = beside
        self.targets = targets
        self.definition = definition
        self.legalBasis = legalBasis
        self.owner = owner
        self.audience = audience
        self.location = location
    }

    /// It is computed as one count over another, and so is always printed with both.
    public var isShareOfCounts: Bool {
        switch formula.ofOnePeriod {
        case .ratio: true
        case .derived(let expression): format == .percent && expression.quotient != nil
        case .simple, .rank, .reported, .cumulative, .index, .ranking: false
        }
    }

    /// Its numbers are places, 1 the best.
    public var isRank: Bool {
        switch formula {
        case .rank, .ranking: true
        default: false
        }
    }

    /// The target in force on the last day of `period`.
    public func target(for period: Period) -> Target? {
        guard let day = period.interval?.upperBound else { return nil }
        return targets.filter { $0.from <= day }.max { $0.from < $1.from }
    }
}
