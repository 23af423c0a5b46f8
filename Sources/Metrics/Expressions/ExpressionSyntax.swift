import Diagnostics
import Tables

/// Reads tokens into a tree by precedence climbing: `or`, `and`, `not`, comparisons and `in`, `+ -`, `* /`, unary `-`.
struct ExpressionSyntax {
    /// How deep a tree may be, so that no input can exhaust the stack of whatever walks it. With both limits half a
    /// megabyte, the smallest stack a thread is usually given, is enough (measured in a release build: 256 KB).
    static let depthLimit = 200
    /// How deep operands may lie in each other while reading, which takes more of the stack than walking.
    static let nestingLimit = 100

    private let text: [Character]
    private let tokens: [ExpressionToken]
    private let names: ExpressionNames
    private var position = 0
    private var nesting = 0

    /// A node with its extent, parentheses included, and its depth.
    private struct Parsed {
        var expression: Expression
        var range: Range<Int>
        var depth: Int
    }

    /// How tightly an operator binds.
    private enum Precedence: Int {
        case or = 1, and, comparison, sum, product, sign
    }

    private enum Infix {
        case logical(LogicalOperator)
        case comparison(Comparison)
        case membership(negated: Bool)
        case arithmetic(ArithmeticOperator)

        var precedence: Precedence {
            switch self {
            case .logical(let sign): sign == .or ? .or : .and
            case .comparison, .membership: .comparison
            case .arithmetic(let sign): sign == .add || sign == .subtract ? .sum : .product
            }
        }
    }

    /// The tree of the whole text; names, functions and dates are resolved, types are not yet checked.
    static func parse(_ text: [Character], names: ExpressionNames) throws(ExpressionError) -> Expression {
        var syntax = ExpressionSyntax(text: text, tokens: try ExpressionLexer.tokens(of: text), names: names)
        let whole = try syntax.operation(binding: .or)
        guard syntax.token.kind == .end else { throw syntax.unexpectedAfterValue() }
        return whole.expression
    }

    private init(text: [Character], tokens: [ExpressionToken], names: ExpressionNames) {
        self.text = text
        self.tokens = tokens
        self.names = names
    }

    // MARK: Operators

    private mutating func operation(binding least: Precedence) throws(ExpressionError) -> Parsed {
        nesting += 1
        defer { nesting -= 1 }
        if nesting > Self.nestingLimit { throw SyntaxErrors.tooDeep(at: token.range) }
        var left = try prefix()
        var compared = false
        while let infix = upcomingInfix, infix.precedence.rawValue >= least.rawValue {
            let mark = token.range
            if infix.precedence == .comparison {
                if compared { throw chained(left, at: mark) }
                compared = true
            }
            advance()
            left = try joined(left, infix, mark: mark)
            try checkDepth(left.depth)
        }
        return left
    }

    private mutating func joined(_ left: Parsed, _ infix: Infix, mark: Range<Int>) throws(ExpressionError) -> Parsed {
        func place(to end: Int) -> ExpressionPlace {
            ExpressionPlace(start: left.range.lowerBound, end: end, mark: mark.lowerBound)
        }
        func parsed(_ expression: Expression, depth: Int) -> Parsed {
            Parsed(
                expression: expression, range: expression.place.start..<expression.place.end,
                depth: max(left.depth, depth) + 1)
        }
        switch infix {
        case .membership(let negated):
            if negated { advance() }
            guard token.kind == .open else { throw listExpected() }
            let items = try arguments(mayBeEmpty: false)
            let place = place(to: items.end)
            let membership = Expression.membership(left.expression, items.values.map(\.expression), place)
            let inner = parsed(membership, depth: items.values.map(\.depth).max() ?? 0)
            guard negated else { return inner }
            return Parsed(expression: .not(membership, place), range: inner.range, depth: inner.depth + 1)
        case .comparison(let sign):
            let right = try operation(binding: .sum)
            return parsed(
                .comparison(sign, left.expression, right.expression, place(to: right.range.upperBound)),
                depth: right.depth)
        case .logical(let sign):
            let right = try operation(binding: sign == .or ? .and : .comparison)
            return parsed(
                .logical(sign, left.expression, right.expression, place(to: right.range.upperBound)), depth: right.depth
            )
        case .arithmetic(let sign):
            let right = try operation(binding: infix.precedence == .sum ? .product : .sign)
            return parsed(
                .arithmetic(sign, left.expression, right.expression, place(to: right.range.upperBound)),
                depth: right.depth)
        }
    }

    private var upcomingInfix: Infix? {
        switch token.kind {
        case .keyword(.and): .logical(.and)
        case .keyword(.or): .logical(.or)
        case .keyword(.in): .membership(negated: false)
        case .keyword(.not) where tokens[position + 1].kind == .keyword(.in): .membership(negated: true)
        case .comparison(let sign): .comparison(sign)
        case .arithmetic(let sign): .arithmetic(sign)
        default: nil
        }
    }

