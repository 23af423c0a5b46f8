import Diagnostics
import Samples
import Tables

/// Records in passing: however the file is cut and however many workers there are, the outcome is the same.
struct RecordsReader: FuzzReader {
    static let name = "records"

    private static let schema = TableSchema(fields: [
        FieldSchema(name: "kind", type: .string, allowed: ["a", "b", "so-a", "dài, có dấu"]),
        FieldSchema(name: "day", type: .date), FieldSchema(name: "amount", type: .decimal),
        FieldSchema(name: "text", type: .string), FieldSchema(name: "count", type: .integer, minimum: Rational(0)),
        FieldSchema(name: "closed", type: .date, dates: .dayMonthYearTime, required: true),
    ])
    private static let columns = [
        ScanColumn(field: 0, encoding: .code(CodeBook([("a", 0), ("b", 1), ("so-a", 2), ("dài, có dấu", 3)]))),
        ScanColumn(field: 1, encoding: .date), ScanColumn(field: 2, encoding: .number(decimals: 2)),
        ScanColumn(field: 3, encoding: .text), ScanColumn(field: 4, encoding: .number(decimals: 0)),
        ScanColumn(field: 5, encoding: .date), ScanColumn(field: 3, encoding: .code(CodeBook([("x", 0)], other: 1))),
    ]
    private let mutator: Mutator

    init(_ corpus: Corpus) throws {
        let site = try corpus.files("Tests/Sites/events/Content/data") { $0.hasSuffix(".csv") }
        mutator = Mutator(tokens: DelimitedText.tokens + ["666", "a,,1,x,1,28/02/2024\n"], pieces: site.contents)
    }

    func input(_ numbers: inout RandomNumbers) -> FuzzInput {
        let rows = (0..<numbers.below(1 << numbers.below(9))).map { _ in
            [
                numbers.one(of: ["a", "b", "so-a", "dài, có dấu"]),
                numbers.one(of: ["", "2024-02-28", "2024-02-29", "2024-01-01"]),
                numbers.one(of: ["", "1", "1.25", "666", "-3", "12"]),
                numbers.one(of: ["x", "", "hai\ndòng", "có \"nháy\"", "chữ dài hơn mười sáu byte một chút"]),
                String(numbers.below(1 << numbers.below(40))),
                numbers.one(of: ["28/02/2024", "1/3/2024 14:30", "29/02/2024 08:00:00"]),
            ]
        }
        let isText = numbers.happens(8500)
        let name = isText ? "a.csv" : numbers.one(of: ["a.json", "a.ndjson"])
        var bytes = Array((isText ? Self.delimited(rows, &numbers) : Self.json(rows, isArray: name == "a.json")).utf8)
        if numbers.happens(8500) { bytes = mutator.mutated(bytes, &numbers) }
        if isText, numbers.happens(1500) { bytes = DelimitedText.utf16(bytes, &numbers) }
        return FuzzInput(files: [name: bytes], settings: numbers.next())
    }

    private static func delimited(_ rows: [[String]], _ numbers: inout RandomNumbers) -> String {
        let delimiter = numbers.one(of: [",", ",", ";", "\t", "|"])
        let end = numbers.one(of: ["\n", "\n", "\r\n"])
        let lines = rows.map { cells in
            cells.map { cell in
                let isPlain = !cell.contains { $0 == "\"" || $0.isNewline || $0 == "," }
                return isPlain && numbers.happens(9000) ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
            }.joined(separator: delimiter) + end
        }
        return schema.fields.map(\.name).joined(separator: delimiter) + end + lines.joined()
    }

    private static func json(_ rows: [[String]], isArray: Bool) -> String {
        let records = rows.map { cells in
            let members = zip(schema.fields, cells).map { field, cell in
                let isNumber = (field.type == .integer || field.type == .decimal) && !cell.isEmpty
                let text = cell.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
                return "\"\(field.name)\":" + (isNumber ? cell : cell.isEmpty ? "null" : "\"\(text)\"")
            }
            return "{" + members.joined(separator: ",") + "}"
        }
        return isArray ? "[" + records.joined(separator: ",\n") + "]" : records.joined(separator: "\n")
    }

