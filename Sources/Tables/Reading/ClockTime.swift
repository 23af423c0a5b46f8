/// A time of day that stands behind a date: read to be sure that it is one, then cut off.
///
/// `14:30`, `14:30:05`, `14:30:05.250`, `2:30:05 CH` (SA, CH, AM, PM), each with or without an offset (`Z`, `+07:00`).
struct ClockTime {
    /// How many days later (1) or earlier (-1) it is in Vietnam (UTC+7); 0 where no offset is written.
    let daysToVietnam: Int

    init?(_ text: Substring) {
        var rest = text
        var offset = 7 * 60
        if let zone = Self.takeOffset(&rest) { offset = zone }
        let half = Self.takeHalf(&rest)
        let fields = rest.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 2 || fields.count == 3, var hour = DateReader.number(fields[0].utf8, 1...2),
            let minute = DateReader.number(fields[1].utf8, 2...2), hour < 24, minute < 60,
            fields.count == 2 || Self.isSeconds(fields[2])
        else { return nil }
        if let half {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + half
        }
        let minutes = hour * 60 + minute + 7 * 60 - offset
        daysToVietnam = minutes < 0 ? -1 : minutes >= 24 * 60 ? 1 : 0
    }

    /// Minutes east of Greenwich.
    private static func takeOffset(_ text: inout Substring) -> Int? {
        if text.hasSuffix("Z") {
            text.removeLast()
            return 0
        }
        guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return nil }
        let digits = text[text.index(after: sign)...].split(separator: ":", omittingEmptySubsequences: false)
        guard digits.count == 2, let hours = DateReader.number(digits[0].utf8, 2...2), hours < 15,
            let minutes = DateReader.number(digits[1].utf8, 2...2), minutes < 60
        else { return nil }
        let east = (hours * 60 + minutes) * (text[sign] == "-" ? -1 : 1)
        text = text[..<sign]
        return east
    }

    /// 0 before noon, 12 after it; nil where the text counts to 24.
    private static func takeHalf(_ text: inout Substring) -> Int? {
        for (sign, hours) in [("SA", 0), ("AM", 0), ("CH", 12), ("PM", 12)] where text.uppercased().hasSuffix(sign) {
            text = text.dropLast(2)
            while text.last?.isWhitespace == true { text.removeLast() }
            return hours
        }
        return nil
    }

    private static func isSeconds(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let seconds = DateReader.number(parts[0].utf8, 2...2), seconds <= 60 else {
            return false
        }
        return parts.count == 1 || DateReader.number(parts[1].utf8, 1...9) != nil
    }
}
