import Tables

/// Carries out a program's steps on one batch of rows after another, for one worker.
///
/// Every step is one loop over plain vectors without branches, which the compiler turns into vector instructions.
final class KernelMachine {
    private let program: KernelProgram
    private let storage: [KernelStorage]
    private var capacity = 0
    private var batch = ColumnBatch.empty
    private(set) var rowCount = 0

    /// Years of which working days were asked and which the calendar lacks, of all batches.
    private(set) var missingYears: Set<Int> = []
    private let calendar: WorkingCalendar?
    /// By day from the calendar's first: the next working day on or after it; absent where that lies beyond.
    private let nextWorkingDays: [Int32]

    /// Some result that is asked for did not fit in 64 bits; it counts as absent there.
    private(set) var hasOverflow = false
    /// Steps of the batch with results that did not fit, with their rows, and steps that the calendar does not reach. Who
    /// asks for them is known when all conditions are computed.
    private var overflowing: [(step: Int, rows: [Int])] = []
    private var outside: [Int] = []

    init(_ program: KernelProgram, calendar: WorkingCalendar?) {
        self.program = program
        self.calendar = calendar
        nextWorkingDays =
            calendar.map { calendar in
                calendar.workingDaysThrough.indices.map { index in
                    calendar.nextWorkingDay(onOrAfter: CalendarDate(dayNumber: calendar.firstDay + Int32(index)))?
                        .dayNumber ?? ColumnBatch.absentDate
                }
            } ?? []
        storage = program.steps.map { KernelStorage(kind: $0.output.kind) }
    }

    func run(_ batch: ColumnBatch) {
        self.batch = batch
        rowCount = batch.rowCount
        hasOverflow = false
        let mustFill = rowCount > capacity
        if mustFill {
            capacity = rowCount
            for vector in storage { vector.reserve(capacity) }
        }
        for (step, output) in program.steps {
            // Constants stay as they were filled.
            if step.isConstant, !mustFill { continue }
            perform(step, storage[output.index], output.index)
        }
        settle()
    }

    /// Keeps what failed in rows for which it is asked; of records that a condition leaves out nothing need be known.
    private func settle() {
        for (step, rows) in overflowing where !hasOverflow { hasOverflow = rows.contains { isAsked(step, row: $0) } }
        for step in outside { noteOutside(program.steps[step].step) { self.isAsked(step, row: $0) } }
        overflowing.removeAll(keepingCapacity: true)
        outside.removeAll(keepingCapacity: true)
    }

    private func isAsked(_ step: Int, row: Int) -> Bool {
        program.uses[step]?.contains { $0.allSatisfy { $0.allows(truths($0.truth)[row]) } } ?? false
    }

    // MARK: - Vectors

    func dates(_ register: KernelProgram.Register) -> UnsafePointer<Int32> {
        if case .load(.column(let column)) = program.steps[register.index].step { return batch.dates(column) }
        return UnsafePointer(storage[register.index].narrow)
    }

    func codes(_ register: KernelProgram.Register) -> UnsafePointer<Int32> { dates(register) }

    func numbers(_ register: KernelProgram.Register) -> UnsafePointer<Int64> {
        if case .load(.column(let column)) = program.steps[register.index].step { return batch.numbers(column) }
        return UnsafePointer(storage[register.index].wide)
    }

    func truths(_ register: KernelProgram.Register) -> UnsafePointer<UInt8> {
        UnsafePointer(storage[register.index].narrowest)
    }

    // MARK: - Steps

