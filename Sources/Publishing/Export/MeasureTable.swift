import Diagnostics
import Metrics
import Tables

/// Measures of one dataset as CSV, for `congkhai compute`: one record for each period and combination of members.
public struct MeasureTable: Sendable {
    private let plan: Plan
    private let hasPeriods: Bool

    /// Reads `received, early by unit, field per month`. Nil where something in it is wrong.
    public static func read(
        _ text: String, where condition: String?, dataset: Dataset, _ problems: inout [Diagnostic]
    ) -> MeasureTable? {
        let before = problems.count
        let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.map(String.init)
        let measures = names(words, after: nil)
        let dimensions = names(words, after: "by")
        let grains = names(words, after: "per")
        if measures.isEmpty { problems.append(.unknownMeasure("", dataset)) }
        for name in measures where dataset.measure(name) == nil { problems.append(.unknownMeasure(name, dataset)) }
        let known = dataset.dimensionFields.map(\.name)
        for name in dimensions where !known.contains(name) {
            problems.append(
                Diagnostic(
                    .error, "compute.unknown-dimension", vi: "Không có cột phân loại “\(name)”.",
                    en: "There is no dimension “\(name)”.", excerpt: text,
                    hint: Localized(
                        vi: "Các cột phân loại: \(known.joined(separator: ", ")).",
                        en: "The dimensions: \(known.joined(separator: ", ")).")))
        }
        var plan = Plan(dataset: dataset.name, measures: measures, dimensions: dimensions)
        if let name = grains.first {
            let pieces = name.split(separator: "@", maxSplits: 1).map(String.init)
            if let grain = Period.Grain(rawValue: pieces[0]), grain.months != nil || grain == .day,
                pieces.count == 1 || pieces[1] == "15"
            {
                plan.periods = .grain(grain, pieces.count == 2 ? .statutory : .calendar)
            } else {
                problems.append(
                    Diagnostic(
                        .error, "compute.unknown-grain", vi: "Không có loại kỳ “\(name)”.",
                        en: "There is no kind of period “\(name)”.", excerpt: text,
                        hint: Localized(
                            vi: "Dùng day, month, quarter, half, nine-months, year; kỳ theo luật thêm @15.",
                            en: "Use day, month, quarter, half, nine-months, year; statutory ones end with @15.")))
            }
        } else if let covers = dataset.records?.covers {
            plan.periods = .list([Period(from: covers.lowerBound, to: covers.upperBound)])
        }
        if let condition, let filter = filter(condition, dataset, &problems) { plan.filters = [filter] }
        return problems.count == before ? MeasureTable(plan: plan, hasPeriods: !grains.isEmpty) : nil
    }

    /// The comma-separated names that follow a word, or stand before the first one.
    private static func names(_ words: [String], after keyword: String?) -> [String] {
        let keywords: Set = ["by", "per"]
        var rest = words[...]
        if let keyword {
            guard let start = words.firstIndex(of: keyword) else { return [] }
            rest = words[(start + 1)...]
        }
        return rest.prefix { !keywords.contains($0) }.joined(separator: " ").split { $0 == "," || $0 == " " }
            .map(String.init)
    }

    private static func filter(
        _ condition: String, _ dataset: Dataset, _ problems: inout [Diagnostic]
    ) -> TypedExpression? {
        do throws(ExpressionError) {
            return try ExpressionParser.parse(condition, names: dataset.expressionNames, expected: .boolean)
        } catch {
            problems.append(
                Diagnostic(
                    .error, error.code, vi: error.message.text(in: .vietnamese), en: error.message.text(in: .english),
                    excerpt: condition, hint: error.hint))
            return nil
        }
    }

    // MARK: - Computing

    /// What tables hold, and the files it was read from.
    public struct Computed: Sendable {
        /// The CSV of every table, in order.
        public var texts: [[UInt8]]
        /// None where records were read without hashing their files.
        public var files: [SourceFile]
    }

    /// Computes all tables; records are read once for them. Nil where something stands in the way.
    public static func compute(
        _ tables: [MeasureTable], of dataset: Dataset, calendar: WorkingCalendar?, settings: ScanSettings
    ) -> Diagnosed<Computed?> {
        var problems: [Diagnostic] = []
        var texts: [[UInt8]] = []
        var files = dataset.table.files
        let text: (MeasureTable) -> Result<[UInt8], PlanError>
        if let records = dataset.records {
            let events = EventExecutor(dataset, records, calendar: calendar, settings: settings)
            let pass = events.prepare(tables.map(\.plan))
            problems += pass.diagnostics
            files = pass.files
            if problems.containsError { return Diagnosed(nil, problems) }
            text = { $0.text(events, workers: settings.workers) }
            problems += tables.compactMap { table in
                Diagnostic.halfCovered(
                    events.halfCoveredPeriods(of: table.plan), covers: records.covers, at: dataset.location)
            }.withoutRepeats()
        } else {
            let executor = TableExecutor(RowFacts(dataset, calendar: calendar))
            text = { $0.text(executor) }
        }
        for table in tables {
            do throws(PlanError) {
                texts.append(try text(table).get())
            } catch {
                problems.append(error.diagnostic(at: dataset.location))
            }
        }
        return Diagnosed(problems.containsError ? nil : Computed(texts: texts, files: files), problems)
    }

