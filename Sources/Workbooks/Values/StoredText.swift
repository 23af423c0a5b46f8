import Foundation

/// The bytes of a text as they arrive.
struct StoredText {
    private(set) var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    mutating func append(_ more: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: more) }

    /// Keeps the memory for the next text.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// The text in Unicode normalisation form C, with `_x000D_` and the like resolved (ECMA-376 part 1, 22.9.2.19).
    var string: String {
        let plain = Self.mayHoldEscape(bytes) ? Self.resolvingEscapes(bytes) : bytes
        let text = String(decoding: plain, as: UTF8.self)
        return Self.isSurelyComposed(plain) ? text : text.precomposedStringWithCanonicalMapping
    }

    private static func mayHoldEscape(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 7 && bytes.indices.dropLast(6).contains { isEscape(bytes, $0) }
    }

    /// Whether `_xHHHH_` stands at `index`, with six bytes behind it.
    private static func isEscape(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "_") && bytes[index + 1] == UInt8(ascii: "x")
            && bytes[index + 6] == UInt8(ascii: "_")
            && bytes[(index + 2)...(index + 5)].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }

    private static func resolvingEscapes(_ bytes: [UInt8]) -> [UInt8] {
        var resolved: [UInt8] = []
        var units: [UInt16] = []
        var index = 0
        while index < bytes.count {
            if index + 6 < bytes.count, isEscape(bytes, index) {
                let digits = String(decoding: bytes[(index + 2)...(index + 5)], as: UTF8.self)
                units.append(UInt16(digits, radix: 16) ?? 0xFFFD)
                index += 7
            } else {
                // Characters beyond 16 bits are written as two escapes, so these are decoded together.
                resolved += String(decoding: units, as: UTF16.self).utf8
                units = []
                resolved.append(bytes[index])
                index += 1
            }
        }
        return resolved + String(decoding: units, as: UTF16.self).utf8
    }

    /// True only for text in form C already: below U+0300, Vietnamese letters U+1EA0...1EF9, dashes and dots
    /// U+2010...2027 (Unicode `NFC_Quick_Check`). The bytes are valid UTF-8, since expat passed them.
    private static func isSurelyComposed(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0..<0x80: index += 1
            case 0xC2...0xCB: index += 2
            case 0xE1:
                guard index + 2 < bytes.count else { return false }
                let (second, third) = (bytes[index + 1], bytes[index + 2])
                guard second == 0xBA && third >= 0xA0 || second == 0xBB && third <= 0xB9 else { return false }
                index += 3
            case 0xE2:
                guard index + 2 < bytes.count, bytes[index + 1] == 0x80, (0x90...0xA7).contains(bytes[index + 2]) else {
                    return false
                }
                index += 3
            default: return false
            }
        }
        return true
    }
}
