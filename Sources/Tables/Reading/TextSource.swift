import Diagnostics

/// The bytes of one file, and where in them things stand.
struct TextSource {
    private static let excerptLimit = 120
    private static let lengthCountedExactly = 1 << 16

    let path: String
    let bytes: UnsafeBufferPointer<UInt8>

    /// Where the text begins: after the byte order mark, if there is one.
    var textStart: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// Line and column of `offset`, counted afresh. Slow, for diagnostics only; give the line where it is known.
    func location(of offset: Int, in record: Record? = nil) -> SourceLocation {
        var line = record?.line ?? 1
        for index in (record?.start ?? 0)..<offset where bytes[index] == 0x0A { line += 1 }
        var lineStart = offset
        while lineStart > textStart, bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
        return SourceLocation(file: path, line: line, column: length(lineStart, offset) + 1)
    }

    /// How many characters stand between two offsets. Only scalars are counted where that would take long: in exports
    /// of one endless line.
    private func length(_ start: Int, _ end: Int) -> Int {
        if end - start < Self.lengthCountedExactly { return text(start, end).count }
        return bytes[start..<end].count { $0 & 0xC0 != 0x80 }
    }

    /// The names of a header, `record`. Their places are counted on from each other, since there may be thousands.
    func columns(of record: Record) -> [SourceColumn] {
        var (earlier, place) = (record.start, location(of: record.start, in: record))
        return record.fields.map { field in
            let cell = CellText(bytes, field)
            let before = bytes[earlier..<cell.start]
            if let feed = before.lastIndex(of: 0x0A) {
                place.line = place.line.map { $0 + before.count { $0 == 0x0A } }
                place.column = length(feed + 1, cell.start) + 1
            } else {
                place.column = place.column.map { $0 + length(earlier, cell.start) }
            }
            earlier = cell.start
            return SourceColumn(name: cell.string, location: place, wasTrimmed: cell.wasTrimmed)
        }
    }

    func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<max(start, end)], as: UTF8.self) }

    /// The text between two offsets as one short line.
    func excerpt(_ start: Int, _ end: Int) -> String { Self.excerpt(text(start, end)) }

    /// `text` as one short line: line breaks and other controls are shown as pictures, a long text is cut.
    static func excerpt(_ text: String) -> String {
        let line = visible(String(text.unicodeScalars.prefix(excerptLimit * 4)))
        return line.count > excerptLimit ? line.prefix(excerptLimit) + "…" : line
    }
}
