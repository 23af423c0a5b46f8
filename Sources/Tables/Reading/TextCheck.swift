/// What has to be known about a file's bytes before they may be taken for text.
struct TextCheck {
    /// Offset of the first byte that is not UTF-8 (Unicode 16, table 3-7), or nil.
    private(set) var firstInvalid: Int?
    /// Offsets of control characters other than tab, LF and CRLF, in order, up to the first invalid byte.
    private(set) var controls: [Int] = []
    /// How many characters beyond ASCII stand before the first invalid byte.
    private(set) var lettersBeyondASCII = 0

    /// Checks a whole file, after its byte order mark if there is one.
    init(_ bytes: [UInt8]) {
        self = bytes.withUnsafeBufferPointer { TextCheck($0, from: TextSource(path: "", bytes: $0).textStart) }
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte < 0x20 && byte != 0x09 || byte == 0x7F, !Self.isLineEnd(bytes, index) { controls.append(index) }
                index += 1
                continue
            }
            let length = Self.sequenceLength(bytes, index)
            if length == 0 {
                firstInvalid = index
                return
            }
            if byte == 0xC2, bytes[index + 1] < 0xA0 { controls.append(index) }
            lettersBeyondASCII += 1
            index += length
        }
    }

    private static func isLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        bytes[index] == 0x0A || bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    }

    /// The length of the well-formed multi-byte sequence at `index`, or 0.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[index] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
