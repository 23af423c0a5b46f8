import Foundation

/// The text of one cell, without quotes and surrounding space, still as bytes of the file.
struct CellText {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var start: Int
    private(set) var end: Int
    private let field: FieldRange

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ field: FieldRange) {
        self.bytes = bytes
        self.field = field
        start = field.start
        end = field.end
        while start < end {
            let width = Self.leadingSpace(bytes, start, end)
            if width == 0 { break }
            start += width
        }
        while start < end {
            let width = Self.trailingSpace(bytes, start, end)
            if width == 0 { break }
            end -= width
        }
    }

    var isEmpty: Bool { start == end }
    /// Space stood before or after the text and was left out.
    var wasTrimmed: Bool { start != field.start || end != field.end }
    /// The text with its space, for diagnostics.
    var untrimmed: String { String(decoding: bytes[field.start..<field.end], as: UTF8.self) }

    /// The text in Unicode normalisation form C.
    var string: String {
        let slice = bytes[start..<end]
        var text = String(decoding: slice, as: UTF8.self)
        if field.hasDoubledQuotes { text = text.replacingOccurrences(of: "\"\"", with: "\"") }
        return Self.isSurelyComposed(slice) ? text : text.precomposedStringWithCanonicalMapping
    }

    /// True only for text in form C already: all characters lie below U+0300, among the Vietnamese letters U+1EA0...1EF9
    /// or the dashes and dots U+2010...2027, none of which ever changes (Unicode `NFC_Quick_Check`). That is nearly every
    /// cell, and Foundation's mapping takes far longer.
    private static func isSurelyComposed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case 0..<0x80: index += 1
            case 0xC2...0xCB: index += 2
            case 0xE1:
                // A header is looked for before the text is known to be UTF-8.
                guard index + 2 < bytes.endIndex else { return false }
                let (second, third) = (bytes[index + 1], bytes[index + 2])
                guard second == 0xBA && third >= 0xA0 || second == 0xBB && third <= 0xB9 else { return false }
                index += 3
            case 0xE2:
                guard index + 2 < bytes.endIndex, bytes[index + 1] == 0x80, (0x90...0xA7).contains(bytes[index + 2])
                else { return false }
                index += 3
            default: return false
            }
        }
        return true
    }

    /// Width in bytes of the white space (Unicode White_Space, zero-width space, byte order mark) at `index`.
    private static func leadingSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
        let byte = bytes[index]
        if byte < 0x80 { return byte == 0x20 || (0x09...0x0D).contains(byte) ? 1 : 0 }
        if byte == 0xC2 { return end - index >= 2 && bytes[index + 1] == 0xA0 ? 2 : 0 }
        guard end - index >= 3 else { return 0 }
        switch (byte, bytes[index + 1], bytes[index + 2]) {
        case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
            return 3
        default: return 0
        }
    }

    private static func trailingSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        for width in 1...3 where end - width >= start {
            if leadingSpace(bytes, end - width, end) == width { return width }
        }
        return 0
    }
}
