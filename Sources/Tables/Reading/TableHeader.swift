import Diagnostics

/// The header row of one file, matched with the declared fields.
struct TableHeader {
    /// For every column of the file, the index of its field; nil for a column nobody declared.
    private(set) var fieldOfColumn: [Int?] = []
    /// Every declared field has exactly one column, and no other column stands in the file.
    private(set) var isComplete = false

    var columnCount: Int { fieldOfColumn.count }

    init(_ record: Record, of source: TextSource, schema: TableSchema, log: inout ProblemLog) {
        let cells = record.fields.map { CellText(source.bytes, $0) }
        let names = cells.map(\.string)
        if let separator = Self.foreignSeparator(names, schema) {
            log.add(HeaderDiagnostic.separator(separator, at: source.location(of: record.start), names[0]))
            fieldOfColumn = []
            return
        }
        var columnOfField: [Int?] = Array(repeating: nil, count: schema.fields.count)
        isComplete = true
        for (column, name) in names.enumerated() {
            let location = source.location(of: cells[column].start, in: record)
            if cells[column].wasTrimmed { log.add(CellDiagnostic.surroundingSpace(name, at: location)) }
            guard let field = schema.fields.firstIndex(where: { $0.name == name }) else {
                let absent = schema.fields.map(\.name).filter { !names.contains($0) }
                log.add(HeaderDiagnostic.unknown(name, at: location, missing: absent, schema: schema))
                fieldOfColumn.append(nil)
                isComplete = false
                continue
            }
            if let earlier = columnOfField[field] {
                log.add(HeaderDiagnostic.duplicate(name, at: location, first: earlier + 1, second: column + 1))
                fieldOfColumn.append(nil)
                isComplete = false
                continue
            }
            columnOfField[field] = column
            fieldOfColumn.append(field)
        }
        for (field, column) in columnOfField.enumerated() where column == nil {
            log.add(HeaderDiagnostic.missing(schema.fields[field].name, at: source.location(of: record.start), names))
            isComplete = false
        }
    }

    /// `;` or tab, where the file is separated by it: Excel under Vietnamese settings writes `;`.
    private static func foreignSeparator(_ names: [String], _ schema: TableSchema) -> Character? {
        guard names.count == 1 else { return nil }
        return [";", "\t"].first { separator in
            let parts = names[0].split(separator: separator).map { $0.filter { $0 != "\"" } }
            return parts.count > 1 && parts.contains { part in schema.fields.contains { $0.name == part } }
        }
    }
}
