import Diagnostics
import Tables
import Testing

@Suite struct JSONTests {
    let schema = TableSchema(fields: [
        FieldSchema(name: "name", aliases: ["tên"], type: .string), FieldSchema(name: "share", type: .decimal),
        FieldSchema(name: "from", type: .date),
    ])

    @Test(
        "Records give the rows that delimited text gives",
        arguments: [
            (
                "[{\"name\": \"Xã \\\"Ế\\\"\", \"share\": 0.10, \"from\": \"2024-02-28\"},\n {\"from\": \"…\", \"name\": \"\", \"share\": \"≥ 85.5\"}]",
                "a.json"
            ),
            (
                "{\"name\": \"Xã \\u0022E\u{302}\\u0301\\\"\", \"share\": 1e-1, \"from\": \"2024-02-28\"}\n{\"name\": null, \"share\": \"≥85.50\", \"from\": \"…\"}\n",
                "a.ndjson"
            ),
            (
                "\u{FEFF}{\"tên\":\"Xã \\\"Ế\\\"\",\"share\":0.1,\"from\":\"2024-02-28\"}{\"tên\":\"\",\"share\":\"≥ 85.5\",\"from\":\"…\"}",
                "a.jsonl"
            ),
        ])
    func rows(text: String, path: String) throws {
        let result = read(text, schema, path: path)
        #expect(result.diagnostics == [])
        let table = try #require(result.value)
        #expect(table.rowCount == 2)
        #expect(table.string(0, row: 0) == "Xã \"Ế\"")
        #expect(table.number(1, row: 0) == .value(try .of(1, 10), .exact))
        #expect(table.date(2, row: 0)?.date?.iso == "2024-02-28")
        #expect(table.string(0, row: 1) == nil)
        #expect(table.number(1, row: 1) == .value(try .of(171, 2), .atLeast))
        #expect(table.date(2, row: 1) == .absent(.notAvailable))
    }

    @Test(
        "Numbers are exact, whatever notation texts have",
        arguments: [
            ("0.1", 1, 10), ("-12.50", -25, 2), ("1.234", 617, 500), ("1e3", 1000, 1), ("25E-2", 1, 4),
            ("999999999999999999", 999_999_999_999_999_999, 1), ("0e99999", 0, 1), ("-0", 0, 1), ("0.000100", 1, 10000),
        ])
    func numbers(text: String, numerator: Int, denominator: Int) throws {
        for notation in [nil, NumberNotation.vietnamese] {
            let schema = TableSchema(fields: [FieldSchema(name: "n", type: .decimal, notation: notation)])
            let table = try #require(read("[{\"n\":\(text)}]", schema, path: "a.json").value)
            #expect(table.number(0, row: 0) == .value(try .of(numerator, denominator), .exact))
        }
    }

