import Diagnostics

/// Gathers what one expression lacks of the calendar over many rows, so that all years that are missing are said at once.
struct CalendarGaps {
    private var failure: EvaluationFailure?
    private var row: SourceLocation?

    /// Whether `failure` is for want of a calendar or of years in it, and thus taken.
    @discardableResult
    mutating func take(_ failure: EvaluationFailure, at row: SourceLocation?) -> Bool {
        switch (self.failure, failure) {
        case (.undeclaredYears(let known, let declared, let offset)?, .undeclaredYears(let years, _, _)):
            self.failure = .undeclaredYears(
                Set(known).union(years).sorted(), declared: declared, offset: offset)
        case (nil, .undeclaredYears), (nil, .noCalendar):
            self.failure = failure
            self.row = row
        case (_, .noCalendar), (_, .undeclaredYears): break
        default: return false
        }
        return true
    }

    /// One diagnostic for all that was taken, with the first row it was met at.
    func diagnostics(in expression: TypedExpression, at location: SourceLocation?) -> [Diagnostic] {
        failure.map { [$0.diagnostic(in: expression, at: location, row: row)] } ?? []
    }
}

extension EvaluationFailure {
    var isForWantOfCalendar: Bool {
        switch self {
        case .noCalendar, .undeclaredYears: true
        default: false
        }
    }

    /// The diagnostic for what is amiss with days and the calendar; nil for any other failure.
    public func dayDiagnostic(
        in expression: TypedExpression, at location: SourceLocation?, row: SourceLocation? = nil
    ) -> Diagnostic? {
        let place = row.map { $0.description }
        let vi = "Biểu thức “\(expression.text)”" + (place.map { " (dòng \($0))" } ?? "")
        let en = "The expression “\(expression.text)”" + (place.map { " (at \($0))" } ?? "")
        switch self {
        case .noCalendar:
            return Diagnostic(
                .error, "expression.no-calendar", vi: vi + " cần lịch làm việc, nhưng chưa có tệp calendar.yaml.",
                en: en + " needs a working calendar, but there is no file calendar.yaml.", at: location,
                excerpt: expression.text,
                hint: Localized(
                    vi: "Tạo tệp calendar.yaml; xem mẫu trong Content/README.md.",
                    en: "Create calendar.yaml; Content/README.md has a sample."))
        case .undeclaredYears(let years, let declared, _):
            let missing = years.map(String.init).joined(separator: ", ")
            let known =
                declared.count == 1 ? "\(declared.lowerBound)" : "\(declared.lowerBound)–\(declared.upperBound)"
            return Diagnostic(
                .error, "expression.calendar-year",
                vi: vi + " cần lịch làm việc năm \(missing), nhưng calendar.yaml chỉ có \(known).",
                en: en + " needs the working days of \(missing), but calendar.yaml has \(known) only.", at: location,
                excerpt: expression.text,
                hint: Localized(
                    vi: "Thêm năm \(missing) vào calendar.yaml, theo thông báo nghỉ lễ, Tết của năm đó.",
                    en: "Add \(missing) to calendar.yaml, from the official notice of its public holidays."))
        case .impossibleDay:
            return Diagnostic(
                .error, "expression.impossible-day",
                vi: vi + " cộng một số ngày không nguyên, hoặc ra một ngày ngoài các năm 1900–2199.",
                en: en + " adds a number of days that is not whole, or leads to a day outside 1900–2199.",
                at: location, excerpt: expression.text,
                hint: Localized(
                    vi: "Sửa số ngày trong day_after hoặc working_day_after thành số nguyên hợp lý.",
                    en: "Give day_after or working_day_after a sensible whole number of days."))
        default: return nil
        }
    }
}
