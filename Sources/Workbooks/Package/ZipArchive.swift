import CLibzip

/// The entries of a zip file in memory, which must outlive this.
struct ZipArchive: ~Copyable {
    struct Entry {
        var name: String
        var index: UInt64
        /// As the directory of the file claims.
        var size: UInt64
        var compressedSize: UInt64
        var isEncrypted: Bool
        var isStoredOrDeflated: Bool
    }

    private let archive: OpaquePointer
    /// By name in lower case: names of a package do not differ in case alone (ECMA-376 part 2, 6.2.2.3).
    private let entries: [String: Entry]

    init(_ bytes: UnsafeRawBufferPointer, limits: WorkbookLimits) throws(WorkbookFailure) {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
            throw WorkbookFailure(.damaged(Self.text(&error)))
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw WorkbookFailure(.damaged(Self.text(&error)))
        }
        do throws(WorkbookFailure) {
            entries = try Self.entries(of: archive, limits: limits)
            self.archive = archive
        } catch {
            zip_discard(archive)
            throw error
        }
    }

    deinit { zip_discard(archive) }

    func entry(_ name: String) -> Entry? { entries[name.lowercased()] }

    /// Hands the uncompressed bytes of `entry` over in chunks of at most 64 KiB, until `body` returns false.
    func read(
        _ entry: Entry, _ body: (UnsafeRawBufferPointer) throws(WorkbookFailure) -> Bool
    ) throws(WorkbookFailure) {
        if entry.isEncrypted { throw WorkbookFailure(.encryptedEntry(entry.name)) }
        if !entry.isStoredOrDeflated { throw WorkbookFailure(.unknownCompression(entry.name)) }
        guard let file = zip_fopen_index(archive, entry.index, 0) else {
            throw WorkbookFailure(.damaged("\(entry.name): \(String(cString: zip_strerror(archive)))"))
        }
        defer { zip_fclose(file) }
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { chunk.deallocate() }
        while true {
            let count = zip_fread(file, chunk.baseAddress, zip_uint64_t(chunk.count))
            if count < 0 {
                throw WorkbookFailure(.damaged("\(entry.name): \(String(cString: zip_file_strerror(file)))"))
            }
            if count == 0 { return }
            guard try body(UnsafeRawBufferPointer(rebasing: chunk[..<Int(count)])) else { return }
        }
    }

    private static func entries(
        of archive: OpaquePointer, limits: WorkbookLimits
    ) throws(WorkbookFailure) -> [String: Entry] {
        let count = zip_get_num_entries(archive, 0)
        guard count <= limits.entries else { throw WorkbookFailure(.tooLarge(.entries(limits.entries))) }
        var entries: [String: Entry] = [:]
        for index in 0..<zip_uint64_t(max(0, count)) {
            var status = zip_stat_t()
            guard zip_stat_index(archive, index, zip_flags_t(ZIP_FL_ENC_RAW), &status) == 0, let raw = status.name
            else {
                throw WorkbookFailure(.damaged(String(cString: zip_strerror(archive))))
            }
            let name = String(cString: raw)
            guard isSafe(name) else { throw WorkbookFailure(.unsafeEntry(name)) }
            let entry = Entry(
                name: name, index: index, size: status.size, compressedSize: status.comp_size,
                isEncrypted: status.encryption_method != ZIP_EM_NONE,
                isStoredOrDeflated: [ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(status.comp_method)))
            guard entries.updateValue(entry, forKey: name.lowercased()) == nil else {
                throw WorkbookFailure(.duplicateEntry(name))
            }
        }
        return entries
    }

    /// A plain relative path with forward slashes, as every program that writes workbooks uses.
    private static func isSafe(_ name: String) -> Bool {
        if name.isEmpty || name.first == "/" || name.contains("\\") || name.contains(":") { return false }
        return !name.split(separator: "/").contains { $0 == ".." || $0 == "." }
    }

    private static func text(_ error: inout zip_error_t) -> String { String(cString: zip_error_strerror(&error)) }
}
