import Diagnostics
import Metrics
import Tables

/// Reads `calendar.yaml`: which days of which years are worked.
public struct CalendarReader {
    static let path = "calendar.yaml"

    /// The calendar; nil where there is no such file or something in it is wrong, which is reported.
    public static func read(_ source: ProjectSource) -> Diagnosed<WorkingCalendar?> {
        let read = calendar(source)
        // Days of a country have the names that it gives them.
        return Diagnosed(read.value, read.diagnostics.filter { !Translations.isNote($0) })
    }

    private static func calendar(_ source: ProjectSource) -> Diagnosed<WorkingCalendar?> {
        var problems: [Diagnostic] = []
        guard isPresent(in: source), let text = source.text(path, &problems),
            let root = YAMLText(text: text, file: source.shown(path)).compose(into: &problems),
            let map = YAMLMap(root, keys: ["weekly_rest", "years"], &problems)
        else { return Diagnosed(nil, problems) }
        var reader = CalendarReader(weeklyRest: weeklyRest(map, &problems))
        let years = reader.years(map, &problems)
        guard let years, let rest = reader.weeklyRest, !problems.containsError else { return Diagnosed(nil, problems) }
        return Diagnosed(WorkingCalendar(years: years, weeklyRest: rest, entries: reader.entries), problems)
    }

    static func isPresent(in source: ProjectSource) -> Bool { source.files[path] != nil }

    /// Nil where it is in error.
    private let weeklyRest: Set<Weekday>?
    private var entries: [CalendarEntry] = []
    /// Where each day stands.
    private var lines: [CalendarDate: Int] = [:]

    private init(weeklyRest: Set<Weekday>?) { self.weeklyRest = weeklyRest }

