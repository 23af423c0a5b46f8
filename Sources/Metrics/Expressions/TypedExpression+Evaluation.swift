import Tables

extension TypedExpression {
    /// The value for one row or one set of measures; `value` says what is known of each of `names`.
    ///
    /// Missing is never zero: arithmetic, a comparison or a function over a missing value throws `.absent` with its name.
    /// A bare field, and `coalesce` where all are missing, give it back as it is. `and`, `or` and `in` are three-valued
    /// (Kleene) and throw only where the missing value decides.
    ///
    /// `calendar` is what the functions of working days go by; without it they fail.
    public func evaluate(
        calendar: WorkingCalendar? = nil, _ value: (String) -> ExpressionValue
    ) throws(EvaluationFailure) -> ExpressionValue {
        switch try ExpressionEvaluator(calendar: calendar).outcome(of: expression, value) {
        case .number(let number): return .number(number, .exact)
        case .qualified(let number, let qualifier, _): return .number(number, qualifier)
        case .date(let date): return .date(date)
        case .string(let string): return .string(string)
        case .boolean(let boolean): return .boolean(boolean)
        case .absent(let absence, let name):
            if passesAbsenceOn { return .absent(absence) }
            throw .absent(name: name, absence)
        }
    }

    /// Whether a condition holds, in Kleene's three-valued logic; nil where a missing value leaves it unknown.
    ///
    /// Throws `.wrongType` where the expression is not boolean.
    public func holds(
        calendar: WorkingCalendar? = nil, _ value: (String) -> ExpressionValue
    ) throws(EvaluationFailure) -> Bool? {
        switch try ExpressionEvaluator(calendar: calendar).outcome(of: expression, value) {
        case .boolean(let boolean): return boolean
        case .absent where type == .boolean: return nil
        default: throw .wrongType(offset: expression.place.mark)
        }
    }

    private var passesAbsenceOn: Bool {
        switch expression {
        case .name, .call(.coalesce, _, _): true
        default: false
        }
    }
}