    private func text(_ executor: TableExecutor) -> Result<[UInt8], PlanError> {
        Result { () throws(PlanError) in
            var text = head
            var period = WrittenPeriod()
            for row in try executor.execute(plan) { append(row, &period, to: &text) }
            return text
        }
    }

    /// All cores write, each some periods.
    private func text(_ executor: EventExecutor, workers: Int) -> Result<[UInt8], PlanError> {
        let parts = Self.parts(of: plan, executor.periods(of: plan), workers)
        let texts = concurrentMap(parts.count) { index in
            Result { () throws(PlanError) in
                var text: [UInt8] = []
                var period = WrittenPeriod()
                try executor.forEachRow(of: parts[index]) { append($0, &period, to: &text) }
                return text
            }
        }
        return Result { () throws(PlanError) in
            var text = head
            for part in texts { text += try part.get() }
            return text
        }
    }

    /// A plan over records as several plans, each for some of its periods, for as many cores.
    private static func parts(of plan: Plan, _ periods: [Period], _ workers: Int) -> [Plan] {
        let sorted = periods.sorted()
        let length = max(1, (sorted.count + workers - 1) / workers)
        return stride(from: 0, to: sorted.count, by: length).map { start in
            var part = plan
            part.periods = .list(Array(sorted[start..<min(start + length, sorted.count)]))
            return part
        }
    }

    private var head: [UInt8] {
        let heads = (hasPeriods ? ["period"] : []) + plan.dimensions + plan.measures
        return Array(heads.joined(separator: ",").utf8) + [UInt8(ascii: "\n")]
    }

    /// The period of the rows before, as it is written.
    private struct WrittenPeriod {
        var period: Period?
        var text: [UInt8] = []
    }

    /// Adds a record, unless nothing was counted in it. Numbers are written for machines; what is not known is empty.
    private func append(_ row: PlanRow, _ written: inout WrittenPeriod, to bytes: inout [UInt8]) {
        guard row.readings.contains(where: { !$0.rows.isEmpty || $0.records != 0 }) else { return }
        if hasPeriods {
            if row.key.period != written.period {
                written.period = row.key.period
                written.text = Array(row.key.period.identifier.utf8) + [UInt8(ascii: ",")]
            }
            bytes += written.text
        }
        for member in row.key.members {
            if let member { CSVText.append(member, to: &bytes) }
            bytes.append(UInt8(ascii: ","))
        }
        for (index, reading) in row.readings.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            guard let value = reading.quantity.exactValue else { continue }
            NumberText.appendMachine(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}

extension Diagnostic {
    /// A note that names the periods of which a table says nothing; nil for none.
    fileprivate static func halfCovered(
        _ periods: [Period], covers: ClosedRange<CalendarDate>, at location: SourceLocation
    ) -> Diagnostic? {
        if periods.isEmpty { return nil }
        let names = periods.map(\.identifier).joined(separator: ", ")
        let (first, last) = (covers.lowerBound.iso, covers.upperBound.iso)
        return Diagnostic(
            .note, "compute.half-covered",
            vi: "Bảng không có kỳ \(names): dữ liệu chỉ từ \(first) đến \(last), không đủ ngày của kỳ.",
            en: "The table leaves out \(names): the records go from \(first) to \(last) and have only part of it.",
            at: location, excerpt: names,
            hint: Localized(
                vi:
                    "Muốn có số của những ngày ấy, dùng kỳ ngắn hơn (per month, per day), hoặc sửa covers nếu dữ liệu có đủ.",
                en:
                    "For those days use shorter periods (per month, per day), or correct covers if the records have all."
            ))
    }

    fileprivate static func unknownMeasure(_ name: String, _ dataset: Dataset) -> Diagnostic {
        let known = dataset.measures.map(\.name)
        let near = Suggestion.nearest(to: name, among: known)
        return Diagnostic(
            .error, "compute.unknown-measure", vi: "Không có số đo “\(name)” trong “\(dataset.name)”.",
            en: "There is no measure “\(name)” in “\(dataset.name)”.", excerpt: name,
            hint: Localized(
                vi: (near.map { "Có phải là “\($0)”? " } ?? "") + "Các số đo: \(known.joined(separator: ", ")).",
                en: (near.map { "Did you mean “\($0)”? " } ?? "") + "The measures: \(known.joined(separator: ", ")).")
        )
    }
}
