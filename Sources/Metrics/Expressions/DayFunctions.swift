import Tables

/// The functions that take steps from a day: plain days, or working days by a calendar.
struct DayFunctions {
    typealias Outcome = ExpressionEvaluator.Outcome

    let calendar: WorkingCalendar?

    /// The value of a function of operands none of which is missing.
    func outcome(
        of function: ExpressionFunction, _ operands: [Outcome], at place: ExpressionPlace
    ) throws(EvaluationFailure) -> Outcome {
        guard case .date(let date)? = operands.first else { throw .wrongType(offset: place.mark) }
        if function == .dayAfter { return .date(try day(date, try count(operands, place), place)) }
        guard let calendar else { throw .noCalendar(offset: place.mark) }
        switch function {
        case .workingDays:
            guard operands.count == 2, case .date(let last) = operands[1] else {
                throw .wrongType(offset: place.mark)
            }
            if let days = calendar.workingDays(after: date, through: last) { return .number(Rational(days)) }
            throw undeclared(calendar.missingYears(from: date, through: last), calendar, place)
        case .nextWorkingDay:
            if let next = calendar.nextWorkingDay(onOrAfter: date) { return .date(next) }
            throw undeclared(after: date, forwards: true, calendar, place)
        case .workingDayAfter:
            let days = try count(operands, place)
            if let day = calendar.adding(workingDays: days, to: date) { return .date(day) }
            throw undeclared(after: date, forwards: days >= 0, calendar, place)
        default: throw .wrongType(offset: place.mark)
        }
    }

    private func count(_ operands: [Outcome], _ place: ExpressionPlace) throws(EvaluationFailure) -> Int {
        guard operands.count == 2, case .number(let number) = operands[1] else { throw .wrongType(offset: place.mark) }
        guard number.isInteger else { throw .impossibleDay(offset: place.mark) }
        return number.numerator
    }

    private func day(
        _ date: CalendarDate, _ days: Int, _ place: ExpressionPlace
    ) throws(EvaluationFailure) -> CalendarDate {
        let (sum, overflow) = Int(date.dayNumber).addingReportingOverflow(days)
        guard !overflow, let number = Int32(exactly: sum),
            case let day = CalendarDate(dayNumber: number), (1900...2199).contains(day.year)
        else { throw .impossibleDay(offset: place.mark) }
        return day
    }

    // MARK: - Years that are not declared

    private func undeclared(
        _ years: [Int], _ calendar: WorkingCalendar, _ place: ExpressionPlace
    ) -> EvaluationFailure {
        .undeclaredYears(years, declared: calendar.years, offset: place.mark)
    }

    /// Where a step that starts at `date` leaves the calendar: the years from that date up to it, or the first one past it.
    private func undeclared(
        after date: CalendarDate, forwards: Bool, _ calendar: WorkingCalendar, _ place: ExpressionPlace
    ) -> EvaluationFailure {
        let missing = calendar.missingYears(from: date, through: date)
        let next = forwards ? calendar.years.upperBound + 1 : calendar.years.lowerBound - 1
        return undeclared(missing.isEmpty ? [next] : missing, calendar, place)
    }
}
