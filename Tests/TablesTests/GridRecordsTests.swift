import Diagnostics
import Testing

@testable import Tables

@Suite struct GridRecordsTests {
    private let fields = [
        FieldSchema(name: "unit", aliases: ["Đơn vị"], type: .string),
        FieldSchema(name: "late", aliases: ["Kết quả / quá hạn", "quá hạn"], type: .integer),
        FieldSchema(name: "rate", aliases: ["Kết quả / tỷ lệ", "tỷ lệ"], type: .decimal, isPercent: true),
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
            (5, [1: .text(" Tổng "), 2: .number(Rational(total), isPercent: false)]),
        ])
        let result = read(sheet) {
            $0.rows = RowRules(skipped: ["unit": ["(1)"]], totals: ["unit": ["Tổng"]])
        }
        #expect(result.diagnostics.map(\.code) == codes)
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
}
