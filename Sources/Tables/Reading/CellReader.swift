/// One typed cell, before it goes into its column.
enum CellValue: Hashable {
    case number(NumberCell)
    case date(DateCell)
    case text(String)
    case absentText(Absence)
}

/// Turns the text of a cell into a value of its field.
struct CellReader {
    let field: FieldSchema
    private let absences: [String: Absence]
    private let absenceBytes: [[UInt8]]
    private let numbers: NumberReader
    private let allowed: Set<String>?
    private let emptyIsAbsent: Bool

    /// With `emptyIsAbsent` an empty cell of any type says that there is nothing, unless the field is required.
    init(_ field: FieldSchema, tokens: CellTokens, emptyIsAbsent: Bool = false) {
        self.field = field
        self.emptyIsAbsent = emptyIsAbsent
        absences = tokens.absences
        absenceBytes = tokens.absences.keys.map { Array($0.utf8) }
        numbers = NumberReader(field, tokens: tokens)
        allowed = field.allowed.map(Set.init)
    }

    /// Some absence token looks like a number.
    var digitsMayBeAbsence: Bool { numbers.digitsMayBeAbsence }

    /// Whether these bytes are an absence token.
    func isAbsence(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        absenceBytes.contains { $0.elementsEqual(UnsafeBufferPointer(start: bytes, count: count)) }
    }

    /// `year` is that of periods that are written without one.
    func read(_ cell: SourceCell, year: Int? = nil) throws(CellProblem) -> CellValue {
        switch cell {
        case .delimited(let text): return try read(text, year)
        case .text(let text): return try text.withCellText { Result(of: self, $0, year) }.get()
        case .number(let value, let isPercent):
            switch field.type {
            case .integer, .decimal: return .number(try numbers.take(value, isPercent: isPercent))
            case .date: throw .notADate
            case .string: throw .notText
            case .period: return .text(try PeriodReader.read(value).identifier)
            }
        case .date(let date):
            switch field.type {
            case .integer, .decimal: throw .notANumber
            case .date: return .date(.date(date))
            case .string: throw .notText
            case .period: throw PeriodReader.read(date)
            }
        case .boolean:
            switch field.type {
            case .integer, .decimal: throw .notANumber
            case .date: throw .notADate
            case .string: throw .notText
            case .period: throw .notAPeriod
            }
        case .nothing(let written): return try nothing(written)
        case .missing: throw .missing
        case .unusable(_, let problem): throw problem
        }
    }

    /// What a file itself calls nothing is what an empty cell is, unless the dataset's tokens give its word a meaning.
    private func nothing(_ written: String) throws(CellProblem) -> CellValue {
        if !written.isEmpty, let absence = try absence(written) {
            switch field.type {
            case .integer, .decimal: return .number(.absent(absence))
            case .date: return .date(.absent(absence))
            case .string, .period: return .absentText(absence)
            }
        }
        if let value = emptyValue { return value }
        throw .empty
    }

    /// What an empty cell is, where one may be.
    private var emptyValue: CellValue? {
        if field.required { return nil }
        switch field.type {
        case .string: return .absentText(.notApplicable)
        case .period: return emptyIsAbsent ? .absentText(.notApplicable) : nil
        case .integer, .decimal: return emptyIsAbsent ? .number(.absent(.notApplicable)) : nil
        case .date: return emptyIsAbsent ? .date(.absent(.notApplicable)) : nil
        }
    }

    fileprivate func read(_ cell: CellText, _ year: Int?) throws(CellProblem) -> CellValue {
        if cell.isEmpty, let value = emptyValue { return value }
        switch field.type {
        case .integer, .decimal:
            if let value = numbers.readSimpleInteger(cell) { return .number(try numbers.inRange(value, .exact)) }
            let text = try nonEmpty(cell)
            if let absence = try absence(text) { return .number(.absent(absence)) }
            return .number(try numbers.read(text))
        case .date:
            let text = try nonEmpty(cell)
            if let absence = try absence(text) { return .date(.absent(absence)) }
            return .date(.date(try DateReader.read(text, notation: field.dates)))
        case .period:
            let text = try nonEmpty(cell)
            if let absence = try absence(text) { return .absentText(absence) }
            return .text(try PeriodReader.read(text, year: year).identifier)
        case .string:
            let text = try nonEmpty(cell)
            if let absence = try absence(text) { return .absentText(absence) }
            guard let allowed, !allowed.contains(text) else { return .text(text) }
            guard let meant = field.allowedAliases[text] else { throw .notAllowed }
            return .text(meant)
        }
    }

    private func nonEmpty(_ cell: CellText) throws(CellProblem) -> String {
        if cell.isEmpty { throw .empty }
        return cell.string
    }

    private func absence(_ text: String) throws(CellProblem) -> Absence? {
        guard let absence = absences[text] else { return nil }
        if field.required { throw .absentButRequired }
        return absence
    }
}

extension Result where Success == CellValue, Failure == CellProblem {
    fileprivate init(of reader: CellReader, _ text: CellText, _ year: Int?) {
        self = Result { () throws(CellProblem) in try reader.read(text, year) }
    }
}

extension SourceCell {
    /// The text with its space.
    var untrimmed: String { if case .delimited(let text) = self { text.untrimmed } else { shown } }

    /// Space stands around a text that is not empty.
    var hasSurroundingSpace: Bool {
        switch self {
        case .delimited(let text): text.wasTrimmed && !text.isEmpty
        case .text(let text): text.withCellText { $0.wasTrimmed && !$0.isEmpty }
        default: false
        }
    }
}

extension String {
    fileprivate func withCellText<Value>(_ body: (CellText) -> Value) -> Value {
        var copy = self
        return copy.withUTF8 { body(CellText($0, FieldRange(start: 0, end: $0.count))) }
    }
}
