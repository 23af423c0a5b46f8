import Diagnostics
import Synchronization

@testable import Tables

/// What a scan gives, as plain texts.
struct Scanned: Equatable {
    /// The cells of every row, in any order.
    var rows: [[String]] = []
    var rowCount = 0
    var problems: [String] = []
    var files: [SourceFile] = []

    /// Fields that tests scan: a code of a closed list, a date, a number, a free text, and whether that text is `x`.
    static let schema = TableSchema(fields: [
        FieldSchema(name: "kind", type: .string, allowed: ["a", "b", "dài, có dấu"]),
        FieldSchema(name: "day", type: .date), FieldSchema(name: "amount", type: .decimal),
        FieldSchema(name: "text", type: .string),
    ])

    static let columns = [
        ScanColumn(field: 0, encoding: .code(CodeBook([("a", 0), ("b", 1), ("dài, có dấu", 2)]))),
        ScanColumn(field: 1, encoding: .date), ScanColumn(field: 2, encoding: .number(decimals: 2)),
        ScanColumn(field: 3, encoding: .text), ScanColumn(field: 3, encoding: .code(CodeBook([("x", 0)], other: 1))),
    ]

    /// Collects rows; reports rule 0 for every row with the amount 666.
    private final class Collector: ScanConsumer {
        var rows: [[String]] = []

        func consume(_ batch: ColumnBatch) -> [RowFinding] {
            var findings: [RowFinding] = []
            for row in 0..<batch.rowCount {
                let day = batch.dates(1)[row]
                let amount = batch.numbers(2)[row]
                rows.append([
                    "\(batch.codes(0)[row])", day == ColumnBatch.absentDate ? "" : CalendarDate(dayNumber: day).iso,
                    amount == ColumnBatch.absentNumber ? "" : "\(amount)",
                    batch.text(3, row: row).map { String(decoding: $0, as: UTF8.self) } ?? "-",
                    "\(batch.codes(4)[row])",
                ])
                if amount == 66_600 { findings.append(RowFinding(row: row, rule: 0)) }
            }
            return findings
        }
    }

    static func scan(
        _ files: [StreamedFile], chunkSize: Int = 1 << 18, workers: Int = 1, schema: TableSchema = Self.schema
    ) -> Scanned {
        let consumers = (0..<workers).map { _ in Collector() }
        let scan = TableScan(
            schema: schema, columns: columns, settings: ScanSettings(workers: workers, chunkSize: chunkSize)
        ) { rule, location in
            Diagnostic(.error, "rule.\(rule)", vi: "Sai.", en: "Wrong.", at: location)
        }
        let outcome = scan.run(files, consumers: consumers)
        return Scanned(
            rows: consumers.flatMap(\.rows).sorted { $0.lexicographicallyPrecedes($1) }, rowCount: outcome.rowCount,
            problems: outcome.diagnostics.map(\.place), files: outcome.files)
    }

    static func scan(
        _ text: String, chunkSize: Int = 1 << 18, workers: Int = 1, schema: TableSchema = Self.schema
    ) -> Scanned {
        scan(
            [StreamedFile(path: "a.csv", bytes: Array(text.utf8))], chunkSize: chunkSize, workers: workers,
            schema: schema)
    }

    /// The outcome with the usual settings, and the settings under which there is another one.
    static func scanAllWays(_ text: String, schema: TableSchema = Self.schema) -> (outcome: Scanned, others: [String]) {
        let outcome = scan(text, schema: schema)
        var others: [String] = []
        for workers in 1...4 {
            for chunkSize in [1, 2, 3, 5, 7, 16, 63, 64, 65, 100, 257, 1024] {
                let other = scan(text, chunkSize: chunkSize, workers: workers, schema: schema)
                // Where problems are, the rows behind the first wrong quote are not for use.
                let isSame =
                    outcome.problems.isEmpty
                    ? other == outcome : other.problems == outcome.problems && other.rowCount == outcome.rowCount
                if !isSame { others.append("\(workers) workers, \(chunkSize) bytes: \(other)") }
            }
        }
        return (outcome, others)
    }
}

extension Diagnostic {
    /// `table.ragged-row a.csv:3:1`.
    fileprivate var place: String {
        var position = [location?.line, location?.column].compactMap { $0.map { ":\($0)" } }.joined()
        if let sheet = location?.sheet, let cell = location?.cell { position = " \(sheet)!\(cell)" }
        let count = code == "table.too-many-problems" ? " " + message.text(in: .english) : ""
        return "\(code) \(location?.file ?? "")\(position)\(count)"
    }
}

/// A stream that gives its bytes a few at a time and then fails.
final class FailingStream: ByteStream {
    private let bytes: [UInt8]
    private let step: Int
    private let position = Mutex(0)

    init(_ bytes: [UInt8], step: Int) {
        self.bytes = bytes
        self.step = step
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int {
        let start = position.withLock { $0 }
        let count = min(step, buffer.count, bytes.count - start)
        if count == 0 { throw ByteStreamError(reason: "gãy") }
        bytes.withUnsafeBytes {
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count]))
        }
        position.withLock { $0 = start + count }
        return count
    }
}
