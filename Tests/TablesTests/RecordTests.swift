import Diagnostics
import Tables
import Testing

@Suite struct RecordTests {
    let schema = TableSchema(fields: [
        FieldSchema(name: "name", type: .string), FieldSchema(name: "count", type: .integer),
    ])

    @Test(
        "Quotes, doubled quotes, line breaks in quotes, LF, CRLF, BOM and column order are read alike",
        arguments: [
            ("name,count\nXã A,1\nXã B,2\n", "Xã A"),
            ("name,count\r\nXã A,1\r\nXã B,2\r\n", "Xã A"),
            ("\u{FEFF}name,count\nXã A,1\nXã B,2", "Xã A"),
            ("count,name\n1,Xã A\n2,Xã B", "Xã A"),
            ("\n\"count\",\"name\"\n\n\"1\",\"Xã \"\"A\"\"\"\n2,Xã B\n\n", "Xã \"A\""),
            ("name,count\n\"Xã\nA, B\",1\nXã B,2\n", "Xã\nA, B"),
            ("name,count\n\"Xã\r\nA\",1\nXã B,2\n", "Xã\r\nA"),
        ])
    func forms(text: String, first: String) throws {
        let result = read(text, schema)
        #expect(result.diagnostics == [])
        let table = try #require(result.value)
        #expect(table.rowCount == 2)
        #expect(table.string(0, row: 0) == first)
        #expect(table.string(0, row: 1) == "Xã B")
        #expect(table.number(1, row: 1) == .value(Rational(2), .exact))
    }

