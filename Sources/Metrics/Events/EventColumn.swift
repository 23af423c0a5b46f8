import Tables

/// A column of records that some expression or dimension needs.
struct EventColumn: Sendable {
    enum Content: Sendable, Hashable {
        case date
        case number(decimals: Int)
        /// A closed list: codes are positions in `texts`.
        case members
        /// Free text that is compared with literals only: their positions in `texts`, or `texts.count` for any other.
        case literals
        /// Free text whose different values are counted.
        case text
    }

    var name: String
    var content: Content
    /// Index of the field in the dataset's schema.
    var field: Int
    /// What the codes stand for.
    var texts: [String] = []
    /// Other texts that stand for one of these.
    var aliases: [String: String] = [:]

    /// How a scan decodes it.
    var scanColumn: ScanColumn {
        let coded = texts.enumerated().map { (text: $0.element, code: Int32($0.offset)) }
        let encoding: ScanColumn.Encoding =
            switch content {
            case .date: .date
            case .number(let decimals): .number(decimals: decimals)
            case .members: .code(CodeBook(coded + aliasCodes))
            case .literals: .code(CodeBook(coded, other: Int32(texts.count)))
            case .text: .text
            }
        return ScanColumn(field: field, encoding: encoding)
    }

    private var aliasCodes: [(text: String, code: Int32)] {
        aliases.sorted { $0.key < $1.key }.compactMap { alias, text in
            texts.firstIndex(of: text).map { (text: alias, code: Int32($0)) }
        }
    }
}

extension EventColumn {
    /// Every field once as what expressions work on, and free text once more for counting its different values.
    static func all(of fields: [Field], comparedIn expressions: [TypedExpression]) -> [EventColumn] {
        var literals: [String: Set<String>] = [:]
        for expression in expressions { collectLiterals(of: expression.expression, into: &literals) }
        return fields.enumerated().flatMap { index, field -> [EventColumn] in
            switch field.schema.type {
            case .date: return [EventColumn(name: field.name, content: .date, field: index)]
            case .integer: return [EventColumn(name: field.name, content: .number(decimals: 0), field: index)]
            case .decimal: return [EventColumn(name: field.name, content: .number(decimals: 4), field: index)]
            case .string, .period:
                let members = field.dimension.map { $0.members.map(\.id) } ?? field.schema.allowed
                let column = EventColumn(
                    name: field.name, content: members == nil ? .literals : .members, field: index,
                    texts: members ?? literals[field.name]?.sorted() ?? [],
                    aliases: field.schema.allowedAliases)
                if members != nil { return [column] }
                return [column, EventColumn(name: field.name, content: .text, field: index)]
            }
        }
    }

    /// The literals that every text column is compared with.
    private static func collectLiterals(of expression: Expression, into literals: inout [String: Set<String>]) {
        let children = expression.children
        let texts = children.compactMap { child in if case .string(let text, _) = child { text } else { nil } }
        for case .name(let name, .string, _) in children { literals[name, default: []].formUnion(texts) }
        for child in children { collectLiterals(of: child, into: &literals) }
    }
}
