import Diagnostics
import Tables

/// Dates and periods in words: 28/02/2024, "quý I/2024", "6 tháng đầu năm 2024"; in English 28 February 2024, "Q1 2024".
public struct PeriodText: Sendable {
    public var language: Language

    public init(_ language: Language) { self.language = language }

    private static let roman = ["I", "II", "III", "IV"]

    /// `28/02/2024`; `28 February 2024` in English, where figures alone are read as month and day by some and as day and
    /// month by others.
    public func date(_ date: CalendarDate) -> String {
        let (year, month, day) = date.components
        if language == .english { return "\(day) \(CalendarDate.englishMonths[month - 1]) \(year)" }
        return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/\(year)"
    }

    public func period(_ period: Period) -> String {
        guard let interval = period.interval else {
            return language == .vietnamese ? "không nêu kỳ" : "period not stated"
        }
        guard let (year, month) = period.yearAndMonth else {
            return period.grain == .day ? date(interval.lowerBound) : dates(interval)
        }
        let name =
            switch language {
            case .vietnamese: vietnamese(period.grain, year, month)
            case .english: english(period.grain, year, month)
            }
        guard period.cutoff == .statutory else { return name }
        return name + " (\(dates(interval)))"
    }

    private func dates(_ interval: ClosedRange<CalendarDate>) -> String {
        let dash = language == .vietnamese ? "–" : " – "
        return date(interval.lowerBound) + dash + date(interval.upperBound)
    }

    /// For axis labels: "I/2024", "2024", "02/2024"; in English "Q1 2024", "Feb 2024".
    public func short(_ period: Period) -> String {
        guard let (year, month) = period.yearAndMonth else { return self.period(period) }
        return switch period.grain {
        case .month:
            language == .vietnamese
                ? "\(month < 10 ? "0" : "")\(month)/\(year)"
                : "\(CalendarDate.englishMonths[month - 1].prefix(3)) \(year)"
        case .quarter:
            language == .vietnamese ? "\(Self.roman[(month - 1) / 3])/\(year)" : "Q\((month + 2) / 3) \(year)"
        case .year: String(year)
        default: language == .vietnamese ? vietnamese(period.grain, year, month) : english(period.grain, year, month)
        }
    }

    private func vietnamese(_ grain: Period.Grain, _ year: Int, _ month: Int) -> String {
        switch grain {
        case .month: "tháng \(month < 3 ? "0" : "")\(month)/\(year)"
        case .quarter: "quý \(Self.roman[(month - 1) / 3])/\(year)"
        case .half: "6 tháng \(month == 1 ? "đầu" : "cuối") năm \(year)"
        case .nineMonths: "9 tháng năm \(year)"
        default: "năm \(year)"
        }
    }

    private func english(_ grain: Period.Grain, _ year: Int, _ month: Int) -> String {
        switch grain {
        case .month: CalendarDate.englishMonths[month - 1] + " \(year)"
        case .quarter: "Q\((month + 2) / 3) \(year)"
        case .half: "\(month == 1 ? "first" : "second") half of \(year)"
        case .nineMonths: "first nine months of \(year)"
        default: String(year)
        }
    }
}