    private func perform(_ step: KernelProgram.Step, _ output: KernelStorage, _ number: Int) {
        let rows = rowCount
        switch step {
        case .load(let operand): load(operand, output)
        case .compareDates(let comparison, let left, let right):
            Self.compare(comparison, dates(left), dates(right), absent: ColumnBatch.absentDate, rows, output.narrowest)
        case .compareNumbers(let comparison, let left, let right):
            Self.compare(
                comparison, numbers(left), numbers(right), absent: ColumnBatch.absentNumber, rows, output.narrowest)
        case .isMember(let subject, let isIn): Self.isMember(codes(subject), isIn, rows, output.narrowest)
        case .isAvailable(let operand): isAvailable(operand, output.narrowest)
        case .not(let operand):
            Self.map(truths(operand), rows, output.narrowest) { ($0 & 1) << 1 | $0 >> 1 }
        case .and(let left, let right):
            Self.zip(truths(left), truths(right), rows, output.narrowest) { $0 & $1 & 1 | ($0 | $1) & 2 }
        case .or(let left, let right):
            Self.zip(truths(left), truths(right), rows, output.narrowest) { ($0 | $1) & 1 | $0 & $1 & 2 }
        case .equalTruths(let left, let right, let isEqual):
            let (same, other): (UInt8, UInt8) = isEqual ? (1, 2) : (2, 1)
            Self.zip(truths(left), truths(right), rows, output.narrowest) {
                $0 == 0 || $1 == 0 ? 0 : $0 == $1 ? same : other
            }
        case .add(let left, let right): arithmetic(number, left, right, output.wide) { $0.addingReportingOverflow($1) }
        case .subtract(let left, let right):
            arithmetic(number, left, right, output.wide) { $0.subtractingReportingOverflow($1) }
        case .multiply(let left, let right):
            arithmetic(number, left, right, output.wide) { $0.multipliedReportingOverflow(by: $1) }
        case .scale(let operand, let power):
            arithmetic(number, operand, operand, output.wide) { first, _ in first.multipliedReportingOverflow(by: power)
            }
        case .absolute(let operand):
            Self.map(numbers(operand), rows, output.wide) { $0 == ColumnBatch.absentNumber ? $0 : abs($0) }
        case .least(let left, let right):
            extreme(left, right, output) {
                $0 < $1
            } _: {
                $0 < $1
            }
        case .greatest(let left, let right):
            extreme(left, right, output) {
                $0 > $1
            } _: {
                $0 > $1
            }
        case .firstAvailable(let left, let right):
            switch left.kind {
            case .date, .code:
                Self.zip(dates(left), dates(right), rows, output.narrow) { $0 == ColumnBatch.absentDate ? $1 : $0 }
            case .number:
                Self.zip(numbers(left), numbers(right), rows, output.wide) { $0 == ColumnBatch.absentNumber ? $1 : $0 }
            case .truth: Self.zip(truths(left), truths(right), rows, output.narrowest) { $0 == 0 ? $1 : $0 }
            }
        case .codeNumber(let operand):
            Self.map(codes(operand), rows, output.wide) { $0 < 0 ? ColumnBatch.absentNumber : Int64($0) }
        case .year(let operand): parts(operand, output.wide, \.year)
        case .month(let operand): parts(operand, output.wide, \.month)
        case .days(let left, let right):
            Self.zip(dates(left), dates(right), rows, output.wide) {
                $0 == ColumnBatch.absentDate || $1 == ColumnBatch.absentDate
                    ? ColumnBatch.absentNumber : Int64($1) - Int64($0)
            }
        case .dayAfter(let operand, let days): dayAfter(number, operand, days, output.narrow)
        case .workingDays, .nextWorkingDay, .workingDayAfter:
            if countDays(step, output) { outside.append(number) }
        case .outlasts(let start, let end):
            Self.zip(dates(start), dates(end), rows, output.narrowest) {
                $0 == ColumnBatch.absentDate ? 2 : $1 == ColumnBatch.absentDate || $1 > $0 ? 1 : 2
            }
        }
    }

    // MARK: - Working days

    /// Whether the calendar does not reach some day.
    private func countDays(_ step: KernelProgram.Step, _ output: KernelStorage) -> Bool {
        guard let calendar else { return false }
        let first = calendar.firstDay
        var isOutside = false
        switch step {
        case .workingDays(let left, let right):
            let known = UInt32(calendar.workingDaysThrough.count)
            calendar.workingDaysThrough.withUnsafeBufferPointer { through in
                Self.zip(dates(left), dates(right), rowCount, output.wide) { start, end in
                    if start == ColumnBatch.absentDate || end == ColumnBatch.absentDate {
                        return ColumnBatch.absentNumber
                    }
                    let (from, to) = (UInt32(bitPattern: start &- first), UInt32(bitPattern: end &- first))
                    guard from < known, to < known else {
                        isOutside = true
                        return ColumnBatch.absentNumber
                    }
                    return Int64(through[Int(to)]) - Int64(through[Int(from)])
                }
            }
        case .nextWorkingDay(let operand):
            nextWorkingDays.withUnsafeBufferPointer { next in
                Self.map(dates(operand), rowCount, output.narrow) { day in
                    if day == ColumnBatch.absentDate { return day }
                    let index = Int(day) - Int(first)
                    let result = next.indices.contains(index) ? next[index] : ColumnBatch.absentDate
                    isOutside = isOutside || result == ColumnBatch.absentDate
                    return result
                }
            }
        case .workingDayAfter(let operand, let days):
            Self.zip(dates(operand), numbers(days), rowCount, output.narrow) { day, count in
                if day == ColumnBatch.absentDate || count == ColumnBatch.absentNumber { return ColumnBatch.absentDate }
                let result = calendar.adding(workingDays: Int(count), to: CalendarDate(dayNumber: day))
                isOutside = isOutside || result == nil
                return result?.dayNumber ?? ColumnBatch.absentDate
            }
        default: break
        }
        return isOutside
    }

