import Tables

/// The text inside `date('…')`: year, month, day with hyphens, as in ISO 8601, whatever the data files use.
enum ExpressionDate {
    /// The day, or nil where the text has another form or the day does not exist.
    static func parse(_ text: String) -> CalendarDate? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2] else { return nil }
        return date(parts[0], parts[1], parts[2])
    }

    /// The day of a text that was meant as a date, in ISO form or as `28/2/2024`, to be offered in a hint.
    static func meant(by text: String) -> CalendarDate? {
        if let date = parse(text) { return date }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[2].count == 4 ? date(parts[2], parts[1], parts[0]) : nil
    }

    private static func date(_ year: Substring, _ month: Substring, _ day: Substring) -> CalendarDate? {
        guard [year, month, day].allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let year = Int(year), let month = Int(month), let day = Int(day)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }
}
