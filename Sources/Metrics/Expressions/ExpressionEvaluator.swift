import Tables

/// Walks a tree for one row or one set of measures. Operands are taken from left to right; the first that is missing,
/// qualified or impossible decides what becomes of the whole.
struct ExpressionEvaluator {
    /// What the functions of working days go by; nil where the content has none.
    let calendar: WorkingCalendar?

    /// A value that still knows the name it came from, for failures that must say which one stands in the way.
    enum Outcome {
        case number(Rational)
        case qualified(Rational, Qualifier, name: String)
        case date(CalendarDate)
        case string(String)
        case boolean(Bool)
        case absent(Absence, name: String)

        var isAbsent: Bool { if case .absent = self { true } else { false } }
    }

    typealias Lookup = (String) -> ExpressionValue

    func outcome(of expression: Expression, _ value: Lookup) throws(EvaluationFailure) -> Outcome {
        switch expression {
        case .number(let number, _): return .number(number)
        case .string(let string, _): return .string(string)
        case .date(let date, _): return .date(date)
        case .boolean(let boolean, _): return .boolean(boolean)
        case .name(let name, let type, let place):
            return try outcome(of: value(name), called: name, type: type, at: place)
        case .negated(let operand, let place):
            return try arithmetic(.subtract, .number(.zero), try self.operand(operand, value), at: place)
        case .arithmetic(let sign, let left, let right, let place):
            let first = try operand(left, value)
            if first.isAbsent { return first }
            return try arithmetic(sign, first, try operand(right, value), at: place)
        case .comparison(let comparison, let left, let right, let place):
            let first = try operand(left, value)
            if first.isAbsent { return first }
            return try compare(comparison, first, try operand(right, value), at: place)
        case .membership(let subject, let items, let place):
            return try membership(of: try operand(subject, value), in: items, value, at: place)
        case .not(let operand, let place):
            switch try self.operand(operand, value) {
            case .boolean(let boolean): return .boolean(!boolean)
            case let absent where absent.isAbsent: return absent
            default: throw .wrongType(offset: place.mark)
            }
        case .logical(let word, let left, let right, let place):
            return try logical(word, try operand(left, value), right, value, at: place)
        case .call(let function, let arguments, let place):
            return try FunctionEvaluator(evaluator: self).outcome(of: function, arguments, value, at: place)
        }
    }

    /// The outcome of something that is computed with, which a qualified number must not be.
    func operand(_ expression: Expression, _ value: Lookup) throws(EvaluationFailure) -> Outcome {
        let outcome = try outcome(of: expression, value)
        if case .qualified(_, _, let name) = outcome { throw .qualified(name: name) }
        return outcome
    }

    private func outcome(
        of value: ExpressionValue, called name: String, type: ExpressionType, at place: ExpressionPlace
    ) throws(EvaluationFailure) -> Outcome {
        if let found = value.type, found != type { throw .wrongType(offset: place.mark) }
        return switch value {
        case .number(let number, .exact): .number(number)
        case .number(let number, let qualifier): .qualified(number, qualifier, name: name)
        case .date(let date): .date(date)
        case .string(let string): .string(string)
        case .boolean(let boolean): .boolean(boolean)
        case .absent(let absence): .absent(absence, name: name)
        }
    }

    private func arithmetic(
        _ sign: ArithmeticOperator, _ left: Outcome, _ right: Outcome, at place: ExpressionPlace
    ) throws(EvaluationFailure) -> Outcome {
        if right.isAbsent { return right }
        guard case .number(let first) = left, case .number(let second) = right else {
            throw .wrongType(offset: place.mark)
        }
        if sign == .divide, second.isZero { throw .divisionByZero(offset: place.mark) }
        let result =
            switch sign {
            case .add: first.adding(second)
            case .subtract: first.subtracting(second)
            case .multiply: first.multiplied(by: second)
            case .divide: first.divided(by: second)
            }
        guard let result else { throw .overflow(offset: place.mark) }
        return .number(result)
    }

    private func compare(
        _ comparison: Comparison, _ left: Outcome, _ right: Outcome, at place: ExpressionPlace
    ) throws(EvaluationFailure) -> Outcome {
        switch (left, right) {
        case (_, .absent): return right
        case (.number(let first), .number(let second)): return .boolean(comparison.holds(first, second))
        case (.date(let first), .date(let second)): return .boolean(comparison.holds(first, second))
        case (.string(let first), .string(let second)) where !comparison.isOrdering:
            return .boolean((first == second) == (comparison == .equal))
        case (.boolean(let first), .boolean(let second)) where !comparison.isOrdering:
            return .boolean((first == second) == (comparison == .equal))
        default: throw .wrongType(offset: place.mark)
        }
    }

    /// True where an item is equal; otherwise unknown where an item is missing; otherwise false.
    private func membership(
        of subject: Outcome, in items: [Expression], _ value: Lookup, at place: ExpressionPlace
    ) throws(EvaluationFailure) -> Outcome {
        if subject.isAbsent { return subject }
        var result = Outcome.boolean(false)
        for item in items {
            let equality = try compare(.equal, subject, try operand(item, value), at: place)
            if case .boolean(true) = equality { return equality }
            if equality.isAbsent, !result.isAbsent { result = equality }
        }
        return result
    }

    /// Kleene's `and` and `or`. The right side is not looked at where the left one decides, so that
    /// `handled != 0 and late / handled > 0.1` is safe.
    private func logical(
        _ word: LogicalOperator, _ left: Outcome, _ right: Expression, _ value: Lookup, at place: ExpressionPlace
    ) throws(EvaluationFailure) -> Outcome {
        if case .boolean(word.decisive) = left { return left }
        let second = try operand(right, value)
        switch (left, second) {
        case (.boolean, .boolean), (.boolean, .absent), (.absent, .boolean(word.decisive)): return second
        case (.absent, .boolean), (.absent, .absent): return left
        default: throw .wrongType(offset: place.mark)
        }
    }
}
