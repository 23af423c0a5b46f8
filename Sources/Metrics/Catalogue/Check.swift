import Diagnostics
import Tables

/// An identity that must hold.
public struct Check: Sendable, Hashable {
    public enum Rule: Sendable, Hashable {
        /// A comparison within each row for which `filter` holds.
        case row(that: TypedExpression, filter: TypedExpression?)
        /// A node of a parts tree against the sum of its parts, within each row that reports both.
        case parts(PartNode)
        /// Each total row against the sum of the other rows with the same values of `by`, field by field.
        case total(by: [String], total: TypedExpression, fields: [String])
        /// Closing stock of a period against the opening stock of the like period after it.
        case continuity(by: [String], closing: String, opening: String)

        /// The fields and nodes that the rule speaks of, those first that a message should point at.
        var names: [String] {
            switch self {
            case .row(let that, _): that.names
            case .parts(let node): node.names
            case .total(_, _, let fields): fields
            case .continuity(_, let closing, let opening): [opening, closing]
            }
        }
    }

    public var name: String
    public var title: Localized
    public var rule: Rule
    public var severity: Severity
    public var accepted: [Acceptance]
    public var location: SourceLocation?

    public init(
        name: String, title: Localized, rule: Rule, severity: Severity = .error, accepted: [Acceptance] = [],
        location: SourceLocation? = nil
    ) {
        self.name = name
        self.title = title
        self.rule = rule
        self.severity = severity
        self.accepted = accepted
        self.location = location
    }

    /// Whether its rule or one of its acceptances counts working days.
    var needsCalendar: Bool {
        let isInRule =
            switch rule {
            case .row(let that, let filter): that.needsCalendar || filter?.needsCalendar ?? false
            case .total(_, let total, _): total.needsCalendar
            case .parts, .continuity: false
            }
        return isInRule || accepted.contains { $0.filter.needsCalendar }
    }
}

/// A known mismatch in an official source: it stays visible, with its exact difference and its reason.
public struct Acceptance: Sendable, Hashable {
    public var filter: TypedExpression
    public var difference: Rational
    public var reason: Localized
    public var location: SourceLocation?

    public init(filter: TypedExpression, difference: Rational, reason: Localized, location: SourceLocation? = nil) {
        self.filter = filter
        self.difference = difference
        self.reason = reason
        self.location = location
    }
}