    @Test("Every row knows its file and the line of its first character")
    func origins() throws {
        let result = TableReader.read(
            [
                (path: "a.csv", bytes: Array("name,count\n\"x\ny\",1\nz,2\n".utf8)),
                (path: "b.csv", bytes: Array("count,name\n\n3,w\n".utf8)),
            ], schema: schema)
        let table = try #require(result.value)
        #expect(result.diagnostics == [])
        #expect(
            table.origins == [
                RowOrigin(file: 0, line: 2), RowOrigin(file: 0, line: 4), RowOrigin(file: 1, line: 3),
            ])
        #expect(table.files.map(\.path) == ["a.csv", "b.csv"])
        #expect(table.files.allSatisfy { $0.sha256.count == 64 })
        #expect(
            table.files[0].sha256 != table.files[1].sha256)
    }

    @Test("Decomposed letters become precomposed ones, in names of columns as in cells")
    func normalised() throws {
        let schema = TableSchema(fields: [FieldSchema(name: "đơn vị", type: .string, allowed: ["Xã Ếch"])])
        let result = read("đơn vi\u{323}\nXa\u{303} E\u{302}\u{301}ch\n", schema)
        #expect(result.diagnostics == [])
        let table = try #require(result.value)
        #expect(Array(table.string(0, row: 0)?.unicodeScalars ?? "".unicodeScalars).count == 6)
    }

    @Test(
        "A broken structure is reported where it is",
        arguments: [
            ("name,count\na,1,1️⃣3\nb,2\n", "table.ragged-row"),
            ("name,count\na1️⃣\nb,2\n", "table.ragged-row"),
            ("name,count\nĐỗ1️⃣\"x\",2\n", "table.stray-quote"),
            ("name,count\n\"a1️⃣\"x,2\n", "table.stray-quote"),
            ("name,count\nb,2\nệ,1️⃣\"1\nc,3\n", "table.unclosed-quote"),
            ("name,count\nb\u{300}c,2\nb\u{300}1️⃣\u{7},2\n", "table.control-character"),
            ("name,count\n\"x\nệ1️⃣\tb\",2\n", "table.control-character"),
            ("name,count\na1️⃣\u{85},2\n", "table.control-character"),
            ("name,count\n1️⃣,\nb,2", "table.missing-value"),
            ("name,1️⃣cuont\nb,2", "table.unknown-column"),
            ("name,count, 1️⃣count\nb,2,2", "table.duplicate-column"),
            ("1️⃣name\nb", "table.missing-column"),
        ])
    func broken(text: String, code: String) throws {
        let (diagnostics, places) = readMarked(text, schema)
        let found = try #require(diagnostics.first { $0.code == code })
        #expect(found.location == places[0])
        #expect(found.severity == .error)
        #expect(found.hint?.english != nil && found.message.english != nil)
    }

    @Test("A mistyped column is named with its likely right name, and only the mistyped one is unknown")
    func suggestion() {
        let found = read("name,Count\nb,2", schema).diagnostics
        #expect(found.map(\.code).sorted() == ["table.missing-column", "table.unknown-column"])
        #expect(found.contains { $0.hint?.english?.contains("Did you mean “count”?") == true })
    }

    @Test("A file whose header is wrong still has its cells examined, and gives no rows")
    func allProblemsAtOnce() {
        let result = read("name,count,more\na,x,1\nb,2\n", schema)
        #expect(result.diagnostics.map(\.code) == ["table.unknown-column", "table.wrong-type", "table.ragged-row"])
        #expect(result.value == nil)
    }

    @Test("A file that is not UTF-8 is reported at the first bad byte")
    func notUTF8() {
        var bytes = Array("name,count\nệệ".utf8)
        bytes += [0xE1, 0xBB, 0x41, 0x2C, 0x31]
        let result = TableReader.read([(path: "a.csv", bytes: bytes)], schema: schema)
        #expect(result.diagnostics.map(\.code) == ["table.not-utf8"])
        #expect(result.diagnostics.first?.location == SourceLocation(file: "a.csv", line: 2, column: 3))
        #expect(result.value == nil)
    }

    @Test(
        "Bytes that are not well-formed UTF-8 are found",
        arguments: [
            [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98],
        ] as [[UInt8]])
    func malformed(bytes: [UInt8]) {
        var schema = schema
        schema.encoding = .utf8
        let result = TableReader.read([(path: "a.csv", bytes: bytes)], schema: schema)
        #expect(result.diagnostics.map(\.code) == ["table.not-utf8"])
    }

    @Test("An empty file, or one with a header only, is an error", arguments: ["", "\u{FEFF}", "\n\n", "name,count\n"])
    func empty(text: String) {
        #expect(read(text, schema).diagnostics.map(\.code) == ["table.empty-file"])
    }

    @Test("One bad file does not hide the others")
    func otherFiles() throws {
        let result = TableReader.read(
            [(path: "a.csv", bytes: [0xFF]), (path: "b.csv", bytes: Array("name,count\na,1".utf8))], schema: schema)
        #expect(try #require(result.value).rowCount == 1)
        #expect(result.diagnostics.count == 1)
    }

    @Test("Bad rows beyond the fiftieth are counted, not listed, and warnings do not use up the errors")
    func capped() {
        let rows = (0..<120).map { "a\($0) ,x" }.joined(separator: "\n")
        let found = read("name,count\n" + rows, schema).diagnostics
        #expect(found.count { $0.code == "table.wrong-type" } == 50)
        #expect(found.count { $0.code == "table.surrounding-space" } == 50)
        let closing = found.filter { $0.code == "table.too-many-problems" }
        #expect(closing.map(\.severity) == [.error, .warning])
        #expect(closing.allSatisfy { $0.message.english?.contains("70 more rows") == true })
    }

    @Test("Two rows of one key are an error that names the earlier place, over files and ways of writing")
    func duplicateKey() {
        let schema = TableSchema.with(
            FieldSchema(name: "from", type: .date, dates: .dayMonthYear), key: ["name", "from"])
        let result = TableReader.read(
            [
                (path: "a.csv", bytes: Array("name,from\nx,01/02/2024\ny,01/02/2024\n".utf8)),
                (path: "b.csv", bytes: Array("from,name\n02/02/2024,x\n1/2/2024,x\n".utf8)),
            ], schema: schema)
        #expect(result.diagnostics.map(\.code) == ["table.duplicate-key"])
        #expect(result.diagnostics.first?.location == SourceLocation(file: "b.csv", line: 3, column: 1))
        #expect(result.diagnostics.first?.message.vietnamese.contains("a.csv:2") == true)
        #expect(result.value?.rowCount == 3)
    }
}
