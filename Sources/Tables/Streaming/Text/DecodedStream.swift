import Diagnostics
import Hashing
import Synchronization

/// A file in an older encoding as a stream of UTF-8, decoded piece by piece.
///
/// Pieces end at line ends, where no letter, no pair of bytes and no surrogate pair is cut.
final class DecodedStream: ByteStream {
    private static let pieceLength = 1 << 17

    private struct State {
        /// Bytes of the file that are not decoded yet.
        var raw: [UInt8]
        var isAtEnd = false
        var isAtStart = true
        /// What was decoded, and how much of it was handed over.
        var text: [UInt8] = []
        var taken = 0
        var lineFeeds = 0
        var hasher = SHA256Hasher()
        var capitals: ProblemLog
        var problem: Diagnostic?
    }

    private let stream: any ByteStream
    private let encoding: TextEncoding
    private let path: String
    private let state: Mutex<State>

    /// `read` was read of `stream` before; `encoding` is one whose byte order is known.
    init(_ stream: any ByteStream, after read: [UInt8], encoding: TextEncoding, path: String) {
        self.stream = stream
        self.encoding = encoding
        self.path = path
        var hasher = SHA256Hasher()
        read.withUnsafeBufferPointer { hasher.update($0) }
        state = Mutex(State(raw: read, hasher: hasher, capitals: ProblemLog(place: SourceLocation(file: path))))
    }

    /// When all is read: of the file as it is.
    var sha256: String { state.withLock { $0.hasher.hexadecimal() } }

    /// What is wrong with the bytes: why reading failed, or words to look at.
    var diagnostics: [Diagnostic] {
        state.withLock { state in (state.problem.map { [$0] } ?? []) + state.capitals.finish() }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int {
        try state.withLock { (state) throws(ByteStreamError) in
            while state.taken == state.text.count {
                if state.isAtEnd, state.raw.isEmpty, state.problem == nil { return 0 }
                try decodePiece(&state)
            }
            let count = min(buffer.count, state.text.count - state.taken)
            state.text[state.taken..<(state.taken + count)].withUnsafeBytes { buffer.copyMemory(from: $0) }
            state.taken += count
            return count
        }
    }

    private func decodePiece(_ state: inout State) throws(ByteStreamError) {
        if let problem = state.problem { throw ByteStreamError(reason: problem.message.vietnamese) }
        var end = state.isAtEnd ? state.raw.count : endOfLastLine(state.raw)
        while end == 0, !state.isAtEnd {
            try readMore(&state)
            // A line without end is for others to report; here it only must not pile up.
            let isTooLong = state.raw.count >= ChunkReader.recordLimit
            end = state.isAtEnd || isTooLong ? state.raw.count & ~1 : endOfLastLine(state.raw)
            if state.isAtEnd { end = state.raw.count }
        }
        let piece = Array(state.raw[..<end])
        state.raw.removeFirst(end)
        state.taken = 0
        let (text, invalid, length) = decode(piece, isFirst: state.isAtStart)
        state.isAtStart = false
        state.text = text
        if let invalid {
            var problem = DecodingDiagnostic(path: path, bytes: piece)
                .invalid(at: invalid, length: length, encoding, textBefore: text)
            problem.location?.line? += state.lineFeeds
            // What stands before it in its record is nobody's business.
            problem.excerpt = nil
            // What stands before it is still handed over.
            state.problem = problem
        }
        if encoding == .tcvn3 {
            CapitalsCheck.check(text, lineFeedsBefore: state.lineFeeds, path: path, &state.capitals)
        }
        state.lineFeeds += text.count { $0 == 0x0A }
    }

    private func readMore(_ state: inout State) throws(ByteStreamError) {
        var more = [UInt8](repeating: 0, count: Self.pieceLength)
        let count = try more.read(from: stream)
        state.isAtEnd = count == 0
        more[..<count].withUnsafeBufferPointer { state.hasher.update($0) }
        state.raw += more[..<count]
    }

    private func decode(_ piece: [UInt8], isFirst: Bool) -> (text: [UInt8], invalid: Int?, length: Int) {
        switch encoding {
        case .utf16LittleEndian, .utf16BigEndian:
            let isBigEndian = encoding == .utf16BigEndian
            let hasMark = isFirst && piece.starts(with: isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE])
            let outcome = UTF16Decoder.decode(piece, from: hasMark ? 2 : 0, bigEndian: isBigEndian)
            return (outcome.text, outcome.invalid, 2)
        case .auto, .utf8, .utf16, .windows1258, .tcvn3, .vni:
            let outcome = LegacyDecoder.decode(piece, encoding)
            return (outcome.text, outcome.invalid, 1)
        }
    }

    /// One past the last line feed, 0 where there is none.
    private func endOfLastLine(_ bytes: [UInt8]) -> Int {
        switch encoding {
        case .utf16LittleEndian, .utf16BigEndian:
            let low = encoding == .utf16BigEndian ? 1 : 0
            var unit = bytes.count & ~1
            while unit > 0 {
                unit -= 2
                if bytes[unit + low] == 0x0A, bytes[unit + 1 - low] == 0 { return unit + 2 }
            }
            return 0
        case .auto, .utf8, .utf16, .windows1258, .tcvn3, .vni:
            return bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        }
    }
}

extension [UInt8] {
    /// Reads as many bytes as there are elements at most; how many there were.
    fileprivate mutating func read(from stream: any ByteStream) throws(ByteStreamError) -> Int {
        var failure: ByteStreamError?
        let count = withUnsafeMutableBytes { buffer -> Int in
            do throws(ByteStreamError) {
                return try stream.read(into: buffer)
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        return count
    }
}
