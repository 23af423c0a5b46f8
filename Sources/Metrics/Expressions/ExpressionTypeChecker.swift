/// Finds out whether every operator and function is given what it works on.
struct ExpressionTypeChecker {
    let text: [Character]

    /// The type of `expression`; the first mismatch in reading order is thrown.
    func check(_ expression: Expression) throws(ExpressionError) -> ExpressionType {
        for child in expression.children { _ = try check(child) }
        switch expression {
        case .number, .string, .date, .boolean, .name: break
        case .negated(let operand, _): try require(.number, operand, of: .arithmetic(.subtract))
        case .arithmetic(let sign, let left, let right, _):
            if left.type == .date, right.type == .date, sign == .subtract {
                throw TypeErrors.dateDifference(left, right, expression.place, in: text)
            }
            if left.type == .date, right.type == .number, sign == .add || sign == .subtract {
                throw TypeErrors.dateShift(left, sign, right, in: text)
            }
            for operand in [left, right] { try require(.number, operand, of: .arithmetic(sign)) }
        case .comparison(let sign, let left, let right, _):
            if left.type != right.type { throw TypeErrors.incomparable(left, right, in: text) }
            if sign.isOrdering, !left.type.isOrdered { throw TypeErrors.unordered(sign, left.type, expression.place) }
        case .membership(let subject, let items, _):
            for item in items where item.type != subject.type { throw TypeErrors.incomparable(subject, item, in: text) }
        case .not(let operand, _): try require(.boolean, operand, of: .not)
        case .logical(let word, let left, let right, _):
            for operand in [left, right] { try require(.boolean, operand, of: .logical(word)) }
        case .call(let function, let arguments, _): try check(arguments, of: function)
        }
        return expression.type
    }

    private func check(_ arguments: [Expression], of function: ExpressionFunction) throws(ExpressionError) {
        guard let first = arguments.first else { return }
        switch function {
        case .absolute: try require(.number, first, of: .function(function))
        case .year, .month, .days, .workingDays, .nextWorkingDay:
            for argument in arguments { try require(.date, argument, of: .function(function)) }
        case .dayAfter, .workingDayAfter:
            for (argument, type) in zip(arguments, [ExpressionType.date, .number]) {
                try require(type, argument, of: .function(function))
            }
        case .isAvailable:
            guard case .name = first else { throw TypeErrors.notAName(first, in: text) }
        case .minimum, .maximum, .coalesce:
            if function != .coalesce, !first.type.isOrdered {
                try require(.number, first, of: .function(function))
            }
            for argument in arguments where argument.type != first.type {
                throw TypeErrors.incomparable(first, argument, in: text)
            }
        }
    }

    private func require(
        _ type: ExpressionType, _ operand: Expression, of taker: TypeErrors.Taker
    ) throws(ExpressionError) {
        if operand.type != type { throw TypeErrors.operand(operand, of: taker, needs: type, in: text) }
    }
}
