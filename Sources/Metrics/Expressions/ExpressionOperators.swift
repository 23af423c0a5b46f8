/// `=`, `!=`, `<`, `<=`, `>`, `>=`; the raw value is the sign as written.
public enum Comparison: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// Whether the comparison asks for an order and not only for equality.
    public var isOrdering: Bool { self != .equal && self != .notEqual }

    /// Whether `left` stands to `right` as the comparison says.
    public func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

/// `+`, `-`, `*`, `/`; the raw value is the sign as written.
public enum ArithmeticOperator: String, Sendable, Hashable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
}

/// `and`, `or`; the raw value is the word as written.
public enum LogicalOperator: String, Sendable, Hashable, CaseIterable {
    case and, or

    /// The operand that settles the result whatever the other one is: false for `and`, true for `or`.
    public var decisive: Bool { self == .or }
}
