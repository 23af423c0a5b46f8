/// Reads dates in a declared notation; nothing is guessed.
enum DateReader {
    static func read(_ text: String, notation: DateNotation) throws(CellProblem) -> CalendarDate {
        guard let parts = parts(text, notation) else {
            let others = DateNotation.allCases.filter { $0 != notation }
            throw others.contains { Self.parts(text, $0) != nil } ? .otherDateNotation : .notADate
        }
        guard let date = CalendarDate(year: parts.year, month: parts.month, day: parts.day) else {
            throw .impossibleDate
        }
        return date
    }

    /// The numbers of a text that has the notation's form, whether or not there is such a day.
    private static func parts(_ text: String, _ notation: DateNotation) -> (year: Int, month: Int, day: Int)? {
        let separator = notation == .iso ? UInt8(ascii: "-") : UInt8(ascii: "/")
        let digits = Array(text.utf8).split(separator: separator, omittingEmptySubsequences: false)
        guard digits.count == 3 else { return nil }
        switch notation {
        case .iso:
            guard let year = number(digits[0], 4...4), let month = number(digits[1], 2...2),
                let day = number(digits[2], 2...2)
            else { return nil }
            return (year, month, day)
        case .dayMonthYear:
            guard let day = number(digits[0], 1...2), let month = number(digits[1], 1...2),
                let year = number(digits[2], 4...4)
            else { return nil }
            return (year, month, day)
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>, _ length: ClosedRange<Int>) -> Int? {
        guard length.contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }
}
