/// Keeps the hashes of the keys that one worker has seen, eight bytes a record.
///
/// They are parted by their first bits as they come, so that later each part fits into a core's cache: looking for
/// equal ones in one large table would wait for memory at every record.
final class KeyCollector {
    static let shardCount = 512
    /// Hashes that wait in one part until they are put away together.
    private static let blockLength = 256

    private let key: RecordKey
    private var hashes: [UInt64] = []
    private var waiting = [UInt64](repeating: 0, count: shardCount * blockLength)
    private var counts = [Int](repeating: 0, count: shardCount)
    private var blocks = [[[UInt64]]](repeating: [], count: shardCount)

    init(_ key: RecordKey) { self.key = key }

    func add(_ batch: ColumnBatch) {
        key.hash(batch, into: &hashes)
        waiting.withUnsafeMutableBufferPointer { waiting in
            counts.withUnsafeMutableBufferPointer { counts in
                for hash in hashes where hash != RecordKey.incomplete {
                    let shard = Int(truncatingIfNeeded: hash >> 55)
                    let start = shard * Self.blockLength
                    waiting[start + counts[shard]] = hash
                    counts[shard] += 1
                    if counts[shard] == Self.blockLength {
                        blocks[shard].append(Array(waiting[start..<(start + Self.blockLength)]))
                        counts[shard] = 0
                    }
                }
            }
        }
    }

    /// How many keys there were.
    var count: Int { counts.reduce(0, +) + blocks.reduce(0) { $0 + $1.count } * Self.blockLength }

    /// What keeping them takes, in bytes.
    var byteCount: Int {
        (waiting.count + blocks.reduce(0) { $0 + $1.count } * Self.blockLength) * MemoryLayout<UInt64>.size
    }

    /// Calls `body` with every hash of a shard.
    func forEach(inShard shard: Int, _ body: (UInt64) -> Void) {
        for block in blocks[shard] {
            for hash in block { body(hash) }
        }
        let start = shard * Self.blockLength
        for index in start..<(start + counts[shard]) { body(waiting[index]) }
    }

    func count(inShard shard: Int) -> Int { counts[shard] + blocks[shard].count * Self.blockLength }
}
