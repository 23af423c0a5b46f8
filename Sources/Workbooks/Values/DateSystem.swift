import Tables

/// How a workbook counts days.
public enum DateSystem: Int, Sendable, Hashable {
    /// Day 1 is 1900-01-01, and day 60 the 29 February 1900 that never was.
    case from1900 = 1900
    /// Day 0 is 1904-01-01.
    case from1904 = 1904

    static let millisecondsPerDay = 86_400_000
    private static let lastSerial = 2_958_465

    /// The moment `days` in whole days and milliseconds of a day; nil below zero and after the year 9999.
    func moment(_ days: Rational) -> (serial: Int, milliseconds: Int)? {
        guard !days.isNegative, days < Rational(Self.lastSerial + 1) else { return nil }
        let milliseconds = days.multiplied(by: Rational(Self.millisecondsPerDay))?.scaled(decimals: 0)
        return milliseconds.map { ($0 / Self.millisecondsPerDay, $0 % Self.millisecondsPerDay) }
    }

    /// Nil for a day that does not exist or lies outside of the years 1900 to 2199.
    func date(serial: Int) -> CalendarDate? {
        let dayNumber: Int
        switch self {
        case .from1900 where serial < 1 || serial == 60: return nil
        // 25569 is 1970-01-01; days before the false leap day count one less.
        case .from1900: dayNumber = serial - (serial < 60 ? 25_568 : 25_569)
        case .from1904: dayNumber = serial - 24_107
        }
        // Through year, month and day, since these know the years that are taken for misprints.
        guard let number = Int32(exactly: dayNumber) else { return nil }
        let (year, month, day) = CalendarDate(dayNumber: number).components
        return CalendarDate(year: year, month: month, day: day)
    }
}