    /// Remembers the years that the calendar lacks, of rows for which the result is asked.
    private func noteOutside(_ step: KernelProgram.Step, isAsked: (Int) -> Bool) {
        guard let calendar else { return }
        switch step {
        case .workingDays(let left, let right):
            noteOutside(left, isAsked) { Self.isKnown(self.dates(right)[$0]) ? 0 : nil }
            noteOutside(right, isAsked) { Self.isKnown(self.dates(left)[$0]) ? 0 : nil }
        case .nextWorkingDay(let operand):
            noteOutside(operand, isAsked) {
                calendar.isWorkingDay(CalendarDate(dayNumber: self.dates(operand)[$0])) == true ? 0 : 1
            }
        case .workingDayAfter(let operand, let days):
            noteOutside(operand, isAsked) {
                self.numbers(days)[$0] == ColumnBatch.absentNumber ? nil : self.numbers(days)[$0]
            }
        default: break
        }
    }

    private static func isKnown(_ day: Int32) -> Bool { day != ColumnBatch.absentDate }

    /// Remembers the years that the calendar lacks. Where a day itself is in it and the step leaves it, that is the year
    /// before the first or after the last. `step` is nil for rows in which another operand is absent.
    private func noteOutside(
        _ operand: KernelProgram.Register, _ isAsked: (Int) -> Bool, _ step: (Int) -> Int64?
    ) {
        guard let calendar else { return }
        let days = dates(operand)
        for row in 0..<rowCount where Self.isKnown(days[row]) {
            guard let step = step(row), isAsked(row) else { continue }
            let date = CalendarDate(dayNumber: days[row])
            if !calendar.years.contains(date.year) {
                missingYears.insert(date.year)
            } else if calendar.adding(workingDays: Int(step), to: date) == nil {
                missingYears.insert(step < 0 ? calendar.years.lowerBound - 1 : calendar.years.upperBound + 1)
            }
        }
    }

    private func load(_ operand: KernelProgram.Operand, _ output: KernelStorage) {
        switch operand {
        case .column: break
        case .date(let day): output.narrow.update(repeating: day, count: rowCount)
        case .number(let number): output.wide.update(repeating: number, count: rowCount)
        case .truth(let truth): output.narrowest.update(repeating: truth, count: rowCount)
        }
    }

    private func isAvailable(_ operand: KernelProgram.Register, _ output: UnsafeMutablePointer<UInt8>) {
        switch operand.kind {
        case .date: Self.map(dates(operand), rowCount, output) { $0 == ColumnBatch.absentDate ? 2 : 1 }
        case .code: Self.map(codes(operand), rowCount, output) { $0 < 0 ? 2 : 1 }
        case .number: Self.map(numbers(operand), rowCount, output) { $0 == ColumnBatch.absentNumber ? 2 : 1 }
        case .truth: Self.map(truths(operand), rowCount, output) { $0 == 0 ? 2 : 1 }
        }
    }

    private func arithmetic(
        _ number: Int, _ left: KernelProgram.Register, _ right: KernelProgram.Register,
        _ output: UnsafeMutablePointer<Int64>,
        _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) {
        var overflows = false
        Self.zip(numbers(left), numbers(right), rowCount, output) { first, second in
            if first == ColumnBatch.absentNumber || second == ColumnBatch.absentNumber {
                return ColumnBatch.absentNumber
            }
            let (result, isTooLarge) = operation(first, second)
            overflows = overflows || isTooLarge
            return isTooLarge ? ColumnBatch.absentNumber : result
        }
        if !overflows { return }
        let (first, second) = (numbers(left), numbers(right))
        let rows = (0..<rowCount).filter { row in
            first[row] != ColumnBatch.absentNumber && second[row] != ColumnBatch.absentNumber
                && operation(first[row], second[row]).overflow
        }
        overflowing.append((number, rows))
    }

    private func extreme(
        _ left: KernelProgram.Register, _ right: KernelProgram.Register, _ output: KernelStorage,
        _ winsDates: (Int32, Int32) -> Bool, _ winsNumbers: (Int64, Int64) -> Bool
    ) {
        if case .date = left.kind {
            Self.zip(dates(left), dates(right), rowCount, output.narrow) {
                let isAbsent = $0 == ColumnBatch.absentDate || $1 == ColumnBatch.absentDate
                return isAbsent ? ColumnBatch.absentDate : winsDates($0, $1) ? $0 : $1
            }
        } else {
            Self.zip(numbers(left), numbers(right), rowCount, output.wide) {
                let isAbsent = $0 == ColumnBatch.absentNumber || $1 == ColumnBatch.absentNumber
                return isAbsent ? ColumnBatch.absentNumber : winsNumbers($0, $1) ? $0 : $1
            }
        }
    }

