import Statistics
import Tables

/// The value of one metric for one group, with everything its receipt needs.
public struct MetricPoint: Sendable, Hashable {
    /// One measure that went into it.
    public struct Input: Sendable, Hashable {
        public var dataset: String
        public var measure: String
        /// Field or parts node the measure is over; nil for a count of rows.
        public var of: String?
        public var reading: Reading

        public init(dataset: String, measure: String, of: String?, reading: Reading) {
            self.dataset = dataset
            self.measure = measure
            self.of = of
            self.reading = reading
        }
    }

    /// The like periods that a sum is over.
    public struct Window: Sendable, Hashable {
        /// From the first day of the first to the last day of the last.
        public var days: ClosedRange<CalendarDate>
        /// How many like periods.
        public var count: Int

        public init(days: ClosedRange<CalendarDate>, count: Int) {
            self.days = days
            self.count = count
        }
    }

    /// Among whom a place is, and with whom.
    public struct Edition: Sendable, Hashable {
        /// The dimension field of the members.
        public var field: String
        /// All who have a place, sorted.
        public var members: [String]
        /// "Đồng hạng": another prints the same number.
        public var isTied: Bool
    }

    public var metric: String
    public var key: GroupKey
    public var quantity: Quantity
    /// Of a ratio; for a rank, the denominator is the number of ranked units.
    public var numerator: Quantity?
    public var denominator: Quantity?
    public var inputs: [Input]
    /// Of a derived metric: the value of each metric it is made from.
    public var operands: [String: Quantity]
    /// Of a cumulative number: all that it is over, of which the period of its key is the last.
    public var window: Window?
    /// How many of its records are not due yet; nil where none is, or that makes no difference.
    public var undue: Int?
    /// Of an index: what each criterion gives.
    public var score: IndexScore?
    /// Of a rank that is computed.
    public var edition: Edition?

    public init(
        metric: String, key: GroupKey, quantity: Quantity, numerator: Quantity? = nil, denominator: Quantity? = nil,
        inputs: [Input], operands: [String: Quantity] = [:]
    ) {
        self.metric = metric
        self.key = key
        self.quantity = quantity
        self.numerator = numerator
        self.denominator = denominator
        self.inputs = inputs
        self.operands = operands
    }

    /// What the sources say of the rows behind it.
    public var states: Set<RowState> { inputs.reduce(into: []) { $0.formUnion($1.reading.states) } }

    /// No source says anything of it: there is no row or record behind it. Where records are complete, that there is none
    /// is a number, too.
    public var isEmpty: Bool {
        inputs.allSatisfy { input in
            input.reading.rows.isEmpty && input.reading.records == 0 && input.reading.quantity.exactValue == nil
        }
    }

    /// An input was worked out from other numbers of its row and is not printed in the source.
    public var isDerived: Bool {
        inputs.contains { if case .derived = $0.reading.derivation { true } else { false } }
    }
}
