import Diagnostics

/// Reads one file into the table, noting everything that is wrong with it.
struct TableFileReader {
    private let source: TextSource
    private let file: Int
    private let schema: TableSchema
    private let readers: [CellReader]
    private(set) var log: ProblemLog

    init(_ source: TextSource, file: Int, schema: TableSchema) {
        self.source = source
        self.file = file
        self.schema = schema
        readers = schema.fields.map { CellReader($0, tokens: schema.tokens) }
        log = ProblemLog(path: source.path)
    }

    /// True where the file has a header that fits the schema.
    mutating func read(into table: inout TableBuilder) -> Bool {
        let check = TextCheck(source.bytes, from: source.textStart)
        if let offset = check.firstInvalid {
            log.add(FileDiagnostic.notUTF8(source, at: offset))
            return false
        }
        var controls = check.controls[...]
        var scanner = RecordScanner(source.bytes, from: source.textStart)
        var record = Record()
        repeat {
            guard scanner.next(into: &record) else {
                log.add(FileDiagnostic.empty(source.path))
                return false
            }
        } while record.isBlank
        guard let header = header(record, &controls) else { return false }
        var row: [CellValue] = []
        var rowCount = 0
        while scanner.next(into: &record) {
            if record.isBlank, header.columnCount > 1 { continue }
            rowCount += 1
            var found = structureProblems(record, header, &controls)
            if found.isEmpty { readCells(record, header, into: &row, &found) }
            if header.isComplete, !found.containsError { append(row, record, header, to: &table, &found) }
            if !found.isEmpty { log.addRow(found) }
        }
        if rowCount == 0 { log.add(FileDiagnostic.noRows(source.path, afterLine: record.line)) }
        return header.isComplete
    }

    /// Nil where nothing in the file can be read under this header.
    private mutating func header(_ record: Record, _ controls: inout ArraySlice<Int>) -> TableHeader? {
        if let fault = record.fault {
            log.add(FileDiagnostic.fault(fault, source, record))
            return nil
        }
        let before = controls.first { $0 < record.end && source.bytes[$0] != 0x09 }
        if let offset = before {
            log.add(FileDiagnostic.controlCharacter(source, at: offset, in: record))
            return nil
        }
        controls = controls.drop { $0 < record.end }
        let header = TableHeader(record, of: source, schema: schema, log: &log)
        return header.columnCount == 0 ? nil : header
    }

    /// What keeps the record's cells from being read one by one.
    private func structureProblems(
        _ record: Record, _ header: TableHeader, _ controls: inout ArraySlice<Int>
    ) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if let fault = record.fault { found.append(FileDiagnostic.fault(fault, source, record)) }
        if let offset = controls.first, offset < record.end {
            controls = controls.drop { $0 < record.end }
            found.append(FileDiagnostic.controlCharacter(source, at: offset, in: record))
        }
        if record.fault == nil, record.fields.count != header.columnCount {
            found.append(FileDiagnostic.ragged(source, record, expected: header.columnCount))
        } else if found.isEmpty, record.fields.allSatisfy({ CellText(source.bytes, $0).isEmpty }) {
            found.append(FileDiagnostic.emptyRow(source, record))
        }
        return found
    }

    private func readCells(
        _ record: Record, _ header: TableHeader, into row: inout [CellValue], _ found: inout [Diagnostic]
    ) {
        row.removeAll(keepingCapacity: true)
        row.append(contentsOf: repeatElement(.absentText(.notAvailable), count: readers.count))
        for (column, range) in record.fields.enumerated() {
            guard let field = header.fieldOfColumn[column] else { continue }
            let cell = CellText(source.bytes, range)
            if cell.wasTrimmed, !cell.isEmpty {
                let location = source.location(of: cell.start, in: record)
                found.append(CellDiagnostic.surroundingSpace(source.text(range.start, range.end), at: location))
            }
            do throws(CellProblem) {
                row[field] = try readers[field].read(cell)
            } catch {
                let wording = CellDiagnostic(field: schema.fields[field], tokens: schema.tokens)
                let location = source.location(of: cell.start, in: record)
                found.append(wording.diagnostic(error, text: cell.string, at: location))
            }
        }
    }

    private func append(
        _ row: [CellValue], _ record: Record, _ header: TableHeader, to table: inout TableBuilder,
        _ found: inout [Diagnostic]
    ) {
        let origin = RowOrigin(file: file, line: record.line)
        guard let earlier = table.append(row, from: origin, start: record.start) else { return }
        let values = schema.key.map { name -> String in
            let column = header.fieldOfColumn.firstIndex { $0.map { schema.fields[$0].name } == name }
            return column.map { CellText(source.bytes, record.fields[$0]).string } ?? ""
        }
        found.append(
            FileDiagnostic.duplicateKey(
                schema.key, values, at: source.location(of: record.start, in: record),
                first: "\(table.files[earlier.file].path):\(earlier.line)"))
    }
}

extension Record {
    /// A line with nothing on it at all.
    var isBlank: Bool { start == end }
}
