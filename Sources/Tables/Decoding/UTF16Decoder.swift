/// Decodes UTF-16 with the check that Unicode asks for: every surrogate in its pair.
enum UTF16Decoder {
    struct Outcome {
        /// UTF-8 up to the first unit that is not valid.
        var text: [UInt8]
        /// Offset in the input of that unit.
        var invalid: Int?
    }

    /// `start` is the offset after the byte order mark.
    static func decode(_ bytes: [UInt8], from start: Int, bigEndian: Bool) -> Outcome {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        func unit(_ index: Int) -> UInt32? {
            guard index + 1 < bytes.count else { return nil }
            let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        var index = start
        while index < bytes.count {
            guard var value = unit(index) else { return Outcome(text: text, invalid: index) }
            var length = 2
            if value & 0xFC00 == 0xD800, let low = unit(index + 2), low & 0xFC00 == 0xDC00 {
                value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
                length = 4
            }
            guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
                return Outcome(text: text, invalid: index)
            }
            text.append(contentsOf: encoded)
            index += length
        }
        return Outcome(text: text, invalid: nil)
    }

    /// The byte order of text without a mark, true for big-endian: line ends, digits and separators have a zero byte on one
    /// side, and no Vietnamese letter has one on the other. Nil where zeros do not say so.
    static func isBigEndian(_ bytes: [UInt8]) -> Bool? {
        let sample = bytes.prefix(4096)
        guard sample.count >= 2 else { return nil }
        var (even, odd) = (0, 0)
        for (offset, byte) in sample.enumerated() where byte == 0 {
            if offset % 2 == 0 { even += 1 } else { odd += 1 }
        }
        if even == 0, odd * 8 >= sample.count { return false }
        if odd == 0, even * 8 >= sample.count { return true }
        return nil
    }
}
