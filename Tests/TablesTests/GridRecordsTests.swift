import Diagnostics
import Testing

@testable import Tables

@Suite struct GridRecordsTests {
    private let fields = [
        FieldSchema(name: "unit", aliases: ["Đơn vị"], type: .string),
        FieldSchema(name: "late", aliases: ["Kết quả / quá hạn", "quá hạn"], type: .integer),
        FieldSchema(name: "rate", aliases: ["Kết quả / tỷ lệ", "tỷ lệ"], type: .decimal, percent: .sign),
    ]

    private func grid(_ rows: [(number: Int, cells: [Int: SheetGrid.Cell])], merges: [SheetGrid.Merge] = [])
        -> SheetGrid
    {
        SheetGrid(name: "Quý 1", rows: rows.map { SheetGrid.Row(number: $0.number, cells: $0.cells) }, merges: merges)
    }

    private func read(_ grid: SheetGrid, _ change: (inout TableSchema) -> Void = { _ in }) -> Diagnosed<Table?> {
        var schema = TableSchema(fields: fields)
        change(&schema)
        return TableReader.read([(file: .sheet(path: "x.xlsx", sha256: "0", grid), schema: schema)])
    }

    private let rate = SheetGrid.Cell.number(Rational(19, over: 20) ?? .one, isPercent: true)

    @Test("A header of several rows with merged cells names every column by its path; merged texts fill down")
    func mergedHeader() throws {
        let sheet = grid(
            [
                (1, [1: .text("Bảng giả định")]), (3, [1: .text("Đơn vị"), 2: .text("Kết quả")]),
                (4, [2: .text("quá\nhạn"), 3: .text(" tỷ lệ ")]),
                (5, [1: .text("A"), 2: .number(Rational(3), isPercent: false), 3: rate]),
                (6, [2: .number(Rational(4), isPercent: false), 3: rate]),
            ],
            merges: [
                SheetGrid.Merge(rows: 3...4, columns: 1...1), SheetGrid.Merge(rows: 3...3, columns: 2...3),
                SheetGrid.Merge(rows: 5...6, columns: 1...1),
            ])
        let result = read(sheet) { $0.sheet.header = 3...4 }
        #expect(result.diagnostics == [])
        let table = try #require(result.value)
        #expect((0...1).map { table.string(0, row: $0) } == ["A", "A"])
        #expect(table.number(1, row: 1)?.exactValue == Rational(4))
        #expect(table.number(2, row: 0)?.exactValue == Rational(19, over: 20))
        #expect(table.origins.map(\.line) == [5, 6])
    }

    @Test("Without a declared header, the row that names most fields is it")
    func foundHeader() throws {
        let sheet = grid([
            (1, [1: .text("Đơn vị báo cáo: A")]), (2, [1: .text("Đơn vị"), 2: .text("quá hạn"), 3: .text("tỷ lệ")]),
            (3, [1: .text("B"), 2: .number(.zero, isPercent: false), 3: rate]),
        ])
        let result = read(sheet)
        #expect(result.diagnostics == [])
        #expect(result.value?.rowCount == 1)
    }

    @Test("Problems are reported at sheet and cell; an ignored column is none")
    func places() throws {
        let sheet = grid([
            (2, [1: .text("Đơn vị"), 2: .text("quá hạn"), 3: .text("tỷ lệ"), 4: .text("STT"), 5: .text("Lạ")]),
            (3, [1: .text("B"), 2: .text("ba"), 3: rate, 4: .number(.one, isPercent: false)]),
        ])
        let found = read(sheet) { $0.ignored = ["STT"] }.diagnostics
        #expect(found.map(\.code) == ["table.unknown-column", "table.wrong-type"])
        #expect(found.map { $0.location?.cell } == ["E2", "B3"])
        #expect(found.allSatisfy { $0.location?.sheet == "Quý 1" })
    }

