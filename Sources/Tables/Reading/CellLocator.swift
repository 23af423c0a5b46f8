import Diagnostics

/// Finds the cells of a table again in the files it was read from, so that a problem found later can still point at one.
struct CellLocator: Sendable {
    /// One file and the columns in it.
    struct FilePlaces: Sendable {
        var cells: any CellPlaces
        /// By index of field.
        var columns: [Int?]
    }

    /// By index of file.
    let files: [FilePlaces?]
    /// `RecordSource.recordStart` of each row.
    let starts: [Int]

    /// Where the cell of a field in a row stands; nil where that cannot be told. Reads the row again: for diagnostics only.
    /// Without a field, where the row stands if its file's lines are several rows each.
    func location(ofRow row: Int, from origin: RowOrigin, field: Int?) -> SourceLocation? {
        guard files.indices.contains(origin.file), let file = files[origin.file], starts.indices.contains(row) else {
            return nil
        }
        guard let field else { return file.cells.location(ofRecordAt: starts[row], line: origin.line) }
        guard file.columns.indices.contains(field), let column = file.columns[field] else { return nil }
        return file.cells.location(ofCell: column, recordAt: starts[row], line: origin.line)
    }
}

/// What a source leaves behind for `CellLocator`.
protocol CellPlaces: Sendable {
    /// Where the content of a cell begins, in the record that began at `start` on `line`.
    func location(ofCell column: Int, recordAt start: Int, line: Int) -> SourceLocation?
    /// What of the line is the record; nil: all of it.
    func location(ofRecordAt start: Int, line: Int) -> SourceLocation?
}

extension CellPlaces {
    func location(ofRecordAt start: Int, line: Int) -> SourceLocation? { nil }
}
