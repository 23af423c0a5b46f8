/// The texts that a string field may hold, each with its code. Several texts may mean the same.
///
/// Lookups take the bytes of the file as they are: no string is made for a row.
public struct CodeBook: Sendable {
    /// What stands for an absent cell.
    public static let absent: Int32 = -1
    static let unknown: Int32 = -2

    private struct Entry: Sendable {
        var low: UInt64
        var high: UInt64
        var code: Int32
        var length: Int32
        /// Of a text of more than 16 bytes.
        var text: [UInt8]
    }

    private var slots: [Entry] = []
    private var mask = 0
    private var used = 0
    /// Of every text that is not in the book; nil where such a text is an error.
    let other: Int32?

    public init(_ texts: [(text: String, code: Int32)] = [], other: Int32? = nil) {
        self.other = other
        var capacity = 16
        while capacity < texts.count * 4 { capacity *= 2 }
        allocate(capacity)
        for (text, code) in texts { insert(Array(text.utf8), code) }
    }

    private mutating func allocate(_ capacity: Int) {
        slots = Array(repeating: Entry(low: 0, high: 0, code: Self.unknown, length: -1, text: []), count: capacity)
        mask = capacity - 1
        used = 0
    }

    /// Adds a text; the first of equal ones stays.
    mutating func insert(_ text: [UInt8], _ code: Int32) {
        if (used + 1) * 2 > slots.count {
            let old = slots
            allocate(old.count * 2)
            for entry in old where entry.length >= 0 { place(entry) }
        }
        let padded = text + Array(repeating: 0, count: 16)
        padded.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, self.code(of: base, text.count) == Self.unknown else { return }
            let (low, high) = Self.words(base, text.count)
            place(
                Entry(low: low, high: high, code: code, length: Int32(text.count), text: text.count > 16 ? text : []))
        }
    }

    private mutating func place(_ entry: Entry) {
        var slot = Self.hash(entry.low, entry.high, Int(entry.length)) & mask
        while slots[slot].length >= 0 { slot = (slot + 1) & mask }
        slots[slot] = entry
        used += 1
    }

    /// The code of a text, `unknown` where it is not in the book. Sixteen bytes must be readable from `bytes`.
    @inline(__always)
    func code(of bytes: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
        slots.withUnsafeBufferPointer { slots in
            let (low, high) = Self.words(bytes, length)
            var slot = Self.hash(low, high, length) & mask
            while true {
                let length32 = slots[slot].length
                if length32 < 0 { return Self.unknown }
                if length32 == Int32(truncatingIfNeeded: length), slots[slot].low == low, slots[slot].high == high {
                    if length <= 16 || Self.isEqual(slots[slot].text, bytes, length) { return slots[slot].code }
                }
                slot = (slot + 1) & mask
            }
        }
    }

    /// Likewise of a text that does not stand in a file.
    func code(of text: String) -> Int32 {
        let padded = Array(text.utf8) + Array(repeating: 0, count: 16)
        return padded.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { code(of: $0, padded.count - 16) } ?? Self.unknown
        }
    }

    private static func isEqual(_ text: [UInt8], _ bytes: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        text.elementsEqual(UnsafeBufferPointer(start: bytes, count: length))
    }

    /// Up to sixteen bytes as two words; of a longer text the first eight and the last eight.
    @inline(__always)
    private static func words(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> (UInt64, UInt64) {
        let raw = UnsafeRawPointer(bytes)
        let first = raw.loadUnaligned(as: UInt64.self)
        if length > 16 { return (first, raw.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)) }
        // Lengths change from row to row, so that the processor could not foresee which way a branch goes: none here.
        let second = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        return (first & Self.lowBytes(min(length, 8)), second & Self.lowBytes(max(length, 8) &- 8))
    }

    /// Ones in the lowest `count` bytes, up to eight.
    @inline(__always)
    private static func lowBytes(_ count: Int) -> UInt64 {
        let bits = UInt64(truncatingIfNeeded: count) &* 8
        // In two steps: a shift by all 64 bits at once would be none.
        return ~((~0 &<< (bits / 2)) &<< (bits / 2))
    }

    @inline(__always)
    private static func hash(_ low: UInt64, _ high: UInt64, _ length: Int) -> Int {
        // Multiplication mixes upwards: the high half is the well-mixed one.
        let mixed =
            (low ^ (high &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(truncatingIfNeeded: length)) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed >> 32)
    }
}
