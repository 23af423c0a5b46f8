import Diagnostics

/// What an expression, or a name in it, stands for. Integers and decimals are one type: numbers are exact fractions.
public enum ExpressionType: String, Sendable, Hashable, CaseIterable {
    case number, date, string, boolean

    /// The type inside a sentence: "… là số", "… is a number".
    var phrase: (vi: String, en: String) {
        switch self {
        case .number: ("số", "a number")
        case .date: ("ngày", "a date")
        case .string: ("chữ", "a text")
        case .boolean: ("điều kiện đúng/sai", "a condition")
        }
    }

    /// Whether `<` and `>` make sense. Not for text: its order would be another one in every database and alphabet.
    var isOrdered: Bool { self == .number || self == .date }
}
