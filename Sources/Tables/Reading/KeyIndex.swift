/// Remembers the keys of the rows read so far, over all files.
struct KeyIndex {
    private let fields: [Int]
    private var rows: [[CellValue]: RowOrigin] = [:]

    /// `fields` are indices into the schema; none for a table without a key.
    init(fields: [Int]) { self.fields = fields }

    /// The earlier row with the key of `row`; nil, and the key is remembered, where there is none.
    mutating func firstRow(like row: [CellValue], at origin: RowOrigin) -> RowOrigin? {
        if fields.isEmpty { return nil }
        let key = fields.map { row[$0] }
        if let earlier = rows[key] { return earlier }
        rows[key] = origin
        return nil
    }
}
