#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What each byte of a one-byte encoding stands for, as the C library's iconv knows it.
///
/// Bytes are asked for one by one: a mark that combines comes back by itself, positions in the file are kept, and
/// normalisation composes it with its letter afterwards.
struct ByteTable: Sendable {
    private var scalars: [Unicode.Scalar?]

    /// Nil for a byte that stands for nothing.
    subscript(byte: UInt8) -> Unicode.Scalar? { scalars[Int(byte)] }

    /// Vietnamese Windows; its C1 controls are nothing.
    static let windows1258 = ByteTable(iconv: "WINDOWS-1258")

    /// ABC fonts.
    ///
    /// iconv's TCVN5712-1 is the standard's first set. Its bytes A1...FE agree with the fonts, but it adds toned capitals,
    /// which the fonts (third set) lack: in C0 controls, in 80...9F, where the fonts have the quotes, dashes and dots of
    /// Windows, and in gaps among the letters. So punctuation is taken from Windows, controls stay controls, and of A0...FF
    /// only those letters are taken that the third set has.
    static let tcvn3: ByteTable = {
        var table = ByteTable(iconv: "TCVN5712-1")
        let windows = ByteTable(iconv: "WINDOWS-1252")
        for byte in 0x00...0x9F { table.scalars[byte] = windows.scalars[byte] }
        // Toned capitals and bare tone marks of the first set.
        for byte in [
            0xAF, 0xB0, 0xB1, 0xB2, 0xB3, 0xB4, 0xBA, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xCD, 0xD9, 0xDA, 0xDB,
            0xE0, 0xF0, 0xFF,
        ] { table.scalars[byte] = nil }
        return table
    }()

    /// What VNI fonts have beside their letters.
    static let windows1252 = ByteTable(iconv: "WINDOWS-1252")

    private init(iconv name: String) {
        scalars = (0...0xFF).map { $0 < 0x80 ? Unicode.Scalar(UInt8($0)) : nil }
        let descriptor = iconv_open("UTF-32LE", name)
        // A C library without the encoding leaves every byte above 7F unknown: an error at the first letter, with its place.
        guard descriptor != iconv_t(bitPattern: -1) else { return }
        defer { iconv_close(descriptor) }
        for byte in 0x80...0xFF { scalars[byte] = Self.scalar(UInt8(byte), descriptor) }
    }

    private static func scalar(_ byte: UInt8, _ descriptor: iconv_t?) -> Unicode.Scalar? {
        var input = [CChar(bitPattern: byte)]
        var output = [CChar](repeating: 0, count: 16)
        let capacity = output.count
        let written = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target -> Int? in
                var (from, to) = (source.baseAddress, target.baseAddress)
                var (left, room) = (1, capacity)
                let failed = -1
                // The second call brings out a letter that was held back in case a mark followed.
                guard iconv(descriptor, &from, &left, &to, &room) != Int(bitPattern: UInt(bitPattern: failed)),
                    iconv(descriptor, nil, nil, &to, &room) != Int(bitPattern: UInt(bitPattern: failed))
                else {
                    iconv(descriptor, nil, nil, nil, nil)
                    return nil
                }
                return capacity - room
            }
        }
        guard written == 4 else { return nil }
        let value = output.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(UInt8(bitPattern: $1)) }
        return Unicode.Scalar(value)
    }
}
