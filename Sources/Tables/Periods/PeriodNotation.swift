extension Period {
    /// The period as pages and commands write it: `2024-01`, `2024-Q1`, `2024-Q1@15`, `2024-H1`, `2024-9M`, `2024`,
    /// `2024-02-28`, `2019-01-01..2022-05-23`, `unstated`.
    public var identifier: String {
        guard let interval else { return "unstated" }
        guard let (year, month) = yearAndMonth else {
            let first = interval.lowerBound.iso
            return grain == .day ? first : first + ".." + interval.upperBound.iso
        }
        let name =
            switch grain {
            case .month: "\(year)-" + (month < 10 ? "0" : "") + String(month)
            case .quarter: "\(year)-Q\((month + 2) / 3)"
            case .half: "\(year)-H\(month == 1 ? 1 : 2)"
            case .nineMonths: "\(year)-9M"
            default: String(year)
            }
        return cutoff == .statutory ? name + "@15" : name
    }

    /// Reads what `identifier` writes; nil for anything else, for days that do not exist and for an end before its start.
    public init?(parsing text: String) {
        if text == "unstated" {
            self = .unstated
            return
        }
        let ends = text.split(separator: ".", omittingEmptySubsequences: false)
        if ends.count == 3, ends[1].isEmpty {
            guard let first = Self.day(ends[0]), let last = Self.day(ends[2]), first <= last else { return nil }
            self.init(from: first, to: last)
            return
        }
        if let day = Self.day(text[...]) {
            self.init(day: day)
            return
        }
        var name = text[...]
        let cutoff: Cutoff
        if name.hasSuffix("@15") {
            cutoff = .statutory
            name = name.dropLast(3)
        } else {
            cutoff = .calendar
        }
        let pieces = name.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = pieces.first, first.count == 4, let year = Self.digits(first) else { return nil }
        if pieces.count == 1 {
            self.init(.year, year: year, month: 1, cutoff: cutoff)
            return
        }
        guard pieces.count == 2 else { return nil }
        switch pieces[1] {
        case "Q1", "Q2", "Q3", "Q4":
            let quarter = Self.digits(pieces[1].dropFirst()) ?? 1
            self.init(.quarter, year: year, month: quarter * 3 - 2, cutoff: cutoff)
        case "H1": self.init(.half, year: year, month: 1, cutoff: cutoff)
        case "H2": self.init(.half, year: year, month: 7, cutoff: cutoff)
        case "9M": self.init(.nineMonths, year: year, month: 1, cutoff: cutoff)
        default:
            guard pieces[1].count == 2, let month = Self.digits(pieces[1]) else { return nil }
            self.init(.month, year: year, month: month, cutoff: cutoff)
        }
    }

    private static func day(_ text: Substring) -> CalendarDate? {
        let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces[0].count == 4, pieces[1].count == 2, pieces[2].count == 2,
            let year = digits(pieces[0]), let month = digits(pieces[1]), let day = digits(pieces[2])
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// ASCII digits only: `Int("+1")` would accept a sign.
    private static func digits(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }
}
