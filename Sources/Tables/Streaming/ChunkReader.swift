import CByteIndex
import Foundation
import Glibc
import Hashing

/// Cuts one file into chunks of whole records for several workers, and hashes it on the way.
///
/// Reading is one worker's at a time, and so is hashing, in the order of the chunks; what a worker does with its chunk
/// in between goes on beside both.
///
/// Unchecked because of its variables: the lock `turn` guards them all but the hasher, which only the worker whose chunk
/// is next may touch, and each hands it on under the lock. What is read from outside is read when all workers are done.
final class ChunkReader: @unchecked Sendable {
    /// A record longer than this is taken for a quote that is never closed.
    static let recordLimit = 1 << 24

    private let turn = NSCondition()
    private let stream: any ByteStream
    private let chunkSize: Int
    private let hashes: Bool
    private var tail: [UInt8] = []
    private var isAtEnd = false
    private var nextNumber = 0
    private var hasher = SHA256Hasher()
    private var hashTurn = 0
    private(set) var lineFeeds: [Int] = []
    private(set) var rows: [Int] = []
    private(set) var failure: Failure?

    enum Failure: Error {
        case stream(ByteStreamError)
        /// The record that begins in this chunk has no end.
        case endlessRecord(chunk: Int)
    }

    init(_ stream: any ByteStream, chunkSize: Int, hashes: Bool = true) {
        self.stream = stream
        self.chunkSize = chunkSize
        self.hashes = hashes
    }

    /// Fills `chunk` with the next records; false where there are none or the file cannot be read.
    func next(into chunk: Chunk) -> Bool {
        turn.lock()
        defer { turn.unlock() }
        guard failure == nil, !(isAtEnd && tail.isEmpty) else { return false }
        chunk.filled = 0
        chunk.reserve(max(chunkSize, tail.count * 2))
        tail.withUnsafeBufferPointer { tail in
            if let start = tail.baseAddress { chunk.bytes.update(from: start, count: tail.count) }
        }
        chunk.filled = tail.count
        chunk.hashedPrefix = tail.count
        chunk.number = nextNumber
        while true {
            do throws(ByteStreamError) {
                while !isAtEnd, chunk.filled < chunk.capacity {
                    let rest = UnsafeMutableRawBufferPointer(
                        start: chunk.bytes + chunk.filled, count: chunk.capacity - chunk.filled)
                    let count = try stream.read(into: rest)
                    chunk.filled += count
                    isAtEnd = count == 0
                }
            } catch {
                failure = .stream(error)
                return false
            }
            chunk.count = isAtEnd ? chunk.filled : Self.endOfLastRecord(chunk.bytes, chunk.filled)
            if isAtEnd || chunk.count > 0 && (nextNumber > 0 || Self.hasTwoLines(chunk)) { break }
            guard chunk.capacity < Self.recordLimit else {
                failure = .endlessRecord(chunk: nextNumber)
                return false
            }
            chunk.reserve(chunk.capacity * 2)
        }
        tail = Array(UnsafeBufferPointer(start: chunk.bytes + chunk.count, count: chunk.filled - chunk.count))
        if chunk.filled == 0 { return false }
        nextNumber += 1
        lineFeeds.append(0)
        rows.append(0)
        return true
    }

    /// Hashes what was read for `chunk` where it is its turn; otherwise waits for it if `waits`, else returns false.
    func hash(_ chunk: Chunk, waits: Bool) -> Bool {
        if !hashes { return true }
        turn.lock()
        while hashTurn != chunk.number {
            if !waits {
                turn.unlock()
                return false
            }
            turn.wait()
        }
        turn.unlock()
        // Only the worker whose turn it is gets here, so the hasher has one user.
        hasher.update(
            UnsafeBufferPointer(start: chunk.bytes + chunk.hashedPrefix, count: chunk.filled - chunk.hashedPrefix))
        turn.lock()
        hashTurn += 1
        turn.broadcast()
        turn.unlock()
        return true
    }

    /// Notes how many lines and rows a chunk had, so that lines of later chunks can be counted from the file's first.
    func note(lineFeeds count: Int, rows rowCount: Int, of chunk: Chunk) {
        turn.lock()
        lineFeeds[chunk.number] = count
        rows[chunk.number] = rowCount
        turn.unlock()
    }

    /// When all chunks are done: of the whole file; nil where it was not hashed.
    var sha256: String? { hashes ? hasher.hexadecimal() : nil }

    /// Whether two lines stand in it that are not blank: the header is looked for in the first chunk, and before it may
    /// be a line that names the delimiter.
    private static func hasTwoLines(_ chunk: Chunk) -> Bool {
        var lines = 0
        var isBlank = true
        for byte in chunk.text {
            if byte == UInt8(ascii: "\n") {
                lines += isBlank ? 0 : 1
                isBlank = true
            } else if byte != UInt8(ascii: "\r") {
                isBlank = false
            }
            if lines == 2 { return true }
        }
        return false
    }

    /// One past the last line feed outside quotes, 0 where there is none. `bytes` begin at a record.
    private static func endOfLastRecord(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        var isInside = congkhai_count(bytes, count, UInt8(ascii: "\"")) & 1 == 1
        var index = count
        while index > 0 {
            index -= 1
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") { isInside.toggle() }
            if byte == UInt8(ascii: "\n"), !isInside { return index + 1 }
        }
        return 0
    }
}
