import Diagnostics
import Testing

@testable import Tables

@Suite struct ShapedRecordsTests {
    private static let declared = SourceLocation(file: "d.yaml", line: 9, column: 3)

    private static func schema(_ unpivot: Unpivot? = nil, _ constants: [String: String] = [:]) -> TableSchema {
        var schema = TableSchema(fields: [
            FieldSchema(name: "ky", type: .period), FieldSchema(name: "unit", aliases: ["Đơn vị"], type: .string),
            FieldSchema(name: "received", type: .integer), FieldSchema(name: "resolved", type: .integer),
        ])
        schema.unpivot = unpivot
        schema.constants = constants.sorted { $0.key < $1.key }.map {
            Constant(field: $0.key, text: $0.value, at: declared)
        }
        return schema
    }

    private static func column(_ text: String) -> Unpivot.Column { Unpivot.Column(HeadingPattern(text), at: declared) }

    /// Months as columns.
    private static func months(_ empty: Unpivot.EmptyCells = .refuse, total: String? = nil) -> TableSchema {
        var schema = schema(
            Unpivot(
                columns: [column("Tháng *")], name: "ky", measures: [Unpivot.Measure(field: "received")],
                totals: total.map { [column($0)] } ?? [], empty: empty), ["resolved": "…"])
        schema.year = .of(2024)
        return schema
    }

    /// The rows as text, `?` for what is absent.
    private func rows(_ table: Table?) -> [String] {
        guard let table else { return [] }
        return (0..<table.rowCount).map { row in
            table.fields.indices.map { field in
                table.string(field, row: row) ?? table.number(field, row: row)?.exactValue?.written(in: .plain) ?? "?"
            }.joined(separator: " ")
        }
    }

    @Test("Months as columns become rows, in delimited text and in JSON alike")
    func months() {
        let schema = Self.months()
        let csv = read("Đơn vị;Tháng 1;Tháng 2\nA;1;2\nB;3;–\n", schema)
        let json = read(
            #"[{"Đơn vị": "A", "Tháng 1": 1, "Tháng 2": 2}, {"Đơn vị": "B", "Tháng 1": 3, "Tháng 2": "–"}]"#, schema,
            path: "a.json")
        let expected = ["2024-01 A 1 ?", "2024-02 A 2 ?", "2024-01 B 3 ?", "2024-02 B ? ?"]
        for result in [csv, json] {
            #expect(result.diagnostics == [])
            #expect(rows(result.value) == expected)
        }
        #expect(csv.value?.origins.map(\.line) == [2, 2, 3, 3])
    }

    @Test("A row knows its cell in the file, a given value its line in the descriptor")
    func places() throws {
        let table = try #require(read("Đơn vị,Tháng 1,Tháng 2\nA,1,2\nB,3,4\n", Self.months()).value)
        #expect(table.location(ofRow: 3).description == "a.csv:3:5")
        #expect(table.location(ofRow: 3, field: "received").description == "a.csv:3:5")
        #expect(table.location(ofRow: 2, field: "unit").description == "a.csv:3:1")
        #expect(table.location(ofRow: 0, field: "resolved") == Self.declared)
        #expect(table.location(ofRow: 1, field: "ky").description == "a.csv:1:16")
    }

    @Test("Two levels of headings give several measures per period, whichever stands above", arguments: [true, false])
    func twoLevels(isPeriodAbove: Bool) throws {
        let names = ["Quý I": 2, "Quý II": 4]
        let parts = ["Nhận", "Trả"]
        var cells: [Int: SheetGrid.Cell] = [1: .text("Đơn vị")]
        var second: [Int: SheetGrid.Cell] = [:]
        for (name, first) in names {
            for (offset, part) in parts.enumerated() {
                cells[first + offset] = .text(isPeriodAbove ? name : part)
                second[first + offset] = .text(isPeriodAbove ? part : name)
            }
        }
        let grid = SheetGrid(
            name: "S",
            rows: [
                SheetGrid.Row(number: 1, cells: cells), SheetGrid.Row(number: 2, cells: second),
                SheetGrid.Row(
                    number: 3,
                    cells: [1: .text("A")].merging(
                        (2...5).map { ($0, .number(Rational($0), isPercent: false)) }
                    ) { first, _ in first }),
            ])
        var schema = Self.schema(
            Unpivot(
                columns: [Self.column("Quý *")], name: "ky",
                measures: [
                    Unpivot.Measure(part: "Nhận", field: "received"), Unpivot.Measure(part: "Trả", field: "resolved"),
                ]))
        schema.sheet.header = 1...2
        schema.year = .of(2024)
        let result = TableReader.read([(file: .sheet(path: "x.xlsx", sha256: "0", grid), schema: schema)])
        #expect(result.diagnostics == [])
        #expect(rows(result.value) == ["2024-Q1 A 2 3", "2024-Q2 A 4 5"])
        #expect(result.value?.location(ofRow: 1, field: "resolved").description == "x.xlsx[S!E3]")
        #expect(result.value?.files.map(\.sheet) == ["S"])
    }

