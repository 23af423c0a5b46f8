import Metrics
import Tables
import Testing

/// A text in which `1️⃣` stands before the character an error must point at.
struct Marked: Sendable, CustomTestStringConvertible {
    let text: String
    let offset: Int
    /// What the error must cover, from the mark on.
    let covered: String
    let testDescription: String

    init(_ marked: String, covering covered: String) {
        testDescription = marked
        offset = marked.firstIndex(of: "1️⃣").map { marked.distance(from: marked.startIndex, to: $0) } ?? -1
        text = String(marked.filter { $0 != "1️⃣" })
        self.covered = covered
    }
}

/// The names used throughout: what the Office's dossiers look like.
let fields: [String: ExpressionType] = [
    "received": .number, "resolved": .number, "pending": .number, "early": .number, "overdue": .number, "year": .number,
    "unit": .string, "channel": .string, "from": .date, "to": .date, "urgent": .boolean, "online": .boolean,
]

func parsed(_ text: String, _ expected: ExpressionType? = nil) throws -> TypedExpression {
    try ExpressionParser.parse(text, names: fields, expected: expected)
}

func failure(of text: String, _ expected: ExpressionType? = nil) throws -> ExpressionError {
    let error = #expect(throws: ExpressionError.self) { try parsed(text, expected) }
    return try #require(error)
}

func exact(_ number: Int) -> ExpressionValue { .number(Rational(number), .exact) }

func fraction(_ numerator: Int, _ denominator: Int) throws -> ExpressionValue {
    .number(try #require(Rational(numerator, over: denominator)), .exact)
}

func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
    try #require(CalendarDate(year: year, month: month, day: day))
}

/// Looks values up in a dictionary; what is not in it is not available.
func values(_ known: [String: ExpressionValue]) -> (String) -> ExpressionValue {
    { known[$0] ?? .absent(.notAvailable) }
}

extension Expression {
    /// The tree with every operation in parentheses.
    var shape: String {
        switch self {
        case .number(let number, _):
            number.isInteger ? "\(number.numerator)" : "\(number.numerator)/\(number.denominator)"
        case .string(let string, _): "'\(string)'"
        case .date(let date, _): date.iso
        case .boolean(let boolean, _): "\(boolean)"
        case .name(let name, _, _): name
        case .negated(let operand, _): "(- \(operand.shape))"
        case .not(let operand, _): "(not \(operand.shape))"
        case .arithmetic(let sign, let left, let right, _): "(\(left.shape) \(sign.rawValue) \(right.shape))"
        case .comparison(let sign, let left, let right, _): "(\(left.shape) \(sign.rawValue) \(right.shape))"
        case .logical(let word, let left, let right, _): "(\(left.shape) \(word.rawValue) \(right.shape))"
        case .membership(let subject, let items, _):
            "(\(subject.shape) in [\(items.map(\.shape).joined(separator: ", "))])"
        case .call(let function, let arguments, _):
            "\(function.rawValue)[\(arguments.map(\.shape).joined(separator: ", "))]"
        }
    }
}
