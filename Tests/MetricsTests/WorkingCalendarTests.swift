import Diagnostics
import Metrics
import Tables
import Testing

private func entry(_ date: String, _ kind: CalendarEntry.Kind) throws -> CalendarEntry {
    CalendarEntry(date: try day(date), kind: kind, name: Localized(vi: date))
}

@Suite struct WorkingCalendarTests {
    /// 2024 with Lunar New Year and the exchange of 29 April.
    private func calendar(_ years: ClosedRange<Int> = 2024...2024) throws -> WorkingCalendar {
        var entries = [
            try entry("2024-01-01", .holiday), try entry("2024-02-13", .compensatory),
            try entry("2024-02-14", .compensatory), try entry("2024-04-29", .swappedOff),
            try entry("2024-04-30", .holiday), try entry("2024-05-01", .holiday), try entry("2024-05-04", .swappedWork),
        ]
        for date in 8...12 { entries.append(try entry("2024-02-\(date < 10 ? "0" : "")\(date)", .holiday)) }
        return try #require(WorkingCalendar(years: years, entries: entries))
    }

    @Test(
        "A day is worked unless the week or an entry says otherwise",
        arguments: [
            ("2024-01-01", false), ("2024-01-02", true), ("2024-01-06", false), ("2024-01-07", false),
            ("2024-02-10", false), ("2024-02-14", false), ("2024-02-15", true), ("2024-04-29", false),
            ("2024-05-04", true), ("2024-05-05", false), ("2024-12-31", true),
        ])
    func workingDay(date: String, isWorked: Bool) throws {
        #expect(try calendar().isWorkingDay(try day(date)) == isWorked)
    }

    @Test(
        "Working days are counted after the first day through the last, negative backwards",
        arguments: [
            ("2024-01-02", "2024-01-02", 0), ("2024-01-02", "2024-01-03", 1), ("2024-01-05", "2024-01-08", 1),
            ("2024-01-06", "2024-01-07", 0), ("2024-02-07", "2024-02-15", 1), ("2024-04-26", "2024-05-04", 3),
            ("2024-01-08", "2024-01-05", -1), ("2024-02-15", "2024-02-07", -1),
            // The 37 working days of the Office's two-month report; 1 January, a holiday, is not counted.
            ("2024-01-01", "2024-02-28", 37),
        ])
    func counting(first: String, last: String, count: Int) throws {
        #expect(try calendar().workingDays(after: try day(first), through: try day(last)) == count)
    }

    @Test(
        "A term that ends on a rest day ends with the next working day",
        arguments: [
            ("2024-01-02", "2024-01-02"), ("2024-01-06", "2024-01-08"), ("2024-02-08", "2024-02-15"),
            ("2024-04-27", "2024-05-02"), ("2024-05-04", "2024-05-04"), ("2024-05-05", "2024-05-06"),
        ])
    func nextWorkingDay(date: String, next: String) throws {
        #expect(try calendar().nextWorkingDay(onOrAfter: try day(date)) == day(next))
    }

    @Test(
        "Working days are added after the day itself, before it where negative",
        arguments: [
            ("2024-01-02", 1, "2024-01-03"), ("2024-01-05", 1, "2024-01-08"), ("2024-01-06", 1, "2024-01-08"),
            ("2024-02-07", 1, "2024-02-15"), ("2024-05-03", 1, "2024-05-04"), ("2024-05-03", 2, "2024-05-06"),
            ("2024-01-08", -1, "2024-01-05"), ("2024-01-07", -1, "2024-01-05"), ("2024-02-15", -2, "2024-02-06"),
            ("2024-01-06", 0, "2024-01-06"),
        ])
    func adding(date: String, count: Int, result: String) throws {
        #expect(try calendar().adding(workingDays: count, to: try day(date)) == day(result))
    }

