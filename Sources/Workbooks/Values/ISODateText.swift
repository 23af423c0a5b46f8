import Tables

/// The text of a cell of type `d`: `2024-02-28`, `2024-02-28T08:30:00`, `08:30:00`, with fractions of a second and a zone,
/// which is not applied: the date is the one that stands there.
enum ISODateText {
    static func value(_ text: String) -> CellValue {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count == 2 || !first.contains(":") else {
            return milliseconds(text[...]).map { .time(seconds: seconds($0)) } ?? .unusable(text, .malformed)
        }
        let fields = first.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 3, fields.map(\.utf8.count) == [4, 2, 2], let year = digits(fields[0]),
            let month = digits(fields[1]), let day = digits(fields[2])
        else { return .unusable(text, .malformed) }
        guard let date = CalendarDate(year: year, month: month, day: day) else { return .unusable(text, .noSuchDate) }
        if parts.count == 1 { return .date(date, hasTime: false) }
        guard let time = milliseconds(parts[1]) else { return .unusable(text, .malformed) }
        return .date(date, hasTime: time != 0)
    }

    static func seconds(_ milliseconds: Int) -> Rational { Rational(milliseconds, over: 1000) ?? .zero }

    /// Of a time of day; nil where `text` is none.
    private static func milliseconds(_ text: Substring) -> Int? {
        var clock = text
        if clock.last == "Z" {
            clock.removeLast()
        } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            guard milliseconds(of: clock[clock.index(after: sign)...]) != nil else { return nil }
            clock = clock[..<sign]
        }
        return milliseconds(of: clock)
    }

    /// `08:30`, `08:30:00`, `08:30:00.250`
    private static func milliseconds(of clock: Substring) -> Int? {
        let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(fields.count), let hours = digits(fields[0]), let minutes = digits(fields[1]),
            fields[0].utf8.count == 2, fields[1].utf8.count == 2, hours < 24, minutes < 60
        else { return nil }
        var total = (hours * 60 + minutes) * 60_000
        if fields.count == 3 {
            let parts = fields[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts[0].utf8.count == 2, let seconds = digits(parts[0]), seconds < 60 else { return nil }
            total += seconds * 1000
            if parts.count == 2 {
                guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
                total += digits((parts[1] + "00").prefix(3)) ?? 0
            }
        }
        return total
    }

    /// Nil where `text` holds anything but digits.
    private static func digits(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
