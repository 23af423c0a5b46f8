/// The declared fields by every text that may name them in a file.
struct FieldNames {
    private var fields: [String: Int] = [:]

    init(_ schema: TableSchema) {
        for (index, field) in schema.fields.enumerated() {
            for alias in field.aliases where fields[alias] == nil { fields[alias] = index }
        }
        // A name of its own goes before another field's alias.
        for (index, field) in schema.fields.enumerated() { fields[field.name] = index }
    }

    /// The index of the field that `text` names.
    subscript(text: String) -> Int? { fields[text] }
}
