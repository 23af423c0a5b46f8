extension CalendarDate {
    /// January to December.
    public static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

/// Reads the English words for a period, in lower case: `q1`, `first half of`, `july`, and what stands in days, of which the
/// name of the month leaves no doubt: `28 february 2024`, `q1 2024 (15 december 2023 – 14 march 2024)`.
enum EnglishPeriod {
    /// The period that the words before the year mean, by grain and first month.
    static func reading(_ words: some BidirectionalCollection<String>) -> (grain: Period.Grain, month: Int)? {
        switch words.last == "of" ? Array(words.dropLast()) : Array(words) {
        case ["year"]: return (.year, 1)
        case ["h1"], ["first", "half"], ["1st", "half"]: return (.half, 1)
        case ["h2"], ["second", "half"], ["2nd", "half"]: return (.half, 7)
        case ["first", "nine", "months"], ["nine", "months"], ["first", "9", "months"], ["9", "months"]:
            return (.nineMonths, 1)
        case let words where words.count == 2 && words[1] == "quarter":
            let index = ["first", "second", "third", "fourth"].firstIndex(of: words[0])
            return (index ?? ["1st", "2nd", "3rd", "4th"].firstIndex(of: words[0])).map { (.quarter, $0 * 3 + 1) }
        case let words where words.count == 1:
            if let index = ["q1", "q2", "q3", "q4"].firstIndex(of: words[0]) { return (.quarter, index * 3 + 1) }
            return month(words[0]).map { (.month, $0) }
        default: return nil
        }
    }

    /// A day, a span of days, or a statutory period with its days behind it; nil for other texts.
    static func inDays(_ text: String) -> Period? {
        guard text.hasSuffix(")"), let opening = text.range(of: " (") else {
            guard let days = days(text) else { return nil }
            return Period(from: days.lowerBound, to: days.upperBound)
        }
        guard let days = days(String(text[opening.upperBound...].dropLast())) else { return nil }
        let period = Period(from: days.lowerBound, to: days.upperBound)
        // The words and the days must say the same.
        guard let named = Period(written: String(text[..<opening.lowerBound])), let first = named.yearAndMonth,
            Period(named.grain, year: first.year, month: first.month, cutoff: .statutory) == period
        else { return nil }
        return period
    }

    private static func days(_ text: String) -> ClosedRange<CalendarDate>? {
        let ends = text.split(separator: " – ", omittingEmptySubsequences: false).map(day)
        guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
            return nil
        }
        return first...last
    }

    private static func day(_ text: Substring) -> CalendarDate? {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count == 3, words[0].utf8.count <= 2, let day = PeriodReader.number(words[0]),
            let month = month(words[1]), words[2].utf8.count == 4, let year = PeriodReader.number(words[2])
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// `july`, `jul`, `jul.`, `sept`
    private static func month(_ text: String) -> Int? {
        let word = text.hasSuffix(".") ? String(text.dropLast()) : text
        let names = CalendarDate.englishMonths.map { $0.lowercased() }
        let index = names.firstIndex { $0 == word || $0.prefix(3) == word } ?? (word == "sept" ? 8 : nil)
        return index.map { $0 + 1 }
    }
}
