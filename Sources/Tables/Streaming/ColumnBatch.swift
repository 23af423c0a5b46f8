/// What a scan decodes of one column.
public struct ScanColumn: Sendable {
    /// How the cells become numbers that kernels work on.
    public enum Encoding: Sendable {
        /// Days since 1970-01-01 as `Int32`.
        case date
        /// `Int64` multiples of 10^-`decimals`.
        case number(decimals: Int)
        /// `Int32` codes of a book.
        case code(CodeBook)
        /// A 64-bit fingerprint and the text itself, for counting different values and finding equal ones.
        case text
    }

    /// Index of the field in the schema.
    public var field: Int
    public var encoding: Encoding

    public init(field: Int, encoding: Encoding) {
        self.field = field
        self.encoding = encoding
    }
}

/// The decoded columns of some rows, in the order of the scan's columns. Valid while the consumer is called.
public struct ColumnBatch {
    /// Stands for an absent date.
    public static let absentDate = Int32.min
    /// Stands for an absent number.
    public static let absentNumber = Int64.min

    public let rowCount: Int
    let columns: [ColumnBuffer]

    public func dates(_ column: Int) -> UnsafePointer<Int32> { UnsafePointer(columns[column].narrow) }
    public func codes(_ column: Int) -> UnsafePointer<Int32> { UnsafePointer(columns[column].narrow) }
    public func numbers(_ column: Int) -> UnsafePointer<Int64> { UnsafePointer(columns[column].wide) }
    /// The bytes of a text cell, nil where it is absent.
    public func text(_ column: Int, row: Int) -> UnsafeBufferPointer<UInt8>? { columns[column].texts[row] }
}

/// The storage of one decoded column.
final class ColumnBuffer {
    private(set) var narrow: UnsafeMutablePointer<Int32>
    private(set) var wide: UnsafeMutablePointer<Int64>
    var texts: [UnsafeBufferPointer<UInt8>?] = []
    private var capacity = 0
    private let isWide: Bool

    init(isWide: Bool) {
        self.isWide = isWide
        narrow = UnsafeMutablePointer.allocate(capacity: 1)
        wide = UnsafeMutablePointer.allocate(capacity: 1)
    }

    deinit {
        narrow.deallocate()
        wide.deallocate()
    }

    /// Makes room for `rows` values, which are not kept.
    func reserve(_ rows: Int) {
        if rows <= capacity { return }
        capacity = rows
        if isWide {
            wide.deallocate()
            wide = UnsafeMutablePointer.allocate(capacity: rows)
        } else {
            narrow.deallocate()
            narrow = UnsafeMutablePointer.allocate(capacity: rows)
        }
    }
}

extension ColumnBatch {
    /// No rows.
    public static var empty: ColumnBatch { ColumnBatch(rowCount: 0, columns: []) }
}
