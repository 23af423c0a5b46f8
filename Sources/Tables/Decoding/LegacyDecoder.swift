import Foundation

/// Decodes the encodings that Vietnamese offices used before Unicode.
enum LegacyDecoder {
    /// Text up to the first byte that stands for nothing.
    struct Outcome {
        /// UTF-8, in normalisation form C.
        var text: [UInt8]
        /// Offset in the input of the byte that stopped it.
        var invalid: Int?
    }

    /// The encodings that are told apart by how well their words read.
    static let candidates: [TextEncoding] = [.windows1258, .tcvn3, .vni]

    static func decode(_ bytes: some Collection<UInt8>, _ encoding: TextEncoding) -> Outcome {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 2)
        var reader = Letters(bytes, encoding)
        while let letter = reader.next() {
            guard let scalar = letter else {
                return Outcome(text: normalised(text, encoding), invalid: reader.offset)
            }
            if scalar.value < 0x80 {
                text.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return Outcome(text: normalised(text, encoding), invalid: nil)
    }

    /// The text with `�` where a byte stands for nothing: for showing, not for reading.
    static func shown(_ bytes: some Collection<UInt8>, _ encoding: TextEncoding) -> String {
        var text = String.UnicodeScalarView()
        var reader = Letters(bytes, encoding)
        while let letter = reader.next() { text.append(letter ?? "\u{FFFD}") }
        return String(text).precomposedStringWithCanonicalMapping
    }

    /// The tables of TCVN3 and VNI hold precomposed letters only; Windows-1258 writes tones as marks of their own.
    private static func normalised(_ text: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
        guard encoding == .windows1258 else { return text }
        return Array(String(decoding: text, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
    }

    /// Letter by letter; the inner value is nil where a byte stands for nothing.
    private struct Letters<Bytes: Collection<UInt8>> {
        private let bytes: Bytes
        private let encoding: TextEncoding
        private let table: ByteTable
        private var index: Bytes.Index
        private var position = 0
        /// Offset of the byte or pair that was read last.
        private(set) var offset = 0

        init(_ bytes: Bytes, _ encoding: TextEncoding) {
            self.bytes = bytes
            self.encoding = encoding
            table = encoding == .tcvn3 ? .tcvn3 : .windows1258
            index = bytes.startIndex
        }

        mutating func next() -> Unicode.Scalar?? {
            guard index < bytes.endIndex else { return nil }
            offset = position
            let byte = take()
            if encoding != .vni { return .some(table[byte]) }
            if index < bytes.endIndex, bytes[index] >= 0xC0,
                let letter = VNITable.standard.letter(byte, bytes[index])
            {
                _ = take()
                return .some(letter)
            }
            return .some(VNITable.standard.single(byte))
        }

        private mutating func take() -> UInt8 {
            defer {
                index = bytes.index(after: index)
                position += 1
            }
            return bytes[index]
        }
    }
}
