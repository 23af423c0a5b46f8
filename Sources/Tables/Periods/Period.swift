/// A closed interval of days with a grain, or a period the source does not state.
///
/// Statutory periods run from the 15th of the month before to the 14th of the last month (Decree 09/2019, article 12,
/// as read in a secondary copy): the first statutory quarter of 2024 is 15/12/2023 to 14/03/2024.
public struct Period: Sendable, Hashable {
    public enum Grain: String, Sendable, Hashable, CaseIterable {
        case day, month, quarter, half
        case nineMonths = "nine-months"
        case year, free, unstated

        /// Length in months of the grains that have one.
        public var months: Int? {
            switch self {
            case .month: 1
            case .quarter: 3
            case .half: 6
            case .nineMonths: 9
            case .year: 12
            case .day, .free, .unstated: nil
            }
        }
    }

    public enum Cutoff: String, Sendable, Hashable {
        /// From the first to the last day of a month.
        case calendar
        /// From the 15th to the 14th.
        case statutory
    }

    public let grain: Grain
    public let cutoff: Cutoff
    /// First and last day; nil only where the period is unstated.
    public let interval: ClosedRange<CalendarDate>?

    public static let unstated = Period(grain: .unstated, cutoff: .calendar, interval: nil)

    private init(grain: Grain, cutoff: Cutoff, interval: ClosedRange<CalendarDate>?) {
        self.grain = grain
        self.cutoff = cutoff
        self.interval = interval
    }

    /// The period from `first` to `last`, recognised as a month, quarter … where its days are exactly that.
    public init(from first: CalendarDate, to last: CalendarDate) {
        precondition(first <= last)
        if let recognised = Period.recognised(first, last) {
            self = recognised
        } else {
            self.init(grain: first == last ? .day : .free, cutoff: .calendar, interval: first...last)
        }
    }

    public init(day: CalendarDate) { self.init(grain: .day, cutoff: .calendar, interval: day...day) }

    /// The period of `grain` that starts in `month` of `year`; nil where none starts there or `grain` has no length.
    public init?(_ grain: Grain, year: Int, month: Int, cutoff: Cutoff = .calendar) {
        guard let length = grain.months, (1...12).contains(month), Self.starts(of: grain).contains(month) else {
            return nil
        }
        let last = month + length - 1
        switch cutoff {
        case .calendar:
            guard let from = CalendarDate(year: year, month: month, day: 1),
                let to = CalendarDate(year: year, month: last, day: CalendarDate.daysInMonth(last, year: year))
            else { return nil }
            self.init(grain: grain, cutoff: cutoff, interval: from...to)
        case .statutory:
            guard
                let from = month == 1
                    ? CalendarDate(year: year - 1, month: 12, day: 15)
                    : CalendarDate(year: year, month: month - 1, day: 15),
                let to = CalendarDate(year: year, month: last, day: 14)
            else { return nil }
            self.init(grain: grain, cutoff: cutoff, interval: from...to)
        }
    }

    /// The period of `grain` and `cutoff` that holds `date`; nil where `grain` has no length or none holds it.
    public init?(_ grain: Grain, containing date: CalendarDate, cutoff: Cutoff = .calendar) {
        if grain == .day {
            self.init(day: date)
            return
        }
        for year in [date.year, date.year + 1] {
            for month in Self.starts(of: grain) {
                if let period = Period(grain, year: year, month: month, cutoff: cutoff),
                    let interval = period.interval, interval.contains(date)
                {
                    self = period
                    return
                }
            }
        }
        return nil
    }

    /// Year and first month of a period that has a length in months.
    public var yearAndMonth: (year: Int, month: Int)? {
        guard let start = interval?.lowerBound, grain.months != nil else { return nil }
        switch cutoff {
        case .calendar: return (start.year, start.month)
        case .statutory: return start.month == 12 ? (start.year + 1, 1) : (start.year, start.month + 1)
        }
    }

    /// Periods that may stand in one series: same grain and cut-off, with a length.
    public func isLike(_ other: Period) -> Bool {
        grain == other.grain && cutoff == other.cutoff && grain != .free && grain != .unstated && grain != .day
    }

    /// The like period right after this one; nil where the grain has no length.
    public var next: Period? { shifted(by: 1) }
    /// The like period right before this one.
    public var previous: Period? { shifted(by: -1) }

    private func shifted(by steps: Int) -> Period? {
        guard let (year, month) = yearAndMonth, let length = grain.months else { return nil }
        // Nine months start each year anew: the period after 9 months of 2024 is 9 months of 2025.
        let months = (year * 12 + month - 1) + steps * (grain == .nineMonths ? 12 : length)
        return Period(grain, year: months / 12, month: months % 12 + 1, cutoff: cutoff)
    }

    /// The like periods of a finer grain that fill this one exactly, in order; nil where they do not.
    public func tiles(of finer: Grain) -> [Period]? {
        guard let (year, month) = yearAndMonth, let length = grain.months, let step = finer.months, step < length,
            length % step == 0
        else { return nil }
        var tiles: [Period] = []
        for start in stride(from: month, to: month + length, by: step) {
            guard let tile = Period(finer, year: year, month: start, cutoff: cutoff) else { return nil }
            tiles.append(tile)
        }
        return tiles
    }

    private static func starts(of grain: Grain) -> [Int] {
        switch grain {
        case .month: Array(1...12)
        case .quarter: [1, 4, 7, 10]
        case .half: [1, 7]
        case .nineMonths, .year: [1]
        case .day, .free, .unstated: []
        }
    }

    private static func recognised(_ first: CalendarDate, _ last: CalendarDate) -> Period? {
        let cutoff: Cutoff
        switch first.day {
        case 1: cutoff = .calendar
        case 15: cutoff = .statutory
        default: return nil
        }
        let year = cutoff == .statutory && first.month == 12 ? first.year + 1 : first.year
        let month = cutoff == .statutory ? first.month % 12 + 1 : first.month
        for grain in Grain.allCases {
            if let period = Period(grain, year: year, month: month, cutoff: cutoff), period.interval == first...last {
                return period
            }
        }
        return nil
    }
}

extension Period: Comparable {
    /// By first day, then last day; the unstated period comes last.
    public static func < (left: Period, right: Period) -> Bool {
        switch (left.interval, right.interval) {
        case (let one?, let two?): (one.lowerBound, one.upperBound) < (two.lowerBound, two.upperBound)
        case (_?, nil): true
        default: false
        }
    }
}
