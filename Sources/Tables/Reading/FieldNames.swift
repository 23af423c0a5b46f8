/// The declared fields by every text that may name them in a file.
struct FieldNames {
    private var fields: [String: Int] = [:]
    private let unpivot: Unpivot?

    init(_ schema: TableSchema) {
        unpivot = schema.unpivot
        for (index, field) in schema.fields.enumerated() {
            for alias in field.aliases where fields[alias] == nil { fields[alias] = index }
        }
        // A name of its own goes before another field's alias.
        for (index, field) in schema.fields.enumerated() { fields[field.name] = index }
    }

    /// The index of the field that `text` names.
    subscript(text: String) -> Int? { fields[text] }

    /// How much of what is declared a header with these names has: fields, and headings to be unpivoted.
    func count(in names: some Sequence<String>) -> Int {
        var named: Set<Int> = []
        var headings: Set<String> = []
        for name in names {
            if let field = fields[name] {
                named.insert(field)
            } else if !name.isEmpty, unpivot?.match(name, among: unpivot?.columns ?? []) != nil {
                headings.insert(name)
            }
        }
        return named.count + headings.count
    }
}