    @Test("Columns may be listed one by one with their field and what they mean")
    func listed() {
        func column(_ heading: String, _ field: String, _ period: String) -> Unpivot.Column {
            Unpivot.Column(
                HeadingPattern(heading), field: field,
                constants: [Constant(field: "ky", text: period, at: Self.declared)], at: Self.declared)
        }
        let schema = Self.schema(
            Unpivot(
                columns: [
                    column("N1", "received", "Quý I/2024"), column("N2", "received", "2024-Q2"),
                    column("T1", "resolved", "2024-Q1"), column("T2", "resolved", "2024-Q2"),
                ], measures: []))
        // T1 belongs to 2024-Q1, which N1 spells otherwise: what differs in writing is another record.
        #expect(
            read("unit,N1,N2,T1,T2\nA,1,2,3,4\n", schema).diagnostics.map(\.code) == [
                "table.missing-column", "table.missing-column",
            ])
        var same = schema
        same.unpivot?.columns[0].constants[0].text = "2024-Q1"
        let result = read("unit,N1,N2,T1,T2\nA,1,2,3,4\n", same)
        #expect(result.diagnostics == [])
        #expect(rows(result.value) == ["2024-Q1 A 1 3", "2024-Q2 A 2 4"])
    }

    @Test("An empty cell is an error at its place, or left out and said where that is declared")
    func empty() {
        let text = "Đơn vị,Tháng 1,Tháng 2\nA,1,\nB,,\n"
        let refused = read(text, Self.months()).diagnostics
        #expect(refused.map(\.code) == ["table.missing-value", "table.missing-value", "table.missing-value"])
        #expect(refused.first?.location?.description == "a.csv:2:5")
        #expect(refused.first?.message.vietnamese.contains("“Tháng 2”") == true)
        #expect(refused.first?.hint?.vietnamese.contains("leave_out") == true)
        let leftOut = read(text, Self.months(.leaveOut))
        #expect(leftOut.diagnostics.map(\.code) == ["table.left-out"])
        #expect(leftOut.diagnostics.first?.message.vietnamese == "Bỏ qua 3 chỗ để trống ở: “Tháng 1”, “Tháng 2”.")
        #expect(rows(leftOut.value) == ["2024-01 A 1 ?"])
    }

    @Test("What is wrong with a cell that all records of a row share is said once")
    func shared() {
        var schema = Self.months()
        schema.fields[1].required = true
        let found = read("Đơn vị,Tháng 1,Tháng 2\n,1,x\n", schema).diagnostics
        #expect(found.map { $0.location?.column } == [1, 4])
    }

    @Test(
        "A total beside the months is compared with their sum, and left out",
        arguments: [("3", []), ("4", ["table.total-mismatch"]), ("…", [])])
    func totalColumn(total: String, codes: [String]) {
        let result = read("Đơn vị,Tháng 1,Tháng 2,Cả năm\nA,1,2,\(total)\n", Self.months(total: "Cả năm"))
        #expect(result.diagnostics.map(\.code) == codes)
        #expect(result.value?.rowCount == 2)
        if !codes.isEmpty { #expect(result.diagnostics.first?.location?.description == "a.csv:2:7") }
    }

    @Test("A total row is compared month by month", arguments: [("5,7", []), ("5,6", [8])])
    func totalRow(totals: String, columns: [Int]) {
        var schema = Self.months()
        schema.rows.totals = ["unit": ["Tổng"]]
        let found = read("Đơn vị,Tháng 1,Tháng 2\nA,1,3\nB,4,4\nTổng,\(totals)\n", schema).diagnostics
        #expect(found.map { $0.location?.column } == columns)
    }

    @Test("A given number is no part of a total, and a total row that lacks cells is a ragged row")
    func givenNumber() {
        var schema = Self.schema(nil, ["resolved": "9", "ky": "2024"])
        schema.rows.totals = ["unit": ["Tổng"]]
        #expect(read("unit,received\nA,1\nB,2\nTổng,3\n", schema).diagnostics == [])
        schema.rows.totals = ["received": ["3"]]
        #expect(read("unit,received\nA,1\nB\n", schema).diagnostics.map(\.code) == ["table.ragged-row"])
    }

    @Test("What is given must not stand in the file too, unless that column is ignored")
    func givenTwice() {
        var schema = Self.schema(nil, ["ky": "2024", "resolved": "0"])
        let text = "ky,unit,received\n2023,A,1\n"
        let found = read(text, schema).diagnostics
        #expect(found.map(\.code) == ["table.value-and-column"])
        #expect(found.first?.location?.description == "a.csv:1:1")
        schema.ignored = ["ky"]
        #expect(rows(read(text, schema).value) == ["2024 A 1 0"])
    }

    @Test("The year may stand in a column of its own, before or after the months")
    func yearColumn() {
        var schema = Self.months()
        schema.year = .field("resolved")
        schema.constants = []
        let result = read("Đơn vị,Tháng 1,Tháng 2,resolved\nA,1,2,2023\nA,3,4,2024\n", schema)
        #expect(result.diagnostics == [])
        #expect(
            rows(result.value) == ["2023-01 A 1 2023", "2023-02 A 2 2023", "2024-01 A 3 2024", "2024-02 A 4 2024"])
        #expect(
            read("Đơn vị,Tháng 1,Tháng 2,resolved\nA,1,2,…\n", schema).diagnostics.map(\.code) == [
                "table.wrong-type", "table.wrong-type",
            ])
    }

    @Test("Files of one table may be shaped differently")
    func several() {
        let long = Self.schema(nil, ["ky": "Quý I/2023"])
        let result = TableReader.read([
            (file: .bytes(path: "a.csv", Array("Đơn vị,Tháng 1\nA,1\n".utf8)), schema: Self.months()),
            (file: .bytes(path: "b.csv", Array("unit,received,resolved\nA,1,2\n".utf8)), schema: long),
        ])
        #expect(result.diagnostics == [])
        #expect(rows(result.value) == ["2024-01 A 1 ?", "2023-Q1 A 1 2"])
        #expect((0...1).map { result.value?.location(ofRow: $0).file } == ["a.csv", "b.csv"])
    }
}
