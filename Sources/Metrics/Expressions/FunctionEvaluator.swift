import Tables

/// The values of function calls.
struct FunctionEvaluator {
    typealias Outcome = ExpressionEvaluator.Outcome

    let evaluator: ExpressionEvaluator

    func outcome(
        of function: ExpressionFunction, _ arguments: [Expression], _ value: ExpressionEvaluator.Lookup,
        at place: ExpressionPlace
    ) throws(EvaluationFailure) -> Outcome {
        switch function {
        case .isAvailable:
            guard case .name(let name, _, _)? = arguments.first else { throw .wrongType(offset: place.mark) }
            if case .absent = value(name) { return .boolean(false) }
            return .boolean(true)
        case .coalesce: return try firstAvailable(of: arguments, value, at: place)
        case .absolute, .minimum, .maximum, .year, .month, .days, .dayAfter, .workingDays, .nextWorkingDay,
            .workingDayAfter:
            var operands: [Outcome] = []
            for argument in arguments {
                let operand = try evaluator.operand(argument, value)
                if operand.isAbsent { return operand }
                operands.append(operand)
            }
            if function.movesInCalendar {
                return try DayFunctions(calendar: evaluator.calendar).outcome(of: function, operands, at: place)
            }
            return try computed(function, operands, at: place)
        }
    }

    /// The first argument that is not missing, qualified or not; where all are, the first one, which is the one wanted.
    private func firstAvailable(
        of arguments: [Expression], _ value: ExpressionEvaluator.Lookup, at place: ExpressionPlace
    ) throws(EvaluationFailure) -> Outcome {
        var first: Outcome?
        for argument in arguments {
            let outcome = try evaluator.outcome(of: argument, value)
            if !outcome.isAbsent { return outcome }
            first = first ?? outcome
        }
        guard let first else { throw .wrongType(offset: place.mark) }
        return first
    }

    /// A function of operands none of which is missing.
    private func computed(
        _ function: ExpressionFunction, _ operands: [Outcome], at place: ExpressionPlace
    ) throws(EvaluationFailure) -> Outcome {
        var numbers: [Rational] = []
        var dates: [CalendarDate] = []
        for operand in operands {
            switch operand {
            case .number(let number): numbers.append(number)
            case .date(let date): dates.append(date)
            default: throw .wrongType(offset: place.mark)
            }
        }
        guard numbers.isEmpty != dates.isEmpty else { throw .wrongType(offset: place.mark) }
        let result: Outcome? =
            switch function {
            case .absolute: numbers.first.flatMap(Self.absolute).map(Outcome.number)
            case .minimum: numbers.min().map(Outcome.number) ?? dates.min().map(Outcome.date)
            case .maximum: numbers.max().map(Outcome.number) ?? dates.max().map(Outcome.date)
            case .year: dates.first.map { .number(Rational($0.year)) }
            case .month: dates.first.map { .number(Rational($0.month)) }
            case .days where dates.count == 2: .number(Rational(Int(dates[1].dayNumber) - Int(dates[0].dayNumber)))
            case .days, .coalesce, .isAvailable, .dayAfter, .workingDays, .nextWorkingDay, .workingDayAfter: nil
            }
        if let result { return result }
        // The one function whose result may not fit: the greatest number is nearer to zero than the least one.
        throw function == .absolute && !numbers.isEmpty ? .overflow(offset: place.mark) : .wrongType(offset: place.mark)
    }

    /// Nil where the result does not fit in 64 bits.
    private static func absolute(_ number: Rational) -> Rational? {
        number.isNegative ? Rational.zero.subtracting(number) : number
    }
}
