import Diagnostics

/// The records of a sheet.
struct GridRecords: RecordSource {
    /// Between the parts of a name that several rows of a header make up.
    static let joiner = " / "
    /// How far down a header is looked for where none is declared.
    private static let headerLimit = 50

    let path: String
    /// The name on the tab.
    private let sheet: String
    /// Those that were handed over last.
    private var rows: [SheetGrid.Row] = []
    private var merges: MergeFiller
    private var hiddenCount = 0
    private let schema: TableSchema
    /// The sheet's column of each column of the table.
    private var columns: [Int] = []
    private var position = -1
    private var header = 0...0

    init(path: String, grid: SheetGrid, schema: TableSchema) {
        self.init(path: path, sheet: grid.name, merges: grid.merges, schema: schema)
        refill(grid.rows)
    }

    /// The records of rows that are handed over one block after the other, from top to bottom. The first block must hold
    /// the header.
    init(path: String, sheet: String, merges: [SheetGrid.Merge], schema: TableSchema) {
        self.path = path
        self.sheet = sheet
        self.merges = MergeFiller(merges)
        self.schema = schema
    }

    /// Hands over the next rows; those before are no longer there.
    mutating func refill(_ rows: [SheetGrid.Row]) {
        self.rows = rows
        // Of the first block it is not known yet which columns are the table's.
        let columns = columns.isEmpty ? Set(rows.flatMap(\.cells.keys)).sorted() : columns
        for index in rows.indices { merges.fill(&self.rows[index], within: columns) }
        position = -1
    }

    private var row: SheetGrid.Row? { rows.indices.contains(position) ? rows[position] : nil }
    var place: SourceLocation { SourceLocation(file: path, sheet: sheet) }
    var line: Int { row?.number ?? rows.last?.number ?? 1 }
    var recordStart: Int { line }
    var recordLocation: SourceLocation { location(line, columns.first ?? 1) }
    var places: any CellPlaces { GridPlaces(path: path, sheet: sheet, columns: columns) }

    var sheetHeader: (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
        guard let first = columns.first, let last = columns.last else { return nil }
        return (first...last, header)
    }

    func finish(_ log: inout ProblemLog) {
        if hiddenCount > 0, schema.sheet.hiddenRows == .read {
            log.add(SheetDiagnostic.hiddenRows(hiddenCount, sheet, path))
        }
    }

    private func location(_ row: Int, _ column: Int) -> SourceLocation {
        SourceLocation(file: path, sheet: sheet, cell: CellReference.columnName(column) + String(row))
    }

    // MARK: - Columns

    mutating func readColumns(_ log: inout ProblemLog) -> [SourceColumn]? {
        guard let header = schema.sheet.header ?? foundHeader() else {
            log.add(FileDiagnostic.empty(place))
            return nil
        }
        self.header = header
        var found: [SourceColumn] = []
        let rows = rows.filter { header.contains($0.number) }
        for column in Set(rows.flatMap(\.cells.keys)).sorted() {
            let name = name(of: column, rows)
            if name.isEmpty || schema.ignored.contains(name) { continue }
            let row = rows.last { $0.cells[column] != nil }?.number ?? header.lowerBound
            columns.append(column)
            found.append(SourceColumn(name: name, location: location(row, column), date: date(of: column, rows)))
        }
        return found
    }

    /// The row in which most declared fields are named; the first one where several have as many.
    private func foundHeader() -> ClosedRange<Int>? {
        let fields = FieldNames(schema)
        var best: (count: Int, row: Int)?
        for row in rows.prefix(Self.headerLimit) {
            let named = fields.count(in: row.cells.keys.lazy.map { name(of: $0, [row]) })
            if named > best?.count ?? -1 { best = (named, row.number) }
        }
        return best.map { $0.row...$0.row }
    }

    /// The texts above each other, each once: a heading over several columns, then the column's own.
    private func name(of column: Int, _ rows: [SheetGrid.Row]) -> String {
        var parts: [String] = []
        for row in rows {
            let part: String
            switch row.cells[column] {
            case .text(let text): part = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            case .number(let value, _): part = value.written(in: .plain)
            case .date(let date): part = date.iso
            case .boolean, .faulty, nil: continue
            }
            if !part.isEmpty, parts.last != part { parts.append(part) }
        }
        return parts.joined(separator: Self.joiner)
    }

    /// The date that a heading consists of.
    private func date(of column: Int, _ rows: [SheetGrid.Row]) -> CalendarDate? {
        let cells = rows.compactMap { $0.cells[column] }
        if cells.count == 1, case .date(let date) = cells[0] { return date }
        return nil
    }

    // MARK: - Records

    mutating func next() -> Bool {
        repeat {
            position += 1
            guard let row else { return false }
            if row.number <= header.upperBound { continue }
            if row.isHidden { hiddenCount += 1 }
            if row.isHidden && schema.sheet.hiddenRows == .skip { continue }
            // What stands beside the table only is none of its rows.
            if columns.contains(where: { row.cells[$0] != nil }) { return true }
        } while true
    }

    func structureProblems(columnCount: Int) -> [Diagnostic] {
        columns.compactMap { column in
            if case .faulty(let problem)? = row?.cells[column] { problem } else { nil }
        }
    }

    var isUnreadable: Bool { false }

    func cell(_ column: Int) -> SourceCell {
        switch row?.cells[columns[column]] {
        case .text(let text): .text(text)
        case .number(let value, let isPercent): .number(value, isPercent: isPercent)
        case .date(let date): .date(date)
        case .boolean(let value): .boolean(value)
        case .faulty, nil: .nothing(written: "")
        }
    }

    func location(ofCell column: Int) -> SourceLocation { location(line, columns[column]) }
}

private struct GridPlaces: CellPlaces {
    let path: String
    let sheet: String
    let columns: [Int]

    func location(ofCell column: Int, recordAt start: Int, line: Int) -> SourceLocation? {
        guard columns.indices.contains(column) else { return nil }
        let name = CellReference.columnName(columns[column]) + String(line)
        return SourceLocation(file: path, sheet: sheet, cell: name)
    }

    func location(ofRecordAt start: Int, line: Int) -> SourceLocation? {
        location(ofCell: 0, recordAt: start, line: line)
    }
}

enum SheetDiagnostic {
    static func hiddenRows(_ count: Int, _ sheet: String, _ path: String) -> Diagnostic {
        Diagnostic(
            .warning, "table.hidden-rows", vi: "Trang tính có \(count) dòng bị ẩn; các dòng này vẫn được đọc.",
            en: "The sheet has \(count) hidden rows; they are read all the same.",
            at: SourceLocation(file: path, sheet: sheet),
            hint: Localized(
                vi: "Bỏ ẩn các dòng, hoặc khai báo hidden_rows: skip trong tệp mô tả để không đọc.",
                en: "Show the rows, or declare hidden_rows: skip in the descriptor to leave them out."))
    }
}
