import Diagnostics

/// The bytes that a table was read from, so that a problem found later can still point at a cell.
struct CellLocator: Sendable {
    /// Bytes of each file of the table.
    let files: [[UInt8]]
    /// Offset of each row's first byte in its file.
    let starts: [Int]

    /// Where the cell of `field` in a row stands. Reads the header and that row again: for diagnostics only.
    func location(ofRow row: Int, from origin: RowOrigin, field: String, path: String) -> SourceLocation {
        let place = SourceLocation(file: path, line: origin.line)
        guard files.indices.contains(origin.file), starts.indices.contains(row) else { return place }
        return files[origin.file].withUnsafeBufferPointer { bytes in
            let source = TextSource(path: path, bytes: bytes)
            var record = Record()
            var headers = RecordScanner(bytes, from: source.textStart)
            repeat {
                guard headers.next(into: &record) else { return place }
            } while record.isBlank
            let column = record.fields.firstIndex { CellText(bytes, $0).string == field }
            var rows = RecordScanner(bytes, from: starts[row], line: origin.line)
            guard let column, rows.next(into: &record), record.fields.indices.contains(column) else { return place }
            return source.location(of: CellText(bytes, record.fields[column]).start, in: record)
        }
    }
}
