import CByteIndex
import Foundation
import Glibc
import Hashing
import Synchronization

/// Cuts one file into chunks of whole records for several workers, and hashes it on the way.
///
/// Reading is one worker's at a time, and so is hashing, in the order of the chunks; what a worker does with its chunk
/// in between goes on beside both. Reading a chunk takes less time than being woken does, so a worker waits for its turn
/// to read awake (`Mutex` does, for a while), and asleep only for its turn to hash.
///
/// Unchecked because of `hasher`, which only the worker whose chunk is next may touch, and each hands it on under the
/// lock `turn`, which guards `hashTurn`.
final class ChunkReader: @unchecked Sendable {
    /// A record longer than this is taken for a quote that is never closed.
    static let recordLimit = 1 << 24

    private struct State {
        /// What was read behind the last whole record.
        var tail: [UInt8] = []
        var isAtEnd = false
        var lineFeeds: [Int] = []
        var rows: [Int] = []
        var failure: Failure?
    }

    private let state = Mutex(State())
    private let stream: any ByteStream
    private let chunkSize: Int
    private let hashes: Bool
    private let turn = NSCondition()
    private var hasher = SHA256Hasher()
    private var hashTurn = 0

    enum Failure: Error {
        case stream(ByteStreamError)
        /// The record that begins behind the last chunk has no end.
        case endlessRecord
    }

    init(_ stream: any ByteStream, chunkSize: Int, hashes: Bool = true) {
        self.stream = stream
        self.chunkSize = chunkSize
        self.hashes = hashes
    }

    /// By chunk: line feeds, rows. Complete when all workers are done.
    var lineFeeds: [Int] { state.withLock { $0.lineFeeds } }
    var rows: [Int] { state.withLock { $0.rows } }
    var failure: Failure? { state.withLock { $0.failure } }

    /// Fills `chunk` with the next records; false where there are none. Where the file cannot be read further, all whole
    /// records before that place are still handed out, so that no size of chunks makes a difference.
    func next(into chunk: Chunk) -> Bool { state.withLock { fill(chunk, &$0) } }

    private func fill(_ chunk: Chunk, _ state: inout State) -> Bool {
        guard state.failure == nil, !(state.isAtEnd && state.tail.isEmpty) else { return false }
        chunk.filled = 0
        chunk.reserve(max(chunkSize, state.tail.count * 2))
        state.tail.withUnsafeBufferPointer { tail in
            if let start = tail.baseAddress { chunk.bytes.update(from: start, count: tail.count) }
        }
        chunk.filled = state.tail.count
        chunk.hashedPrefix = state.tail.count
        chunk.number = state.rows.count
        while true {
            read(into: chunk, &state)
            let endsFile = state.isAtEnd && state.failure == nil
            chunk.count = endsFile ? chunk.filled : Self.endOfLastRecord(chunk.bytes, chunk.filled)
            if endsFile || chunk.count > 0 && (chunk.number > 0 || Self.hasTwoLines(chunk)) { break }
            if state.failure != nil { return false }
            guard chunk.capacity < Self.recordLimit else {
                state.failure = .endlessRecord
                return false
            }
            chunk.reserve(chunk.capacity * 2)
        }
        state.tail.removeAll(keepingCapacity: true)
        state.tail.append(
            contentsOf: UnsafeBufferPointer(start: chunk.bytes + chunk.count, count: chunk.filled - chunk.count))
        if chunk.filled == 0 { return false }
        state.lineFeeds.append(0)
        state.rows.append(0)
        return true
    }

    /// Reads until `chunk` is full or there is no more to be had.
    private func read(into chunk: Chunk, _ state: inout State) {
        do throws(ByteStreamError) {
            while !state.isAtEnd, chunk.filled < chunk.capacity {
                let rest = UnsafeMutableRawBufferPointer(
                    start: chunk.bytes + chunk.filled, count: chunk.capacity - chunk.filled)
                let count = try stream.read(into: rest)
                chunk.filled += count
                state.isAtEnd = count == 0
            }
        } catch {
            state.failure = .stream(error)
            state.isAtEnd = true
        }
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
        state.withLock { state in
            state.lineFeeds[chunk.number] = count
            state.rows[chunk.number] = rowCount
        }
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
