import CYajl

/// Parses JSON into flat records, chunk by chunk, so that only the records of one chunk are held at a time.
///
/// The library is yajl, because it is the one of the kept C libraries that hands over the text of a number as it stands in
/// the file and says at which byte it is, while it streams. json-c (0.16) builds a tree of the whole text and makes integers
/// saturate; rapidjson is C++ templates without a C interface; Foundation turns 0.1 into a double before anyone can see it,
/// and knows no positions. What yajl lets pass is checked here: halves of surrogate pairs, depth, number of keys, vertical
/// tabs and form feeds for white space.
final class JSONRecordParser {
    enum Form {
        /// `[{…}, {…}]`
        case array
        /// `{…} {…}`
        case sequence
    }

    /// Why nothing more can be read.
    enum Failure: Equatable {
        case malformed, truncated
        /// The text is JSON, but not records as the form has them.
        case notRecords
        case tooDeep, tooManyKeys
    }

    /// One key of some record, in order of first appearance.
    struct Key {
        var name: String
        /// Offset of its opening quote.
        var offset: Int
    }

    static let depthLimit = 64
    static let keyLimit = 1024
    /// More keys that stand twice in one record are not told: finding their places takes long.
    private static let repeatedKeyLimit = 20
    private static let chunkSize = 1 << 16

    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var keys: [Key] = []
    private(set) var failure: (reason: Failure, offset: Int)?

    private var columns: [String: Int] = [:]
    private let collectsKeysOnly: Bool
    private let recordDepth: Int
    private let callbacks = UnsafeMutablePointer<yajl_callbacks>.allocate(capacity: 1)
    private var handle: yajl_handle?
    private var chunkStart: Int
    /// Offset of the first byte that cannot stand anywhere in JSON though yajl takes it for space.
    private let limit: Int
    private var isComplete = false
    /// Offset after the last value that stands by itself.
    private var endOfValues: Int
    private var depth = 0
    private var record: JSONRecord?
    private var column: Int?
    private var parsed: [JSONRecord] = []
    private var taken = 0