    @Test("What lies outside the declared years is not known")
    func undeclared() throws {
        let calendar = try calendar()
        let (before, first) = (try day("2023-12-31"), try day("2024-01-02"))
        #expect(calendar.isWorkingDay(before) == nil)
        #expect(calendar.isWorkingDay(try day("2025-01-01")) == nil)
        #expect(calendar.workingDays(after: before, through: first) == nil)
        #expect(calendar.workingDays(after: first, through: before) == nil)
        #expect(calendar.nextWorkingDay(onOrAfter: before) == nil)
        #expect(calendar.adding(workingDays: 0, to: before) == nil)
        #expect(calendar.adding(workingDays: 1, to: try day("2024-12-31")) == nil)
        #expect(calendar.adding(workingDays: -1, to: first) == nil)
        for count in [Int.max, .min] { #expect(calendar.adding(workingDays: count, to: first) == nil) }
        #expect(
            calendar.missingYears(from: try day("2026-05-01"), through: try day("2022-05-01")) == [
                2022, 2023, 2025, 2026,
            ])
    }

    @Test("Where the last declared day is a rest day, the next working day is not known")
    func end() throws {
        let calendar = try #require(WorkingCalendar(years: 2022...2022, entries: []))
        #expect(calendar.isWorkingDay(try day("2022-12-31")) == false)
        #expect(calendar.nextWorkingDay(onOrAfter: try day("2022-12-31")) == nil)
    }

    @Test("Every query says the same as a walk from day to day")
    func walk() throws {
        let calendar = try calendar(2023...2025)
        let days = (calendar.span.lowerBound.dayNumber...calendar.span.upperBound.dayNumber)
            .map(CalendarDate.init(dayNumber:))
        #expect(days.count == 365 + 366 + 365)
        let isWorked = days.map { calendar.isWorkingDay($0) == true }
        for start in stride(from: 0, to: days.count, by: 7) {
            var count = 0
            for end in days.indices.dropFirst(start + 1) {
                if isWorked[end] { count += 1 }
                #expect(calendar.workingDays(after: days[start], through: days[end]) == count)
                #expect(calendar.workingDays(after: days[end], through: days[start]) == -count)
                if isWorked[end] { #expect(calendar.adding(workingDays: count, to: days[start]) == days[end]) }
            }
            let next = days.indices.dropFirst(start).first { isWorked[$0] }
            #expect(calendar.nextWorkingDay(onOrAfter: days[start]) == next.map { days[$0] })
            let previous = days.indices.prefix(start).last { isWorked[$0] }
            #expect(calendar.adding(workingDays: -1, to: days[start]) == previous.map { days[$0] })
        }
    }

    @Test("The table of prefix counts alone answers how many days are worked")
    func table() throws {
        let calendar = try calendar()
        #expect(calendar.firstDay == (try day("2024-01-01")).dayNumber)
        #expect(calendar.workingDaysThrough.count == 366)
        #expect(calendar.workingDaysThrough.prefix(8) == [0, 1, 2, 3, 4, 4, 4, 5])
        let (from, to) = (try day("2024-04-26").dayNumber, try day("2024-05-04").dayNumber)
        let table = calendar.workingDaysThrough
        #expect(table[Int(to - calendar.firstDay)] - table[Int(from - calendar.firstDay)] == 3)
    }

    @Test("An office may rest on other days of the week")
    func weeklyRest() throws {
        let saturday = try day("2024-01-06")
        let sundays = try #require(WorkingCalendar(years: 2024...2024, weeklyRest: [.sunday], entries: []))
        #expect(sundays.isWorkingDay(saturday) == true)
        #expect(sundays.isWorkingDay(saturday.advanced(by: 1)) == false)
        #expect(WorkingCalendar(years: 2024...2024, weeklyRest: Set(Weekday.allCases), entries: []) == nil)
    }

    @Test(
        "Entries that contradict the week, the years or each other make no calendar",
        arguments: [
            [("2024-01-06", CalendarEntry.Kind.swappedOff)], [("2024-01-06", .compensatory)],
            [("2024-01-05", .swappedWork)], [("2023-01-02", .holiday)],
            [("2024-01-01", .holiday), ("2024-01-01", .swappedOff)],
        ])
    func contradictions(days: [(String, CalendarEntry.Kind)]) throws {
        let entries = try days.map { try entry($0.0, $0.1) }
        #expect(WorkingCalendar(years: 2024...2024, entries: entries) == nil)
    }

    @Test(
        "Weekdays are right before and after 1970",
        arguments: [
            ("1969-12-31", Weekday.wednesday), ("1970-01-01", .thursday), ("1945-09-02", .sunday),
            ("2024-02-29", .thursday), ("2026-11-24", .tuesday),
        ])
    func weekdays(date: String, weekday: Weekday) throws { #expect(try day(date).weekday == weekday) }
}
