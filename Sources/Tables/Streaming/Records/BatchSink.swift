import Diagnostics

/// Turns rows into batches of columns like those that `ChunkDecoder` decodes from delimited text, for files of other
/// forms: whoever takes the batches does not know the difference. It keeps the rows of one batch at a time.
final class BatchSink: RowSink {
    /// Rows of a batch.
    static let batchSize = 4096

    private let schema: TableSchema
    private let wanted: [ScanColumn]
    private let buffers: [ColumnBuffer]
    private let take: (ColumnBatch, inout BatchPlaces) -> [Diagnostic]
    let files: [SourceFile]
    private var places: BatchPlaces?
    private var texts: [UnsafeMutableBufferPointer<UInt8>] = []
    private(set) var rowCount = 0
    private(set) var log: ProblemLog

    /// `take` is called with one batch after the other, which is valid while it is called, and says what is wrong in it.
    init(
        _ file: SourceFile, schema: TableSchema, wanted: [ScanColumn],
        take: @escaping (ColumnBatch, inout BatchPlaces) -> [Diagnostic]
    ) {
        files = [file]
        self.schema = schema
        self.wanted = wanted
        self.take = take
        log = ProblemLog(place: SourceLocation(file: file.path))
        buffers = wanted.map { column in
            if case .number = column.encoding { ColumnBuffer(isWide: true) } else { ColumnBuffer(isWide: false) }
        }
    }

    deinit { freeTexts() }

    func setPlaces(_ cells: any CellPlaces, columns: [Int?], file: Int) {
        places = BatchPlaces(file: files[file], cells: cells, columnOf: wanted.map { columns[$0.field] })
    }

    func append(_ row: [CellValue], from origin: RowOrigin, start: Int) -> RowOrigin? {
        rowCount += 1
        places?.append(wanted.map { row[$0.field] }, line: origin.line, start: start)
        if places?.rows.count == Self.batchSize { flush() }
        return nil
    }

    /// Hands over the rows that are waiting.
    func flush() {
        guard var places, !places.rows.isEmpty else { return }
        for (number, column) in wanted.enumerated() { fill(number, column, places) }
        let batch = ColumnBatch(rowCount: places.rows.count, columns: buffers)
        for problem in take(batch, &places) { log.addRow([problem]) }
        places.removeAll()
        self.places = places
        freeTexts()
    }

    private func freeTexts() {
        for text in texts { text.deallocate() }
        texts.removeAll(keepingCapacity: true)
    }

    // MARK: - Columns

    private func fill(_ number: Int, _ column: ScanColumn, _ places: BatchPlaces) {
        let buffer = buffers[number]
        buffer.reserve(places.rows.count)
        buffer.texts.removeAll(keepingCapacity: true)
        for (row, values) in places.rows.enumerated() {
            let value = values[number]
            switch column.encoding {
            case .date:
                buffer.narrow[row] =
                    if case .date(.date(let date)) = value { date.dayNumber } else { ColumnBatch.absentDate }
            case .number(let decimals): buffer.wide[row] = self.number(value, decimals, number, row, places)
            case .code(let book): buffer.narrow[row] = code(value, book, number, row, places)
            case .text: buffer.texts.append(text(value))
            }
        }
    }

    private func number(
        _ value: CellValue, _ decimals: Int, _ number: Int, _ row: Int, _ places: BatchPlaces
    ) -> Int64 {
        guard case .number(.value(let value, let qualifier)) = value else { return ColumnBatch.absentNumber }
        let power = (0..<decimals).reduce(Int64(1)) { power, _ in power * 10 }
        if qualifier == .exact, let scaled = ChunkDecoder.scaled(value, power) { return scaled }
        note(qualifier == .exact ? .doesNotFitRecords(decimals: decimals) : .notANumber, number, row, places)
        return ColumnBatch.absentNumber
    }

    private func code(
        _ value: CellValue, _ book: CodeBook, _ number: Int, _ row: Int, _ places: BatchPlaces
    ) -> Int32 {
        guard case .text(let text) = value else { return CodeBook.absent }
        let code = book.code(of: text)
        if code >= 0 { return code }
        if let other = book.other { return other }
        note(.notAllowed, number, row, places)
        return CodeBook.absent
    }

    private func text(_ value: CellValue) -> UnsafeBufferPointer<UInt8>? {
        guard case .text(let text) = value else { return nil }
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
        _ = copy.initialize(from: text.utf8)
        texts.append(copy)
        return UnsafeBufferPointer(copy)
    }

    private func note(_ problem: CellProblem, _ number: Int, _ row: Int, _ places: BatchPlaces) {
        // Another column of the same field has said so.
        if wanted[..<number].contains(where: { $0.field == wanted[number].field }) { return }
        let wording = CellDiagnostic(field: schema.fields[wanted[number].field], tokens: schema.tokens)
        let place = places.location(ofColumn: number, row: row)
        log.addRow([wording.diagnostic(problem, text: places.shown(number, row: row), at: place)])
    }
}

/// The rows of a batch that was not decoded from delimited text.
struct BatchPlaces: RowPlaces {
    private let file: SourceFile
    let cells: any CellPlaces
    /// The file's column of every column of the batch.
    let columnOf: [Int?]
    private(set) var rows: [[CellValue]] = []
    private var lines: [Int] = []
    private var starts: [Int] = []

    init(file: SourceFile, cells: any CellPlaces, columnOf: [Int?]) {
        self.file = file
        self.cells = cells
        self.columnOf = columnOf
    }

    mutating func append(_ row: [CellValue], line: Int, start: Int) {
        rows.append(row)
        lines.append(line)
        starts.append(start)
    }

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
    }

    var sheet: String? { file.sheet }

    func line(ofRow row: Int) -> Int { lines[row] }

    func location(ofRow row: Int) -> SourceLocation { location(fileColumn: 0, row) }

    func location(ofColumn column: Int, row: Int) -> SourceLocation { location(fileColumn: columnOf[column] ?? 0, row) }

    private func location(fileColumn: Int, _ row: Int) -> SourceLocation {
        cells.location(ofCell: fileColumn, recordAt: starts[row], line: lines[row])
            ?? file.location(ofLine: lines[row])
    }

    func shown(_ column: Int, row: Int) -> String {
        switch rows[row][column] {
        case .text(let text): text
        case .date(let date): date.date?.iso ?? ""
        case .number(.value(let value, _)): value.written(in: .plain)
        case .number, .absentText: ""
        }
    }
}
