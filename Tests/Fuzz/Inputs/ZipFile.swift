import CLibzip

/// The parts of a zip file, to be changed and put together again.
struct ZipFile {
    var parts: [(name: String, bytes: [UInt8])] = []

    /// Nil for bytes that are no sound zip file, or have more in them than anyone would want to change.
    init?(_ bytes: [UInt8]) {
        let parts: [(String, [UInt8])]? = bytes.withUnsafeBytes { buffer in
            guard let source = zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, nil) else {
                return nil
            }
            guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
                zip_source_free(source)
                return nil
            }
            defer { zip_discard(archive) }
            return (0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0)))).compactMap { Self.part(archive, $0) }
        }
        guard let parts, !parts.isEmpty else { return nil }
        self.parts = parts
    }

    private static func part(_ archive: OpaquePointer, _ index: UInt64) -> (String, [UInt8])? {
        guard let name = zip_get_name(archive, index, 0), let file = zip_fopen_index(archive, index, 0) else {
            return nil
        }
        defer { zip_fclose(file) }
        var bytes = [UInt8](repeating: 0, count: Mutator.sizeLimit)
        let count = zip_fread(file, &bytes, zip_uint64_t(bytes.count))
        guard (0..<Int64(Mutator.sizeLimit)).contains(count) else { return nil }
        return (String(cString: name), Array(bytes.prefix(Int(count))))
    }

    /// The parts uncompressed, one after the other, with a directory (PKWARE APPNOTE 4.3).
    var stored: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in parts {
            let checksum = Self.checksum(bytes)
            let common =
                Self.little(20, 2) + Self.little(0x0800, 2) + Self.little(0, 2) + Self.little(0, 4)
                + Self.little(checksum, 4) + Self.little(bytes.count, 4) + Self.little(bytes.count, 4)
                + Self.little(name.utf8.count, 2) + Self.little(0, 2)
            directory += Self.little(0x0201_4B50, 4) + Self.little(20, 2) + common
            directory += [UInt8](repeating: 0, count: 10) + Self.little(file.count, 4) + name.utf8
            file += Self.little(0x0403_4B50, 4) + common + name.utf8 + bytes
        }
        let end =
            Self.little(0x0605_4B50, 4) + Self.little(0, 4) + Self.little(parts.count, 2) + Self.little(parts.count, 2)
            + Self.little(directory.count, 4) + Self.little(file.count, 4) + Self.little(0, 2)
        return file + directory + end
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static let checksumTable: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    /// CRC-32 of ISO 3309.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        Int(~bytes.reduce(~UInt32(0)) { checksumTable[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) })
    }
}
