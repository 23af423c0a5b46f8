import Diagnostics

/// The columns of one file, matched with the declared fields.
struct TableHeader {
    /// For every column of the file, the index of its field; nil for a column nobody declared.
    private(set) var fieldOfColumn: [Int?] = []
    /// For every declared field, the index of its column.
    private(set) var columnOfField: [Int?]
    /// Every declared field has exactly one column, and no other column stands in the file.
    private(set) var isComplete = true

    var columnCount: Int { fieldOfColumn.count }

    init(_ columns: [SourceColumn], place: SourceLocation, schema: TableSchema, log: inout ProblemLog) {
        let fields = FieldNames(schema)
        let named = Set(columns.compactMap { fields[$0.name] })
        columnOfField = Array(repeating: nil, count: schema.fields.count)
        for (column, source) in columns.enumerated() {
            if source.wasTrimmed { log.add(CellDiagnostic.surroundingSpace(source.name, at: source.location)) }
            if schema.ignored.contains(source.name), fields[source.name] == nil {
                fieldOfColumn.append(nil)
                continue
            }
            guard let field = fields[source.name] else {
                log.addColumn(
                    HeaderDiagnostic.unknown(
                        source.name, at: source.location,
                        missing: schema.fields.enumerated().filter { !named.contains($0.offset) }.map(\.element.name),
                        schema: schema))
                fieldOfColumn.append(nil)
                isComplete = false
                continue
            }
            if let earlier = columnOfField[field] {
                log.addColumn(
                    HeaderDiagnostic.duplicate(
                        source.name, at: source.location, first: earlier + 1, second: column + 1))
                fieldOfColumn.append(nil)
                isComplete = false
                continue
            }
            columnOfField[field] = column
            fieldOfColumn.append(field)
        }
        var start = columns.first?.location ?? place
        if start.line != nil { start.column = 1 }
        start.cell = nil
        // An excerpt shows no more of them.
        let names = columns.prefix(120).map(\.name)
        for (field, column) in columnOfField.enumerated() where column == nil {
            log.add(HeaderDiagnostic.missing(schema.fields[field].name, at: start, names))
            isComplete = false
        }
    }
}