    @Test(
        "What is wrong in a record is reported where it is",
        arguments: [
            ("[{\"name\":\"a\",\"share\":1️⃣true,\"from\":\"2024-01-01\"}]", "table.wrong-type"),
            ("[{\"name\":1️⃣12,\"share\":1,\"from\":\"2024-01-01\"}]", "table.wrong-type"),
            ("[{\"name\":\"a\",\"share\":1,\"from\":1️⃣20240101}]", "table.wrong-type"),
            ("[{\"name\":\"a\",\n\"share\":1️⃣null,\"from\":\"2024-01-01\"}]", "table.missing-value"),
            ("[{\"name\":\"a\",\"share\":1️⃣{\"x\":[1,{}]},\"from\":\"2024-01-01\"}]", "table.wrong-type"),
            ("[{\"name\":1️⃣[\"a\"],\"share\":1,\"from\":\"2024-01-01\"}]", "table.wrong-type"),
            ("[{\"name\":\"a\",\"share\":1️⃣12345678901234567890,\"from\":\"2024-01-01\"}]", "table.out-of-range"),
            ("[{\"name\":\"a\",\"share\":1️⃣1e400,\"from\":\"2024-01-01\"}]", "table.out-of-range"),
            (
                "[{\"name\":\"ệ\",\"share\":1,\"from\":\"2024-01-01\"},\n 1️⃣{\"name\":\"b\",\"share\":2}]",
                "table.missing-value"
            ),
            ("[{\"name\":\"a\",\"share\":1,1️⃣\"name\":\"b\",\"from\":\"2024-01-01\"}]", "table.duplicate-column"),
            ("[{\"name\":\"a\",\"share\":1,\"from\":\"2024-01-01\",1️⃣\"mo\\\"re\":1}]", "table.unknown-column"),
            ("[{\"name\":\"a\",\"tên\":\"b\",\"share\":1,\"from\":\"2024-01-01\"}]", "table.duplicate-column"),
            ("[{\"name\":1️⃣\"a\\u0007\",\"share\":1,\"from\":\"2024-01-01\"}]", "table.control-character"),
            ("[{\"name\":1️⃣\"a\\tb\",\"share\":1,\"from\":\"2024-01-01\"}]", "table.control-character"),
            ("[{\"name\":1️⃣\"\\\\\\ud83d\",\"share\":1,\"from\":\"2024-01-01\"}]", "table.control-character"),
            ("[{\"name\":1️⃣\"\\udc00\",\"share\":1,\"from\":\"2024-01-01\"}]", "table.control-character"),
            ("[{\"name\":\"a\",\"share\":1,\"from\":1️⃣\"2024-02-30\"}]", "table.impossible-date"),
        ])
    func cells(text: String, code: String) throws {
        let (found, places) = readMarked(text, schema, path: "a.json")
        #expect(found.map(\.code) == [code])
        let problem = try #require(found.first)
        if let place = places.first { #expect(problem.location == place) }
        #expect(problem.severity == .error && problem.hint?.english != nil && problem.message.english != nil)
    }

    @Test(
        "A text that is not records ends in one diagnostic",
        arguments: [
            ("", "a.json", "table.empty-file"), (" \n", "a.ndjson", "table.empty-file"),
            ("[]", "a.json", "table.empty-file"), ("[{}]", "a.json", "table.empty-file"),
            ("1️⃣{\"name\":1}", "a.json", "table.json"), ("1️⃣17", "a.json", "table.json"),
            ("[1️⃣[1]]", "a.json", "table.json"), ("1️⃣[{}]", "a.ndjson", "table.json"),
            ("[1️⃣\"x\"]", "a.json", "table.json"),
            ("[{\"name\"", "a.json", "table.json"), ("{\"name\":\"a", "a.ndjson", "table.json"),
            ("[nu1️⃣l]", "a.json", "table.json"), ("[{\"name\":1,1️⃣}]", "a.json", "table.json"),
            ("[{\"name\" 1️⃣1}]", "a.json", "table.json"), ("[{\"name\":1️⃣NaN}]", "a.json", "table.json"),
            ("[1️⃣,]", "a.json", "table.json"), ("[{}]\n1️⃣]", "a.json", "table.json"),
            ("[{} 1️⃣{}]", "a.json", "table.json"),
        ])
    func notRecords(text: String, path: String, code: String) throws {
        let (found, places) = readMarked(text, schema, path: path)
        #expect(found.contains { $0.code == code }, "\(found)")
        if let place = places.first { #expect(found.contains { $0.code == code && $0.location == place }, "\(found)") }
        #expect(found.allSatisfy { $0.severity == .error && $0.hint?.english != nil })
    }

    @Test("Records before the place where a text breaks are read, and the break is reported there")
    func brokenOff() throws {
        let sound = "{\"name\":\"a\",\"share\":1,\"from\":\"2024-01-01\"}"
        for (text, line) in [("[\(sound),\n\(sound),\n{\"name\":\"a\",", 3), ("[\(sound),\n\(sound)\n}", 3)] {
            let result = read(text, schema, path: "a.json")
            #expect(result.diagnostics.map(\.code) == ["table.json"])
            #expect(result.diagnostics.first?.location?.line == line)
            #expect(result.value?.rowCount == 2)
        }
    }

    @Test("Depth, number of keys and length are bounded")
    func limits() {
        let deep = "[{\"name\":" + String(repeating: "[", count: 100_000)
        #expect(read(deep, schema, path: "a.json").diagnostics.contains { $0.code == "table.json" })
        let keys = (0..<5000).map { "\"k\($0)\":1" }.joined(separator: ",")
        #expect(read("[{\(keys)}]", schema, path: "a.json").diagnostics.contains { $0.code == "table.json" })
    }

    @Test("Tokens cut by the chunks in which the text is parsed are whole")
    func chunks() throws {
        var text = ""
        for number in 0..<4000 {
            text += "{\"name\":\"Xã số \(number) \\u1ebf\", \"share\":\(number).25, \"from\":\"2024-01-01\"}\n"
        }
        text += "{\"name\":\"cuối\", \"share\":true, \"from\":\"2024-01-01\"}\n"
        let result = read(text, schema, path: "a.ndjson")
        #expect(result.diagnostics.map(\.location) == [SourceLocation(file: "a.ndjson", line: 4001, column: 25)])
        let table = try #require(result.value)
        #expect(table.rowCount == 4000)
        for number in 0..<4000 {
            #expect(table.string(0, row: number) == "Xã số \(number) ế")
            #expect(table.number(1, row: number) == .value(try .of(number * 4 + 1, 4), .exact))
        }
        #expect(table.origins[3999].line == 4000)
    }

    @Test("null means what the dataset's tokens say")
    func null() throws {
        var tokens = CellTokens.standard
        tokens.absences["null"] = .notAvailable
        let schema = TableSchema(fields: [FieldSchema(name: "n", type: .integer)], tokens: tokens)
        let table = try #require(read("[{\"n\":null}]", schema, path: "a.json").value)
        #expect(table.number(0, row: 0) == .absent(.notAvailable))
    }

    @Test("A number in a field of percentages does not say which it is")
    func percent() {
        let schema = TableSchema(fields: [FieldSchema(name: "n", type: .decimal, percent: .sign)])
        #expect(read("[{\"n\":0.952}]", schema, path: "a.json").diagnostics.map(\.code) == ["table.wrong-type"])
        #expect(read("[{\"n\":\"95.2%\"}]", schema, path: "a.json").diagnostics == [])
    }

    @Test("The declared format goes before the ending of the name")
    func format() {
        let schema = TableSchema(fields: [FieldSchema(name: "n", type: .integer)], format: .ndjson)
        #expect(read("{\"n\":1}\n{\"n\":2}", schema, path: "a.txt").value?.rowCount == 2)
    }
}
