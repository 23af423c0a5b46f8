/// What a number format says about the values it shows (ECMA-376 part 1, 18.8.30 and 18.8.31).
struct NumberFormat: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case number
        /// Shows a day, a month or a year.
        case date
        /// Shows hours, minutes or seconds of a day, without the day.
        case clock
        /// Counts hours, minutes or seconds beyond a day: `[h]:mm`.
        case elapsed
    }

    var kind = Kind.number
    var style = NumberStyle()

    static let general = NumberFormat()

    /// The format of an id that no file declares. Ids 27 to 36 and 50 to 58 are dates in East Asian editions.
    static func builtIn(_ id: Int) -> NumberFormat {
        switch id {
        case 1, 3, 37, 38, 41, 42: NumberFormat(style: NumberStyle(decimals: 0))
        case 2, 4, 39, 40, 43, 44: NumberFormat(style: NumberStyle(decimals: 2))
        case 9: NumberFormat(style: NumberStyle(isPercent: true, decimals: 0))
        case 10: NumberFormat(style: NumberStyle(isPercent: true, decimals: 2))
        case 14...17, 22, 27...36, 50...58: NumberFormat(kind: .date)
        case 18...21, 45, 47: NumberFormat(kind: .clock)
        case 46: NumberFormat(kind: .elapsed)
        default: general
        }
    }
}

extension NumberFormat {
    /// From a format code such as `#,##0.00`, `0.0%`, `dd/mm/yyyy;@`, `[$-42A]d" tháng "m`. The first section says how
    /// numbers are shown; a date in any section makes a date.
    init(code: String) {
        let sections = FormatSection.sections(of: code)
        let kinds = sections.map(\.kind)
        kind = kinds.contains(.elapsed) ? .elapsed : kinds.contains(.date) ? .date : kinds.first ?? .number
        if kind == .number { style = sections.first?.style ?? NumberStyle() }
    }
}