    // MARK: Operands

    private mutating func prefix() throws(ExpressionError) -> Parsed {
        let start = token
        let place = ExpressionPlace(start: start.range.lowerBound, end: start.range.upperBound)
        func leaf(_ expression: Expression) -> Parsed { Parsed(expression: expression, range: start.range, depth: 1) }
        switch start.kind {
        case .keyword(.not): return try unary(binding: .comparison) { .not($0, $1) }
        case .arithmetic(.subtract): return try unary(binding: .sign) { .negated($0, $1) }
        case .open: return try parenthesised()
        case .word(let word) where tokens[position + 1].kind == .open: return try call(word)
        case .word(let word):
            advance()
            return leaf(.name(word, try names.type(of: word, at: start.range), place))
        case .number(let value):
            advance()
            return leaf(.number(value, place))
        case .string(let value):
            advance()
            return leaf(.string(value, place))
        case .keyword(.true), .keyword(.false):
            advance()
            return leaf(.boolean(start.kind == .keyword(.true), place))
        default: throw valueExpected()
        }
    }

    private mutating func unary(
        binding precedence: Precedence, _ make: (Expression, ExpressionPlace) -> Expression
    ) throws(ExpressionError) -> Parsed {
        let start = token.range.lowerBound
        advance()
        let operand = try operation(binding: precedence)
        let range = start..<operand.range.upperBound
        try checkDepth(operand.depth + 1)
        return Parsed(
            expression: make(operand.expression, ExpressionPlace(start: start, end: range.upperBound)), range: range,
            depth: operand.depth + 1)
    }

    private mutating func parenthesised() throws(ExpressionError) -> Parsed {
        let start = token.range
        advance()
        var inner = try operation(binding: .or)
        inner.range = start.lowerBound..<(try close(start))
        return inner
    }

    private mutating func call(_ word: String) throws(ExpressionError) -> Parsed {
        let name = token.range
        advance()
        if word == "date" { return try dateLiteral(name) }
        let function = try ExpressionNames.function(word, at: name)
        let list = try arguments()
        try ExpressionNames.check(list.values.count, of: function, at: name)
        let depth = (list.values.map(\.depth).max() ?? 0) + 1
        try checkDepth(depth)
        let range = name.lowerBound..<list.end
        let place = ExpressionPlace(start: range.lowerBound, end: range.upperBound)
        return Parsed(
            expression: .call(function, list.values.map(\.expression), place), range: range, depth: depth)
    }

    private mutating func dateLiteral(_ name: Range<Int>) throws(ExpressionError) -> Parsed {
        let list = try arguments()
        let range = name.lowerBound..<list.end
        let place = ExpressionPlace(start: range.lowerBound, end: range.upperBound)
        let date = try ExpressionNames.date(list.values.map(\.expression), at: range)
        return Parsed(expression: .date(date, place), range: range, depth: 1)
    }

    /// The values in `(a, b, …)`, and where its closing parenthesis ends.
    private mutating func arguments(mayBeEmpty: Bool = true) throws(ExpressionError) -> (values: [Parsed], end: Int) {
        let start = token.range
        var values: [Parsed] = []
        advance()
        if token.kind != .close || !mayBeEmpty {
            values.append(try operation(binding: .or))
            while token.kind == .comma {
                advance()
                values.append(try operation(binding: .or))
            }
        }
        return (values, try close(start))
    }

    // MARK: Tokens

    private var token: ExpressionToken { tokens[position] }

    /// Never past `.end`, so that there is always a token to look at.
    private mutating func advance() { if position + 1 < tokens.count { position += 1 } }

    private mutating func close(_ opening: Range<Int>) throws(ExpressionError) -> Int {
        switch token.kind {
        case .close:
            let end = token.range.upperBound
            advance()
            return end
        case .end: throw SyntaxErrors.unclosed(opening)
        default: throw unexpectedAfterValue()
        }
    }

    // MARK: Errors

    private func checkDepth(_ depth: Int) throws(ExpressionError) {
        if depth > Self.depthLimit { throw SyntaxErrors.tooDeep(at: token.range) }
    }

    private func valueExpected() -> ExpressionError { SyntaxErrors.valueExpected(token, in: text) }

    private func unexpectedAfterValue() -> ExpressionError { SyntaxErrors.unexpectedAfterValue(token, in: text) }

    private func listExpected() -> ExpressionError { SyntaxErrors.listExpected(token) }

    private func chained(_ comparison: Parsed, at range: Range<Int>) -> ExpressionError {
        SyntaxErrors.chained(comparison.expression, at: range, in: text)
    }
}
