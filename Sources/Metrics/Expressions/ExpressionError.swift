import Diagnostics

/// Why a text is not a sound expression, and which of its characters say so.
public struct ExpressionError: Error, Sendable, Hashable {
    /// `expression.syntax`, `.unknown-name`, `.unknown-function`, `.argument-count`, `.type`, `.impossible-date`.
    public var code: String
    public var message: Localized
    /// What to do; an imperative sentence.
    public var hint: Localized?
    /// The first offending character of the text, from 0; the text's length where something is missing at its end.
    public var offset: Int
    /// How many characters offend; 0 where something is missing.
    public var length: Int

    public init(code: String, message: Localized, hint: Localized? = nil, offset: Int, length: Int) {
        self.code = code
        self.message = message
        self.hint = hint
        self.offset = offset
        self.length = length
    }

    init(_ problem: Problem, vi: String, en: String, hint: Localized? = nil, at range: Range<Int>) {
        self.init(
            code: "expression.\(problem.rawValue)", message: Localized(vi: vi, en: en), hint: hint,
            offset: range.lowerBound, length: range.count)
    }

    enum Problem: String {
        case syntax
        case unknownName = "unknown-name"
        case unknownFunction = "unknown-function"
        case argumentCount = "argument-count"
        case type
        case impossibleDate = "impossible-date"
    }
}
