import Foundation

/// Descriptions of the data as JSON: UTF-8, keys in alphabetical order, indented, a line feed at the end.
enum JSONText {
    static func bytes(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
        } catch {
            // Only a number that is not finite has no JSON, and exact fractions are finite.
            preconditionFailure("no JSON: \(error)")
        }
    }

    /// The same for the text of a script element. There `</script` would end it and `<!--` hide its end, and a `="` look like
    /// an attribute to `HTMLAttributes`. Both signs stand in strings only, where their escapes mean the same.
    static func scriptBytes(_ value: some Encodable) -> [UInt8] {
        bytes(value).flatMap { byte in
            switch byte {
            case UInt8(ascii: "<"): Array("\\u003c".utf8)
            case UInt8(ascii: "="): Array("\\u003d".utf8)
            default: [byte]
            }
        }
    }
}
