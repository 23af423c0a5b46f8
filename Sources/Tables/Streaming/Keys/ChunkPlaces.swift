import Diagnostics

/// The rows of the chunk that was decoded last.
struct ChunkPlaces: RowPlaces {
    let path: String
    let decoder: ChunkDecoder
    let head: ScanHead
    /// Of the chunk, from the header on where it holds one.
    let text: UnsafeBufferPointer<UInt8>
    /// Where counting has come to: the line on which the byte at `offset` stands.
    var line: Int
    private var offset = 0
    var sheet: String? { nil }

    init(
        path: String, decoder: ChunkDecoder, head: ScanHead, text: UnsafeBufferPointer<UInt8>, line: Int
    ) {
        self.path = path
        self.decoder = decoder
        self.head = head
        self.text = text
        self.line = line
    }

    mutating func line(ofRow row: Int) -> Int {
        let start = Int(decoder.rowStarts[row])
        for index in offset..<max(start, offset) where text[index] == UInt8(ascii: "\n") { line += 1 }
        offset = max(start, offset)
        return line
    }

    mutating func location(ofRow row: Int) -> SourceLocation {
        SourceLocation(file: path, line: line(ofRow: row), column: 1)
    }

    func shown(_ column: Int, row: Int) -> String {
        let start = Int(decoder.rowStarts[row])
        var scanner = RecordScanner(text, head.delimiter, from: start)
        var record = Record()
        guard scanner.next(into: &record), record.fields.indices.contains(head.columnOf[column]) else { return "" }
        return CellText(text, record.fields[head.columnOf[column]]).string
    }
}
