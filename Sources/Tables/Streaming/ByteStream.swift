import Diagnostics
import Synchronization

/// The bytes of one file from its first to its last, read once.
public protocol ByteStream: Sendable {
    /// Fills as much of `buffer` as there are bytes and returns their number; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int
}

/// The file system's refusal, in its own words.
public struct ByteStreamError: Error, Sendable, Hashable {
    public var reason: String

    public init(reason: String) { self.reason = reason }
}

/// A file that can be opened when its turn comes.
public struct StreamedFile: Sendable {
    /// Path as shown to the user.
    public var path: String
    /// In bytes, for the progress shown; nil where it is not known.
    public var size: Int?
    public var open: @Sendable () throws(ByteStreamError) -> any ByteStream
    /// Of a workbook: opens the sheets that hold the table; what keeps one from being had is in the diagnostics.
    public var openSheets: (@Sendable () throws(ByteStreamError) -> Diagnosed<[SheetStream]>)?

    public init(path: String, size: Int?, open: @escaping @Sendable () throws(ByteStreamError) -> any ByteStream) {
        self.path = path
        self.size = size
        self.open = open
    }

    /// All bytes at once, for files that are small.
    public func readAll() throws(ByteStreamError) -> [UInt8] {
        let stream = try open()
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            var count = 0
            do {
                count = try buffer.withUnsafeMutableBytes { try stream.read(into: $0) }
            } catch let error as ByteStreamError {
                throw error
            } catch {
                throw ByteStreamError(reason: "\(error)")
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// A file that is in memory already.
    public init(path: String, bytes: [UInt8]) {
        self.init(path: path, size: bytes.count) { () throws(ByteStreamError) in MemoryStream(bytes) }
    }
}

/// Bytes in memory as a stream.
final class MemoryStream: ByteStream {
    private let bytes: [UInt8]
    private let position = Mutex(0)

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        position.withLock { position in
            let count = min(buffer.count, bytes.count - position)
            bytes.withUnsafeBytes {
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
            }
            position += count
            return count
        }
    }
}