    /// What leads out of the years in which dates are dates does not fit, like a number that is too large.
    private func dayAfter(
        _ number: Int, _ operand: KernelProgram.Register, _ days: KernelProgram.Register,
        _ output: UnsafeMutablePointer<Int32>
    ) {
        let (first, last) = (Self.possibleDays.lowerBound, Self.possibleDays.upperBound)
        var isOutside = false
        Self.zip(dates(operand), numbers(days), rowCount, output) { day, count in
            if day == ColumnBatch.absentDate || count == ColumnBatch.absentNumber { return ColumnBatch.absentDate }
            let (result, overflow) = Int64(day).addingReportingOverflow(count)
            guard !overflow, first <= result, result <= last else {
                isOutside = true
                return ColumnBatch.absentDate
            }
            return Int32(result)
        }
        if !isOutside { return }
        let (starts, counts) = (dates(operand), numbers(days))
        let rows = (0..<rowCount).filter { row in
            output[row] == ColumnBatch.absentDate && Self.isKnown(starts[row])
                && counts[row] != ColumnBatch.absentNumber
        }
        overflowing.append((number, rows))
    }

    /// 1900-01-01 to 2199-12-31.
    private static let possibleDays: ClosedRange<Int64> = -25_567...84_005

    private func parts(
        _ operand: KernelProgram.Register, _ output: UnsafeMutablePointer<Int64>, _ part: KeyPath<CalendarDate, Int>
    ) {
        Self.map(dates(operand), rowCount, output) { day in
            day == ColumnBatch.absentDate
                ? ColumnBatch.absentNumber : Int64(CalendarDate(dayNumber: day)[keyPath: part])
        }
    }

    // MARK: - Loops

    @inline(__always)
    private static func map<Value, Result>(
        _ values: UnsafePointer<Value>, _ rows: Int, _ output: UnsafeMutablePointer<Result>, _ body: (Value) -> Result
    ) {
        for row in 0..<rows { output[row] = body(values[row]) }
    }

    @inline(__always)
    private static func zip<Left, Right, Result>(
        _ left: UnsafePointer<Left>, _ right: UnsafePointer<Right>, _ rows: Int,
        _ output: UnsafeMutablePointer<Result>, _ body: (Left, Right) -> Result
    ) {
        for row in 0..<rows { output[row] = body(left[row], right[row]) }
    }

    @inline(__always)
    private static func compare<Value: Comparable>(
        _ comparison: Comparison, _ left: UnsafePointer<Value>, _ right: UnsafePointer<Value>, absent: Value,
        _ rows: Int, _ output: UnsafeMutablePointer<UInt8>
    ) {
        switch comparison {
        case .equal: judge(left, right, absent, rows, output) { $0 == $1 }
        case .notEqual: judge(left, right, absent, rows, output) { $0 != $1 }
        case .less: judge(left, right, absent, rows, output) { $0 < $1 }
        case .lessOrEqual: judge(left, right, absent, rows, output) { $0 <= $1 }
        case .greater: judge(left, right, absent, rows, output) { $0 > $1 }
        case .greaterOrEqual: judge(left, right, absent, rows, output) { $0 >= $1 }
        }
    }

    @inline(__always)
    private static func judge<Value: Comparable>(
        _ left: UnsafePointer<Value>, _ right: UnsafePointer<Value>, _ absent: Value, _ rows: Int,
        _ output: UnsafeMutablePointer<UInt8>, _ holds: (Value, Value) -> Bool
    ) {
        for row in 0..<rows {
            let (first, second) = (left[row], right[row])
            let verdict: UInt8 = holds(first, second) ? 1 : 2
            output[row] = (first == absent) != (second == absent) || first == absent ? 0 : verdict
        }
    }

    private static func isMember(
        _ codes: UnsafePointer<Int32>, _ isIn: [Bool], _ rows: Int, _ output: UnsafeMutablePointer<UInt8>
    ) {
        let wanted = isIn.indices.filter { isIn[$0] }
        if let only = wanted.first, wanted.count == 1 {
            let code = Int32(only)
            for row in 0..<rows { output[row] = codes[row] < 0 ? 0 : codes[row] == code ? 1 : 2 }
            return
        }
        // One entry before the first code stands for an absent cell, one after the last for any other text.
        let table: [UInt8] = [0] + isIn.map { $0 ? 1 : 2 } + [2]
        table.withUnsafeBufferPointer { table in
            for row in 0..<rows { output[row] = table[Int(max(codes[row], -1)) + 1] }
        }
    }
}
