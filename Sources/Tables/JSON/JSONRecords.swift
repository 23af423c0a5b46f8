import Diagnostics

/// The records of a JSON file: flat objects with scalar values.
///
/// The columns are the keys of all records, in order of first appearance; so the file is parsed twice, once for its keys and
/// once for its records, and what is held does not grow with it. A key that nobody declared is reported where it first
/// stands, a record that lacks one is an error in that record. `null` is what an empty cell is in delimited text: an error
/// except in string fields that are not required, unless the tokens of the descriptor list `null`. Numbers are taken as
/// they are, whatever notation the field declares for texts; a text in a numeric field is read in that notation.
struct JSONRecords: RecordSource {
    typealias Form = JSONRecordParser.Form

    private let text: [UInt8]
    private let source: TextSource
    private let form: Form
    private var parser: JSONRecordParser?
    private var record: JSONRecord?
    private var keys: [JSONRecordParser.Key] = []
    /// The parser's failure has been handed out as a record.
    private var hasFailed = false
    /// Start and line of the current record.
    private var place = Record()

    /// `text` must be UTF-8, and `bytes` its buffer.
    init(path: String, text: [UInt8], bytes: UnsafeBufferPointer<UInt8>, form: Form) {
        source = TextSource(path: path, bytes: bytes)
        self.text = text
        self.form = form
        place.start = source.textStart
    }

    var path: String { source.path }
    var line: Int { place.line }
    var recordStart: Int { place.start }
    var places: any CellPlaces { JSONPlaces(path: path, text: text, keys: keys) }
    var recordLocation: SourceLocation { source.location(of: place.start, in: place) }

    // MARK: - Columns

    mutating func readColumns(_ log: inout ProblemLog) -> [SourceColumn]? {
        let text = source.bytes[source.textStart...]
        if text.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            log.add(FileDiagnostic.empty(SourceLocation(file: path)))
            return nil
        }
        let finder = JSONRecordParser(source.bytes, from: source.textStart, form: form, keys: nil)
        while finder.next() != nil {}
        keys = finder.keys
        if keys.isEmpty {
            if let failure = finder.failure {
                log.add(JSONDiagnostic.failure(failure.reason, form, source.location(of: failure.offset)))
            } else {
                log.add(JSONDiagnostic.noRecords(path))
            }
            return nil
        }
        parser = JSONRecordParser(source.bytes, from: source.textStart, form: form, keys: keys)
        return keys.map { SourceColumn(name: $0.name, location: source.location(of: $0.offset)) }
    }

    // MARK: - Records

    mutating func next() -> Bool {
        record = parser?.next()
        if let record {
            moveTo(record.start)
            return true
        }
        guard let failure = parser?.failure, !hasFailed else { return false }
        hasFailed = true
        moveTo(failure.offset)
        return true
    }

    private mutating func moveTo(_ start: Int) {
        for index in place.start..<max(start, place.start) where source.bytes[index] == 0x0A { place.line += 1 }
        place.start = start
    }

    mutating func structureProblems(columnCount: Int) -> [Diagnostic] {
        guard let record else {
            return parser?.failure.map { [JSONDiagnostic.failure($0.reason, form, recordLocation)] } ?? []
        }
        return record.repeatedKeys.map { offset in
            JSONDiagnostic.repeatedKey(at: source.location(of: offset, in: place))
        }
    }

    var isUnreadable: Bool { record?.repeatedKeys.isEmpty != true }

    func cell(_ column: Int) -> SourceCell { record?.cells[column]?.value ?? .missing }

    func location(ofCell column: Int) -> SourceLocation {
        source.location(of: record?.cells[column]?.start ?? place.start, in: place)
    }
}

/// Finds a cell by parsing its record again.
private struct JSONPlaces: CellPlaces {
    let path: String
    let text: [UInt8]
    let keys: [JSONRecordParser.Key]

    func location(ofCell column: Int, recordAt start: Int, line: Int) -> SourceLocation? {
        text.withUnsafeBufferPointer { bytes in
            var place = Record()
            (place.start, place.line) = (start, line)
            let parser = JSONRecordParser(bytes, from: start, form: .sequence, keys: keys)
            return parser.next()?.cells[column].map {
                TextSource(path: path, bytes: bytes).location(of: $0.start, in: place)
            }
        }
    }
}
