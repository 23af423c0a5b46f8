import Tables

/// Where a node stands in its text, in characters from 0.
public struct ExpressionPlace: Sendable, Hashable {
    /// The first character of the node, without parentheses around all of it.
    public var start: Int
    /// One past the last character.
    public var end: Int
    /// The operator's first character where the node has one; otherwise `start`.
    public var mark: Int

    public init(start: Int, end: Int, mark: Int? = nil) {
        self.start = start
        self.end = end
        self.mark = mark ?? start
    }
}

/// The tree of an expression. Plain values only, every name with its type, so that the same tree can be walked row by
/// row, compiled to columnar kernels or written as SQL.
public indirect enum Expression: Sendable, Hashable {
    case number(Rational, ExpressionPlace)
    case string(String, ExpressionPlace)
    case date(CalendarDate, ExpressionPlace)
    case boolean(Bool, ExpressionPlace)
    /// A field or a measure.
    case name(String, ExpressionType, ExpressionPlace)
    /// Unary minus.
    case negated(Expression, ExpressionPlace)
    case arithmetic(ArithmeticOperator, Expression, Expression, ExpressionPlace)
    case comparison(Comparison, Expression, Expression, ExpressionPlace)
    /// `subject in (items)`; at least one item. `not in` is `.not` around it.
    case membership(Expression, [Expression], ExpressionPlace)
    case not(Expression, ExpressionPlace)
    case logical(LogicalOperator, Expression, Expression, ExpressionPlace)
    case call(ExpressionFunction, [Expression], ExpressionPlace)

    public var place: ExpressionPlace {
        switch self {
        case .number(_, let place), .string(_, let place), .date(_, let place), .boolean(_, let place),
            .name(_, _, let place), .negated(_, let place), .arithmetic(_, _, _, let place),
            .comparison(_, _, _, let place), .membership(_, _, let place), .not(_, let place),
            .logical(_, _, _, let place), .call(_, _, let place):
            place
        }
    }

    /// The type of the value; what a checked tree promises.
    public var type: ExpressionType {
        switch self {
        case .number, .negated, .arithmetic: .number
        case .string: .string
        case .date: .date
        case .boolean, .comparison, .membership, .not, .logical: .boolean
        case .name(_, let type, _): type
        case .call(let function, let arguments, _):
            switch function {
            case .absolute, .year, .month, .days, .workingDays: .number
            case .dayAfter, .nextWorkingDay, .workingDayAfter: .date
            case .isAvailable: .boolean
            case .minimum, .maximum, .coalesce: arguments.first?.type ?? .number
            }
        }
    }

    /// The nodes right below this one, in order of appearance.
    public var children: [Expression] {
        switch self {
        case .number, .string, .date, .boolean, .name: []
        case .negated(let operand, _), .not(let operand, _): [operand]
        case .arithmetic(_, let left, let right, _), .comparison(_, let left, let right, _),
            .logical(_, let left, let right, _):
            [left, right]
        case .membership(let subject, let items, _): [subject] + items
        case .call(_, let arguments, _): arguments
        }
    }

    /// The names referred to, in order of appearance, each once.
    public var names: [String] {
        var found: [String] = []
        var seen: Set<String> = []
        collectNames(into: &found, &seen)
        return found
    }

    /// Whether any function in it needs a working calendar.
    public var needsCalendar: Bool {
        if case .call(let function, _, _) = self, function.needsCalendar { return true }
        return children.contains(where: \.needsCalendar)
    }

    private func collectNames(into found: inout [String], _ seen: inout Set<String>) {
        if case .name(let name, _, _) = self, seen.insert(name).inserted { found.append(name) }
        for child in children { child.collectNames(into: &found, &seen) }
    }
}
