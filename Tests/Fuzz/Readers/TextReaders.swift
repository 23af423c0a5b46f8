import Diagnostics
import Samples
import Tables

/// Delimited text, made from the fixtures or anew.
struct DelimitedReader: FuzzReader {
    static let name = "delimited"

    /// A file and the names in its header.
    private typealias Item = (bytes: [UInt8], names: [String])
    private let items: [Item]
    private let mutator: Mutator

    init(_ corpus: Corpus) throws {
        let spectrum = try corpus.files("Tests/TablesTests/Spectrum") { $0.hasSuffix(".csv") }
        let sites = try corpus.sites().flatMap { site in
            site.files.filter { $0.key.hasSuffix(".csv") && !$0.key.contains("1258") }.contents
        }
        items = (spectrum.contents + sites).map { ($0, DelimitedText.header($0)) }
        mutator = Mutator(tokens: DelimitedText.tokens, pieces: items.map(\.bytes))
    }

    func input(_ numbers: inout RandomNumbers) -> FuzzInput {
        let settings = numbers.next()
        var bytes = items[Int(settings % UInt64(items.count))].bytes
        if numbers.happens(6000) {
            let names = names(settings)
            let schema = SchemaDraw.schema(names, seed: settings)
            bytes = DelimitedText.generated(SchemaDraw.columns(names, schema), &numbers)
        }
        if numbers.happens(9000) { bytes = mutator.mutated(bytes, &numbers) }
        if numbers.happens(1500) { bytes = DelimitedText.utf16(bytes, &numbers) }
        return FuzzInput(files: ["a.csv": bytes], settings: settings)
    }

    private func names(_ settings: UInt64) -> [String] { items[Int(settings % UInt64(items.count))].names }

    func read(_ input: FuzzInput) -> FuzzReading {
        var numbers = RandomNumbers(seed: input.settings)
        var schema = SchemaDraw.schema(names(input.settings), seed: input.settings)
        if numbers.happens(2000) { schema.delimiter = numbers.one(of: Delimiter.allCases) }
        if numbers.happens(2000) { schema.encoding = numbers.one(of: TextEncoding.allCases) }
        return TableReading.read(input, schema)
    }
}

/// Bytes to text: every encoding, declared or found.
struct EncodingReader: FuzzReader {
    static let name = "encodings"

    private static let names = ["đơn vị", "lĩnh vực", "hồ sơ", "tỷ lệ", "ghi chú"]
    private let items: [[UInt8]]
    private let mutator: Mutator

    init(_ corpus: Corpus) throws {
        let site = try corpus.files("Tests/Sites/file-forms/Content/data") { $0.hasSuffix(".csv") }
        items = try corpus.files("Tests/TablesTests/Encodings").contents + site.contents
        mutator = Mutator(
            tokens: DelimitedText.tokens + ["\u{300}", "\u{323}", "đơn vị", "hå s¬", "ñôn vò", "\u{1F468}\u{200D}"],
            pieces: items)
    }

    func input(_ numbers: inout RandomNumbers) -> FuzzInput {
        var bytes = numbers.one(of: items)
        if numbers.happens(1000) {
            // The upper half of the bytes is where the encodings differ.
            bytes = (0..<numbers.below(600)).map { _ in UInt8(numbers.below(256)) | (numbers.happens(5000) ? 0x80 : 0) }
        }
        return FuzzInput(files: ["a.csv": mutator.mutated(bytes, &numbers)], settings: numbers.next())
    }

    func read(_ input: FuzzInput) -> FuzzReading {
        var numbers = RandomNumbers(seed: input.settings)
        let fields = Self.names.map { FieldSchema(name: $0, type: .string) }
        var schema = TableSchema(fields: fields)
        if numbers.happens(8000) { schema.encoding = numbers.one(of: TextEncoding.allCases) }
        return TableReading.read(input, schema)
    }
}

/// What readers of tables share.
enum TableReading {
    static func read(_ input: FuzzInput, _ schema: TableSchema) -> FuzzReading {
        let files = input.files.sorted { $0.key < $1.key }.map { (path: $0.key, bytes: $0.value) }
        return reading(TableReader.read(files, schema: schema))
    }

    static func reading(_ read: Diagnosed<Table?>) -> FuzzReading {
        var reading = FuzzReading(diagnostics: read.diagnostics, isUsable: read.value != nil)
        guard let table = read.value else { return reading }
        var cells: [AnyHashable] = [table.origins, table.files]
        for column in table.columns {
            switch column {
            case .numbers(let numbers): cells.append(numbers)
            case .dates(let dates): cells.append(dates)
            case .strings(let codes, let dictionary, let absences): cells += [codes, dictionary, absences]
            }
            let count =
                switch column {
                case .numbers(let cells): cells.count
                case .dates(let cells): cells.count
                case .strings(let codes, _, _): codes.count
                }
            if count != table.rowCount { reading.complaints.append("a column of \(count) in \(table.rowCount) rows") }
        }
        reading.value = AnyHashable(cells)
        if table.rowCount == 0, !read.diagnostics.containsError { reading.complaints.append("no row and no error") }
        for row in 0..<min(table.rowCount, 3) {
            for field in table.fields { _ = table.location(ofRow: row, field: field.name) }
        }
        return reading
    }
}

/// What is known of delimited text.
enum DelimitedText {
    static let tokens = [
        ",", ";", "\t", "|", "\"", "\"\"", "\r\n", "\n", "\r", "sep=;\n", "sep=", "\",\"", "1.234,5", "95,2%",
        "28/02/2024",
        "2024-02-28", "…", "–", "*", "≥ 85", "khoảng", "\u{A0}", "\u{FEFF}", "\u{200B}", " ", "a,b,c\n", "năm",
    ]

    /// The names in the first line that could be a header.
    static func header(_ bytes: [UInt8]) -> [String] {
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        let line = lines.first { !$0.hasPrefix("sep=") } ?? ""
        return line.split { ",;\t|".contains($0) }.map { $0.filter { $0 != "\u{FEFF}" } }
    }

    /// A sound table of some rows.
    static func generated(_ fields: [FieldSchema], _ numbers: inout RandomNumbers) -> [UInt8] {
        let delimiter = numbers.one(of: [",", ";", "\t", "|"])
        let end = numbers.one(of: ["\n", "\r\n"])
        var text = fields.map(\.name).joined(separator: delimiter) + end
        for _ in 0..<(1 + numbers.below(1 << numbers.below(7))) {
            let cells = fields.map { field in
                let cell = CellDraw.text(field, &numbers)
                let isPlain = !cell.contains { $0 == "\"" || $0.isNewline || String($0) == delimiter }
                return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
            }
            text += cells.joined(separator: delimiter) + end
        }
        return Array(text.utf8)
    }

    /// The text in UTF-16 of either order, with its mark or without.
    static func utf16(_ bytes: [UInt8], _ numbers: inout RandomNumbers) -> [UInt8] {
        let isLittle = numbers.happens(5000)
        let text = (numbers.happens(7000) ? "\u{FEFF}" : "") + String(decoding: bytes, as: UTF8.self)
        return text.utf16.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isLittle ? [low, high] : [high, low]
        }
    }
}
