import Tables

/// Expressions over records, translated to steps over whole columns. What two expressions have in common is done once.
struct KernelProgram {
    /// A vector of one value a row.
    struct Register: Hashable {
        enum Kind: Hashable {
            /// `Int32` days; absent is `ColumnBatch.absentDate`.
            case date
            /// `Int64` multiples of 10^-decimals; absent is `ColumnBatch.absentNumber`.
            case number(decimals: Int)
            /// `Int32` codes of a column's book; absent is negative.
            case code
            /// Bytes: bit 0 true, bit 1 false, neither unknown, so that Kleene's logic is plain bit logic.
            case truth
        }

        var kind: Kind
        var index: Int
    }

    enum Operand: Hashable {
        case column(Int)
        case date(Int32)
        case number(Int64)
        case truth(UInt8)
    }

    enum Step: Hashable {
        case load(Operand)
        case compareDates(Comparison, Register, Register)
        case compareNumbers(Comparison, Register, Register)
        /// Whether a code is one of those whose bit is set; `codes` by code.
        case isMember(Register, codes: [Bool])
        case isAvailable(Register)
        case not(Register)
        case and(Register, Register)
        case or(Register, Register)
        case equalTruths(Register, Register, isEqual: Bool)
        case add(Register, Register)
        case subtract(Register, Register)
        case multiply(Register, Register)
        /// Times a power of ten, to bring two numbers to the same decimals.
        case scale(Register, by: Int64)
        case absolute(Register)
        case least(Register, Register)
        case greatest(Register, Register)
        case firstAvailable(Register, Register)
        /// The code of a member as a number, to count the different ones.
        case codeNumber(Register)
        case year(Register)
        case month(Register)
        case days(Register, Register)
        case dayAfter(Register, days: Register)
        case workingDays(Register, Register)
        case nextWorkingDay(Register)
        case workingDayAfter(Register, days: Register)
        /// True where the second date is absent or after the first.
        case outlasts(Register, Register)
    }

    private struct Wanted: Hashable {
        var step: Step
        var kind: Register.Kind
    }

    /// What must be so in a row for another value to be asked of it.
    struct Condition: Hashable {
        var truth: Register
        private var mask: UInt8
        private var wanted: UInt8

        static func holds(_ truth: Register) -> Condition { Condition(truth: truth, mask: 1, wanted: 1) }
        static func isNotFalse(_ truth: Register) -> Condition { Condition(truth: truth, mask: 2, wanted: 0) }
        static func isNotTrue(_ truth: Register) -> Condition { Condition(truth: truth, mask: 1, wanted: 0) }

        func allows(_ truth: UInt8) -> Bool { truth & mask == wanted }
    }

    private(set) var steps: [(step: Step, output: Register)] = []
    /// The same number with other decimals is another value, so the kind belongs to the key.
    private var known: [Wanted: Register] = [:]
    private let available: [EventColumn]
    /// The columns that are used, in the order in which they were asked for: no other is decoded.
    private(set) var columns: [EventColumn] = []

    /// Of each step that may fail in a row, the sets of conditions under which its value is asked for; an empty set where
    /// every row is asked.
    private(set) var uses: [Int: Set<Set<Condition>>] = [:]
    /// Those that hold for what is emitted now.
    private var conditions: [Condition] = []

    private let hasCalendar: Bool

    init(columns: [EventColumn], hasCalendar: Bool) {
        available = columns
        self.hasCalendar = hasCalendar
    }

    mutating func emit(_ step: Step, _ kind: Register.Kind) -> Register {
        let wanted = Wanted(step: step, kind: kind)
        let register = known[wanted] ?? Register(kind: kind, index: steps.count)
        if register.index == steps.count {
            steps.append((step, register))
            known[wanted] = register
        }
        if step.mayFail { uses[register.index, default: []].insert(Set(conditions)) }
        return register
    }

    /// From here on rows in which `condition` does not hold are asked for nothing, until as many are left again.
    mutating func enter(_ condition: Condition) { conditions.append(condition) }
    mutating func leave(_ count: Int = 1) { conditions.removeLast(count) }

    /// The vector of a column.
    mutating func column(_ name: String) throws(KernelError) -> Register {
        let index = try position(of: name) { $0 != .text }
        let kind: Register.Kind =
            switch columns[index].content {
            case .date: .date
            case .number(let decimals): .number(decimals: decimals)
            case .members, .literals, .text: .code
            }
        return emit(.load(.column(index)), kind)
    }

