import Tables

/// The rows of a dataset with their periods and with every field and parts node resolved: computed once, read by the
/// executor and by the checks.
public struct RowFacts: Sendable {
    public let dataset: Dataset
    private let calendar: WorkingCalendar?
    /// Per row.
    public let periods: [Period]
    public let isTotal: [Bool]
    /// Rows for which the dataset's `totals` could not be told.
    public let failures: [RowFailure]
    /// Of the rows that have one.
    private let states: [Int: RowState]
    private let quantities: [[String: Quantity]]
    private let derivations: [[String: Derivation]]

    /// Reads the periods of every row; a row whose period is impossible has been refused before.
    ///
    /// `calendar` is what expressions over the rows count working days by.
    public init(_ dataset: Dataset, calendar: WorkingCalendar? = nil) {
        self.dataset = dataset
        self.calendar = calendar
        let rows = 0..<dataset.table.rowCount
        periods = rows.map { Self.period(ofRow: $0, in: dataset) ?? .unstated }
        var states: [Int: RowState] = [:]
        if let index = dataset.stateField.flatMap(dataset.table.index) {
            for row in rows { states[row] = dataset.table.string(index, row: row).flatMap(RowState.init(word:)) }
        }
        self.states = states
        let numeric = dataset.fields.enumerated().filter { $0.element.isNumeric }
        var quantities: [[String: Quantity]] = []
        var derivations: [[String: Derivation]] = []
        for row in rows {
            var reported: [String: Quantity] = [:]
            for (index, field) in numeric {
                if let cell = dataset.table.number(index, row: row) { reported[field.name] = Quantity(cell) }
            }
            let resolver = PartsResolver(reported: reported, trees: dataset.parts)
            quantities.append(resolver.quantities)
            derivations.append(resolver.derivations)
        }
        self.quantities = quantities
        self.derivations = derivations
        var isTotal = [Bool](repeating: false, count: dataset.table.rowCount)
        var failures: [RowFailure] = []
        if let totals = dataset.totals {
            for row in rows {
                do throws(EvaluationFailure) {
                    isTotal[row] =
                        try totals.holds(calendar: calendar) { Self.value($0, row: row, in: dataset) } == true
                } catch {
                    failures.append(RowFailure(failure: error, expression: totals, row: row))
                }
            }
        }
        self.isTotal = isTotal
        self.failures = failures
    }

    /// An expression that could not be evaluated at a row.
    public struct RowFailure: Sendable, Hashable {
        public var failure: EvaluationFailure
        public var expression: TypedExpression
        public var row: Int
    }

    /// The period that a row states: unstated where the source states none, nil where it ends before it starts.
    public static func period(ofRow row: Int, in dataset: Dataset) -> Period? {
        func date(_ name: String) -> CalendarDate? {
            dataset.table.index(of: name).flatMap { dataset.table.date($0, row: row)?.date }
        }
        switch dataset.period {
        case .interval(let from, let to):
            guard let first = date(from), let last = date(to) else { return .unstated }
            return first <= last ? Period(from: first, to: last) : nil
        case .year(let field):
            guard let index = dataset.table.index(of: field),
                let year = dataset.table.number(index, row: row)?.exactValue
            else { return .unstated }
            return Period(.year, year: year.numerator, month: 1)
        case .written(let field):
            let text = dataset.table.index(of: field).flatMap { dataset.table.string($0, row: row) }
            return text.flatMap(Period.init(parsing:)) ?? .unstated
        case .at(let field):
            guard let day = date(field) else { return .unstated }
            return Period(day: day)
        }
    }

    /// What a row says of a field or parts node.
    public func reading(_ name: String, row: Int) -> Reading {
        Reading(
            quantities[row][name] ?? .absent(.notAvailable), derivation: derivations[row][name] ?? .reported,
            rows: [row])
    }

    /// What the source says of the figures of a row; nil where they are final. A word that is none has been refused.
    public func state(ofRow row: Int) -> RowState? { states[row] }

    func states(of rows: some Sequence<Int>) -> Set<RowState> {
        states.isEmpty ? [] : Set(rows.compactMap { states[$0] })
    }

    /// The id of the member that a row has in a dimension field.
    public func member(_ field: String, row: Int) -> String? {
        dataset.table.index(of: field).flatMap { dataset.table.string($0, row: row) }
    }

    /// The value of a name in an expression over this row: cells as the file has them, nodes as resolved.
    public func value(_ name: String, row: Int) -> ExpressionValue {
        if let quantity = quantities[row][name] {
            switch quantity {
            case .value(let value, let qualifier): return .number(value, qualifier)
            case .absent(let absence): return .absent(absence)
            case .notComputable: return .absent(.notAvailable)
            }
        }
        return Self.value(name, row: row, in: dataset)
    }

    /// What stands in the cell of the file, whatever else follows from the others of its row.
    public func cell(_ field: String, row: Int) -> ExpressionValue { Self.value(field, row: row, in: dataset) }

    /// The cells of a field in rows; for tables, which ask for whole columns.
    public func cells(_ field: String, rows: [Int]) -> [ExpressionValue] {
        guard let index = dataset.table.index(of: field) else { return rows.map { _ in .absent(.notAvailable) } }
        let column = dataset.table.columns[index]
        return rows.map { Self.value(of: column, row: $0) }
    }

    /// The value of an expression over this row.
    public func evaluate(_ expression: TypedExpression, row: Int) throws(EvaluationFailure) -> ExpressionValue {
        try expression.evaluate(calendar: calendar) { value($0, row: row) }
    }

    /// Whether a condition holds for this row; nil where a missing value leaves it unknown.
    public func holds(_ condition: TypedExpression, row: Int) throws(EvaluationFailure) -> Bool? {
        try condition.holds(calendar: calendar) { value($0, row: row) }
    }

    private static func value(_ name: String, row: Int, in dataset: Dataset) -> ExpressionValue {
        guard let index = dataset.table.index(of: name) else { return .absent(.notAvailable) }
        return value(of: dataset.table.columns[index], row: row)
    }

    private static func value(of column: Column, row: Int) -> ExpressionValue {
        switch column {
        case .numbers(let cells):
            switch cells[row] {
            case .value(let value, let qualifier): return .number(value, qualifier)
            case .absent(let absence): return .absent(absence)
            }
        case .dates(let cells):
            switch cells[row] {
            case .date(let date): return .date(date)
            case .absent(let absence): return .absent(absence)
            }
        case .strings(let codes, let dictionary, let absences):
            return codes[row] >= 0 ? .string(dictionary[Int(codes[row])]) : .absent(absences[row] ?? .notApplicable)
        }
    }
}
