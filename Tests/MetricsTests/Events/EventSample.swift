import Diagnostics
import Samples
import Tables
import Testing

@testable import Metrics

/// Records in code: what a descriptor says of them and their files.
struct EventSample {
    var fields: [Field] = [
        EventSample.field("n", .integer), EventSample.field("m", .decimal), EventSample.field("d", .date),
        EventSample.field("e", .date), EventSample.field("k", .string, members: ["a", "b", "c"]),
        EventSample.field("t", .string),
    ]
    /// Lines of the file without the header.
    var rows: [String] = []
    var measures: [Measure] = []
    var rules: [Dataset.RecordRule] = []
    var covers = "2024-01-01..2024-12-31"
    var hasCalendar = true
    var key: [String] = []

    static func field(_ name: String, _ type: FieldType, members: [String]? = nil) -> Field {
        Field(
            schema: FieldSchema(name: name, type: type, allowed: members), title: Localized(vi: name),
            dimension: members.map {
                Dimension(name: name, members: $0.map { Member(id: $0, title: Localized(vi: $0)) }, isWhole: true)
            })
    }

    /// 2023 to 2025 with two holidays.
    static func calendar() throws -> WorkingCalendar {
        let entries = try ["2024-04-30", "2024-05-01"].map {
            CalendarEntry(date: try day($0), kind: .holiday, name: Localized(vi: $0))
        }
        return try #require(WorkingCalendar(years: 2023...2025, entries: entries))
    }

    func expression(_ text: String, _ type: ExpressionType = .boolean) throws -> TypedExpression {
        try ExpressionParser.parse(text, names: Dataset.expressionNames(fields, []), expected: type)
    }

    var text: String { (["\(fields.map(\.name).joined(separator: ","))"] + rows).map { $0 + "\n" }.joined() }

    func days() throws -> ClosedRange<CalendarDate> {
        let ends = try covers.split(separator: "..").map { try day(String($0)) }
        return ends[0]...ends[1]
    }

    func dataset() throws -> Dataset {
        let schema = TableSchema(fields: fields.map(\.schema), key: key).ofRecords()
        let records = Dataset.Records(
            schema: schema, files: [StreamedFile(path: "a.csv", bytes: Array(text.utf8))], covers: try days(),
            rules: rules)
        return Dataset(
            name: "events", title: Localized(vi: "events"), kind: .events, fields: fields, period: .at("d"),
            measures: measures,
            table: Table(fields: [], columns: [], origins: [], files: []), records: records,
            location: SourceLocation(file: "events.yaml"))
    }

    func executor(workers: Int = 1, chunkSize: Int = 1 << 18) throws -> EventExecutor {
        let dataset = try dataset()
        return EventExecutor(
            dataset, try #require(dataset.records), calendar: hasCalendar ? try Self.calendar() : nil,
            settings: ScanSettings(workers: workers, chunkSize: chunkSize))
    }

    /// A plan over all measures.
    func plan(
        _ names: [String]? = nil, by dimensions: [String] = [], of members: [String: [String]] = [:],
        where filter: String? = nil, in periods: Plan.Periods
    ) throws -> Plan {
        Plan(
            dataset: "events", measures: names ?? measures.map(\.name), dimensions: dimensions, members: members,
            filters: try filter.map { [try expression($0)] } ?? [], periods: periods)
    }

    // MARK: - Measures

    mutating func count(_ name: String, at date: String = "d", where filter: String? = nil) throws {
        measures.append(
            Measure(
                name: name, title: Localized(vi: name), aggregate: .count, of: nil,
                filter: try filter.map { try expression($0) }, timing: .at(try expression(date, .date))))
    }

    mutating func stock(
        _ name: String, until: String? = "e", past: String? = nil, where filter: String? = nil, isOpening: Bool = false
    ) throws {
        measures.append(
            Measure(
                name: name, title: Localized(vi: name), aggregate: .count, of: nil,
                filter: try filter.map { try expression($0) }, additivity: isOpening ? .opening : .stock,
                timing: .stock(
                    from: try expression("d", .date), until: try until.map { try expression($0, .date) },
                    past: try past.map { try expression($0, .date) })))
    }

    mutating func value(_ name: String, _ aggregate: Aggregate, of value: String, share: Rational? = nil) throws {
        measures.append(
            Measure(
                name: name, title: Localized(vi: name), aggregate: aggregate, of: value,
                timing: .at(try expression("d", .date)),
                value: aggregate == .countDistinct ? nil : try expression(value, .number), share: share))
    }

    mutating func rule(_ code: String, _ that: String) throws {
        rules.append(
            Dataset.RecordRule(code: code, that: try expression(that), message: Localized(vi: "Sai.", en: "Wrong.")))
    }
}

/// One random record, as the file has it and as expressions see it.
struct RandomRecord {
    var cells: [String]
    var values: [String: ExpressionValue] = [:]

    init(_ numbers: inout RandomNumbers, days: ClosedRange<Int> = 0...400) throws {
        let first = try day("2023-12-01")
        func isAbsent(_ numbers: inout RandomNumbers) -> Bool { numbers.below(4) == 0 }
        cells = ["", "", "", "", "", ""]
        if !isAbsent(&numbers) {
            let number = numbers.below(9) - 2
            cells[0] = "\(number)"
            values["n"] = .number(Rational(number), .exact)
        }
        if !isAbsent(&numbers) {
            let tenths = numbers.below(60) - 10
            cells[1] = "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
            values["m"] = .number(try rational(tenths, 10), .exact)
        }
        for (column, name) in [(2, "d"), (3, "e")] where !isAbsent(&numbers) {
            let date = first.advanced(by: days.lowerBound + numbers.below(days.count))
            cells[column] = date.iso
            values[name] = .date(date)
        }
        for (column, name, texts) in [(4, "k", ["a", "b", "c"]), (5, "t", ["x", "y", "khác", "\"x\""])]
        where !isAbsent(&numbers) {
            let text = numbers.one(of: texts)
            cells[column] = text
            values[name] = .string(text.filter { $0 != "\"" })
        }
    }

    var line: String { cells.joined(separator: ",") }
    func value(_ name: String) -> ExpressionValue { values[name] ?? .absent(.notApplicable) }
    func date(_ name: String) -> CalendarDate? { if case .date(let date)? = values[name] { date } else { nil } }
    func number(_ name: String) -> Rational? {
        if case .number(let number, _)? = values[name] { number } else { nil }
    }
    func text(_ name: String) -> String? { if case .string(let text)? = values[name] { text } else { nil } }
}
