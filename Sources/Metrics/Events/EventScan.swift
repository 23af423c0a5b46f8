import Diagnostics
import Tables

/// One pass over the records of a dataset that answers several questions.
struct EventScan {
    /// Measures split by some dimensions under some conditions.
    struct Question: Sendable, Hashable {
        /// Sorted by name.
        var dimensions: [String]
        var filters: [TypedExpression]
    }

    private let dataset: Dataset
    private let records: Dataset.Records
    private let calendar: WorkingCalendar?
    private let settings: ScanSettings
    private var program: KernelProgram

    init(_ dataset: Dataset, _ records: Dataset.Records, calendar: WorkingCalendar?, settings: ScanSettings) {
        self.dataset = dataset
        self.records = records
        self.settings = settings
        self.calendar = calendar
        program = KernelProgram(columns: [], hasCalendar: false)
    }

    struct Outcome {
        var cubes: [Cube]
        var files: [SourceFile]
        var rowCount: Int
        var diagnostics: [Diagnostic]
        var keys: KeyReport?
    }

    /// Counts `measures` for every question, in time cut at the ends of `periods`; with `checksKey` it also looks for
    /// records with the same key.
    mutating func run(
        _ questions: [(question: Question, measures: [Measure])], periods: Set<Period>, checksKey: Bool
    ) throws(KernelError) -> Outcome {
        let expressions =
            records.rules.map(\.that) + questions.flatMap { $0.question.filters + $0.measures.flatMap(\.expressions) }
        program = KernelProgram(
            columns: EventColumn.all(of: dataset.fields, comparedIn: expressions), hasCalendar: calendar != nil)
        let slots = TimeSlots(periods)
        var cubes: [CubeSpecification] = []
        for (question, measures) in questions {
            cubes.append(try specification(question, measures, slots))
        }
        var rules: [KernelProgram.Register] = []
        for rule in records.rules { rules.append(try program.compile(rule.that.expression)) }
        var key: [Int] = []
        if checksKey { for name in records.schema.key { key.append(try program.keyColumn(name)) } }
        let program = self.program
        let consumers = (0..<settings.workers).map { _ in
            EventConsumer(program, calendar: calendar, rules: rules, cubes: cubes)
        }
        let described = records.rules
        let scan = TableScan(
            schema: records.schema, columns: program.columns.map(\.scanColumn), key: key, settings: settings
        ) { rule, location in
            let rule = described[rule]
            return Diagnostic(
                .error, rule.code, vi: rule.message.vietnamese, en: rule.message.text(in: .english), at: location,
                hint: rule.hint)
        }
        let outcome = scan.run(records.files, consumers: consumers)
        let merged = consumers[0].accumulators.map(\.cube)
        for consumer in consumers.dropFirst() {
            for (cube, other) in zip(merged, consumer.accumulators) { cube.add(other.cube) }
        }
        return Outcome(
            cubes: merged, files: outcome.files, rowCount: outcome.rowCount,
            diagnostics: outcome.diagnostics + missingYears(consumers), keys: outcome.keys)
    }

    private func missingYears(_ consumers: [EventConsumer]) -> [Diagnostic] {
        let years = consumers.reduce(into: Set<Int>()) { $0.formUnion($1.machine.missingYears) }.sorted()
        guard let calendar, !years.isEmpty else { return [] }
        let missing = years.map(String.init).joined(separator: ", ")
        let known = "\(calendar.years.lowerBound)–\(calendar.years.upperBound)"
        return [
            Diagnostic(
                .error, "expression.calendar-year",
                vi: "Các bản ghi cần lịch làm việc năm \(missing), nhưng calendar.yaml chỉ có \(known).",
                en: "The records need the working days of \(missing), but calendar.yaml has \(known) only.",
                at: dataset.location,
                hint: Localized(
                    vi: "Thêm năm \(missing) vào calendar.yaml, theo thông báo nghỉ lễ, Tết của năm đó.",
                    en: "Add \(missing) to calendar.yaml, from the official notice of its public holidays."))
        ]
    }

    private mutating func specification(
        _ question: Question, _ measures: [Measure], _ slots: TimeSlots
    ) throws(KernelError) -> CubeSpecification {
        var dimensions: [(register: KernelProgram.Register, count: Int)] = []
        for name in question.dimensions {
            let register = try program.column(name)
            dimensions.append((register, dataset.field(name)?.dimension?.members.count ?? 0))
        }
        var measured: [CubeSpecification.Measured] = []
        for measure in measures {
            let filters = question.filters + (measure.filter.map { [$0] } ?? [])
            let filter = try enter(filters)
            measured.append(try self.measured(measure, filter))
            program.leave(filters.count)
        }
        let asked = try enter(question.filters)
        program.leave(question.filters.count)
        return CubeSpecification(dimensions: dimensions, slots: slots, measured: measured, asked: asked)
    }

    /// All conditions as one; records that one of them leaves out are asked neither for the next ones nor for what follows.
    private mutating func enter(_ filters: [TypedExpression]) throws(KernelError) -> KernelProgram.Register? {
        var all: KernelProgram.Register?
        for condition in filters {
            let truth = try program.compile(condition.expression)
            all = all.map { program.emit(.and($0, truth), .truth) } ?? truth
            program.enter(.holds(truth))
        }
        return all
    }

    private mutating func measured(
        _ measure: Measure, _ filter: KernelProgram.Register?
    ) throws(KernelError) -> CubeSpecification.Measured {
        switch measure.timing {
        case .stock(let from, let until, let past):
            var start = try program.compile(from.expression)
            if let past {
                let one = program.emit(.load(.number(1)), .number(decimals: 0))
                let after = program.emit(.dayAfter(try program.compile(past.expression), days: one), .date)
                start = program.emit(.greatest(start, after), .date)
            }
            guard let until else {
                return CubeSpecification.Measured(content: .stock(from: start, until: nil), filter: filter)
            }
            let end = try program.compile(until.expression)
            // A record that ends before it begins to count never counts.
            var counts = program.emit(.outlasts(start, end), .truth)
            if let filter { counts = program.emit(.and(counts, filter), .truth) }
            return CubeSpecification.Measured(content: .stock(from: start, until: end), filter: counts)
        case .at(let date):
            let day = try program.compile(date.expression)
            switch measure.aggregate {
            case .count: return CubeSpecification.Measured(content: .count(at: day), filter: filter)
            case .countDistinct where program.isClosed(measure.of ?? ""):
                let code = try program.column(measure.of ?? "")
                let number = program.emit(.codeNumber(code), .number(decimals: 0))
                return CubeSpecification.Measured(content: .distribution(number, at: day), filter: filter)
            case .countDistinct:
                let index = try program.textColumn(measure.of ?? "")
                return CubeSpecification.Measured(content: .distinct(column: index, at: day), filter: filter)
            case .sum, .min, .max, .average, .median, .percentile:
                let value: KernelProgram.Register
                if let expression = measure.value?.expression {
                    value = try program.compile(expression)
                } else {
                    value = try program.column(measure.of ?? "")
                }
                return CubeSpecification.Measured(
                    content: measure.aggregate == .sum ? .sum(value, at: day) : .distribution(value, at: day),
                    filter: filter)
            }
        case .period: throw .unknownName(measure.name)
        }
    }
}

extension Measure {
    /// All expressions that it is made of.
    var expressions: [TypedExpression] {
        var found = [filter, value].compactMap { $0 }
        switch timing {
        case .period: break
        case .at(let date): found.append(date)
        case .stock(let from, let until, let past): found += [from, until, past].compactMap { $0 }
        }
        return found
    }
}
