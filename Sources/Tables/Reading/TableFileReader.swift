import Diagnostics

/// Reads one file into the table, noting everything that is wrong with it.
struct TableFileReader<Source: RecordSource> {
    private var source: Source
    private let file: Int
    private let schema: TableSchema
    private let readers: [CellReader]
    /// The field that says of which year a period is.
    private let yearField: Int?
    private(set) var log: ProblemLog
    /// What was wrong in records of the same row of the file: cells that they share are reported once.
    private var reported: [Diagnostic] = []
    private var rowCount = 0
    private var hasTotal = false
    private var footer = FooterRows()

    init(_ source: Source, file: Int, schema: TableSchema) {
        self.source = source
        self.file = file
        self.schema = schema
        yearField = schema.yearField.flatMap { name in schema.fields.firstIndex { $0.name == name } }
        readers = schema.fields.map { CellReader($0, tokens: schema.tokens, emptyIsAbsent: schema.emptyIsAbsent) }
        log = ProblemLog(place: source.place)
    }

    /// Reads the whole file. True where it has columns that fit the schema.
    mutating func read(into table: inout some RowSink) -> Bool {
        guard var progress = begin(&table) else { return false }
        readRows(&progress, into: &table)
        finish()
        return progress.header.isComplete
    }

    /// What holds from row to row.
    struct Progress {
        let header: TableHeader
        fileprivate var rules: RowRecogniser
    }

    /// Reads the header; nil where there is none.
    mutating func begin(_ table: inout some RowSink) -> Progress? {
        guard let columns = source.readColumns(&log) else { return nil }
        let header = TableHeader(columns, place: source.place, schema: schema, log: &log)
        table.setPlaces(source.places, columns: header.columnOfField, file: file)
        return Progress(header: header, rules: RowRecogniser(schema, header))
    }

    /// Gives the source what it reads next, where it does not have all from the start.
    mutating func refill(_ body: (inout Source) -> Void) { body(&source) }

    /// Says what can be said at the end only.
    mutating func finish() {
        source.finish(&log)
        if let below = footer.diagnostic(below: source.sheetHeader, at: source.place) {
            log.add(below)
            rowCount -= footer.rowCount
        } else {
            reportFooter()
        }
        if rowCount == 0 { log.add(FileDiagnostic.noRows(source.place.onLine(source.line))) }
        // A row that could not be read may be the one.
        if !hasTotal, !schema.rows.totals.isEmpty, !log.containsError {
            log.add(TotalDiagnostic.none(at: source.place))
        }
    }

    /// Reads all rows that the source has.
    mutating func readRows(_ progress: inout Progress, into table: inout some RowSink) {
        let header = progress.header
        let order = readingOrder(header)
        var row: [CellValue] = []
        while source.next() {
            if progress.rules.isActive, !source.isUnreadable,
                let kind = progress.rules.kind({ source.cell($0).trimmed })
            {
                reportFooter()
                footer.lastRow = source.line
                if kind == .total {
                    hasTotal = true
                    checkTotal(header, &progress.rules)
                }
                continue
            }
            rowCount += 1
            var found = source.structureProblems(columnCount: header.columnCount)
            if found.isEmpty { readCells(order, into: &row, &found) }
            if header.isComplete, !found.containsError {
                append(row, header, to: &table, &found)
                if progress.rules.isActive { progress.rules.add(row, group: source.group, line: source.line) }
            } else {
                progress.rules.loseTrack()
            }
            if source.sheetHeader != nil, footer.isOpen, header.isComplete, found.containsError, isLikeFooter(order) {
                footer.add(found, row: source.line, group: source.group)
                if !footer.isOpen { reportFooter() }
                continue
            }
            reportFooter()
            footer.lastRow = source.line
            if !found.isEmpty { report(found, group: source.group) }
            let disagreements = source.disagreements(readers)
            if !disagreements.isEmpty { log.addRow(disagreements) }
        }
    }

    private mutating func report(_ found: [Diagnostic], group: Int) {
        if group == 0 { reported.removeAll() }
        log.addRow(found.filter { !reported.contains($0) })
        reported += found
    }

