/// Where one field of a record lies in the file's bytes, without its quotes.
struct FieldRange {
    var start: Int
    var end: Int
    /// Quotes are doubled inside: `""` stands for `"`.
    var hasDoubledQuotes = false
}

/// One record of delimited text: a row, which may stretch over lines where quotes enclose line breaks.
struct Record {
    /// The first thing that is wrong with the quotes of the record.
    enum Fault {
        /// The quote that opens here is never closed; the record swallowed the rest of the file.
        case unclosedQuote(offset: Int)
        /// A quote inside an unquoted field, or text after a closing quote.
        case strayQuote(offset: Int)
    }

    /// The record's bytes, without its line end.
    var start = 0
    var end = 0
    /// Line of the first byte, from 1.
    var line = 1
    var fields: [FieldRange] = []
    var fault: Fault?
}

/// Splits bytes into records and fields (RFC 4180), knowing nothing of types.
///
/// It only moves forward and keeps no text, so a file can be cut at record ends and scanned by several scanners.
struct RecordScanner {
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    let bytes: UnsafeBufferPointer<UInt8>
    private let separator: UInt8
    private(set) var position: Int
    private(set) var line: Int

    /// Starts at `position`, which must be the first byte of a record, on `line`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: Delimiter, from position: Int = 0, line: Int = 1) {
        self.bytes = bytes
        separator = delimiter.byte
        self.position = position
        self.line = line
    }

    /// Reads the next record into `record`, whose storage is reused; false at the end of the bytes.
    mutating func next(into record: inout Record) -> Bool {
        guard position < bytes.count else { return false }
        record.start = position
        record.line = line
        record.fault = nil
        record.fields.removeAll(keepingCapacity: true)
        while true {
            let field =
                position < bytes.count && bytes[position] == Self.quote
                ? quotedField(&record.fault) : plainField(&record.fault)
            record.fields.append(field)
            if position < bytes.count, bytes[position] == separator {
                position += 1
                continue
            }
            record.end = position
            skipLineEnd()
            return true
        }
    }

    private mutating func plainField(_ fault: inout Record.Fault?) -> FieldRange {
        let start = position
        scanToSeparator(&fault)
        return FieldRange(start: start, end: position)
    }

    private mutating func quotedField(_ fault: inout Record.Fault?) -> FieldRange {
        let opening = position
        position += 1
        var field = FieldRange(start: position, end: position)
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.lineFeed { line += 1 }
            if byte != Self.quote {
                position += 1
            } else if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
                field.hasDoubledQuotes = true
                position += 2
            } else {
                field.end = position
                position += 1
                if !isAtSeparator {
                    if fault == nil { fault = .strayQuote(offset: position - 1) }
                    scanToSeparator(&fault)
                }
                return field
            }
        }
        field.end = position
        // Behind a stray quote nobody can tell what the others mean, so the first fault is the one to tell.
        if fault == nil { fault = .unclosedQuote(offset: opening) }
        return field
    }

    /// Moves to the next separator, line end or the end of the bytes.
    private mutating func scanToSeparator(_ fault: inout Record.Fault?) {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == separator || byte == Self.lineFeed { return }
            if byte == Self.carriageReturn, isAtSeparator { return }
            if byte == Self.quote, fault == nil { fault = .strayQuote(offset: position) }
            position += 1
        }
    }

    private var isAtSeparator: Bool {
        guard position < bytes.count else { return true }
        let byte = bytes[position]
        if byte == separator || byte == Self.lineFeed { return true }
        return byte == Self.carriageReturn && position + 1 < bytes.count && bytes[position + 1] == Self.lineFeed
    }

    private mutating func skipLineEnd() {
        guard position < bytes.count else { return }
        position += bytes[position] == Self.carriageReturn ? 2 : 1
        line += 1
    }
}