    /// Whether the values of a column are a closed list.
    func isClosed(_ name: String) -> Bool { available.contains { $0.name == name && $0.content == .members } }

    /// Where the texts of a column are, to count the different ones: of one that is no closed list.
    mutating func textColumn(_ name: String) throws(KernelError) -> Int { try position(of: name) { $0 == .text } }

    /// Where a column is whose values tell records apart.
    mutating func keyColumn(_ name: String) throws(KernelError) -> Int { try position(of: name) { $0 != .literals } }

    private mutating func position(
        of name: String, _ isWanted: (EventColumn.Content) -> Bool
    ) throws(KernelError) -> Int {
        if let index = columns.firstIndex(where: { $0.name == name && isWanted($0.content) }) { return index }
        guard let column = available.first(where: { $0.name == name && isWanted($0.content) }) else {
            throw .unknownName(name)
        }
        columns.append(column)
        return columns.count - 1
    }

    /// The vector of an expression's values.
    mutating func compile(_ expression: Expression) throws(KernelError) -> Register {
        switch expression {
        case .number(let number, let place):
            guard let (value, decimals) = Self.scaled(number) else { throw .unsupported(.division, offset: place.mark) }
            return emit(.load(.number(value)), .number(decimals: decimals))
        case .date(let date, _): return emit(.load(.date(date.dayNumber)), .date)
        case .boolean(let boolean, _): return emit(.load(.truth(boolean ? 1 : 2)), .truth)
        case .string(_, let place): throw .unsupported(.computedText, offset: place.mark)
        case .name(let name, _, _): return try column(name)
        case .negated(let operand, _):
            let value = try compile(operand)
            return emit(.subtract(emit(.load(.number(0)), .number(decimals: Self.decimals(value))), value), value.kind)
        case .arithmetic(let sign, let left, let right, let place):
            return try arithmetic(sign, try compile(left), try compile(right), place)
        case .comparison(let comparison, let left, let right, let place):
            return try compare(comparison, left, right, place)
        case .membership(let subject, let items, let place): return try membership(subject, items, place)
        case .not(let operand, _): return emit(.not(try compile(operand)), .truth)
        case .logical(let word, let left, let right, _):
            let first = try compile(left)
            // Where the first decides, the second is not asked, as in tables of figures.
            enter(word == .and ? .isNotFalse(first) : .isNotTrue(first))
            let second = try compile(right)
            leave()
            return emit(word == .and ? .and(first, second) : .or(first, second), .truth)
        case .call(let function, let arguments, let place): return try call(function, arguments, place)
        }
    }

    // MARK: - Numbers

    /// A number as a multiple of a power of ten; nil where it is none, such as a third.
    private static func scaled(_ number: Rational) -> (Int64, decimals: Int)? {
        var power = 1
        for decimals in 0...9 {
            if let product = number.multiplied(by: Rational(power)), product.isInteger {
                return (Int64(product.numerator), decimals)
            }
            power *= 10
        }
        return nil
    }

    private static func decimals(_ register: Register) -> Int {
        if case .number(let decimals) = register.kind { decimals } else { 0 }
    }

    /// Both with the decimals of the finer one.
    private mutating func aligned(_ left: Register, _ right: Register) -> (Register, Register) {
        let wanted = max(Self.decimals(left), Self.decimals(right))
        return (scaled(left, to: wanted), scaled(right, to: wanted))
    }

    private mutating func scaled(_ register: Register, to decimals: Int) -> Register {
        guard case .number(let present) = register.kind, present < decimals else { return register }
        var power: Int64 = 1
        for _ in present..<decimals { power *= 10 }
        return emit(.scale(register, by: power), .number(decimals: decimals))
    }

    private mutating func arithmetic(
        _ sign: ArithmeticOperator, _ left: Register, _ right: Register, _ place: ExpressionPlace
    ) throws(KernelError) -> Register {
        switch sign {
        case .add, .subtract:
            let (first, second) = aligned(left, right)
            return emit(sign == .add ? .add(first, second) : .subtract(first, second), first.kind)
        case .multiply:
            let decimals = Self.decimals(left) + Self.decimals(right)
            return emit(.multiply(left, right), .number(decimals: decimals))
        case .divide: throw .unsupported(.division, offset: place.mark)
        }
    }

    // MARK: - Comparisons

