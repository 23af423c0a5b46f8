/// Text cells of CSV files.
enum CSVText {
    /// Quoted where needed; a leading sign that a spreadsheet would take for a formula is disarmed by an apostrophe.
    static func cell(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Adds the bytes of `cell(text)`.
    ///
    /// Byte by byte, because all that matters is ASCII: a comma or quote with a combining accent after it is still a comma
    /// or quote to a reader of CSV.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { cell in
            let needsQuotes = cell.contains { byte in
                switch byte {
                case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
                default: false
                }
            }
            if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
            if startsLikeFormula(cell) { bytes.append(UInt8(ascii: "'")) }
            if needsQuotes {
                for byte in cell {
                    if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                    bytes.append(byte)
                }
                bytes.append(UInt8(ascii: "\""))
            } else {
                bytes.append(contentsOf: cell)
            }
        }
    }

    private static func startsLikeFormula(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        switch cell.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"),
            UInt8(ascii: "\r"), UInt8(ascii: "\n"):
            true
        default: false
        }
    }
}
