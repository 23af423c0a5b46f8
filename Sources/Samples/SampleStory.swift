import Tables

/// What happens in a province that does not exist, so that its figures have something to tell: seasons, units that are
/// truly worse or better, a change of procedure, two units whose ways change.
struct SampleStory: Sendable {
    /// The day from which a new procedure holds everywhere.
    private let newProcedure: CalendarDate
    private let decline: CalendarDate
    private let recovery: CalendarDate

    /// Nil where the calendar has no such days.
    init?() {
        guard let newProcedure = CalendarDate(year: 2025, month: 7, day: 1),
            let decline = CalendarDate(year: 2026, month: 3, day: 1),
            let recovery = CalendarDate(year: 2026, month: 2, day: 1)
        else { return nil }
        self.newProcedure = newProcedure
        self.decline = decline
        self.recovery = recovery
    }

    /// How many dossiers come on a day, beside those of other days: few around the lunar new year, many at the end of a year.
    func weight(of day: CalendarDate) -> Int {
        [110, 60, 105, 100, 100, 110, 100, 95, 105, 110, 115, 125][day.components.month - 1]
    }

    /// Late dossiers in ten thousand of a unit that has `usual` of them, received on `day`.
    func lateness(_ usual: Int, unit: String, received day: CalendarDate) -> Int {
        var percent = Self.differences[unit] ?? 100
        if day >= newProcedure { percent = percent * 55 / 100 }
        if [12, 1].contains(day.components.month) { percent = percent * 130 / 100 }
        if unit == "xa-03", day >= decline { percent *= 5 }
        if unit == "so-11", day >= recovery { percent = percent * 20 / 100 }
        return min(usual * percent / 100, 9000)
    }

    /// In per cent of what the unit would have otherwise.
    private static let differences = ["so-07": 300, "xa-09": 300, "xa-23": 250, "so-03": 20, "xa-05": 20]
}