    private mutating func compare(
        _ comparison: Comparison, _ left: Expression, _ right: Expression, _ place: ExpressionPlace
    ) throws(KernelError) -> Register {
        switch left.type {
        case .date: return emit(.compareDates(comparison, try compile(left), try compile(right)), .truth)
        case .number:
            let (first, second) = aligned(try compile(left), try compile(right))
            return emit(.compareNumbers(comparison, first, second), .truth)
        case .boolean:
            return emit(
                .equalTruths(try compile(left), try compile(right), isEqual: comparison == .equal), .truth)
        case .string:
            let (subject, literal) = if case .string = left { (right, left) } else { (left, right) }
            let equal = try membership(subject, [literal], place)
            return comparison == .equal ? equal : emit(.not(equal), .truth)
        }
    }

    private mutating func membership(
        _ subject: Expression, _ items: [Expression], _ place: ExpressionPlace
    ) throws(KernelError) -> Register {
        guard subject.type == .string else {
            var result: Register?
            for item in items {
                let equal = try compare(.equal, subject, item, place)
                result = result.map { emit(.or($0, equal), .truth) } ?? equal
            }
            return result ?? emit(.load(.truth(2)), .truth)
        }
        guard case .name(let name, _, _) = subject else { throw .unsupported(.computedText, offset: place.mark) }
        var texts: [String] = []
        for item in items {
            guard case .string(let text, _) = item else { throw .unsupported(.textsOfTwoColumns, offset: place.mark) }
            texts.append(text)
        }
        let register = try column(name)
        let known = columns[try position(of: name) { $0 != .text }].texts
        return emit(.isMember(register, codes: known.map(texts.contains)), .truth)
    }

    // MARK: - Functions

    private mutating func call(
        _ function: ExpressionFunction, _ arguments: [Expression], _ place: ExpressionPlace
    ) throws(KernelError) -> Register {
        var values: [Register] = []
        for argument in arguments { values.append(try compile(argument)) }
        guard let first = values.first else { throw .unsupported(.computedText, offset: place.mark) }
        switch function {
        case .absolute: return emit(.absolute(first), first.kind)
        case .minimum: return folded(values) { .least($0, $1) }
        case .maximum: return folded(values) { .greatest($0, $1) }
        case .coalesce:
            if case .code = first.kind { throw .unsupported(.computedText, offset: place.mark) }
            return folded(values) { .firstAvailable($0, $1) }
        case .year: return emit(.year(first), .number(decimals: 0))
        case .month: return emit(.month(first), .number(decimals: 0))
        case .days: return emit(.days(first, values[1]), .number(decimals: 0))
        case .dayAfter: return emit(.dayAfter(first, days: try whole(values[1], place)), .date)
        case .workingDays:
            try requireCalendar(place)
            return emit(.workingDays(first, values[1]), .number(decimals: 0))
        case .nextWorkingDay:
            try requireCalendar(place)
            return emit(.nextWorkingDay(first), .date)
        case .workingDayAfter:
            try requireCalendar(place)
            return emit(.workingDayAfter(first, days: try whole(values[1], place)), .date)
        case .isAvailable: return emit(.isAvailable(first), .truth)
        }
    }

    private func requireCalendar(_ place: ExpressionPlace) throws(KernelError) {
        if !hasCalendar { throw .unsupported(.noCalendar, offset: place.mark) }
    }

    /// A number of days: only columns and literals without decimals are known to be whole.
    private func whole(_ register: Register, _ place: ExpressionPlace) throws(KernelError) -> Register {
        if Self.decimals(register) == 0 { return register }
        throw .unsupported(.brokenDays, offset: place.mark)
    }

    private mutating func folded(_ values: [Register], _ step: (Register, Register) -> Step) -> Register {
        var result = values[0]
        for value in values.dropFirst() {
            let (first, second) = aligned(result, value)
            result = emit(step(first, second), first.kind)
        }
        return result
    }
}

extension KernelProgram.Step {
    /// Whether its result is the same for all batches.
    var isConstant: Bool {
        switch self {
        case .load(.column): false
        case .load: true
        default: false
        }
    }

    /// Whether its result may not fit, or not be known to the calendar.
    var mayFail: Bool {
        switch self {
        case .add, .subtract, .multiply, .scale, .dayAfter, .workingDays, .nextWorkingDay, .workingDayAfter: true
        default: false
        }
    }
}
