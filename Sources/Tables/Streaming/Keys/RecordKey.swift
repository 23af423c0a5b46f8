/// Which decoded columns make up the key of a record, and how keys become numbers.
struct RecordKey {
    private enum Part {
        case date(Int)
        case code(Int)
        case number(Int)
        case text(Int)
    }

    /// Stands for a record whose key is not complete: nothing can be said of it but that.
    static let incomplete: UInt64 = 0

    private let parts: [Part]
    private let mask: UInt64

    /// `positions` are those of the key's columns among `columns`. Of the hashes the last `hashBits` bits are kept.
    init(_ positions: [Int], in columns: [ScanColumn], hashBits: Int = 64) {
        mask = ~0 << UInt64(hashBits) ^ ~0
        parts = positions.map { position in
            switch columns[position].encoding {
            case .date: .date(position)
            case .code: .code(position)
            case .number: .number(position)
            case .text: .text(position)
            }
        }
    }

    /// Fills `hashes` with one for each row of `batch`. Equal keys have equal hashes on every machine and in every run.
    func hash(_ batch: ColumnBatch, into hashes: inout [UInt64]) {
        hashes.removeAll(keepingCapacity: true)
        hashes.append(contentsOf: repeatElement(Self.seed, count: batch.rowCount))
        hashes.withUnsafeMutableBufferPointer { hashes in
            for part in parts {
                switch part {
                case .date(let column):
                    let values = batch.dates(column)
                    Self.mix(&hashes) {
                        values[$0] == ColumnBatch.absentDate ? nil : UInt64(bitPattern: Int64(values[$0]))
                    }
                case .code(let column):
                    let values = batch.codes(column)
                    Self.mix(&hashes) { values[$0] < 0 ? nil : UInt64(bitPattern: Int64(values[$0])) }
                case .number(let column):
                    let values = batch.numbers(column)
                    Self.mix(&hashes) {
                        values[$0] == ColumnBatch.absentNumber ? nil : UInt64(bitPattern: values[$0])
                    }
                case .text(let column): Self.mix(&hashes) { batch.text(column, row: $0).map(Self.hash) }
                }
            }
            for row in hashes.indices where hashes[row] != Self.incomplete {
                let kept = hashes[row] & mask
                hashes[row] = kept == Self.incomplete ? mask | 1 : kept
            }
        }
    }

    /// The key of a row as bytes that are equal only where the keys are. The key must be complete.
    func append(_ batch: ColumnBatch, row: Int, to bytes: inout [UInt8]) {
        func append(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        for part in parts {
            switch part {
            case .date(let column): append(batch.dates(column)[row])
            case .code(let column): append(batch.codes(column)[row])
            case .number(let column): append(batch.numbers(column)[row])
            case .text(let column):
                guard let text = batch.text(column, row: row) else { continue }
                // With its length, or else “a”, “bc” would be “ab”, “c”.
                append(Int64(text.count))
                bytes.append(contentsOf: text)
            }
        }
    }

    // MARK: - Hashing

    private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    private static func mix(_ hashes: inout UnsafeMutableBufferPointer<UInt64>, _ value: (Int) -> UInt64?) {
        for row in hashes.indices where hashes[row] != incomplete {
            guard let value = value(row) else {
                hashes[row] = incomplete
                continue
            }
            // Nought is spoken for.
            hashes[row] = max(fold(hashes[row], value ^ 0xD6E8_FEB8_6659_FD93), 1)
        }
    }

    /// Both halves of the product: every bit of the one counts with every bit of the other.
    @inline(__always)
    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (high, low) = left.multipliedFullWidth(by: right)
        return high ^ low
    }

    /// Sixteen bytes at a time; the last ones may be taken twice, which the length makes good.
    @inline(__always)
    static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(text)
        let count = raw.count
        var hash = UInt64(truncatingIfNeeded: count) ^ 0xA076_1D64_78BD_642F
        if count < 8 {
            var word: UInt64 = 0
            for byte in raw { word = word << 8 | UInt64(byte) }
            return fold(hash, word ^ 0xE703_7ED1_A0B4_28DB)
        }
        var offset = 0
        while offset + 16 < count {
            hash = fold(
                hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
                raw.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self) ^ 0xE703_7ED1_A0B4_28DB)
            offset += 16
        }
        return fold(
            hash ^ raw.loadUnaligned(fromByteOffset: max(count - 16, 0), as: UInt64.self),
            raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) ^ 0x8EBC_6AF0_9C88_C6E3)
    }
}
