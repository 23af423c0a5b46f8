import Tables

/// What a cell holds, as the office that filled it in sees it.
public enum CellValue: Sendable, Hashable {
    case empty
    /// Runs of rich text are joined and phonetic guides left out; in Unicode normalisation form C.
    case text(String)
    /// At most 15 significant digits, as Excel shows (a file stores 0,1 + 0,2 as `0.30000000000000004`: this is 3/10),
    /// and at most 18 decimals. A percentage is stored as its share: 99,83 % is 9983/10000.
    case number(Rational, NumberStyle)
    /// A number in a date format, or an ISO date; `hasTime` where a time of day other than midnight is stored too.
    case date(CalendarDate, hasTime: Bool)
    /// A time of day or a duration, in seconds rounded to milliseconds: a number in a format such as `h:mm`, `[h]:mm`.
    case time(seconds: Rational)
    case boolean(Bool)
    /// The formula's error, `#REF!`, `#DIV/0!`: never a value.
    case error(String)
    /// A formula whose result is not in the file, or is declared out of date: the file was never calculated.
    case noCachedValue
    /// Something that has no value here; with the text as stored.
    case unusable(String, CellFault)
}

/// How a number is shown.
public struct NumberStyle: Sendable, Hashable {
    /// The format multiplies by 100 and writes `%`. A `%` that is only written (`0.00\%`) does not count.
    public var isPercent: Bool
    /// Digits behind the decimal sign; of the percentage where `isPercent`. Nil for general and scientific formats.
    public var decimals: Int?

    public init(isPercent: Bool = false, decimals: Int? = nil) {
        self.isPercent = isPercent
        self.decimals = decimals
    }
}

/// Why a stored text has no value here.
public enum CellFault: String, Sendable, Hashable {
    /// A date format on a number that is no day of the years 1900 to 2199, among them Excel's 1900-02-29 and 1900-01-00.
    case noSuchDate
    /// Beyond 64 bits.
    case numberTooLarge
    /// Neither a number nor a date, although the cell says so.
    case malformed
}
