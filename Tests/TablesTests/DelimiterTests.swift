import Diagnostics
import Tables
import Testing

@Suite struct DelimiterTests {
    private func schema(_ delimiter: Delimiter? = nil) -> TableSchema {
        TableSchema(
            fields: [
                FieldSchema(name: "name", aliases: ["Tên đơn vị", "tên"], type: .string),
                FieldSchema(name: "count", aliases: ["Số lượng"], type: .integer),
            ], delimiter: delimiter)
    }

    @Test(
        "The delimiter is found by the declared names, their aliases or a line that says it",
        arguments: [
            ("name,count\nXã A,1\n", "a.csv"), ("name;count\nXã A;1\n", "a.csv"), ("name\tcount\nXã A\t1\n", "a.csv"),
            ("name|count\nXã A|1\n", "a.txt"), ("sep=;\nname;count\nXã A;1\n", "a.csv"),
            ("sep=;\r\nname;count\r\nXã A;1\r\n", "a.csv"), ("\u{FEFF}sep=|\nname|count\nXã A|1\n", "a.csv"),
            ("Tên đơn vị;Số lượng\nXã A;1\n", "a.csv"), ("\"count\"\t\"tên\"\n1\tXã A\n", "a.tsv"),
            ("\n\nname;count\nXã A;1\n", "a.csv"),
        ])
    func found(text: String, path: String) throws {
        let result = read(text, schema(), path: path)
        #expect(result.diagnostics == [])
        let table = try #require(result.value)
        #expect(table.string(0, row: 0) == "Xã A")
        #expect(table.number(1, row: 0) == .value(.one, .exact))
    }

    @Test("Lines are counted with the line that names the delimiter")
    func lines() {
        let found = read("sep=;\nname;count\nXã A;x\n", schema()).diagnostics
        #expect(found.map(\.location) == [SourceLocation(file: "a.csv", line: 3, column: 6)])
    }

    @Test("A declared delimiter is the only one")
    func declared() throws {
        let table = try #require(read("name;count\nXã A, B;1\n", schema(.semicolon)).value)
        #expect(table.string(0, row: 0) == "Xã A, B")
        #expect(read("name,count\nXã A,1\n", schema(.semicolon)).value == nil)
    }

    @Test(
        "What is not clear is an error",
        arguments: [
            ("name;x,count\nXã A;1,2\n", nil), ("sep=:\nname:count\nXã A:1\n", nil),
            ("sep=;\nname;count\nXã A;1\n", Delimiter.comma),
        ])
    func unclear(text: String, delimiter: Delimiter?) {
        let result = read(text, schema(delimiter))
        #expect(result.diagnostics.map(\.code) == ["table.unclear-delimiter"])
        #expect(result.value == nil)
    }

    @Test("A tab in a cell is a control character unless tabs separate the cells")
    func tabs() {
        #expect(read("name;count\nXã\tA;1\n", schema()).diagnostics.map(\.code) == ["table.control-character"])
        #expect(read("name\tcount\nXã A;B\t1\n", schema()).diagnostics == [])
    }

    @Test("A column under two names that mean one field is there twice")
    func aliases() {
        let found = read("name,tên,count\nA,B,1\n", schema()).diagnostics
        #expect(found.map(\.code) == ["table.duplicate-column"])
        #expect(found.first?.location?.column == 6)
    }
}
