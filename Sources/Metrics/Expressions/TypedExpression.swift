/// An expression that has been checked against the names it may use; made by `ExpressionParser` only.
public struct TypedExpression: Sendable, Hashable {
    public let expression: Expression
    public let type: ExpressionType
    /// As written.
    public let text: String
    /// The referenced fields or measures in order of appearance, each once.
    public let names: [String]

    /// Whether only a working calendar can tell its value.
    public var needsCalendar: Bool { expression.needsCalendar }

    init(expression: Expression, text: String) {
        self.expression = expression
        self.type = expression.type
        self.text = text
        self.names = expression.names
    }

    /// The sides of an expression that is one division, so that a share made by hand can still show its count; nil
    /// otherwise. Texts and places are as in `equation`.
    public var quotient: (numerator: TypedExpression, denominator: TypedExpression)? {
        guard case .arithmetic(.divide, let left, let right, _) = expression else { return nil }
        return (side(left), side(right))
    }

    /// The sides of a check such as `received = handled + pending`, so that an engine can say by how much it fails; nil
    /// where the expression is not a single comparison.
    ///
    /// The `text` of a side is its own part, but the places in its tree (and so the offsets of its failures) still count
    /// in the whole, which is what the user wrote.
    public var equation: (left: TypedExpression, right: TypedExpression, comparison: Comparison)? {
        guard case .comparison(let comparison, let left, let right, _) = expression else { return nil }
        return (side(left), side(right), comparison)
    }

    private func side(_ expression: Expression) -> TypedExpression {
        let place = expression.place
        let characters = Array(text)[place.start..<place.end]
        return TypedExpression(expression: expression, text: String(characters))
    }
}
