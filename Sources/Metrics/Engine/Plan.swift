import Diagnostics
import Statistics
import Tables

/// What a figure asks of a dataset, as a plain value that knows nothing of who executes it.
public struct Plan: Sendable, Hashable {
    /// Which periods are asked for.
    public enum Periods: Sendable, Hashable {
        /// Every period that rows state, each by itself.
        case stated
        /// All of one grain and cut-off, gaps included.
        case grain(Period.Grain, Period.Cutoff)
        case list([Period])
    }

    public var dataset: String
    public var measures: [String]
    /// Dimension fields to group by.
    public var dimensions: [String]
    /// Members asked for, by dimension field, in order; a field that is absent is not restricted.
    public var members: [String: [String]]
    public var filters: [TypedExpression]
    public var periods: Periods

    public init(
        dataset: String, measures: [String], dimensions: [String] = [], members: [String: [String]] = [:],
        filters: [TypedExpression] = [], periods: Periods = .stated
    ) {
        self.dataset = dataset
        self.measures = measures
        self.dimensions = dimensions
        self.members = members
        self.filters = filters
        self.periods = periods
    }
}

/// What one group of a result stands for.
public struct GroupKey: Sendable, Hashable {
    public var period: Period
    /// Member ids in the order of the plan's dimensions; nil where a row has none.
    public var members: [String?]

    public init(period: Period, members: [String?]) {
        self.period = period
        self.members = members
    }
}

/// The readings of one group, in the order of the plan's measures.
public struct PlanRow: Sendable, Hashable {
    public var key: GroupKey
    public var readings: [Reading]

    public init(key: GroupKey, readings: [Reading]) {
        self.key = key
        self.readings = readings
    }
}

/// Why a plan cannot be carried out without saying something untrue.
public enum PlanError: Error, Sendable, Hashable {
    /// A total over units of which the first's figures are contained in the second's.
    case nestedUnits(inner: String, outer: String, period: Period)
    /// A total over members that are not a declared, disjoint whole.
    case undeclaredWhole(field: String, members: [String], period: Period)
    /// A row filter failed at a row.
    case filter(EvaluationFailure, expression: TypedExpression, row: Int)
    /// An expression cannot be computed over records.
    case kernel(KernelError)
}

/// Carries out plans. The engine over files is the first one.
public protocol PlanExecutor: Sendable {
    /// Groups sorted by period, then by the dimensions' order of members.
    func execute(_ plan: Plan) throws(PlanError) -> [PlanRow]

    /// How often every value occurs behind the first measure of `plan`, where that is taken from the values of records
    /// (a median, a percentile); nothing for groups and measures of which no values are kept.
    func distributions(of plan: Plan) throws(PlanError) -> [GroupKey: Distribution]
}

extension PlanExecutor {
    public func distributions(of plan: Plan) throws(PlanError) -> [GroupKey: Distribution] { [:] }
}
