import Diagnostics
import Dispatch
import Synchronization

/// How many keys a check compared, and what it took.
public struct KeyReport: Sendable, Hashable {
    public var keys: Int
    /// Memory of the check alone, in bytes. It grows with the records, unlike all else.
    public var bytes: Int
}

/// Checks that no two records of a dataset have the same key: exactly, over all of its files.
///
/// While the records pass, only a hash of every key is kept. Where two hashes are equal, and only then, the files are
/// read again to compare the keys themselves and to say where they stand; so the result depends on no hash.
///
/// Unchecked because of the collectors, which are classes: collector `i` is touched by worker `i` only, and when they are
/// read all workers are done and nothing in them changes any more.
struct KeyCheck: @unchecked Sendable {
    /// One for every worker.
    let collectors: [KeyCollector]
    let key: RecordKey

    init(_ key: RecordKey, workers: Int) {
        self.key = key
        collectors = (0..<workers).map { _ in KeyCollector(key) }
    }

    var report: KeyReport {
        KeyReport(
            keys: collectors.reduce(0) { $0 + $1.count }, bytes: collectors.reduce(0) { $0 + $1.byteCount })
    }

    /// The hashes that several records have.
    func repeatedHashes() -> Set<UInt64> {
        let repeated = Mutex(Set<UInt64>())
        let nextShard = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: collectors.count) { _ in
            var table: [UInt64] = []
            var found: Set<UInt64> = []
            while true {
                let shard = nextShard.withLock { next in
                    next += 1
                    return next - 1
                }
                if shard >= KeyCollector.shardCount { break }
                findRepeated(in: shard, &table, &found)
            }
            repeated.withLock { $0.formUnion(found) }
        }
        return repeated.withLock { $0 }
    }

    private func findRepeated(in shard: Int, _ table: inout [UInt64], _ found: inout Set<UInt64>) {
        let count = collectors.reduce(0) { $0 + $1.count(inShard: shard) }
        var size = 16
        while size < count * 2 { size *= 2 }
        table.removeAll(keepingCapacity: true)
        table.append(contentsOf: repeatElement(RecordKey.incomplete, count: size))
        let mask = size - 1
        table.withUnsafeMutableBufferPointer { table in
            for collector in collectors {
                collector.forEach(inShard: shard) { hash in
                    var slot = Int(truncatingIfNeeded: hash) & mask
                    while table[slot] != RecordKey.incomplete {
                        if table[slot] == hash {
                            found.insert(hash)
                            return
                        }
                        slot = (slot + 1) & mask
                    }
                    table[slot] = hash
                }
            }
        }
    }
}
