/// Whether expressions can be computed over the records of an event dataset.
public enum RecordExpressions {
    /// What stands in the way of `expression`; nil where nothing does.
    public static func obstacle(to expression: TypedExpression, fields: [Field], hasCalendar: Bool) -> KernelError? {
        var program = KernelProgram(
            columns: EventColumn.all(of: fields, comparedIn: [expression]), hasCalendar: hasCalendar)
        do throws(KernelError) {
            _ = try program.compile(expression.expression)
            return nil
        } catch {
            return error
        }
    }
}
