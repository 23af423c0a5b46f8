/// Gathers the cells of one field.
struct ColumnBuilder {
    private let type: FieldType
    private var numbers: [NumberCell] = []
    private var dates: [DateCell] = []
    private var codes: [Int32] = []
    private var dictionary: [String] = []
    private var codeOfText: [String: Int32] = [:]
    private var absences: [Int: Absence] = [:]

    init(_ type: FieldType) { self.type = type }

    /// Appends a value that a reader of the same field made.
    mutating func append(_ value: CellValue) {
        switch value {
        case .number(let cell): numbers.append(cell)
        case .date(let cell): dates.append(cell)
        case .text(let text):
            if let code = codeOfText[text] {
                codes.append(code)
            } else {
                let code = Int32(dictionary.count)
                codeOfText[text] = code
                dictionary.append(text)
                codes.append(code)
            }
        case .absentText(let absence):
            absences[codes.count] = absence
            codes.append(-1)
        }
    }

    func finish() -> Column {
        switch type {
        case .integer, .decimal: .numbers(numbers)
        case .date: .dates(dates)
        case .string, .period: .strings(codes: codes, dictionary: dictionary, absences: absences)
        }
    }
}
