import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The records of delimited text (RFC 4180 with any of four delimiters).
struct DelimitedRecords: RecordSource {
    private let text: [UInt8]
    private let source: TextSource
    private let schema: TableSchema
    private var delimiter = Delimiter.comma
    private var scanner: RecordScanner
    private var record = Record()
    /// Offsets of control characters that the scanner has not passed yet.
    private var controls: ArraySlice<Int>
    private var columnCount = 0

    /// `text` must be UTF-8, and `bytes` its buffer; `controls` are the offsets of control characters in it, tabs left out.
    init(
        path: String, text: [UInt8], bytes: UnsafeBufferPointer<UInt8>, controls: [Int], schema: TableSchema
    ) {
        self.text = text
        source = TextSource(path: path, bytes: bytes)
        self.schema = schema
        self.controls = controls[...]
        scanner = RecordScanner(bytes, .comma)
    }

    var path: String { source.path }
    var line: Int { record.line }
    var recordStart: Int { record.start }
    var places: any CellPlaces { DelimitedPlaces(path: path, text: text, delimiter: delimiter) }
    var recordLocation: SourceLocation { source.location(of: record.start, in: record) }

    // MARK: - Columns

    mutating func readColumns(_ log: inout ProblemLog) -> [SourceColumn]? {
        switch DelimiterFinder(source, schema).find() {
        case .success(let found):
            delimiter = found.delimiter
            scanner = RecordScanner(source.bytes, delimiter, from: found.start, line: found.line)
        case .failure(let failure):
            log.add(failure.diagnostic)
            return nil
        }
        if delimiter != .tab { listTabs() }
        repeat {
            guard scanner.next(into: &record) else {
                log.add(FileDiagnostic.empty(SourceLocation(file: source.path)))
                return nil
            }
        } while record.isBlank
        if let fault = record.fault {
            log.add(FileDiagnostic.fault(fault, source, record))
            return nil
        }
        // Tabs in a header are not reported as such: what is wrong there shows in the names.
        if let offset = controls.first(where: { $0 < record.end && source.bytes[$0] != 0x09 }) {
            log.add(FileDiagnostic.controlCharacter(source, at: offset, in: record))
            return nil
        }
        controls = controls.drop { $0 < record.end }
        let columns = source.columns(of: record)
        columnCount = columns.count
        return columns
    }

    /// A tab that separates nothing is a control character like any other.
    private mutating func listTabs() {
        var tabs: [Int] = []
        var offset = 0
        while offset < source.bytes.count, let base = source.bytes.baseAddress,
            let found = memchr(base + offset, 0x09, source.bytes.count - offset)
        {
            offset = UnsafeRawPointer(base).distance(to: found) + 1
            tabs.append(offset - 1)
        }
        if !tabs.isEmpty { controls = (controls + tabs).sorted()[...] }
    }

    // MARK: - Records

    mutating func next() -> Bool {
        while scanner.next(into: &record) {
            if !record.isBlank || columnCount == 1 { return true }
        }
        return false
    }

    mutating func structureProblems(columnCount: Int) -> [Diagnostic] {
        var found: [Diagnostic] = []
        // Those of rows that are none of the table lie before the record.
        controls = controls.drop { $0 < record.start }
        if let fault = record.fault { found.append(FileDiagnostic.fault(fault, source, record)) }
        if let offset = controls.first, offset < record.end {
            controls = controls.drop { $0 < record.end }
            found.append(FileDiagnostic.controlCharacter(source, at: offset, in: record))
        }
        if record.fault == nil, record.fields.count != columnCount {
            found.append(FileDiagnostic.ragged(source, record, expected: columnCount, delimiter))
        } else if found.isEmpty, record.fields.allSatisfy({ CellText(source.bytes, $0).isEmpty }) {
            found.append(FileDiagnostic.emptyRow(source, record))
        }
        return found
    }

    var isUnreadable: Bool { record.fault != nil }

    func cell(_ column: Int) -> SourceCell {
        // Rows are recognised by their cells before it is known whether they have them all.
        record.fields.indices.contains(column) ? .delimited(CellText(source.bytes, record.fields[column])) : .missing
    }

    func location(ofCell column: Int) -> SourceLocation {
        source.location(of: CellText(source.bytes, record.fields[column]).start, in: record)
    }
}

/// Finds a cell by scanning its row again.
private struct DelimitedPlaces: CellPlaces {
    let path: String
    let text: [UInt8]
    let delimiter: Delimiter

    func location(ofCell column: Int, recordAt start: Int, line: Int) -> SourceLocation? {
        text.withUnsafeBufferPointer { bytes in
            var scanner = RecordScanner(bytes, delimiter, from: start, line: line)
            var record = Record()
            guard scanner.next(into: &record), record.fields.indices.contains(column) else { return nil }
            return TextSource(path: path, bytes: bytes).location(
                of: CellText(bytes, record.fields[column]).start, in: record)
        }
    }
}

extension Record {
    /// A line with nothing on it at all.
    fileprivate var isBlank: Bool { start == end }
}
