import Diagnostics

/// The bytes of one file, and where in them things stand.
struct TextSource {
    private static let excerptLimit = 120

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
        return SourceLocation(file: path, line: line, column: text(lineStart, offset).count + 1)
    }

    func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<max(start, end)], as: UTF8.self) }

    /// The text between two offsets as one short line.
    func excerpt(_ start: Int, _ end: Int) -> String { Self.excerpt(text(start, end)) }

    /// `text` as one short line: line breaks and other controls are shown as pictures, a long text is cut.
    static func excerpt(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars.prefix(excerptLimit * 4) {
            switch scalar.value {
            case 0x00...0x1F: line.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
            case 0x7F: line.append("␡")
            case 0x80...0x9F: line.append("\u{FFFD}")
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line.count > excerptLimit ? line.prefix(excerptLimit) + "…" : line
    }
}