    private static func weeklyRest(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> Set<Weekday>? {
        guard let node = map["weekly_rest"] else { return [.saturday, .sunday] }
        let nodes = node.list(&problems)
        let days = nodes.compactMap { $0.choice(Weekday.self, &problems) }
        if Set(days).count == Weekday.allCases.count {
            problems.append(
                Diagnostic(
                    .error, "calendar.no-working-day", vi: "Cả bảy ngày trong tuần đều là ngày nghỉ.",
                    en: "All seven days of the week are rest days.", at: node.location,
                    hint: Localized(
                        vi: "Bỏ bớt ngày khỏi weekly_rest, ví dụ chỉ giữ [saturday, sunday].",
                        en: "Take days out of weekly_rest, for example keep [saturday, sunday].")))
            return nil
        }
        return days.count == nodes.count && !days.isEmpty ? Set(days) : nil
    }

    // MARK: - Years

    /// The declared years, nil where none could be read.
    private mutating func years(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> ClosedRange<Int>? {
        guard let years = map.required("years", &problems).flatMap({ YAMLMap($0, keys: nil, &problems) }) else {
            return nil
        }
        var declared: [Int] = []
        for (key, days) in years.entries {
            guard let year = Int(key), key.count == 4, (1900...2199).contains(year) else {
                problems.append(
                    Diagnostic(
                        .error, "calendar.bad-year", vi: "“\(key)” không phải là một năm từ 1900 đến 2199.",
                        en: "“\(key)” is not a year from 1900 to 2199.", at: years.location(ofKey: key), excerpt: key,
                        hint: Localized(vi: "Viết năm bằng bốn chữ số: 2026.", en: "Write four digits: 2026.")))
                continue
            }
            declared.append(year)
            read(days, in: year, &problems)
        }
        guard let first = declared.min(), let last = declared.max() else {
            if years.entries.isEmpty { problems.append(Self.empty(nil, at: map.location(ofKey: "years"))) }
            return nil
        }
        let missing = (first...last).filter { !declared.contains($0) }
        if !missing.isEmpty {
            let names = missing.map(String.init).joined(separator: ", ")
            problems.append(
                Diagnostic(
                    .error, "calendar.missing-year", vi: "Thiếu năm \(names) giữa năm \(first) và năm \(last).",
                    en: "\(names) \(missing.count == 1 ? "is" : "are") missing between \(first) and \(last).",
                    at: map.location(ofKey: "years"),
                    hint: Localized(
                        vi: "Thêm ngày nghỉ của năm \(names); các năm phải liền nhau.",
                        en: "Add the days of \(names): years must follow each other without a gap.")))
        }
        return first...last
    }

    private mutating func read(_ days: YAMLNode, in year: Int, _ problems: inout [Diagnostic]) {
        if days.isNull || days.node.sequence?.isEmpty ?? false {
            problems.append(Self.empty(year, at: days.location))
            return
        }
        for node in days.list(&problems) {
            guard let entry = entry(node, in: year, &problems) else { continue }
            entries.append(entry)
        }
    }

    private static func empty(_ year: Int?, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "calendar.empty-year",
            vi: year.map { "Năm \($0) chưa có ngày nào." } ?? "Lịch chưa có năm nào.",
            en: year.map { "\($0) has no days yet." } ?? "The calendar has no years yet.", at: location,
            hint: Localized(
                vi:
                    "Thêm các ngày nghỉ lễ, Tết theo thông báo của năm đó, hoặc xóa phần này; xem mẫu trong Content/README.md.",
                en:
                    "Add the public holidays from the notice of that year, or delete this; Content/README.md has a sample."
            ))
    }

    // MARK: - Days

    private mutating func entry(_ node: YAMLNode, in year: Int, _ problems: inout [Diagnostic]) -> CalendarEntry? {
        guard let map = YAMLMap(node, keys: ["date", "kind", "name", "basis", "verified"], &problems) else {
            return nil
        }
        let dateNode = map.required("date", &problems)
        let date = dateNode?.date(&problems)
        let kind = map.required("kind", &problems)?.choice(CalendarEntry.Kind.self, &problems)
        let name = map.localized("name", &problems)
        let basis = map.optionalLocalized("basis", &problems)
        let isVerified = map.boolean("verified", default: basis != nil, &problems)
        if isVerified, basis == nil {
            problems.append(
                Diagnostic(
                    .error, "calendar.no-basis", vi: "Ngày đã kiểm chứng phải nêu căn cứ.",
                    en: "A verified day must name its basis.", at: map["verified"]?.location ?? map.location,
                    hint: Localized(
                        vi: "Thêm basis (số văn bản), hoặc viết verified: false.",
                        en: "Add basis (the number of the notice), or write verified: false.")))
        }
        guard let dateNode, let date, let kind, let name else { return nil }
        let entry = CalendarEntry(date: date, kind: kind, name: name, basis: basis, isVerified: isVerified)
        return checked(entry, in: year, at: dateNode.location, &problems) ? entry : nil
    }

    /// Whether a day can stand where it stands.
    private mutating func checked(
        _ entry: CalendarEntry, in year: Int, at location: SourceLocation, _ problems: inout [Diagnostic]
    ) -> Bool {
        let day = entry.date.iso
        if entry.date.year != year {
            problems.append(
                Diagnostic(
                    .error, "calendar.outside-year", vi: "Ngày \(day) không thuộc năm \(year).",
                    en: "\(day) is not in \(year).", at: location, excerpt: day,
                    hint: Localized(
                        vi: "Sửa ngày, hoặc chuyển dòng này sang năm \(entry.date.year).",
                        en: "Correct the date, or move the line to \(entry.date.year).")))
            return false
        }
        if let line = lines.updateValue(location.line ?? 0, forKey: entry.date) {
            problems.append(
                Diagnostic(
                    .error, "calendar.duplicate-day", vi: "Ngày \(day) đã có ở dòng \(line).",
                    en: "\(day) stands on line \(line) already.", at: location, excerpt: day,
                    hint: Localized(vi: "Giữ lại một trong hai dòng.", en: "Keep one of the two lines.")))
            return false
        }
        guard let weeklyRest, entry.repeats(weeklyRest: weeklyRest) else { return true }
        problems.append(
            entry.isWorked
                ? Diagnostic(
                    .error, "calendar.not-a-rest-day",
                    vi: "Ngày \(day) vốn là ngày làm việc, không thể là ngày làm bù.",
                    en: "\(day) is a working day anyhow and cannot be worked in exchange.", at: location, excerpt: day,
                    hint: Localized(
                        vi: "Sửa ngày: ngày làm bù phải rơi vào ngày nghỉ hằng tuần (weekly_rest).",
                        en: "Correct the date: a swapped working day falls on a weekly rest day (weekly_rest)."))
                : Diagnostic(
                    .error, "calendar.not-a-working-day",
                    vi: "Ngày \(day) vốn là ngày nghỉ hằng tuần, không thể là ngày nghỉ bù hay nghỉ hoán đổi.",
                    en: "\(day) is a weekly rest day anyhow and cannot be given off in exchange.", at: location,
                    excerpt: day,
                    hint: Localized(
                        vi: "Sửa ngày, hoặc nếu là ngày lễ thì viết kind: holiday.",
                        en: "Correct the date, or write kind: holiday where it is a public holiday.")))
        return false
    }
}
