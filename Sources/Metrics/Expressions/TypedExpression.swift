/// An expression that has been checked against the names it may use; made by `ExpressionParser` only.
public struct TypedExpression: Sendable, Hashable {
    public let expression: Expression
    public let type: ExpressionType
    /// As written.
    public let text: String
    /// The referenced fields or measures in order of appearance, each once.
    public let names: [String]

    init(expression: Expression, text: String) {
        self.expression = expression
        self.type = expression.type
        self.text = text
        self.names = expression.names
    }

    /// The sides of a check such as `received = handled + pending`, so that an engine can say by how much it fails; nil
    /// where the expression is not a single comparison.
    ///
    /// The `text` of a side is its own part, but the places in its tree (and so the offsets of its failures) still count
    /// in the whole, which is what the user wrote.
    public var equation: (left: TypedExpression, right: TypedExpression, comparison: Comparison)? {
        guard case .comparison(let comparison, let left, let right, _) = expression else { return nil }
        let characters = Array(text)
        func side(_ expression: Expression) -> TypedExpression {
            let place = expression.place
            return TypedExpression(expression: expression, text: String(characters[place.start..<place.end]))
        }
        return (side(left), side(right), comparison)
    }
}
