import Foundation
import Samples
import Tables

/// An array of flat objects.
struct JSONReader: FuzzReader {
    static let name = "json"
    private let source: JSONSource

    init(_ corpus: Corpus) throws { source = try JSONSource(corpus, ending: "json", format: .json) }
    func input(_ numbers: inout RandomNumbers) -> FuzzInput { source.input(&numbers) }

    func read(_ input: FuzzInput) -> FuzzReading {
        var reading = source.read(input)
        // What is read without an error is JSON to others too.
        if !reading.diagnostics.containsError {
            for (path, bytes) in input.files where Self.isRefusedElsewhere(bytes) {
                reading.complaints.append("\(path) is read, and is not JSON")
            }
        }
        return reading
    }

    private static func isRefusedElsewhere(_ bytes: [UInt8]) -> Bool {
        // Foundation knows other encodings, and numbers that it cannot hold are refused there.
        guard let text = String(validating: bytes, as: UTF8.self), !text.contains(where: { "eE".contains($0) }) else {
            return false
        }
        return (try? JSONSerialization.jsonObject(with: Data(bytes))) == nil
    }
}

/// Flat objects one after the other.
struct NDJSONReader: FuzzReader {
    static let name = "ndjson"
    private let source: JSONSource

    init(_ corpus: Corpus) throws { source = try JSONSource(corpus, ending: "ndjson", format: .ndjson) }
    func input(_ numbers: inout RandomNumbers) -> FuzzInput { source.input(&numbers) }
    func read(_ input: FuzzInput) -> FuzzReading { source.read(input) }
}

/// What both have in common.
private struct JSONSource {
    private static let names = ["a", "b", "đơn vị", "Năm", "visits"]
    private static let tokens = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud83d", "\\ud83d\\udc4d", "\\udc4d", "\\u00e9", "null",
        "true", "false", "nul", "-", "1e5", "1E-400", "0.1", "01", "/*", "*/", "//", "{\"a\":1}", "[1]", "\n", "\t",
        "{\"a\":", "\"a\":", "\"a\":1,", "\u{FEFF}", "\u{2028}",
    ]
    /// Files and the keys in them.
    private let items: [(bytes: [UInt8], names: [String])]
    private let mutator: Mutator
    private let format: TableFormat

    init(_ corpus: Corpus, ending: String, format: TableFormat) throws {
        let spectrum = try corpus.files("Tests/TablesTests/Spectrum") { $0.hasSuffix("." + ending) }
        let site = try corpus.files("Tests/Sites/file-forms/Content/data") { $0.hasSuffix("." + ending) }
        let files = spectrum.contents + site.contents
        items = files.map { ($0, Self.names($0)) } + files.map { _ in ([], Self.names) }
        mutator = Mutator(tokens: Self.tokens, pieces: files)
        self.format = format
    }

    /// The texts before a colon, each once.
    private static func names(_ bytes: [UInt8]) -> [String] {
        let texts = String(decoding: bytes, as: UTF8.self).split(separator: "\"", omittingEmptySubsequences: false)
        var names: [String] = []
        for (text, next) in zip(texts, texts.dropFirst()) where next.hasPrefix(":") {
            if !names.contains(String(text)) { names.append(String(text)) }
        }
        return names
    }

    private func item(_ settings: UInt64) -> (bytes: [UInt8], names: [String]) {
        items[Int(settings % UInt64(items.count))]
    }

    func input(_ numbers: inout RandomNumbers) -> FuzzInput {
        let settings = numbers.next()
        var bytes = item(settings).bytes
        if bytes.isEmpty || numbers.happens(4000) {
            let names = item(settings).names
            let fields = SchemaDraw.columns(names, SchemaDraw.schema(names, seed: settings))
            let records = (0..<(1 + numbers.below(1 << numbers.below(6)))).map { _ in record(fields, &numbers) }
            let text = format == .json ? "[" + records.joined(separator: ",\n") + "]" : records.joined(separator: "\n")
            bytes = Array(text.utf8)
        }
        // The unchanged ones show that the names and types are those of the schema.
        if numbers.happens(9000) { bytes = mutator.mutated(bytes, &numbers) }
        return FuzzInput(files: ["a." + format.rawValue: bytes], settings: settings)
    }

    private func record(_ fields: [FieldSchema], _ numbers: inout RandomNumbers) -> String {
        let members = fields.map { field in
            let cell = CellDraw.text(field, &numbers).replacing("\"", with: "\\\"").replacing("\n", with: " ")
            let isNumber =
                field.type == .integer && !cell.isEmpty && cell.utf8.allSatisfy { (0x30...0x39).contains($0) }
            return "\"\(field.name)\": " + (isNumber ? cell : "\"\(cell)\"")
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    func read(_ input: FuzzInput) -> FuzzReading {
        var numbers = RandomNumbers(seed: input.settings)
        var schema = SchemaDraw.schema(item(input.settings).names, format: format, seed: input.settings)
        if numbers.happens(1000) { schema.encoding = numbers.one(of: TextEncoding.allCases) }
        return TableReading.read(input, schema)
    }
}
