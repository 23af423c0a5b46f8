import Diagnostics

/// Reads one file into the table, noting everything that is wrong with it.
struct TableFileReader<Source: RecordSource> {
    private var source: Source
    private let file: Int
    private let schema: TableSchema
    private let readers: [CellReader]
    private(set) var log: ProblemLog

    init(_ source: Source, file: Int, schema: TableSchema) {
        self.source = source
        self.file = file
        self.schema = schema
        readers = schema.fields.map { CellReader($0, tokens: schema.tokens) }
        log = ProblemLog(path: source.path)
    }

    /// True where the file has columns that fit the schema.
    mutating func read(into table: inout TableBuilder) -> Bool {
        guard let columns = source.readColumns(&log) else { return false }
        let header = TableHeader(columns, path: source.path, schema: schema, log: &log)
        var row: [CellValue] = []
        var rowCount = 0
        var rules = RowRecogniser(schema, header)
        while source.next() {
            if rules.isActive, let kind = rules.kind({ source.cell($0).trimmed }) {
                if kind == .total { checkTotal(header, &rules) }
                continue
            }
            rowCount += 1
            var found = source.structureProblems(columnCount: header.columnCount)
            if found.isEmpty { readCells(header, into: &row, &found) }
            if header.isComplete, !found.containsError {
                append(row, header, to: &table, &found)
                if rules.isActive { rules.add(row) }
            } else {
                rules.loseTrack()
            }
            if !found.isEmpty { log.addRow(found) }
        }
        table.setPlaces(source.places, columns: header.columnOfField, file: file)
        if rowCount == 0 { log.add(FileDiagnostic.noRows(source.path, afterLine: source.line)) }
        return header.isComplete
    }

    /// Compares a row of totals with what the rows above add up to.
    private mutating func checkTotal(_ header: TableHeader, _ rules: inout RowRecogniser) {
        var found: [Diagnostic] = []
        for field in rules.totalled {
            guard let column = header.columnOfField[field] else { continue }
            let cell = source.cell(column)
            var stated: CellValue?
            do throws(CellProblem) {
                stated = try readers[field].read(cell)
            } catch {
                // A total that is no number says nothing to compare.
            }
            guard case .number(.value(let total, .exact))? = stated, let sum = rules.sum(of: field), sum != total else {
                continue
            }
            found.append(
                TotalDiagnostic.mismatch(schema.fields[field].name, total, sum, at: source.location(ofCell: column)))
        }
        if !found.isEmpty { log.addRow(found) }
    }

    private func readCells(_ header: TableHeader, into row: inout [CellValue], _ found: inout [Diagnostic]) {
        row.removeAll(keepingCapacity: true)
        row.append(contentsOf: repeatElement(.absentText(.notAvailable), count: readers.count))
        for (column, field) in header.fieldOfColumn.enumerated() {
            guard let field else { continue }
            let cell = source.cell(column)
            if cell.hasSurroundingSpace {
                found.append(CellDiagnostic.surroundingSpace(cell.untrimmed, at: source.location(ofCell: column)))
            }
            do throws(CellProblem) {
                row[field] = try readers[field].read(cell)
            } catch {
                let wording = CellDiagnostic(field: schema.fields[field], tokens: schema.tokens)
                let location = source.location(ofCell: column)
                found.append(wording.diagnostic(error, text: cell.shown, at: location))
            }
        }
    }

    private func append(
        _ row: [CellValue], _ header: TableHeader, to table: inout TableBuilder, _ found: inout [Diagnostic]
    ) {
        let origin = RowOrigin(file: file, line: source.line)
        guard let earlier = table.append(row, from: origin, start: source.recordStart) else { return }
        let values = schema.key.map { name -> String in
            let column = header.fieldOfColumn.firstIndex { $0.map { schema.fields[$0].name } == name }
            return column.map { source.cell($0).shown } ?? ""
        }
        found.append(
            FileDiagnostic.duplicateKey(
                schema.key, values, at: source.recordLocation,
                first: "\(table.files[earlier.file].path):\(earlier.line)"))
    }
}
