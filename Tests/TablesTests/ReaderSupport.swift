import Diagnostics
import Tables

/// Reads one file of text.
func read(_ text: String, _ schema: TableSchema, path: String = "a.csv") -> Diagnosed<Table?> {
    TableReader.read([(path: path, bytes: Array(text.utf8))], schema: schema)
}

/// Reads text in which `1️⃣`, `2️⃣`… mark places; returns the diagnostics and the marked places.
func readMarked(
    _ text: String, _ schema: TableSchema, path: String = "a.csv"
) -> (diagnostics: [Diagnostic], places: [SourceLocation]) {
    var plain = ""
    var places: [SourceLocation] = []
    var (line, column) = (1, 1)
    for character in text {
        if character.unicodeScalars.last == "\u{20E3}" {
            places.append(SourceLocation(file: path, line: line, column: column))
            continue
        }
        plain.append(character)
        if character.isNewline { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return (read(plain, schema, path: path).diagnostics, places)
}

extension TableSchema {
    /// A schema of one field beside a string field `name`.
    static func with(_ field: FieldSchema, key: [String] = []) -> TableSchema {
        TableSchema(fields: [FieldSchema(name: "name", type: .string), field], key: key)
    }
}

extension Rational {
    static func of(_ numerator: Int, _ denominator: Int) throws -> Rational {
        struct NoSuchFraction: Error {}
        guard let value = Rational(numerator, over: denominator) else { throw NoSuchFraction() }
        return value
    }
}
