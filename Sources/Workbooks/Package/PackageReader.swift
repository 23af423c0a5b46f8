/// Reads the XML parts of a package (ECMA-376 part 2) and keeps account of what they cost.
struct PackageReader: ~Copyable {
    /// How a part is held to the limits.
    enum Use {
        /// Read once, element by element.
        case streamed
        /// What it says stays in memory.
        case kept
    }

    private static let sizeThatMayBeDense = 16 << 20

    let limits: WorkbookLimits
    private let archive: ZipArchive
    private var totalBytes = 0

    init(_ bytes: UnsafeRawBufferPointer, limits: WorkbookLimits) throws(WorkbookFailure) {
        archive = try ZipArchive(bytes, limits: limits)
        self.limits = limits
    }

    func has(_ part: String) -> Bool { archive.entry(part) != nil }

    /// Hands the elements of `part` to `handler`, until its end or until the handler has enough.
    mutating func read(_ part: String, as use: Use, into handler: any XMLHandler) throws(WorkbookFailure) {
        guard let entry = archive.entry(part) else { throw WorkbookFailure(.missingPart(part)) }
        let limit = use == .kept ? min(limits.indexBytes, limits.partBytes) : limits.partBytes
        if entry.size > UInt64(limit) { throw WorkbookFailure(.tooLarge(.part(part, bytes: limit))) }
        let parser = try XMLStream(part: part, limits: limits, handler: handler)
        let compressed = Int(clamping: max(1, entry.compressedSize))
        let allowed = compressed.multipliedReportingOverflow(by: limits.compressionRatio)
        let most = allowed.overflow ? Int.max : max(allowed.partialValue, Self.sizeThatMayBeDense)
        var (partBytes, total) = (0, totalBytes)
        defer { totalBytes = total }
        let limits = limits
        try archive.read(entry) { (chunk) throws(WorkbookFailure) in
            // What the directory claims of sizes may be a lie, so the bytes are counted as they come.
            partBytes += chunk.count
            total += chunk.count
            if partBytes > limit { throw WorkbookFailure(.tooLarge(.part(part, bytes: limit))) }
            if total > limits.totalBytes { throw WorkbookFailure(.tooLarge(.package(bytes: limits.totalBytes))) }
            if partBytes > most { throw WorkbookFailure(.tooLarge(.density(part, ratio: limits.compressionRatio))) }
            return try parser.parse(chunk)
        }
        try parser.finish()
    }
}
