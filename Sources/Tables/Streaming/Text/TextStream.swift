import Diagnostics
import Synchronization

/// A file of text, opened: its bytes as UTF-8, in whatever encoding it is written.
struct TextStream {
    /// How much of a file is looked at to find its encoding where none is declared.
    static let sampleLength = 1 << 18

    let utf8: any ByteStream
    /// Nil where the file is in UTF-8 already: its bytes are then handed over as they are.
    let decoded: DecodedStream?
    /// What was found out about the encoding.
    let diagnostics: [Diagnostic]

    /// Opens `file`. The value is nil where its encoding is not known, or is not the declared one.
    static func open(
        _ file: StreamedFile, declared: TextEncoding
    ) throws(ByteStreamError) -> Diagnosed<TextStream?> {
        let stream = try file.open()
        let sample = try stream.readSample(sampleLength)
        // A letter may be cut at the end of the sample, but none at the end of a line.
        let isWhole = sample.count < sampleLength
        let end = isWhole ? sample.count : sample.lastIndex(of: 0x0A).map { $0 + 1 } ?? sample.count
        let found = TextDecoder.decode(Array(sample[..<end]), declared: declared, path: file.path)
        let wording = DecodingDiagnostic(path: file.path, bytes: sample)
        guard let encoding = found.encoding, !wording.isWorkbook else { return Diagnosed(nil, found.diagnostics) }
        if encoding == .utf8 {
            let whole = PrefixedStream(sample, then: stream)
            return Diagnosed(TextStream(utf8: whole, decoded: nil, diagnostics: []))
        }
        let decoded = DecodedStream(stream, after: sample, encoding: encoding, path: file.path)
        let notes = declared == .auto ? [wording.found(encoding)] : []
        return Diagnosed(TextStream(utf8: decoded, decoded: decoded, diagnostics: notes))
    }
}

/// Some bytes that were read of a stream before, and then the rest of it.
private final class PrefixedStream: ByteStream {
    private let prefix: MemoryStream
    private let rest: any ByteStream
    private let isInRest = Mutex(false)

    init(_ prefix: [UInt8], then rest: any ByteStream) {
        self.prefix = MemoryStream(prefix)
        self.rest = rest
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int {
        if isInRest.withLock({ $0 }) { return try rest.read(into: buffer) }
        let count = prefix.read(into: buffer)
        if count > 0 || buffer.isEmpty { return count }
        isInRest.withLock { $0 = true }
        return try rest.read(into: buffer)
    }
}

extension ByteStream {
    /// The first `length` bytes, or all where there are fewer.
    fileprivate func readSample(_ length: Int) throws(ByteStreamError) -> [UInt8] {
        var sample = [UInt8](repeating: 0, count: length)
        var filled = 0
        var failure: ByteStreamError?
        sample.withUnsafeMutableBytes { buffer in
            do throws(ByteStreamError) {
                while filled < length {
                    let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
                    if count == 0 { return }
                    filled += count
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return Array(sample[..<filled])
    }
}
