import Tables

/// One word or sign of an expression.
struct ExpressionToken: Hashable {
    enum Kind: Hashable {
        case number(Rational)
        case string(String)
        case word(String)
        case keyword(Keyword)
        case comparison(Comparison)
        case arithmetic(ArithmeticOperator)
        case open, close, comma
        /// After the last one, so that there is always a token to look at.
        case end
    }

    /// Words that cannot be names. Function names can: `year = 2024` compares a field called `year`.
    enum Keyword: String {
        case and, or, not, `in`, `true`, `false`
    }

    var kind: Kind
    /// Characters of the text, from 0.
    var range: Range<Int>
}
