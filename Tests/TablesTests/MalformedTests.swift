import Diagnostics
import Testing

@testable import Tables

/// What the fuzz run found, kept found.
@Suite struct MalformedTests {
    private static let fields = [
        FieldSchema(name: "unit", type: .string), FieldSchema(name: "count", type: .integer),
    ]
    private static let rules = RowRules(skipped: ["count": ["(2)"]], totals: ["count": ["Tổng"]])

    private func problems(_ text: String, _ path: String = "a.csv") -> [String] {
        read(text, TableSchema(fields: Self.fields, rows: Self.rules), path: path).diagnostics
            .filter { $0.code != "table.no-total-row" }
            .map { "\($0.code) \($0.location?.line ?? 0):\($0.location?.column ?? 0)" }
    }

    @Test("Where rows are recognised by a cell, a row without that cell is reported as ragged")
    func shortRow() {
        #expect(problems("unit,count\na,1\nb\n") == ["table.ragged-row 3:2"])
    }

    @Test(
        "A row is not taken for a total, nor left out, where nobody can say where it ends",
        arguments: [
            ("unit,count\na,1\nb,Tổng,\"c\nd,2\n", "table.unclosed-quote 3:8"),
            ("unit,count\na,1\n\"b\"c,(2)\nd,2\n", "table.stray-quote 3:3"),
        ])
    func faultyRow(text: String, problem: String) {
        #expect(problems(text).contains(problem))
    }

    @Test("JSON that breaks off is reported also where records are recognised by a value")
    func truncatedRecord() {
        let schema = TableSchema(fields: Self.fields, rows: RowRules(skipped: ["unit": [""]]))
        let read = read("[{\"unit\": \"a\", \"count\": 1}, {\"un", schema, path: "a.json")
        #expect(read.diagnostics.map(\.code) == ["table.json"])
    }

    @Test("White space that JSON does not know is an error where it stands", arguments: ["\u{B}", "\u{C}"])
    func foreignSpace(space: String) {
        let found = problems("[{\"unit\": \"a\", \"count\": 1},\(space)\n{\"unit\": \"b\", \"count\": 2}]", "a.json")
        #expect(found == ["table.json 1:28"])
    }

    @Test(
        "What breaks off behind the last record is an error where it begins",
        arguments: ["\"b", "tru", "-", "/", "\"", "nul"], ["json", "ndjson"])
    func brokenRest(rest: String, ending: String) {
        let record = "{\"unit\": \"a\", \"count\": 1}"
        let text = (ending == "json" ? "[\(record)]" : record) + "\n \(rest)"
        #expect(
            problems(text, "a." + ending).map { $0.prefix(13) } == ["table.json 2:"], "\(problems(text, "a." + ending))"
        )
        #expect(problems(String(text.dropLast(rest.count)), "a." + ending) == [])
    }

    @Test("Of thousands of keys that stand twice in one record the first are told")
    func repeatedKeys() {
        let text = "[{\"unit\": \"a\"" + String(repeating: ", \"count\": 1", count: 20_000) + "}]"
        #expect(problems(text, "a.json").count == 20)
    }

    @Test("A control character in a row that is left out does not count for the next one")
    func controlInSkippedRow() {
        #expect(problems("unit,count\na\u{1},(2)\nb,1\n") == [])
        #expect(problems("unit,count\na\u{1},(2)\nb\u{2},1\n") == ["table.control-character 3:2"])
    }

    @Test("Of a header with thousands of wrong columns the first are told where they stand, the others counted")
    func wideHeader() {
        let columns = 20_000
        let text = "unit,count" + String(repeating: ",ề", count: columns) + "\na,1\n"
        let found = problems(text).filter { !$0.hasPrefix("table.ragged-row") }
        #expect(found.count == 51)
        #expect(found.first == "table.unknown-column 1:12")
        #expect(found[49] == "table.unknown-column 1:\(12 + 2 * 49)")
        #expect(found.last == "table.too-many-problems 0:0")
    }

    @Test("Names in a header over several lines are found in the line they begin in")
    func headerOverLines() {
        #expect(
            problems("unit,count,\"x\ny\",z,\"w\"\na,1,1,1,1\n")
                == ["table.unknown-column 1:13", "table.unknown-column 2:4", "table.unknown-column 2:7"])
    }

    @Test("A header that ends within a character is read no further than it goes", arguments: [0xE1, 0xE2, 0xC3])
    func headerCutInCharacter(byte: UInt8) {
        let bytes = Array("kind,day,amount,text\u{1EA1},ch".utf8) + [byte]
        #expect(Scanned.scan([StreamedFile(path: "a.csv", bytes: bytes)]).problems.isEmpty == false)
    }

    @Test("Merged ranges as large as a sheet, and many upon each other, cost what is filled in and no more")
    func vastMerges() {
        var rows = (1...200).map { SheetGrid.Row(number: $0 * 5000, cells: [1: .text("a"), 2: .text("b")]) }
        let all = SheetGrid.Merge(rows: 5000...CellReference.rowCount, columns: 1...CellReference.columnCount)
        var filler = MergeFiller(Array(repeating: all, count: 100_000))
        for index in rows.indices { filler.fill(&rows[index], within: [1, 2]) }
        #expect(rows.allSatisfy { $0.cells == [1: .text("a"), 2: .text("a")] })
    }
}
