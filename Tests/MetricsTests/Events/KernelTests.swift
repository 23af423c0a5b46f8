import Diagnostics
import Samples
import Tables
import Testing

@testable import Metrics

/// Kernels over columns against the evaluator that walks the tree for one row.
@Suite struct KernelTests {
    /// What a kernel gave for every row, in one chunk.
    private final class Runner: ScanConsumer {
        let machine: KernelMachine
        let register: KernelProgram.Register
        var found: [ExpressionValue?] = []

        init(_ machine: KernelMachine, _ register: KernelProgram.Register) {
            self.machine = machine
            self.register = register
        }

        func consume(_ batch: ColumnBatch) -> [RowFinding] {
            machine.run(batch)
            for row in 0..<batch.rowCount { found.append(value(row)) }
            return []
        }

        private func value(_ row: Int) -> ExpressionValue? {
            switch register.kind {
            case .truth:
                let truth = machine.truths(register)[row]
                return truth == 0 ? nil : .boolean(truth == 1)
            case .date:
                let day = machine.dates(register)[row]
                return day == ColumnBatch.absentDate ? nil : .date(CalendarDate(dayNumber: day))
            case .number(let decimals):
                let number = machine.numbers(register)[row]
                let unit = (0..<decimals).reduce(1) { power, _ in power * 10 }
                return number == ColumnBatch.absentNumber
                    ? nil : Rational(Int(number), over: unit).map { .number($0, .exact) }
            case .code: return nil
            }
        }
    }

    private static func run(
        _ expression: TypedExpression, _ sample: EventSample
    ) throws -> (values: [ExpressionValue?], machine: KernelMachine) {
        let calendar = try EventSample.calendar()
        var program = KernelProgram(
            columns: EventColumn.all(of: sample.fields, comparedIn: [expression]), hasCalendar: true)
        let register = try program.compile(expression.expression)
        let runner = Runner(KernelMachine(program, calendar: calendar), register)
        let scan = TableScan(
            schema: TableSchema(fields: sample.fields.map(\.schema)), columns: program.columns.map(\.scanColumn),
            settings: ScanSettings(workers: 1, chunkSize: 500)
        ) { _, location in Diagnostic(.error, "rule", vi: "", en: "", at: location) }
        let outcome = scan.run([StreamedFile(path: "a.csv", bytes: Array(sample.text.utf8))], consumers: [runner])
        try #require(outcome.diagnostics.isEmpty)
        return (runner.found, runner.machine)
    }

    /// What the evaluator says; `isComparable` is false where it fails for another reason than absence.
    private static func expected(
        _ expression: TypedExpression, _ record: RandomRecord, _ calendar: WorkingCalendar
    ) -> (value: ExpressionValue?, isComparable: Bool) {
        do throws(EvaluationFailure) {
            if expression.type == .boolean {
                return (try expression.holds(calendar: calendar, record.value).map { .boolean($0) }, true)
            }
            let value = try expression.evaluate(calendar: calendar, record.value)
            if case .absent = value { return (nil, true) }
            return (value, true)
        } catch {
            if case .absent = error { return (nil, true) }
            return (nil, false)
        }
    }

    @Test("Random expressions over random records give what the evaluator gives", arguments: 1...6)
    func agreement(seed: Int) throws {
        let calendar = try EventSample.calendar()
        var random = RandomExpression(numbers: RandomNumbers(seed: UInt64(seed)))
        var sample = EventSample()
        let records = try (0..<60).map { _ in try RandomRecord(&random.numbers) }
        sample.rows = records.map(\.line)
        var compared = 0
        for round in 0..<150 {
            let type: ExpressionType = [.boolean, .number, .date, .boolean][round % 4]
            let text =
                switch type {
                case .number: random.number(3)
                case .date: random.date(3)
                default: random.condition(3)
                }
            let expression = try sample.expression(text, type)
            let found = try Self.run(expression, sample).values
            try #require(found.count == records.count)
            for (row, record) in records.enumerated() {
                let (value, isComparable) = Self.expected(expression, record, calendar)
                guard isComparable else { continue }
                compared += 1
                #expect(found[row] == value, "\(text): \(record.line)")
            }
        }
        #expect(compared > 6000)
    }

    @Test("Literals with the same digits and other decimals are two numbers")
    func decimalsOfLiterals() throws {
        var sample = EventSample()
        sample.rows = ["3,3.0,,,,", "6,0.6,,,,"]
        let found = try Self.run(try sample.expression("n > 5 or m < 0.5"), sample).values
        #expect(found == [.boolean(false), .boolean(true)])
    }

    @Test("Kleene's tables hold", arguments: ["1 = 1", "1 = 0", "n = 1"], ["1 = 1", "1 = 0", "n = 1"])
    func kleene(left: String, right: String) throws {
        var sample = EventSample()
        sample.rows = [",,,,,"]
        let known = ["1 = 1": true, "1 = 0": false]
        let (first, second) = (known[left], known[right])
        let both: Bool? =
            first == false || second == false ? .some(false) : first == nil || second == nil ? nil : .some(true)
        let either: Bool? =
            first == true || second == true ? .some(true) : first == nil || second == nil ? nil : .some(false)
        #expect(try Self.run(sample.expression("\(left) and \(right)"), sample).values == [both.map { .boolean($0) }])
        #expect(try Self.run(sample.expression("\(left) or \(right)"), sample).values == [either.map { .boolean($0) }])
        #expect(
            try Self.run(sample.expression("not (\(left))"), sample).values == [first.map { .boolean(!$0) }])
    }

    @Test("What leads out of the years of dates, or out of 64 bits, is an overflow and never another value")
    func overflow() throws {
        var sample = EventSample()
        sample.rows = ["999999999999999,1,2199-12-31,,,"]
        for (text, type) in [
            ("day_after(d, 1)", ExpressionType.date), ("day_after(d, n)", .date), ("n * n", .number),
        ] {
            let (values, machine) = try Self.run(sample.expression(text, type), sample)
            #expect(values == [nil], "\(text)")
            #expect(machine.hasOverflow, "\(text)")
        }
    }

    @Test(
        "Only years that are needed and not in the calendar are noted",
        arguments: [
            ("working_days(d, e)", ["1,,2031-01-05,2024-01-05,,", "1,,2032-01-05,,,"], [2031]),
            ("working_days(d, next_working_day(e))", ["1,,2024-01-05,2026-01-05,,"], [2026]),
            ("n * days(d, working_day_after(e, n))", ["-900,,2024-01-05,2024-01-05,,"], [2022]),
            ("n * days(d, working_day_after(e, n))", ["900,,2024-01-05,2024-01-05,,"], [2026]),
        ])
    func missingYears(text: String, rows: [String], years: [Int]) throws {
        var sample = EventSample()
        sample.rows = rows
        #expect(try Self.run(sample.expression(text, .number), sample).machine.missingYears == Set(years))
    }

    @Test("What cannot be computed over columns is refused", arguments: ["n / 2 > 1", "k = t", "day_after(d, m) = e"])
    func refused(text: String) throws {
        let sample = EventSample()
        let obstacle = RecordExpressions.obstacle(
            to: try sample.expression(text), fields: sample.fields, hasCalendar: true)
        #expect(obstacle != nil)
    }
}
