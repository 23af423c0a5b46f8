/// Gathers the rows of all files of one table.
struct TableBuilder: RowSink {
    private let schema: TableSchema
    private var columns: [ColumnBuilder]
    private var origins: [RowOrigin] = []
    private var starts: [Int] = []
    private var places: [CellLocator.FilePlaces?] = []
    private var keys: KeyIndex
    private(set) var files: [SourceFile] = []

    init(_ schema: TableSchema) {
        self.schema = schema
        columns = schema.fields.map { ColumnBuilder($0.type) }
        keys = KeyIndex(fields: schema.key.compactMap { name in schema.fields.firstIndex { $0.name == name } })
    }

    /// Registers a file and returns its index.
    mutating func addFile(_ file: SourceFile) -> Int {
        files.append(file)
        places.append(nil)
        return files.count - 1
    }

    mutating func setPlaces(_ cells: any CellPlaces, columns: [Int?], file: Int) {
        places[file] = CellLocator.FilePlaces(cells: cells, columns: columns)
    }

    mutating func append(_ row: [CellValue], from origin: RowOrigin, start: Int) -> RowOrigin? {
        if let earlier = keys.firstRow(like: row, at: origin) { return earlier }
        for (index, value) in row.enumerated() { columns[index].append(value) }
        origins.append(origin)
        starts.append(start)
        return nil
    }

    func finish() -> Table {
        var table = Table(fields: schema.fields, columns: columns.map { $0.finish() }, origins: origins, files: files)
        table.cells = CellLocator(files: places, starts: starts)
        return table
    }
}
