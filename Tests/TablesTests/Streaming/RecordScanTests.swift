import Diagnostics
import Hashing
import Testing

@testable import Tables

/// Records in other forms than UTF-8 text: the same batches come out of them.
@Suite struct RecordScanTests {
    /// Kind, day, amount and text; nothing where there is nothing.
    private static let records = [
        ["a", "2024-01-02", "1", "tên"], ["dài, có dấu", "2024-02-29", "12.5", "x"], ["b", "", "", ""],
        ["a", "2024-03-01", "", "mười \"hai\""], ["", "2024-03-01", "-3", "đất đai"],
    ]

    private static let schema = Scanned.schema.ofRecords()

    private static func csv(_ count: Int) -> String {
        let lines = records.map { record in
            record.map { $0.contains("\"") || $0.contains(",") ? "\"" + $0.replacing("\"", with: "\"\"") + "\"" : $0 }
                .joined(separator: ",") + "\n"
        }
        return "kind,day,amount,text\n" + (0..<count).map { lines[$0 % lines.count] }.joined()
    }

    private static func scan(
        _ file: StreamedFile, chunkSize: Int = 1 << 18, workers: Int = 1,
        _ change: (inout TableSchema) -> Void = { _ in }
    ) -> Scanned {
        var schema = schema
        change(&schema)
        var found = Scanned.scan([file], chunkSize: chunkSize, workers: workers, schema: schema)
        found.files = []
        return found
    }

    private static func expected(_ count: Int) -> Scanned {
        scan(StreamedFile(path: "a.csv", bytes: Array(csv(count).utf8)))
    }

    // MARK: - Encodings

    private static func encoded(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
        switch encoding {
        case .utf16LittleEndian: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        default: break
        }
        let column = encoding == .windows1258 ? 1 : encoding == .tcvn3 ? 2 : 3
        let table = String(decoding: try Fixtures.bytes("Encodings/letters.txt"), as: UTF8.self)
        var bytes: [Character: [UInt8]] = [:]
        for line in table.split(separator: "\n").map({ $0.split(separator: " ") }) where line[0] != "#" {
            let code = Array(line[column])
            bytes[Character(String(line[0]))] = stride(from: 0, to: code.count - 1, by: 2).compactMap {
                UInt8(String(code[$0...($0 + 1)]), radix: 16)
            }
        }
        return text.flatMap { bytes[$0] ?? Array(String($0).utf8) }
    }

