import Foundation

extension Period {
    /// Reads a calendar period as people write it in cells and headings; nil for whatever is no period, lacks its year or
    /// may mean two things.
    public init?(written text: String) {
        do throws(CellProblem) {
            self = try PeriodReader.read(text, year: nil)
        } catch {
            return nil
        }
    }
}

/// Reads periods as people write them.
///
/// `2024`, `năm 2024`, `quý I/2024`, `Quý 1 năm 2024`, `Q1/2024`, `tháng 3/2024`, `T3/2024`, `03/2024`, `6 tháng đầu năm
/// 2024`, `9 tháng năm 2024`; the year may stand in front (`Năm 2024 / Quý I`, as the headings of a sheet are joined); in
/// English `Q1 2024`, `Q1-2024`, `July 2024`, `first half of 2024` (`EnglishPeriod`); and what `Period.identifier` writes
/// (`2024-Q1`, `2024-Q1@15`, `2024-01-01..2024-03-14`). No order of day and month is supposed.
enum PeriodReader {
    /// `year` is that of texts that name none, nil where nothing says it.
    static func read(_ text: String, year: Int?) throws(CellProblem) -> Period {
        if let period = Period(parsing: text), period != .unstated { return period }
        let plain = text.precomposedStringWithCanonicalMapping.lowercased()
        if let period = EnglishPeriod.inDays(plain) { return period }
        let (words, written) = try parts(plain)
        let readings = readings(words, yearFollows: written?.follows ?? false)
        if readings.isEmpty { throw .notAPeriod }
        guard let year = written?.year ?? year else { throw .periodWithoutYear }
        let periods = readings.compactMap { Period($0.grain, year: year, month: $0.month) }
        guard let first = periods.first else { throw .notAPeriod }
        if periods.count > 1 { throw .ambiguousPeriod(first, periods[1]) }
        return first
    }

    /// The year that a number stands for.
    static func read(_ number: Rational) throws(CellProblem) -> Period {
        guard number.isInteger, (1000...9999).contains(number.numerator),
            let period = Period(.year, year: number.numerator, month: 1)
        else { throw .notAPeriod }
        return period
    }

    /// A spreadsheet turns `1/2024` into the first of January: whether the day or its month is meant, nobody can tell.
    static func read(_ date: CalendarDate) -> CellProblem {
        guard let month = Period(.month, containing: date) else { return .notAPeriod }
        return .ambiguousPeriod(Period(day: date), month)
    }

    /// The words without the year, and the year: after a stroke, a hyphen, `năm` or words that cannot be without it, or in
    /// front.
    private static func parts(
        _ plain: String
    ) throws(CellProblem) -> (words: [String], year: (year: Int, follows: Bool)?) {
        var plain = plain
        if plain.utf8.dropLast(4).last == UInt8(ascii: "-"), number(String(plain.suffix(4))) != nil {
            plain = String(plain.dropLast(5)) + "/" + plain.suffix(4)
        }
        var pieces = plain.split(separator: "/", omittingEmptySubsequences: false).map {
            $0.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        if pieces.contains(where: \.isEmpty) { throw .notAPeriod }
        if let year = pieces.last.flatMap(self.year) {
            pieces.removeLast()
            return (pieces.flatMap { $0 }, (year, true))
        }
        if let year = pieces.first.flatMap(self.year) { return (pieces.dropFirst().flatMap { $0 }, (year, false)) }
        var words = pieces.flatMap { $0 }
        if let year = year(words.suffix(2)), words.count > 2 {
            words.removeLast(2)
            return (words, (year, true))
        }
        if let year = year(words.suffix(1)), !readings(words.dropLast(), yearFollows: false).isEmpty {
            words.removeLast()
            return (words, (year, true))
        }
        return (words, nil)
    }

    /// `2024`, `năm 2024`, `year 2024`
    private static func year(_ words: some BidirectionalCollection<String>) -> Int? {
        guard let last = words.last, last.utf8.count == 4,
            words.count == 1 || words.count == 2 && ["năm", "year"].contains(words.first)
        else { return nil }
        return number(last)
    }

    /// Every period that the words may mean, by grain and first month.
    private static func readings(
        _ written: some BidirectionalCollection<String>, yearFollows: Bool
    ) -> [(grain: Period.Grain, month: Int)] {
        let words = Array(written)
        if let english = EnglishPeriod.reading(words) { return [english] }
        let isWithoutYear = words.last == "năm"
        switch isWithoutYear && words.count > 2 ? Array(words.dropLast()) : words {
        // Without any other word the text is a year.
        case [], ["cả", "năm"]: return [(.year, 1)]
        case ["cả"]: return yearFollows ? [(.year, 1)] : []
        case ["6", "tháng", "đầu"]: return [(.half, 1)]
        case ["6", "tháng", "cuối"]: return [(.half, 7)]
        case ["6", "tháng"]: return [(.half, 1), (.half, 7)]
        case ["9", "tháng"], ["9", "tháng", "đầu"]: return [(.nineMonths, 1)]
        case let words where words.count == 2 && words[0] == "quý": return quarter(words[1]).map { [$0] } ?? []
        case let words where words.count == 2 && words[0] == "tháng": return month(words[1]).map { [$0] } ?? []
        case let words where words.count == 1:
            if words[0].hasPrefix("q") { return quarter(String(words[0].dropFirst())).map { [$0] } ?? [] }
            if words[0].hasPrefix("t") { return month(String(words[0].dropFirst())).map { [$0] } ?? [] }
            guard yearFollows else { return [] }
            // `I/2024` is written for quarters and for months.
            if let index = Self.roman.firstIndex(of: words[0]) {
                return [(.quarter, index * 3 + 1), (.month, index + 1)]
            }
            return month(words[0]).map { [$0] } ?? []
        default: return []
        }
    }

    private static let roman = ["i", "ii", "iii", "iv"]

    private static func quarter(_ text: String) -> (grain: Period.Grain, month: Int)? {
        guard let index = roman.firstIndex(of: text) ?? ["1", "2", "3", "4"].firstIndex(of: text) else { return nil }
        return (.quarter, index * 3 + 1)
    }

    private static func month(_ text: String) -> (grain: Period.Grain, month: Int)? {
        number(text).flatMap { (1...12).contains($0) ? (.month, $0) : nil }
    }

    /// One to four ASCII digits.
    static func number(_ text: String) -> Int? {
        (1...4).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }
}
