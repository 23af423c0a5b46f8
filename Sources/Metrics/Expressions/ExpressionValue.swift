import Tables

/// What is known of a value while evaluating a row or a set of measures.
public enum ExpressionValue: Sendable, Hashable {
    case number(Rational, Qualifier)
    case date(CalendarDate)
    case string(String)
    case boolean(Bool)
    case absent(Absence)

    /// The type of the value; nil where it is missing.
    public var type: ExpressionType? {
        switch self {
        case .number: .number
        case .date: .date
        case .string: .string
        case .boolean: .boolean
        case .absent: nil
        }
    }
}

/// Why an expression has no value for a given row or set of measures.
public enum EvaluationFailure: Error, Sendable, Hashable {
    /// An operand is missing: the result is not computable.
    case absent(name: String, Absence)
    /// A qualified number (`≥ 85000`) cannot be computed with.
    case qualified(name: String)
    /// `offset` is that of the `/`.
    case divisionByZero(offset: Int)
    /// An intermediate result does not fit in 64 bits; `offset` is that of the operator or function.
    case overflow(offset: Int)
    /// A number of days that is not whole, or a day outside 1900…2199; `offset` is that of the function.
    case impossibleDay(offset: Int)
    /// A function of working days without a calendar; `offset` is that of the function.
    case noCalendar(offset: Int)
    /// The same over years that the calendar does not declare; `offset` is that of the function.
    case undeclaredYears([Int], declared: ClosedRange<Int>, offset: Int)
    /// The caller handed in a value of another type than the one the expression was checked with: a mistake in the
    /// program, not in the content. `offset` is that of the name or of the operator that met it.
    case wrongType(offset: Int)
}