    @Test(
        "Text in other encodings gives the same rows, whatever the chunk size and the number of workers",
        arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian, .windows1258, .tcvn3, .vni], [true, false])
    func encodings(encoding: TextEncoding, isDeclared: Bool) throws {
        let text = Self.csv(60)
        let bytes = try Self.encoded(text, encoding)
        let file = StreamedFile(path: "a.csv", bytes: bytes)
        var expected = Self.expected(60)
        #expect(expected.rowCount == 60 && expected.problems == [])
        if !isDeclared { expected.problems = ["table.encoding a.csv"] }
        for (workers, chunkSize) in [(1, 1 << 18), (1, 1), (3, 7), (2, 100), (4, 1000)] {
            let found = Self.scan(file, chunkSize: chunkSize, workers: workers) {
                $0.encoding = isDeclared ? encoding : .auto
            }
            #expect(found == expected)
        }
        let outcome = Scanned.scan([file], schema: Self.schema)
        #expect(outcome.files.map(\.sha256) == [SHA256Hasher.hexadecimal(of: bytes)])
    }

    @Test("A file larger than a piece is decoded like a small one", arguments: [TextEncoding.utf16BigEndian, .vni])
    func manyPieces(encoding: TextEncoding) throws {
        let count = 30_000
        let file = StreamedFile(path: "a.csv", bytes: try Self.encoded(Self.csv(count), encoding))
        #expect((file.size ?? 0) > 4 << 17)
        let found = Self.scan(file, workers: 2) { $0.encoding = encoding }
        #expect(found == Self.expected(count))
    }

    @Test("A byte that stands for nothing is reported on its line, and there is no hash")
    func invalidByte() throws {
        let sound = try Self.encoded(Self.csv(20_000), .vni)
        let file = StreamedFile(path: "a.csv", bytes: sound + Array("a,,,x".utf8) + [0xFF, 0x0A] + Array("a,,,".utf8))
        var schema = Self.schema
        schema.encoding = .vni
        let found = Scanned.scan([file], workers: 2, schema: schema)
        #expect(found.problems == ["table.invalid-byte a.csv:20002:6"])
        #expect(found.files == [])
    }

    @Test(
        "What stands before a byte that cannot be read is read, however the file is cut",
        arguments: [
            ("kind,day,amount,text\na,,1,x\n\na,,1\nb,,1,\"h\nai\"\n", 40_002, ["table.ragged-row a.csv:4:1"]),
            ("kind,day,amount\na,,1\n", 0, ["table.missing-column a.csv:1:1"]),
        ])
    func beforeAnInvalidByte(text: String, rowCount: Int, problems: [String]) {
        // The encoding is tried on the first 262.144 bytes; behind them it is decoded piece by piece.
        let rows = String(repeating: "a,,1,x\n", count: 40_000)
        let file = StreamedFile(path: "a.csv", bytes: Array((text + rows).utf8) + [0xFF, 0x0A])
        for (workers, chunkSize) in [(1, 1 << 18), (1, 1), (3, 7), (2, 100), (4, 1000)] {
            let found = Self.scan(file, chunkSize: chunkSize, workers: workers) { $0.encoding = .vni }
            let line = text.count { $0 == "\n" } + 40_001
            #expect(Set(found.problems) == Set(problems + ["table.invalid-byte a.csv:\(line):1"]))
            #expect(found.rowCount == rowCount)
        }
    }

    @Test("What the descriptor declares and the file contradicts is an error")
    func contradiction() {
        let found = Self.scan(StreamedFile(path: "a.csv", bytes: Array(Self.csv(5).utf8))) { $0.encoding = .tcvn3 }
        #expect(found.problems == ["table.other-encoding a.csv:1:1"])
    }

    @Test("Words that TCVN3 cannot have meant are listed with their lines")
    func capitals() throws {
        let text = Self.csv(20_000) + "a,,,TỈNH\n"
        let small = text.replacing("Ỉ", with: "ỉ")
        let found = Self.scan(StreamedFile(path: "a.csv", bytes: try Self.encoded(small, .tcvn3))) {
            $0.encoding = .tcvn3
        }
        #expect(found.problems == ["table.mixed-capitals a.csv:20002:5"])
    }

    // MARK: - JSON

    private static func json(_ count: Int, isArray: Bool) -> String {
        let names = ["kind", "day", "amount", "text"]
        let objects = records.map { record in
            let pairs = zip(names, record).map { name, cell in
                let text = name == "amount" ? cell : "\"" + cell.replacing("\"", with: "\\\"") + "\""
                return "\"\(name)\": \(cell.isEmpty ? "null" : text)"
            }
            return "{" + pairs.joined(separator: ", ") + "}"
        }
        let written = (0..<count).map { objects[$0 % objects.count] }
        return isArray ? "[" + written.joined(separator: ",\n") + "]" : written.joined(separator: "\n")
    }

    @Test("JSON gives the same rows", arguments: [(".json", true), (".ndjson", false)], [5, 4096, 4097, 9000])
    func json(form: (ending: String, isArray: Bool), count: Int) {
        let bytes = Array(Self.json(count, isArray: form.isArray).utf8)
        let file = StreamedFile(path: "a" + form.ending, bytes: bytes)
        #expect(Self.scan(file, workers: 2) == Self.expected(count))
        let hashes = Scanned.scan([file], schema: Self.schema).files.map(\.sha256)
        #expect(hashes == [SHA256Hasher.hexadecimal(of: bytes)])
    }

    @Test("What is wrong in JSON is reported where it stands, and the rule of a later batch, too")
    func jsonProblems() {
        let sound = String(repeating: "{\"kind\":\"a\",\"day\":null,\"amount\":1,\"text\":\"x\"}\n", count: 4200)
        let text =
            sound + "{\"kind\":\"z\",\"day\":\"2024-02-30\",\"amount\":1.255,\"text\":5}\n"
            + "{\"kind\":\"a\",\"day\":null,\"amount\":666,\"text\":\"x\"}\n{\"kind\":\"a\",\"amount\":1.255,\"text\":\"x\",\"day\":null}\n"
        let found = Self.scan(StreamedFile(path: "a.ndjson", bytes: Array(text.utf8)))
        #expect(
            found.problems == [
                "table.not-allowed a.ndjson:4201:9", "table.impossible-date a.ndjson:4201:19",
                "table.wrong-type a.ndjson:4201:54",
                "rule.0 a.ndjson:4202:9", "table.out-of-range a.ndjson:4203:22",
            ])
    }

    @Test("A file of JSON that is too large to be held is refused")
    func largeJSON() {
        let file = StreamedFile(path: "a.json", size: TableScan.jsonLimit + 1) { () throws(ByteStreamError) in
            throw ByteStreamError(reason: "must not be opened")
        }
        #expect(Scanned.scan([file]).problems == ["table.too-large a.json"])
    }

    // MARK: - Sheets

    private static let cells: [[Int: SheetGrid.Cell]] = records.map { record in
        var cells: [Int: SheetGrid.Cell] = [:]
        for (column, text) in record.enumerated() where !text.isEmpty {
            let numbers = text.split(separator: "-").compactMap { Int($0) }
            switch column {
            case 1:
                cells[column + 2] = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]).map { .date($0) }
            case 2: cells[column + 2] = Rational(json: text.utf8).map { .number($0, isPercent: false) }
            default: cells[column + 2] = .text(text)
            }
        }
        return cells
    }

    /// A title, a header on row 3, the records from row 4 on and what `more` adds.
    private static func sheet(
        _ count: Int, merges: [SheetGrid.Merge] = [], more: [SheetGrid.Row] = [], hides hidden: ClosedRange<Int>? = nil
    ) -> StreamedFile {
        var file = StreamedFile(path: "a.xlsx", bytes: [])
        file.openSheets = {
            Diagnosed([
                SheetStream(name: "Tờ", sha256: "abc", merges: merges) { take in
                    take(SheetGrid.Row(number: 1, cells: [1: .text("Giả định")]))
                    let names = [2: "kind", 3: "day", 4: "amount", 5: "text", 6: "STT"]
                    take(SheetGrid.Row(number: 3, cells: names.mapValues { .text($0) }))
                    for number in 0..<count {
                        var cells = cells[number % cells.count]
                        cells[6] = .number(Rational(number), isPercent: false)
                        take(
                            SheetGrid.Row(
                                number: number + 4, isHidden: hidden?.contains(number + 4) ?? false, cells: cells))
                    }
                    more.forEach(take)
                    return nil
                }
            ])
        }
        return file
    }

    @Test("A sheet gives the same rows, however many blocks it is read in", arguments: [5, 4093, 4094, 4095, 9000])
    func sheet(count: Int) {
        let found = Self.scan(Self.sheet(count), workers: 2) { $0.ignored = ["STT"] }
        #expect(found == Self.expected(count))
        var schema = Self.schema
        schema.ignored = ["STT"]
        let file = SourceFile(path: "a.xlsx", sha256: "abc", sheet: "Tờ")
        #expect(Scanned.scan([Self.sheet(count)], schema: schema).files == [file])
    }

    @Test("Totals, hidden rows and merged cells are what they are in tables of figures, over several blocks")
    func sheetRules() {
        let merges = [SheetGrid.Merge(rows: 4...5003, columns: 5...5)]
        let total = SheetGrid.Row(
            number: 6000, cells: [2: .text("Cộng"), 4: .number(Rational(99), isPercent: false)])
        let file = Self.sheet(5000, merges: merges, more: [total], hides: 4990...5003)
        let found = Self.scan(file) {
            $0.ignored = ["STT"]
            $0.rows = RowRules(totals: ["kind": ["Cộng"]], totalled: ["amount"])
        }
        #expect(found.rowCount == 5000)
        #expect(found.rows.allSatisfy { $0[3] == "tên" })
        #expect(found.problems == ["table.hidden-rows a.xlsx", "table.total-mismatch a.xlsx Tờ!D6000"])
        let skipping = Self.scan(file) {
            $0.ignored = ["STT"]
            $0.sheet.hiddenRows = .skip
            $0.rows = RowRules(skipped: ["kind": ["Cộng"]])
        }
        #expect(skipping.rowCount == 4986)
        #expect(skipping.problems == [])
    }

    @Test("What is wrong in a sheet is reported by cell, a broken rule of a later block, too")
    func sheetProblems() {
        let more = [
            SheetGrid.Row(number: 5000, cells: [2: .text("z"), 3: .text("mai")]),
            SheetGrid.Row(number: 5001, cells: [4: .number(Rational(666), isPercent: false)]),
        ]
        let found = Self.scan(Self.sheet(4500, more: more)) { $0.ignored = ["STT"] }
        #expect(
            found.problems == [
                "table.not-allowed a.xlsx Tờ!B5000", "table.wrong-type a.xlsx Tờ!C5000", "rule.0 a.xlsx Tờ!B5001",
            ])
    }

    @Test("Keys are compared over files of every form")
    func keys() {
        var schema = Self.schema
        schema.ignored = ["STT"]
        schema.key = ["text"]
        let rows = (0..<5).map { "{\"kind\":null,\"day\":null,\"amount\":1,\"text\":\"mã \($0)\"}" }
        let files = [
            StreamedFile(path: "a.csv", bytes: Array("kind,day,amount,text\n,,,mã 3\n,,,tên\n".utf8)),
            StreamedFile(path: "b.ndjson", bytes: Array(rows.joined(separator: "\n").utf8)), Self.sheet(2),
        ]
        let consumers = (0..<2).map { _ in Ignorer() }
        let scan = TableScan(
            schema: schema.ofRecords(), columns: Scanned.columns, key: [3], settings: ScanSettings(workers: 2)
        ) { _, location in Diagnostic(.error, "rule", vi: "", en: "", at: location) }
        let outcome = scan.run(files, consumers: consumers)
        #expect(outcome.keys?.keys == 9)
        #expect(
            outcome.diagnostics.map { $0.message.text(in: .english) } == [
                "This row has the same key (text = mã 3) as a.csv:2.",
                "This row has the same key (text = tên) as a.csv:3.",
            ])
        #expect(outcome.diagnostics.map(\.location?.file) == ["b.ndjson", "a.xlsx"])
        #expect(outcome.diagnostics.last?.location?.cell == "B4")
    }

    @Test("A repeated key in a sheet names the row that had it first by sheet and cell")
    func keysOfSheet() {
        var schema = Self.schema
        schema.ignored = ["STT"]
        schema.key = ["text"]
        let scan = TableScan(
            schema: schema.ofRecords(), columns: Scanned.columns, key: [3], settings: ScanSettings(workers: 1)
        ) { _, location in Diagnostic(.error, "rule", vi: "", en: "", at: location) }
        let outcome = scan.run(
            [Self.sheet(1), StreamedFile(path: "b.csv", bytes: Array("kind,day,amount,text\n,,,tên\n".utf8))],
            consumers: [Ignorer()])
        #expect(
            outcome.diagnostics.map { $0.message.text(in: .english) } == [
                "This row has the same key (text = tên) as a.xlsx[Tờ!A4]."
            ])
    }

    private final class Ignorer: ScanConsumer {
        func consume(_ batch: ColumnBatch) -> [RowFinding] { [] }
    }
}
