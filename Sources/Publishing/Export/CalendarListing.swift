import Diagnostics
import Metrics
import Project
import Tables

/// The working calendar for reading over, by a clerk or by a program: `congkhai calendar`.
public struct CalendarListing {
    private let calendar: WorkingCalendar
    private let phrases: Phrases

    public init(calendar: WorkingCalendar, language: Language) {
        self.calendar = calendar
        phrases = Phrases(language: language)
    }

    /// Every day from `first` through `last` as CSV, by default all that are declared: date, weekday, whether it is worked,
    /// why, name, basis, whether it was verified (empty for days that only follow the rule of the week).
    public func csv(
        from first: CalendarDate?, through last: CalendarDate?, in source: ProjectSource
    ) -> Diagnosed<String?> {
        let (start, end) = (first ?? calendar.span.lowerBound, last ?? calendar.span.upperBound)
        let missing = calendar.missingYears(from: start, through: end)
        // One day may lie beyond the end that the other one has by default.
        guard start <= end, missing.isEmpty else {
            return Diagnosed(nil, [undeclared(missing.isEmpty ? [start.year] : missing, in: source)])
        }
        var text = "date,weekday,working,kind,name,basis,verified\n"
        for number in start.dayNumber...end.dayNumber {
            let date = CalendarDate(dayNumber: number)
            let entry = calendar.entry(on: date)
            let isWorked = calendar.isWorkingDay(date) == true
            let cells = [
                date.iso, date.weekday.rawValue, String(isWorked),
                entry?.kind.rawValue ?? (isWorked ? "working" : "weekly_rest"),
                entry.map { phrases.text($0.name) } ?? "",
                entry?.basis.map(phrases.text) ?? "", entry.map { String($0.isVerified) } ?? "",
            ]
            text += cells.map(CSVText.cell).joined(separator: ",") + "\n"
        }
        return Diagnosed(text)
    }

    /// The days of a year that are not what their weekday makes them, one a line, after how many days are worked.
    public func text(year: Int, in source: ProjectSource) -> Diagnosed<String?> {
        guard calendar.years.contains(year), let first = CalendarDate(year: year, month: 1, day: 1),
            let last = CalendarDate(year: year, month: 12, day: 31)
        else { return Diagnosed(nil, [undeclared([year], in: source)]) }
        let days = (first.dayNumber...last.dayNumber).map(CalendarDate.init(dayNumber:))
        let worked = days.filter { calendar.isWorkingDay($0) == true }.count
        let rest = Weekday.allCases.filter(calendar.weeklyRest.contains).map(name).joined(separator: ", ")
        var lines = [
            phrases.choose(
                "Năm \(year): \(worked) ngày làm việc, \(days.count - worked) ngày nghỉ. Nghỉ hằng tuần: \(rest).",
                "\(year): \(worked) working \(phrases.plural(worked, "day", "days")), \(days.count - worked) \(phrases.plural(days.count - worked, "day", "days")) off. Weekly rest: \(rest)."
            )
        ]
        let entries = calendar.entries.filter { $0.date.year == year }
        for entry in entries {
            let mark = entry.isVerified ? "" : phrases.choose(" [chưa kiểm chứng]", " [not verified]")
            let basis = entry.basis.map { " (\(phrases.text($0)))" } ?? ""
            lines.append(
                "  \(padded(name(entry.date.weekday), 10))"
                    + padded(phrases.periods.date(entry.date), phrases.language == .vietnamese ? 12 : 20)
                    + "\(padded(name(entry.kind), 16))\(phrases.text(entry.name))\(basis)\(mark)")
        }
        let unverified = entries.filter { !$0.isVerified }.count
        if unverified > 0 {
            lines.append(
                phrases.choose(
                    "\(unverified) ngày chưa kiểm chứng: đối chiếu với thông báo nghỉ lễ, tết rồi ghi basis trong "
                        + source.shown("calendar.yaml") + ".",
                    "Not verified: \(unverified). Compare with the official notice and state the basis in "
                        + source.shown("calendar.yaml") + "."))
        }
        return Diagnosed(lines.joined(separator: "\n") + "\n")
    }

    // MARK: - Words

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private func name(_ kind: CalendarEntry.Kind) -> String {
        switch kind {
        case .holiday: phrases.choose("nghỉ lễ, tết", "public holiday")
        case .compensatory: phrases.choose("nghỉ bù", "off in lieu")
        case .swappedOff: phrases.choose("nghỉ hoán đổi", "off, swapped")
        case .swappedWork: phrases.choose("đi làm bù", "worked, swapped")
        }
    }

    private func name(_ weekday: Weekday) -> String {
        switch weekday {
        case .monday: phrases.choose("thứ Hai", "Monday")
        case .tuesday: phrases.choose("thứ Ba", "Tuesday")
        case .wednesday: phrases.choose("thứ Tư", "Wednesday")
        case .thursday: phrases.choose("thứ Năm", "Thursday")
        case .friday: phrases.choose("thứ Sáu", "Friday")
        case .saturday: phrases.choose("thứ Bảy", "Saturday")
        case .sunday: phrases.choose("Chủ nhật", "Sunday")
        }
    }

    // MARK: - Problems

    private func undeclared(_ years: [Int], in source: ProjectSource) -> Diagnostic {
        let missing =
            years.count > 2 ? "\(years[0])–\(years[years.count - 1])" : years.map(String.init).joined(separator: ", ")
        let (first, last) = (calendar.years.lowerBound, calendar.years.upperBound)
        return Diagnostic(
            .error, "calendar.year-not-declared", vi: "Lịch không có năm \(missing), chỉ có \(first)–\(last).",
            en: "The calendar has \(first)–\(last) only, not \(missing).",
            at: SourceLocation(file: source.shown("calendar.yaml")),
            hint: Localized(
                vi: "Chọn ngày trong các năm đã có, hoặc thêm năm còn thiếu vào calendar.yaml.",
                en: "Choose days of the declared years, or add the missing one to calendar.yaml."))
    }

    /// The diagnostic for a content without a calendar.
    public static func missing(in source: ProjectSource) -> Diagnostic {
        Diagnostic(
            .error, "calendar.missing", vi: "Chưa có tệp calendar.yaml.", en: "There is no file calendar.yaml.",
            at: SourceLocation(file: source.shown("calendar.yaml")),
            hint: Localized(
                vi: "Tạo tệp này; xem mẫu trong Content/README.md.", en: "Create it; Content/README.md has a sample."))
    }
}