    @Test(
        "A total row is left out and compared; rows to skip are left out",
        arguments: [(7, []), (8, ["table.total-mismatch"])])
    func totals(total: Int, codes: [String]) throws {
        let sheet = grid([
            (1, [1: .text("Đơn vị"), 2: .text("quá hạn"), 3: .text("tỷ lệ")]), (2, [1: .text("(1)"), 2: .text("(2)")]),
            (3, [1: .text("A"), 2: .number(Rational(3), isPercent: false), 3: rate]),
            (4, [1: .text("B"), 2: .number(Rational(4), isPercent: false), 3: rate]),
            (5, [1: .text(" TỔNG  số"), 2: .number(Rational(total), isPercent: false)]),
        ])
        let result = read(sheet) {
            $0.rows = RowRules(skipped: ["unit": ["(1)"]], totals: ["unit": ["Tổng số"]])
        }
        #expect(result.diagnostics.map(\.code) == codes)
        if let found = result.diagnostics.first {
            #expect(found.message.vietnamese.contains("ghi 8, 2 dòng từ dòng 3 đến dòng 4 cộng lại được 7, lệch 1"))
        }
        #expect(result.value?.rowCount == 2)
    }

    @Test("Hidden rows are read and said, or skipped where that is declared")
    func hidden() throws {
        var sheet = grid([
            (1, [1: .text("Đơn vị"), 2: .text("quá hạn"), 3: .text("tỷ lệ")]),
            (2, [1: .text("A"), 2: .number(.one, isPercent: false), 3: rate]),
            (3, [1: .text("B"), 2: .number(.one, isPercent: false), 3: rate]),
        ])
        sheet.rows[1].isHidden = true
        #expect(read(sheet).diagnostics.map(\.code) == ["table.hidden-rows"])
        #expect(read(sheet).value?.rowCount == 2)
        let skipped = read(sheet) { $0.sheet.hiddenRows = .skip }
        #expect(skipped.diagnostics == [])
        #expect(skipped.value?.rowCount == 1)
    }

    // MARK: - Below the table

    private func number(_ value: Int) -> SheetGrid.Cell { .number(Rational(value), isPercent: false) }

    private func withFooter(_ footer: [(number: Int, cells: [Int: SheetGrid.Cell])]) -> SheetGrid {
        grid(
            [
                (4, [2: .text("Đơn vị"), 3: .text("quá hạn"), 4: .text("tỷ lệ")]),
                (5, [2: .text("A"), 3: number(3), 4: rate]), (6, [2: .text("B"), 3: number(4), 4: rate]),
            ] + footer)
    }

    @Test("Signatures and notes below the table are one problem, with the range that leaves them out")
    func footer() throws {
        let sheet = withFooter([
            (8, [2: .text("Ghi chú: số tạm tính")]), (10, [2: .text("Người lập"), 4: .text("Lãnh đạo")]),
            (11, [3: .text("(ký)")]),
        ])
        let found = read(sheet).diagnostics
        #expect(found.map(\.code) == ["table.footer-rows"])
        #expect(found.first?.location?.description == "x.xlsx['Quý 1'!B8:D11]")
        #expect(found.first?.message.vietnamese.contains("Các dòng 8–11") == true)
        #expect(found.first?.hint?.vietnamese.contains("range: B4:D6 ") == true)
        #expect(read(sheet).value?.rowCount == 2)
    }

    @Test("Behind a total row, too; of a wide table the range has all its columns")
    func footerOfTotals() throws {
        let sheet = withFooter([
            (7, [2: .text("Cộng"), 3: number(7)]), (9, [2: .text("Người lập"), 3: .text("Lãnh đạo")]),
        ])
        let found = read(sheet) { schema in
            schema.fields.removeLast()
            schema.ignored = ["tỷ lệ"]
            schema.rows = RowRules(totals: ["unit": ["Cộng"]])
        }.diagnostics
        #expect(found.map(\.code) == ["table.footer-rows"])
        #expect(found.first?.hint?.vietnamese.contains("range: B4:C7 ") == true)
        let wide = read(sheet) { schema in
            let place = SourceLocation(file: "x.yaml")
            schema.fields = [
                FieldSchema(name: "unit", aliases: ["Đơn vị"], type: .string),
                FieldSchema(name: "what", type: .string), FieldSchema(name: "n", type: .decimal),
            ]
            schema.fields[2].percent = .heading
            schema.rows = RowRules(skipped: ["unit": ["Cộng"]])
            schema.unpivot = Unpivot(
                columns: [Unpivot.Column(HeadingPattern("*"), at: place)], name: "what",
                measures: [Unpivot.Measure(field: "n")], empty: .leaveOut)
        }.diagnostics.filter { $0.severity == .error }
        #expect(wide.map(\.code) == ["table.footer-rows"])
        #expect(wide.first?.hint?.vietnamese.contains("range: B4:D7 ") == true)
    }