    /// What was taken for the rows under the table is followed by one of it.
    private mutating func reportFooter() {
        for row in footer.takeAll() { report(row.found, group: row.group) }
    }

    /// No cell of the record says anything that only a row of the table says: a number, a date, a member of a dimension.
    private func isLikeFooter(_ order: [(column: Int, field: Int)]) -> Bool {
        !order.contains { column, field in
            if source.isConstant(column) { return false }
            let isFreeText = schema.fields[field].type == .string && schema.fields[field].allowed == nil
            if isFreeText { return false }
            let cell = source.cell(column)
            let text = cell.trimmed
            if text.isEmpty { return false }
            switch cell {
            case .number, .date, .boolean: return true
            default: break
            }
            // "khoảng 20" is a figure in the wrong form; a place and date over a signature has more words.
            if text.contains(where: \.isNumber), text.split(separator: " ").count <= 3 { return true }
            let value = Result { () throws(CellProblem) in try readers[field].read(cell, year: schema.fixedYear) }
            if case .failure = value { return false }
            return true
        }
    }

    /// Columns of the file with their fields: the field that says the year before the periods that need it.
    private func readingOrder(_ header: TableHeader) -> [(column: Int, field: Int)] {
        let all = header.fieldOfColumn.enumerated().compactMap { column, field in
            field.map { (column: column, field: $0) }
        }
        guard let yearField else { return all }
        return all.filter { $0.field == yearField } + all.filter { $0.field != yearField }
    }

    /// Compares a row of totals with what the rows above add up to.
    private mutating func checkTotal(_ header: TableHeader, _ rules: inout RowRecogniser) {
        var found = source.disagreements(readers)
        for field in rules.totalled {
            guard let column = header.columnOfField[field] else { continue }
            let cell = source.cell(column)
            var stated: CellValue?
            do throws(CellProblem) {
                stated = try readers[field].read(cell)
            } catch {
                // A total that is no number says nothing to compare.
            }
            guard case .number(.value(let total, .exact))? = stated,
                let sum = rules.sum(of: field, group: source.group), sum != total
            else {
                continue
            }
            found.append(
                TotalDiagnostic.mismatch(
                    schema.fields[field].name, total, sum, of: rules.summed, at: source.location(ofCell: column)))
        }
        if !found.isEmpty { log.addRow(found) }
    }

    private func readCells(
        _ order: [(column: Int, field: Int)], into row: inout [CellValue], _ found: inout [Diagnostic]
    ) {
        row.removeAll(keepingCapacity: true)
        row.append(contentsOf: repeatElement(.absentText(.notAvailable), count: readers.count))
        var year = schema.fixedYear
        for (column, field) in order {
            let cell = source.cell(column)
            if cell.hasSurroundingSpace {
                found.append(CellDiagnostic.surroundingSpace(cell.untrimmed, at: source.location(ofCell: column)))
            }
            do throws(CellProblem) {
                row[field] = try readers[field].read(cell, year: year)
                if field == yearField { year = row[field].wholeNumber }
            } catch {
                var wording = CellDiagnostic(field: schema.fields[field], tokens: schema.tokens)
                wording.heading = source.heading(ofCell: column)
                let place = source.location(ofCell: column)
                var problem = wording.diagnostic(error, quoted: cell.quoted(inSheet: place.cell != nil), at: place)
                if error == .empty, wording.heading != nil, schema.unpivot?.empty == .refuse {
                    problem.hint = problem.hint.map(ShapeDiagnostic.emptyHint)
                }
                found.append(problem)
            }
        }
    }

    private func append(
        _ row: [CellValue], _ header: TableHeader, to table: inout some RowSink, _ found: inout [Diagnostic]
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
                first: table.files[earlier.file].location(ofLine: earlier.line).description))
    }
}

extension SourceLocation {
    /// Of text, a line of it; a sheet has none.
    fileprivate func onLine(_ line: Int) -> SourceLocation {
        var place = self
        if sheet == nil { place.line = line }
        return place
    }
}

extension CellValue {
    fileprivate var wholeNumber: Int? {
        if case .number(.value(let value, .exact)) = self, value.isInteger { value.numerator } else { nil }
    }
}
