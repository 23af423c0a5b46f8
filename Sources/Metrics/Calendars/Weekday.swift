import Tables

/// A day of the week; the raw value is the word of `calendar.yaml`.
public enum Weekday: String, Sendable, Hashable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

extension CalendarDate {
    public var weekday: Weekday {
        // Day 0, 1970-01-01, was a Thursday. The second remainder is for days before it.
        Weekday.allCases[((Int(dayNumber) + 3) % 7 + 7) % 7]
    }
}