    func read(_ input: FuzzInput) -> FuzzReading {
        var numbers = RandomNumbers(seed: input.settings)
        guard let (path, bytes) = input.files.first else { return FuzzReading(diagnostics: [], isUsable: true) }
        let key = numbers.happens(3000) ? [0, 3] : []
        let encoding = numbers.happens(3000) ? numbers.one(of: TextEncoding.allCases) : .auto
        let file = StreamedFile(path: path, bytes: bytes)
        let whole = Self.scan(file, encoding, key, ScanSettings(workers: 1))
        var reading = FuzzReading(
            diagnostics: whole.outcome.diagnostics, isUsable: whole.outcome.rowCount > 0,
            value: "\(whole.outcome.files) \(whole.rows.count)")
        for _ in 0..<2 {
            let settings = ScanSettings(
                workers: 1 + numbers.below(4),
                chunkSize: numbers.one(of: [1, 2, 3, 7, 63, 64, 65, 100, 257, 1024, 4096]))
            reading.complaints += Self.difference(whole, Self.scan(file, encoding, key, settings)).map {
                "\($0) with \(settings.workers) workers and chunks of \(settings.chunkSize)"
            }
        }
        if path == "a.csv", encoding == .utf8 || encoding == .auto, key.isEmpty {
            reading.complaints += Self.difference(whole, fromTable: bytes, encoding)
        }
        return reading
    }

    // MARK: - Scanning

    private typealias Scanned = (outcome: TableScan.Outcome, rows: [String])

    /// Writes the rows down; reports every row with the amount 666.
    private final class Collector: ScanConsumer {
        var rows: [String] = []

        func consume(_ batch: ColumnBatch) -> [RowFinding] {
            (0..<batch.rowCount).compactMap { row in
                let text = batch.text(3, row: row).map { String(decoding: $0, as: UTF8.self) } ?? "-"
                let amount = batch.numbers(2)[row]
                rows.append(
                    "\(batch.codes(0)[row]) \(batch.dates(1)[row]) \(amount) \(text) \(batch.numbers(4)[row]) "
                        + "\(batch.dates(5)[row]) \(batch.codes(6)[row])")
                return amount == 66_600 ? RowFinding(row: row, rule: 0) : nil
            }
        }
    }

    private static func scan(
        _ file: StreamedFile, _ encoding: TextEncoding, _ key: [Int], _ settings: ScanSettings
    ) -> Scanned {
        var schema = schema
        schema.encoding = encoding
        let consumers = (0..<settings.workers).map { _ in Collector() }
        let scan = TableScan(schema: schema, columns: columns, key: key, settings: settings) { rule, location in
            Diagnostic(.error, "rule.\(rule)", vi: "Sai.", en: "Wrong.", at: location)
        }
        let outcome = scan.run([file], consumers: consumers)
        return (outcome, consumers.flatMap(\.rows).sorted())
    }

    private static func difference(_ one: Scanned, _ other: Scanned) -> [String] {
        var found: [String] = []
        if one.outcome.diagnostics != other.outcome.diagnostics {
            let pair = zip(one.outcome.diagnostics, other.outcome.diagnostics).first { $0 != $1 }
            found.append(pair.map { "\($0.code) is \($1.code)" } ?? "more or fewer problems")
        }
        if one.outcome.rowCount != other.outcome.rowCount { found.append("another number of rows") }
        if one.outcome.files != other.outcome.files { found.append("another hash") }
        // Where something is wrong, the rows behind the first wrong quote are not for use.
        if !one.outcome.diagnostics.containsError, one.rows != other.rows { found.append("other rows") }
        return found
    }

    /// The reader of other datasets must find an error where this one does, and as many rows where there is none.
    private static func difference(
        _ scanned: Scanned, fromTable bytes: [UInt8], _ encoding: TextEncoding
    ) -> [String] {
        var schema = schema
        schema.encoding = encoding
        let table = TableReader.read([(path: "a.csv", bytes: bytes)], schema: schema)
        let (refused, found) = (
            table.diagnostics.first(where: isError), scanned.outcome.diagnostics.first(where: isError)
        )
        // What records may hold and figures may not, on purpose.
        if table.diagnostics.contains(where: { Self.onlyInTables.contains($0.code) }) { return [] }
        if let refused, found == nil { return ["\(refused.code) is an error for tables only"] }
        if let found, refused == nil, !Self.onlyInScans.contains(found.code) {
            return ["\(found.code) is an error for scans only"]
        }
        if found == nil, table.value?.rowCount != scanned.outcome.rowCount { return ["tables have other rows"] }
        return []
    }

    /// An empty cell means nothing is known; a control character in a text that is only counted harms nobody.
    private static let onlyInTables = ["table.missing-value", "table.control-character"]

    /// The rule of the consumer; numbers of more than fifteen digits, of which sums might not fit.
    private static let onlyInScans = ["rule.0", "table.out-of-range"]

    private static func isError(_ diagnostic: Diagnostic) -> Bool { diagnostic.severity == .error }
}
