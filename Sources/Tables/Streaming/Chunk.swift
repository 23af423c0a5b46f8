import Glibc

/// Whole records of one file, in a buffer that one worker uses again and again.
final class Chunk {
    /// Readable bytes after the last one, which readers of whole words may touch.
    static let padding = 64

    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int
    /// How many bytes belong to whole records.
    var count = 0
    /// Position in the file's order of chunks.
    var number = 0
    /// How many of the first bytes were hashed with the chunk before.
    var hashedPrefix = 0
    /// How many bytes were read for this chunk and the start of the next.
    var filled = 0

    init(capacity: Int) {
        self.capacity = capacity
        bytes = UnsafeMutablePointer.allocate(capacity: capacity + Self.padding)
        bytes.initialize(repeating: 0, count: capacity + Self.padding)
    }

    deinit { bytes.deallocate() }

    /// Makes room, keeping what is there.
    func reserve(_ newCapacity: Int) {
        if newCapacity <= capacity { return }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity + Self.padding)
        larger.initialize(repeating: 0, count: newCapacity + Self.padding)
        memcpy(larger, bytes, filled)
        bytes.deallocate()
        bytes = larger
        capacity = newCapacity
    }

    var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }
}
