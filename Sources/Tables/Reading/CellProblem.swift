/// Why a cell cannot be taken for a value of its field.
enum CellProblem: Error, Equatable {
    case empty
    /// An absence token in a required field.
    case absentButRequired
    case notANumber
    /// A decimal number in an integer field.
    case notAnInteger
    /// Written as Vietnamese offices write (`5.718`, `3,5`) in a field declared `plain`.
    case looksVietnamese
    /// `1.5` in a field declared `vi`: groups of digits must have three.
    case ambiguousDot
    /// `1.234` in a decimal field that declares no notation: 1234, or 1,234 to three decimals.
    case ambiguousPoint
    case percentSign
    /// This number without its sign in a field of percentages.
    case noPercentSign(Rational)
    case doesNotFit
    /// More digits than are counted with in records, of which so many are decimals.
    case doesNotFitRecords(decimals: Int)
    case belowMinimum
    case aboveMaximum
    case notADate
    /// Written as the other notation writes dates.
    case otherDateNotation
    /// Two days, depending on the order of day and month.
    case ambiguousDate(CalendarDate, CalendarDate)
    /// Two days, depending on the time zone: as written and in Vietnam.
    case otherTimeZone(CalendarDate, CalendarDate)
    /// It has the form of a date, of a day that does not exist.
    case impossibleDate(year: Int, month: Int, day: Int)
    case notAPeriod
    /// `Tháng 3` where nothing says of which year.
    case periodWithoutYear
    /// Two periods: `6 tháng năm 2024`, or a day that a spreadsheet made of `3/2024`.
    case ambiguousPeriod(Period, Period)
    case notAllowed
    /// A number, date or truth value where the field holds texts.
    case notText
    /// A record that does not mention the field.
    case missing
    /// An object or an array where a value belongs.
    case nested
    /// A text with invisible control characters or half a character.
    case brokenText
    /// A workbook's error value: `#N/A`, `#DIV/0!`.
    case errorValue
}
