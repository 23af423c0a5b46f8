import Diagnostics

/// The way in: a text becomes a checked expression or an error that points at a character.
public enum ExpressionParser {
    /// Reads and checks `text`.
    ///
    /// - Parameters:
    ///   - names: the fields or measures that may be used, with their types.
    ///   - expected: the type the whole must have, where the place it is written asks for one.
    public static func parse(
        _ text: String, names: [String: ExpressionType], expected: ExpressionType?
    ) throws(ExpressionError) -> TypedExpression {
        let characters = Array(text)
        let expression = try ExpressionSyntax.parse(characters, names: ExpressionNames(types: names))
        let type = try ExpressionTypeChecker(text: characters).check(expression)
        if let expected, type != expected {
            throw TypeErrors.wholeMismatch(expression, type, expected: expected)
        }
        return TypedExpression(expression: expression, text: text)
    }
}