    @Test("Faulty rows above a row of the table are rows of the table, and so is one that says whose figures it has")
    func noFooter() throws {
        let above = withFooter([(7, [2: .text("C"), 3: .text("x")]), (8, [2: .text("D"), 3: number(1), 4: rate])])
        #expect(read(above).diagnostics.map { $0.location?.cell } == ["C7", "D7"])
        for last in [SheetGrid.Cell.text("khoảng 20"), .number(Rational(5), isPercent: true)] {
            let found = read(withFooter([(7, [2: .text("C"), 3: last])])).diagnostics
            #expect(found.map { $0.location?.cell } == ["C7", "D7"])
        }
        let unit = withFooter([(7, [2: .text("C")])])
        let found = read(unit) { $0.fields[0].allowed = ["A", "B", "C"] }.diagnostics
        #expect(found.map { $0.location?.cell } == ["C7", "D7"])
        #expect(found.allSatisfy { $0.code == "table.missing-value" })
    }

    @Test("Where no row can be read, or very many cannot, each says why")
    func allFaulty() throws {
        let rows = (5...60).map { (number: $0, cells: [2: SheetGrid.Cell.text("A"), 3: .text("x"), 4: .text("y")]) }
        let head: [(number: Int, cells: [Int: SheetGrid.Cell])] = [
            (4, [2: .text("Đơn vị"), 3: .text("quá hạn"), 4: .text("tỷ lệ")])
        ]
        #expect(read(grid(head + rows.prefix(2))).diagnostics.count == 4)
        let many = read(withFooter(rows.map { (number: $0.number + 10, cells: $0.cells) })).diagnostics
        #expect(!many.contains { $0.code == "table.footer-rows" })
        #expect(many.last?.message.vietnamese.contains("tổng cộng 56 dòng") == true)
    }

    @Test("A repeated key names both rows by sheet and cell")
    func repeatedKey() throws {
        let sheet = withFooter([(7, [2: .text("A"), 3: number(1), 4: rate])])
        let found = try #require(read(sheet) { $0.key = ["unit"] }.diagnostics.first)
        #expect(found.location?.description == "x.xlsx['Quý 1'!B7]")
        #expect(found.message.vietnamese.contains("với dòng x.xlsx['Quý 1'!A5]"))
    }

    @Test("Numbers of a sheet are quoted with the decimal sign of the language")
    func decimalSign() throws {
        let sheet = withFooter([
            (7, [2: .text("C"), 3: .number(try .of(17, 2), isPercent: false), 4: rate]),
            (
                8,
                [
                    2: .text("D"), 3: .number(try .of(199, 200), isPercent: true),
                    4: .number(try .of(1, 2), isPercent: false),
                ]
            ),
        ])
        let found = read(sheet).diagnostics
        #expect(found.map(\.excerpt) == ["8,5", "99,5%", "0,5"])
        #expect(
            found[1].message.vietnamese.contains("“99,5%”") && found[1].message.english?.contains("“99.5%”") == true)
        #expect(found[2].message.vietnamese.contains("0,5% hoặc 50%"))
        #expect(found[2].message.english?.contains("0.5% or 50%") == true)
        #expect(found[2].hint?.vietnamese.contains("percent: heading") == true)
    }
}
