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
    private let numbers: NumberReader
    private let allowed: Set<String>?

    init(_ field: FieldSchema, tokens: CellTokens) {
        self.field = field
        absences = tokens.absences
        numbers = NumberReader(field, tokens: tokens)
        allowed = field.allowed.map(Set.init)
    }

    func read(_ cell: CellText) throws(CellProblem) -> CellValue {
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
        case .string:
            if cell.isEmpty, !field.required { return .absentText(.notApplicable) }
            let text = try nonEmpty(cell)
            if let absence = try absence(text) { return .absentText(absence) }
            if let allowed, !allowed.contains(text) { throw .notAllowed }
            return .text(text)
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
