/// A cell's place on a sheet; row and column count from 1.
public struct CellReference: Sendable, Hashable, Comparable {
    /// Rows and columns that a sheet of the format has: `XFD1048576` is its last cell.
    public static let rowCount = 1_048_576
    public static let columnCount = 16_384

    public let row: Int
    public let column: Int

    /// `A1`
    public static let first = CellReference(1, 1)

    private init(_ row: Int, _ column: Int) {
        self.row = row
        self.column = column
    }

    /// Nil for a place outside of the sheet.
    public init?(row: Int, column: Int) {
        guard (1...Self.rowCount).contains(row), (1...Self.columnCount).contains(column) else { return nil }
        self.init(row, column)
    }

    /// From A1 notation: `C7`, `$C$7`, `c7`. Nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = Array(text.utf8).withUnsafeBufferPointer(Self.parts)
        guard let parts, let row = parts.row, let column = parts.column else { return nil }
        self.init(row: row, column: column)
    }

    /// `C7`
    public var text: String { Self.columnName(column) + String(row) }

    /// `A`, `Z`, `AA` …; empty for numbers below 1.
    public static func columnName(_ column: Int) -> String {
        var letters: [Character] = []
        var rest = column
        while rest > 0 {
            letters.append(Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))))
            rest = (rest - 1) / 26
        }
        return String(letters.reversed())
    }

    /// Row by row.
    public static func < (left: CellReference, right: CellReference) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }

    /// Column and row as far as they are written; nil where `text` is no reference at all.
    package static func parts(_ text: UnsafeBufferPointer<UInt8>) -> (column: Int?, row: Int?)? {
        var index = 0
        func skipDollar() {
            if index < text.count, text[index] == UInt8(ascii: "$") { index += 1 }
        }
        skipDollar()
        var column = 0
        while index < text.count, case let letter = text[index] | 0x20, (0x61...0x7A).contains(letter) {
            column = column * 26 + Int(letter) - 0x60
            if column > columnCount { return nil }
            index += 1
        }
        // In `$C$7` the second sign stands before the row, in `$7` the only one.
        if column > 0 { skipDollar() }
        let isRowWritten = index < text.count
        var row = 0
        while index < text.count, (0x30...0x39).contains(text[index]) {
            row = row * 10 + Int(text[index]) - 0x30
            if row == 0 || row > rowCount { return nil }
            index += 1
        }
        guard index == text.count, !isRowWritten || row > 0, column > 0 || row > 0 else { return nil }
        return (column > 0 ? column : nil, row > 0 ? row : nil)
    }
}
