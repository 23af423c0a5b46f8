import Diagnostics

/// One form of data file, read record by record: the seam under which delimited text, JSON and workbooks differ and
/// above which they are alike.
///
/// `TableFileReader` asks first for the columns and matches their names (or aliases) with the declared fields. It then moves
/// from record to record; where the structure of a record is sound it takes its cells one by one, types them, checks keys
/// and words every diagnostic. So a new form of file needs a `RecordSource` and a line in `TableReader`, nothing else.
///
/// - A source looks at no type and no declared field, except to tell where its header is.
/// - It keeps one record at a time: what it holds does not grow with the records.
/// - Locations are asked for where something is wrong only, and may be slow.
/// - The reader is generic, so that each source is compiled into it: delimited text passes no string, no array and no
///   existential for a cell.
protocol RecordSource {
    /// Path as shown to the user.
    var path: String { get }
    /// The file; of a workbook, the sheet.
    var place: SourceLocation { get }

    /// The names of the columns, in the file's order. Called once, before the first `next`. Nil, with the reason in `log`,
    /// where nothing in the file can be read.
    mutating func readColumns(_ log: inout ProblemLog) -> [SourceColumn]?

    /// Moves to the next record; false at the end. A file that breaks off gives one last record, whose
    /// `structureProblems` say so.
    mutating func next() -> Bool

    /// Line (in a sheet: row) of the current record's first character, from 1; after the last record, its line.
    var line: Int { get }
    var recordLocation: SourceLocation { get }
    /// Where the current record begins, in the source's own terms (an offset, a row): for `places`.
    var recordStart: Int { get }

    /// What keeps the current record from being read cell by cell; where there is nothing, `cell` may be asked for every
    /// column below `columnCount`. Called once for each record.
    mutating func structureProblems(columnCount: Int) -> [Diagnostic]

    /// Nobody can say where the current record ends or its cells begin: it must not be taken for a row of another kind.
    var isUnreadable: Bool { get }

    /// The cell of the current record in a column of `readColumns`; `.missing` where the record has no such cell.
    func cell(_ column: Int) -> SourceCell
    /// Where the content of that cell begins.
    func location(ofCell column: Int) -> SourceLocation

    /// Where the row of the file makes several records: which of them is the current one, from 0.
    var group: Int { get }
    /// Of a sheet, once its columns are read: which of its columns and rows the header takes.
    var sheetHeader: (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? { get }
    /// The cell is not the file's, but the same in all its rows.
    func isConstant(_ column: Int) -> Bool
    /// The heading in the file under which the cell stands, where that is not a name of its field.
    func heading(ofCell column: Int) -> String?
    /// Sums that the row of the file states of its records and that are wrong; asked for at every record. `readers` are those
    /// of the fields.
    func disagreements(_ readers: [CellReader]) -> [Diagnostic]
    /// What there is to say of the whole file after its last record.
    func finish(_ log: inout ProblemLog)

    /// What finds cells again when the table is made and something later is wrong with them. Asked for after `readColumns`.
    var places: any CellPlaces { get }
}

extension RecordSource {
    var place: SourceLocation { SourceLocation(file: path) }
    // As a rule a row of the file is one record.
    var group: Int { 0 }
    var sheetHeader: (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? { nil }
    func isConstant(_ column: Int) -> Bool { false }
    func heading(ofCell column: Int) -> String? { nil }
    func disagreements(_ readers: [CellReader]) -> [Diagnostic] { [] }
    func finish(_ log: inout ProblemLog) {}
}

/// The name of one column, as the file writes it without surrounding space.
struct SourceColumn {
    var name: String
    var location: SourceLocation
    /// Space stood before or after the name.
    var wasTrimmed = false
    /// The file holds a date there, not a text.
    var date: CalendarDate?
}

/// One cell as its file holds it: a text still to be read in the field's notation, or a value that the file itself types.
enum SourceCell {
    /// Bytes of delimited text: the fast path.
    case delimited(CellText)
    /// Text of any other file, with its space.
    case text(String)
    /// A number, exactly. With `isPercent` the file shows it as a percentage (a number format with `%`) and `value` is the
    /// fraction: 0.952 for 95,2 %.
    case number(Rational, isPercent: Bool = false)
    case date(CalendarDate)
    case boolean(Bool)
    /// Nothing: `written` is how the file says so (`null`), empty for an empty cell of a sheet.
    case nothing(written: String)
    /// The record does not mention this column at all.
    case missing
    /// A cell that the source already knows to be wrong (`#N/A`, a number of too many digits), as it shows it.
    case unusable(String, CellProblem)

    /// The cell's text without space around it.
    var trimmed: String {
        let text = shown
        guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// The cell's text for messages: a number of a sheet as Excel shows it in either language.
    func quoted(inSheet: Bool) -> Localized {
        guard inSheet, case .number = self else { return Localized(vi: shown, en: shown) }
        return Localized(vi: shown.replacing(".", with: ","), en: shown)
    }

    /// The cell's text, for diagnostics.
    var shown: String {
        switch self {
        case .delimited(let text): text.string
        case .text(let text), .nothing(let text), .unusable(let text, _): text
        case .number(let value, let isPercent):
            isPercent
                ? (value.multiplied(by: Rational(100)) ?? value).written(in: .plain) + "%" : value.written(in: .plain)
        case .date(let date): date.iso
        case .boolean(let value): value ? "true" : "false"
        case .missing: ""
        }
    }
}
