/// Reads dates in a declared notation; nothing is guessed.
enum DateReader {
    static func read(_ text: String, notation: DateNotation) throws(CellProblem) -> CalendarDate {
        let (day, time) = notation.hasTime ? split(text) : (text, nil)
        guard let parts = parts(day, notation) else { throw problem(text, notation) }
        guard let date = CalendarDate(year: parts.year, month: parts.month, day: parts.day) else {
            throw .impossibleDate(year: parts.year, month: parts.month, day: parts.day)
        }
        guard let time else { return date }
        guard let clock = ClockTime(time) else { throw .notADate }
        let here = date.advanced(by: clock.daysToVietnam)
        if here != date { throw .otherTimeZone(date, here) }
        return date
    }

    /// Why `text` is no date of `notation`.
    private static func problem(_ text: String, _ notation: DateNotation) -> CellProblem {
        let (day, time) = split(text)
        guard time.map({ ClockTime($0) != nil }) ?? true else { return .notADate }
        if !notation.isDayFirst, let parts = parts(day, .dayMonthYear), parts.day != parts.month,
            let first = CalendarDate(year: parts.year, month: parts.month, day: parts.day),
            let second = CalendarDate(year: parts.year, month: parts.day, day: parts.month)
        {
            return .ambiguousDate(first, second)
        }
        guard let parts = parts(day, .iso) ?? parts(day, .dayMonthYear) else { return .notADate }
        // To write it otherwise would not help.
        if CalendarDate(year: parts.year, month: parts.month, day: parts.day) == nil {
            return .impossibleDate(year: parts.year, month: parts.month, day: parts.day)
        }
        return .otherDateNotation
    }

    /// The day and what follows it after `T` or a space.
    private static func split(_ text: String) -> (day: String, time: Substring?) {
        guard let gap = text.firstIndex(where: { $0 == "T" || $0.isWhitespace }) else { return (text, nil) }
        return (String(text[..<gap]), text[text.index(after: gap)...])
    }

    /// The numbers of a text that has the notation's form, whether or not there is such a day.
    private static func parts(_ text: String, _ notation: DateNotation) -> (year: Int, month: Int, day: Int)? {
        let separator = notation.isDayFirst ? UInt8(ascii: "/") : UInt8(ascii: "-")
        let digits = Array(text.utf8).split(separator: separator, omittingEmptySubsequences: false)
        guard digits.count == 3 else { return nil }
        if notation.isDayFirst {
            guard let day = number(digits[0], 1...2), let month = number(digits[1], 1...2),
                let year = number(digits[2], 4...4)
            else { return nil }
            return (year, month, day)
        }
        guard let year = number(digits[0], 4...4), let month = number(digits[1], 2...2),
            let day = number(digits[2], 2...2)
        else { return nil }
        return (year, month, day)
    }

    /// ASCII digits only, as many as `length` allows.
    @inline(__always)
    static func number(_ digits: some Collection<UInt8>, _ length: ClosedRange<Int>) -> Int? {
        guard length.contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }
}

extension DateNotation {
    var isDayFirst: Bool { self == .dayMonthYear || self == .dayMonthYearTime }
    var hasTime: Bool { self == .isoTime || self == .dayMonthYearTime }
    /// `date` in this notation, without a time.
    func text(_ date: CalendarDate) -> String {
        if !isDayFirst { return date.iso }
        let parts = date.iso.split(separator: "-")
        return parts.reversed().joined(separator: "/")
    }
    /// A date in this notation.
    var sample: String {
        switch self {
        case .iso: "2024-02-28"
        case .dayMonthYear: "28/02/2024"
        case .isoTime: "2024-02-28 14:30"
        case .dayMonthYearTime: "28/02/2024 14:30"
        }
    }
}
