/// The functions of the language; the raw value is the name as written.
public enum ExpressionFunction: String, Sendable, Hashable, CaseIterable {
    /// `abs(number)`: the number without its sign.
    case absolute = "abs"
    /// `min(a, b, …)`: the least of numbers or of dates; not computable where one is missing.
    case minimum = "min"
    /// `max(a, b, …)`: the greatest of numbers or of dates; not computable where one is missing.
    case maximum = "max"
    /// `coalesce(a, b, …)`: the first that is not missing. The one way to put a value in the place of a missing one.
    case coalesce
    /// `year(date)`: 1900…2199.
    case year
    /// `month(date)`: 1…12.
    case month
    /// `days(from, to)`: days from the first date to the second; negative where the second is earlier.
    case days
    /// `day_after(date, number)`: the date so many days later, of whatever kind; earlier where the number is negative.
    case dayAfter = "day_after"
    /// `working_days(from, to)`: working days from the first date, which is not counted, through the second; negative
    /// where the second is earlier.
    case workingDays = "working_days"
    /// `next_working_day(date)`: the date itself where it is worked, otherwise the next one that is.
    case nextWorkingDay = "next_working_day"
    /// `working_day_after(date, number)`: the date so many working days later, not counting the first; earlier where the
    /// number is negative, the date itself for 0.
    case workingDayAfter = "working_day_after"
    /// `is_available(field)`: whether the field has a value, exact or qualified.
    case isAvailable = "is_available"

    /// How many arguments the function takes.
    public var argumentCount: ClosedRange<Int> {
        switch self {
        case .absolute, .year, .month, .nextWorkingDay, .isAvailable: 1...1
        case .days, .dayAfter, .workingDays, .workingDayAfter: 2...2
        case .minimum, .maximum, .coalesce: 2...Int.max
        }
    }

    /// The call as one would write it, for hints.
    var example: String {
        switch self {
        case .absolute: "abs(a - b)"
        case .minimum: "min(a, b)"
        case .maximum: "max(a, b)"
        case .coalesce: "coalesce(a, b)"
        case .year: "year(d)"
        case .month: "month(d)"
        case .days: "days(d1, d2)"
        case .dayAfter: "day_after(d, 15)"
        case .workingDays: "working_days(d1, d2)"
        case .nextWorkingDay: "next_working_day(d)"
        case .workingDayAfter: "working_day_after(d, 15)"
        case .isAvailable: "is_available(a)"
        }
    }

    /// Whether only a working calendar can tell the value.
    public var needsCalendar: Bool {
        switch self {
        case .workingDays, .nextWorkingDay, .workingDayAfter: true
        default: false
        }
    }

    /// Whether the function takes a step from a day, of whatever kind, or counts working ones.
    var movesInCalendar: Bool { needsCalendar || self == .dayAfter }

    /// All names that may stand before a parenthesis, for hints; `date` makes a literal and is not a function.
    static var names: [String] { allCases.map(\.rawValue) + ["date"] }
}
