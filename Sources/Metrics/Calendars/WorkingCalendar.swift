import Tables

/// The working days of the years for which they are declared. Of any other day nothing is known: queries that need one
/// give nil, never a guess. Every query takes constant time.
public struct WorkingCalendar: Sendable, Hashable {
    /// The declared years, without a gap.
    public let years: ClosedRange<Int>
    public let weeklyRest: Set<Weekday>
    /// Sorted by date, one a day.
    public let entries: [CalendarEntry]
    /// 1 January of the first year, in days since 1970-01-01.
    public let firstDay: Int32
    /// For each day from `firstDay` on, how many working days there are from `firstDay` through that day. The working
    /// days after a through b are the difference of two elements.
    public let workingDaysThrough: [Int32]
    /// The day number of each working day, in order.
    private let workingDays: [Int32]

    /// Nil where the entries contradict each other or the years: two of one day, one outside the years, one that says
    /// what the week makes anyhow (`CalendarEntry.repeats`), or no working day in a week.
    public init?(
        years: ClosedRange<Int>, weeklyRest: Set<Weekday> = [.saturday, .sunday], entries: [CalendarEntry]
    ) {
        let byDay = Dictionary(entries.map { ($0.date.dayNumber, $0) }, uniquingKeysWith: { first, _ in first })
        guard weeklyRest.count < Weekday.allCases.count, byDay.count == entries.count,
            entries.allSatisfy({ years.contains($0.date.year) && !$0.repeats(weeklyRest: weeklyRest) }),
            let first = CalendarDate(year: years.lowerBound, month: 1, day: 1),
            let last = CalendarDate(year: years.upperBound, month: 12, day: 31)
        else { return nil }
        var through: [Int32] = []
        var working: [Int32] = []
        for number in first.dayNumber...last.dayNumber {
            let isRest = weeklyRest.contains(CalendarDate(dayNumber: number).weekday)
            if byDay[number]?.isWorked ?? !isRest { working.append(number) }
            through.append(Int32(working.count))
        }
        self.years = years
        self.weeklyRest = weeklyRest
        self.entries = entries.sorted { $0.date < $1.date }
        firstDay = first.dayNumber
        workingDaysThrough = through
        workingDays = working
    }

    /// The first and the last declared day.
    public var span: ClosedRange<CalendarDate> {
        let first = CalendarDate(dayNumber: firstDay)
        return first...first.advanced(by: workingDaysThrough.count - 1)
    }

    /// What is said of a day by itself, beside the rule of the week.
    public func entry(on date: CalendarDate) -> CalendarEntry? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].date < date { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].date == date ? entries[low] : nil
    }

    // MARK: - Queries

    public func isWorkingDay(_ date: CalendarDate) -> Bool? {
        guard let index = index(of: date) else { return nil }
        return workingDaysThrough[index] > (index == 0 ? 0 : workingDaysThrough[index - 1])
    }

    /// The working days in (`first`, `last`]: the first day is not counted (Civil Code 2015, article 147). Where `last`
    /// is the earlier one, those in (`last`, `first`], negative.
    public func workingDays(after first: CalendarDate, through last: CalendarDate) -> Int? {
        guard let start = index(of: first), let end = index(of: last) else { return nil }
        return Int(workingDaysThrough[end]) - Int(workingDaysThrough[start])
    }

    /// The day itself where it is worked, otherwise the next one that is: a term that ends on a rest day ends with the
    /// next working day (Civil Code 2015, article 148(5)). Nil where that lies after the declared years.
    public func nextWorkingDay(onOrAfter date: CalendarDate) -> CalendarDate? {
        guard let isWorking = isWorkingDay(date) else { return nil }
        return isWorking ? date : adding(workingDays: 1, to: date)
    }

    /// The working day number `count` after `date`, which is not counted itself; before it where `count` is negative;
    /// `date` as it is for 0. Nil where that lies outside the declared years.
    public func adding(workingDays count: Int, to date: CalendarDate) -> CalendarDate? {
        guard let index = index(of: date), let isWorking = isWorkingDay(date) else { return nil }
        if count == 0 { return date }
        let through = Int(workingDaysThrough[index])
        let next = count > 0 ? through - 1 : isWorking ? through - 1 : through
        let (position, overflow) = next.addingReportingOverflow(count)
        guard !overflow, workingDays.indices.contains(position) else { return nil }
        return CalendarDate(dayNumber: workingDays[position])
    }

    /// The years from the earliest to the latest of `dates` that are not declared, in order.
    public func missingYears(from first: CalendarDate, through last: CalendarDate) -> [Int] {
        let (start, end) = (min(first, last).year, max(first, last).year)
        return (start...end).filter { !years.contains($0) }
    }

    private func index(of date: CalendarDate) -> Int? {
        let index = Int(date.dayNumber) - Int(firstDay)
        return workingDaysThrough.indices.contains(index) ? index : nil
    }
}