    /// Reads records whose keys are `keys`; with nil, finds out the keys and makes no records.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, form: Form, keys: [Key]?) {
        self.bytes = bytes
        collectsKeysOnly = keys == nil
        recordDepth = form == .array ? 1 : 0
        chunkStart = start
        endOfValues = start
        limit = bytes.firstIndex { $0 == 0x0B || $0 == 0x0C } ?? bytes.count
        if let keys {
            self.keys = keys
            for (index, key) in keys.enumerated() { columns[key.name] = index }
        }
        callbacks.initialize(to: Self.callbacks)
        handle = yajl_alloc(callbacks, nil, Unmanaged.passUnretained(self).toOpaque())
        if form == .sequence, let handle { _ = cyajl_allow_multiple_values(handle) }
    }

    deinit {
        if let handle { yajl_free(handle) }
        callbacks.deinitialize(count: 1)
        callbacks.deallocate()
    }

    /// The next record; nil at the end and where the text fails.
    func next() -> JSONRecord? {
        while taken == parsed.count {
            parsed.removeAll(keepingCapacity: true)
            taken = 0
            if !parseChunk() && parsed.isEmpty { return nil }
        }
        taken += 1
        return parsed[taken - 1]
    }

    /// False at the end.
    private func parseChunk() -> Bool {
        guard let handle, !isComplete, failure == nil else { return false }
        if chunkStart >= limit {
            isComplete = true
            if limit < bytes.count {
                failure = (.malformed, limit)
                return false
            }
            if yajl_complete_parse(handle) != yajl_status_ok, failure == nil { failure = (.truncated, bytes.count) }
            // A text or a word that breaks off behind the last value is nothing to yajl.
            let rest = bytes[endOfValues..<limit]
            if failure == nil, let offset = rest.firstIndex(where: { !" \t\r\n".utf8.contains($0) }) {
                failure = (.malformed, offset)
            }
            return false
        }
        let length = min(Self.chunkSize, limit - chunkStart)
        let status = yajl_parse(handle, bytes.baseAddress.map { $0 + chunkStart }, length)
        // The last byte that was read is the one that cannot stand there.
        if status != yajl_status_ok, failure == nil { failure = (.malformed, max(offset - 1, chunkStart)) }
        chunkStart += length
        return true
    }

    /// Offset after the token that was read last.
    private var offset: Int { min(chunkStart + (handle.map { yajl_get_bytes_consumed($0) } ?? 0), bytes.count) }

    private func fail(_ reason: Failure, at offset: Int) -> Bool {
        failure = (reason, offset)
        return false
    }

    // MARK: - Events

    fileprivate func startMap() -> Bool {
        if depth < recordDepth { return fail(.notRecords, at: offset - 1) }
        if depth == recordDepth {
            record = JSONRecord(start: offset - 1, cells: Array(repeating: nil, count: keys.count))
        } else {
            take(.unusable("{…}", .nested), start: offset - 1)
        }
        return deepen()
    }

    fileprivate func startArray() -> Bool {
        if depth < recordDepth { return deepen() }
        if depth == recordDepth { return fail(.notRecords, at: offset - 1) }
        take(.unusable("[…]", .nested), start: offset - 1)
        return deepen()
    }

    private func deepen() -> Bool {
        depth += 1
        return depth <= Self.depthLimit || fail(.tooDeep, at: offset - 1)
    }

    fileprivate func end() -> Bool {
        depth -= 1
        if depth == 0 { endOfValues = offset }
        if depth == recordDepth, let record {
            if !collectsKeysOnly { parsed.append(record) }
            self.record = nil
        }
        return true
    }

    fileprivate func key(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard depth == recordDepth + 1 else { return true }
        let name = CellText(text, FieldRange(start: 0, end: text.count)).string
        column = columns[name]
        if column == nil {
            // The second time, a key is unknown only where the first time the limit was reached.
            if keys.count == Self.keyLimit || !collectsKeysOnly { return fail(.tooManyKeys, at: startOfString) }
            columns[name] = keys.count
            keys.append(Key(name: name, offset: startOfString))
        }
        if !collectsKeysOnly, let column, record?.cells[column] != nil,
            record.map({ $0.repeatedKeys.count < Self.repeatedKeyLimit }) == true
        {
            record?.repeatedKeys.append(startOfString)
        }
        return true
    }

    fileprivate func string(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let end = offset
        guard let value = scalar(at: { self.startOfString }) else { return failure == nil }
        if value.isKept {
            let content = String(decoding: text, as: UTF8.self)
            let check = TextCheck(text, from: 0)
            let isSound =
                check.firstInvalid == nil && check.controls.isEmpty && !text.contains(0x09)
                && !hasLoneSurrogate(bytes[value.start..<end])
            take(isSound ? .text(content) : .unusable(content, .brokenText), start: value.start)
        }
        return true
    }

    fileprivate func number(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let value = scalar(at: { self.offset - text.count }) else { return failure == nil }
        if value.isKept {
            let number = Rational(json: text)
            take(
                number.map { .number($0) } ?? .unusable(String(decoding: text, as: UTF8.self), .doesNotFit),
                start: value.start)
        }
        return true
    }

    fileprivate func word(_ cell: SourceCell, length: Int) -> Bool {
        guard let value = scalar(at: { self.offset - length }) else { return failure == nil }
        if value.isKept { take(cell, start: value.start) }
        return true
    }

    /// Where a scalar begins and whether it is a cell; nil where none may stand.
    private func scalar(at start: () -> Int) -> (start: Int, isKept: Bool)? {
        if depth <= recordDepth {
            _ = fail(.notRecords, at: start())
            return nil
        }
        let isKept = depth == recordDepth + 1 && !collectsKeysOnly
        return (isKept ? start() : 0, isKept)
    }

    private func take(_ cell: SourceCell, start: Int) {
        guard depth == recordDepth + 1, !collectsKeysOnly, let column else { return }
        record?.cells[column] = JSONRecord.Cell(value: cell, start: start)
    }

    // MARK: - Text of tokens

    /// Offset of the opening quote of the string that ends here: inside a string every quote has a backslash before it.
    private var startOfString: Int {
        var index = offset - 2
        while index > 0 {
            if bytes[index] == UInt8(ascii: "\""), backslashes(before: index) % 2 == 0 { return index }
            index -= 1
        }
        return max(index, 0)
    }

    private func backslashes(before index: Int) -> Int {
        var count = 0
        while index - count > 0, bytes[index - count - 1] == UInt8(ascii: "\\") { count += 1 }
        return count
    }

    /// yajl reads `\ud83d` alone as a question mark.
    private func hasLoneSurrogate(_ token: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var index = token.startIndex
        var awaitsLow = false
        while index < token.endIndex {
            guard token[index] == UInt8(ascii: "\\"), index + 1 < token.endIndex else {
                if awaitsLow { return true }
                index += 1
                continue
            }
            guard token[index + 1] == UInt8(ascii: "u"), index + 6 <= token.endIndex,
                let unit = UInt16(String(decoding: token[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
            else {
                if awaitsLow { return true }
                index += 2
                continue
            }
            let isLow = unit & 0xFC00 == 0xDC00
            if isLow != awaitsLow { return true }
            awaitsLow = unit & 0xFC00 == 0xD800
            index += 6
        }
        return awaitsLow
    }
}

/// One object, its scalar values by column.
struct JSONRecord {
    struct Cell {
        var value: SourceCell
        /// Offset of its first byte.
        var start: Int
    }

    /// Offset of its brace.
    var start: Int
    var cells: [Cell?]
    /// Offsets of keys that had been there before.
    var repeatedKeys: [Int] = []
}

private func parser(_ context: UnsafeMutableRawPointer?) -> JSONRecordParser? {
    context.map { Unmanaged<JSONRecordParser>.fromOpaque($0).takeUnretainedValue() }
}

extension JSONRecordParser {
    /// What yajl calls; zero stops it.
    fileprivate static var callbacks: yajl_callbacks {
        yajl_callbacks(
            yajl_null: { parser($0)?.word(.nothing(written: "null"), length: 4) == true ? 1 : 0 },
            yajl_boolean: { parser($0)?.word(.boolean($1 != 0), length: $1 != 0 ? 4 : 5) == true ? 1 : 0 },
            yajl_integer: nil, yajl_double: nil,
            yajl_number: { context, text, length in
                guard let text else { return 0 }
                return text.withMemoryRebound(to: UInt8.self, capacity: length) {
                    parser(context)?.number(UnsafeBufferPointer(start: $0, count: length)) == true ? 1 : 0
                }
            },
            yajl_string: { parser($0)?.string(UnsafeBufferPointer(start: $1, count: $2)) == true ? 1 : 0 },
            yajl_start_map: { parser($0)?.startMap() == true ? 1 : 0 },
            yajl_map_key: { parser($0)?.key(UnsafeBufferPointer(start: $1, count: $2)) == true ? 1 : 0 },
            yajl_end_map: { parser($0)?.end() == true ? 1 : 0 },
            yajl_start_array: { parser($0)?.startArray() == true ? 1 : 0 },
            yajl_end_array: { parser($0)?.end() == true ? 1 : 0 })
    }
}
