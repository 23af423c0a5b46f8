/// What a workbook may cost at most. A file beyond a limit is refused as a whole; nothing is cut off.
public struct WorkbookLimits: Sendable, Hashable {
    /// Entries in the zip file.
    public var entries = 10_000
    /// Bytes of one part, uncompressed.
    public var partBytes = 1 << 30
    /// Bytes of all parts that one call reads, uncompressed.
    public var totalBytes = 2 << 30
    /// Bytes of a part that is kept in memory as a whole (workbook, styles, relationships), uncompressed.
    public var indexBytes = 64 << 20
    /// Uncompressed bytes per compressed byte of a part, asked of parts beyond 16 MiB. A sheet of two million
    /// equal cells has 15.
    public var compressionRatio = 200
    /// Cells of a sheet, empty ones included.
    public var cells = 20_000_000
    /// Bytes of the shared strings, and of the texts within one row; each text counts 32 more.
    public var textBytes = 256 << 20
    /// Merged ranges, and groups of columns, of a sheet.
    public var mergedRanges = 1_000_000
    /// Elements within elements.
    public var depth = 64
    /// Bytes of one tag, comment or the like.
    public var tagBytes = 1 << 20

    public init() {}

    public static let standard = WorkbookLimits()
}
