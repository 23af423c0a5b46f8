import Diagnostics
import Tables

/// A day that is not what its weekday makes it.
public struct CalendarEntry: Sendable, Hashable {
    /// Why; the raw value is the word of `calendar.yaml`.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A public holiday; it may fall on a weekly rest day.
        case holiday
        /// Off in place of a holiday that fell on a weekly rest day (Labour Code 2019, article 111(3)).
        case compensatory
        /// A working day that was exchanged for a rest day.
        case swappedOff = "swapped_off"
        /// The rest day that is worked instead.
        case swappedWork = "swapped_work"
    }

    public var date: CalendarDate
    public var kind: Kind
    public var name: Localized
    /// The law, decision or notice that says so.
    public var basis: Localized?
    /// Whether the day was compared with its basis; otherwise it stands here from memory.
    public var isVerified: Bool

    public init(date: CalendarDate, kind: Kind, name: Localized, basis: Localized? = nil, isVerified: Bool = false) {
        self.date = date
        self.kind = kind
        self.name = name
        self.basis = basis
        self.isVerified = isVerified
    }

    public var isWorked: Bool { kind == .swappedWork }

    /// Whether the day is one that the week makes anyhow: a Saturday cannot be off in exchange, nor a Monday be worked.
    /// Only holidays are fixed whatever the weekday.
    public func repeats(weeklyRest: Set<Weekday>) -> Bool {
        kind != .holiday && isWorked != weeklyRest.contains(date.weekday)
    }
}
