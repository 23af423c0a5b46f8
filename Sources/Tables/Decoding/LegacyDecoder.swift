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
        var text = Composed()
        text.bytes.reserveCapacity(bytes.count + bytes.count / 2)
        var reader = Letters(bytes, encoding)
        while let letter = reader.next() {
            guard let scalar = letter else { return Outcome(text: text.finish(), invalid: reader.offset) }
            text.append(scalar)
        }
        return Outcome(text: text.finish(), invalid: nil)
    }

    /// UTF-8 that is brought into form C piece by piece: Windows-1258 writes tones as marks of their own, and Foundation
    /// takes quadratic time over a long text. The tables of TCVN3 and VNI hold precomposed letters only.
    private struct Composed {
        private static let pieceLength = 64

        var bytes: [UInt8] = []
        private var pieceStart = 0
        private var hasMark = false

        mutating func append(_ scalar: Unicode.Scalar) {
            guard scalar.value >= 0x80 else {
                // Nothing before an ASCII character composes with it or with what follows.
                if bytes.count - pieceStart >= Self.pieceLength { composePiece() }
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
                return
            }
            if (0x300...0x36F).contains(scalar.value) { hasMark = true }
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }

        mutating func finish() -> [UInt8] {
            composePiece()
            return bytes
        }

        private mutating func composePiece() {
            if hasMark {
                let piece = String(decoding: bytes[pieceStart...], as: UTF8.self)
                bytes.replaceSubrange(pieceStart..., with: piece.precomposedStringWithCanonicalMapping.utf8)
            }
            pieceStart = bytes.count
            hasMark = false
        }
    }

    /// The text with `�` where a byte stands for nothing: for showing, not for reading.
    static func shown(_ bytes: some Collection<UInt8>, _ encoding: TextEncoding) -> String {
        var text = String.UnicodeScalarView()
        var reader = Letters(bytes, encoding)
        while let letter = reader.next() { text.append(letter ?? "\u{FFFD}") }
        return String(text).precomposedStringWithCanonicalMapping
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
