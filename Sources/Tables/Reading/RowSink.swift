/// Takes the rows that are read from files: a table keeps them, records are counted in passing.
protocol RowSink {
    /// The files so far, by index.
    var files: [SourceFile] { get }

    /// How the cells of a file are found again, by the columns of the fields. Called before the first row.
    mutating func setPlaces(_ cells: any CellPlaces, columns: [Int?], file: Int)

    /// Takes a row that begins at `start` of its source, one value for every field; where its key was there before, the row
    /// is not taken and the earlier one returned.
    mutating func append(_ row: [CellValue], from origin: RowOrigin, start: Int) -> RowOrigin?
}
