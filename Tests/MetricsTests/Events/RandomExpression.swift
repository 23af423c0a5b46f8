import Samples

/// Well-typed expressions over the fields of `EventSample`, as one would write them.
struct RandomExpression {
    var numbers: RandomNumbers

    mutating func condition(_ depth: Int) -> String {
        if depth == 0 { return numbers.one(of: ["1 = 1", "n > 2", "is_available(d)", "k = 'a'", "t != 'x'"]) }
        let comparison = numbers.one(of: ["=", "!=", "<", "<=", ">", ">="])
        switch numbers.below(11) {
        case 0, 1: return "(\(condition(depth - 1)) and \(condition(depth - 1)))"
        case 2, 3: return "(\(condition(depth - 1)) or \(condition(depth - 1)))"
        case 4: return "not (\(condition(depth - 1)))"
        case 5: return "\(number(depth - 1)) \(comparison) \(number(depth - 1))"
        case 6: return "\(date(depth - 1)) \(comparison) \(date(depth - 1))"
        case 7: return numbers.one(of: ["k in ('a', 'c')", "k not in ('b')", "t in ('x', 'y')", "t = 'x'", "'y' != t"])
        case 8: return "\(number(depth - 1)) in (\(number(depth - 1)), \(number(0)))"
        case 9: return "coalesce(\(condition(depth - 1)), \(condition(depth - 1)))"
        default: return "is_available(\(numbers.one(of: ["n", "m", "d", "e", "k", "t"])))"
        }
    }

    mutating func number(_ depth: Int) -> String {
        if depth == 0 { return numbers.one(of: ["n", "m", "0", "1", "3", "0.1", "0.5", "0.3", "5", "2.75"]) }
        switch numbers.below(10) {
        case 0: return "(\(number(depth - 1)) + \(number(depth - 1)))"
        case 1: return "(\(number(depth - 1)) - \(number(depth - 1)))"
        case 2: return "\(numbers.one(of: ["n", "m", "2", "0.5"])) * \(numbers.one(of: ["n", "m", "3", "0.1"]))"
        case 3: return "min(\(number(depth - 1)), \(number(depth - 1)))"
        case 4: return "max(\(number(depth - 1)), \(number(depth - 1)), \(number(0)))"
        case 5: return "coalesce(\(number(depth - 1)), \(number(depth - 1)))"
        case 6: return "abs(\(number(depth - 1)))"
        case 7: return "\(numbers.one(of: ["year", "month"]))(\(date(depth - 1)))"
        case 8: return "\(numbers.one(of: ["days", "working_days"]))(\(date(depth - 1)), \(date(depth - 1)))"
        default: return "(- \(number(depth - 1)))"
        }
    }

    mutating func date(_ depth: Int) -> String {
        if depth == 0 { return numbers.one(of: ["d", "e", "date('2024-02-29')", "date('2024-04-30')"]) }
        switch numbers.below(7) {
        case 0: return "min(\(date(depth - 1)), \(date(depth - 1)))"
        case 1: return "max(\(date(depth - 1)), \(date(depth - 1)))"
        case 2: return "coalesce(\(date(depth - 1)), \(date(depth - 1)))"
        case 3: return "day_after(\(date(depth - 1)), \(numbers.one(of: ["n", "1", "0", "n - 3"])))"
        case 4: return "next_working_day(\(date(depth - 1)))"
        case 5: return "working_day_after(\(date(depth - 1)), \(numbers.one(of: ["n", "1", "0", "n - 3"])))"
        default: return date(0)
        }
    }
}
