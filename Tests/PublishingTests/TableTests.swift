import Diagnostics
import Metrics
import Testing

@testable import Project
@testable import Publishing

@Suite struct TableTests {
    private func table(
        _ context: SiteContext, _ numbers: NumbersRequest, rows: [Axis], columns: [Axis]
    ) throws -> (table: TableModel, register: NoteRegister) {
        var register = context.register(from: "index.html")
        let composer = TableComposer(grid: try context.grid(numbers), rows: rows, columns: columns)
        return (composer.table(id: "t", caption: "Bảng", &register), register)
    }

    private func numbers(_ metrics: [String], by: [String] = ["unit"]) -> NumbersRequest {
        NumbersRequest(metrics: metrics, periods: quarters, by: by)
    }

    @Test("Rows and columns run along their axes; a cell without a number has the sign of what is not available")
    func axes() throws {
        let table = try table(
            Sample().context(), numbers(["received"]), rows: [.period], columns: [.dimension("unit")]
        ).table
        #expect(table.columnHeads.map(\.text) == ["Kỳ", "Sở Nội vụ", "Sở Y tế"])
        #expect(table.rows.map { $0.heads[0].text } == ["quý I/2023", "quý II/2023", "quý III/2023", "quý IV/2023"])
        #expect(
            table.rows.map { $0.cells.map(\.text) } == [
                ["100", "50"], ["110", "…"], ["1.200", "–"], ["từ 130 trở lên", "…"],
            ])
        #expect(table.unitText == "Đơn vị tính: hồ sơ")
        #expect(table.signs.map(\.sign) == ["…", "–"])
    }

    @Test("What a register does not list in a period that it covers is zero, dated or not")
    func zeroOfRegister() throws {
        let sample = try Sample()
            .replacing("audience: leadership\n", with: "", in: "data/noi-bo.yaml")
            .replacing(
                "{name: subject, type: string}",
                with: "{name: subject, type: string, dimension: subject, members: {x: X, y: Y}}", in: "data/noi-bo.yaml"
            )
            .with("data/noi-bo.csv", "day,subject,source\n2021-02-03,x,s2\n2023-02-03,y,s2\n…,y,s2\n")
        let request = NumbersRequest(metrics: ["secrets"], periods: .grain(.year, .calendar), by: ["subject"])
        let table = try table(
            sample.context(), request, rows: [.dimension("subject")], columns: [.period]
        ).table
        #expect(
            table.columnHeads.map(\.text) == ["subject", "năm 2021", "năm 2022", "năm 2023", "không rõ ngày"])
        #expect(table.rows.map { $0.cells.map(\.text) } == [["1", "0", "0", "0"], ["0", "0", "1", "1"]])
        #expect(table.signs.isEmpty)
    }

    @Test("Members stand in the order in which they were asked for")
    func order() throws {
        var request = numbers(["received"])
        request.members = ["unit": ["b", "a"]]
        let table = try table(Sample().context(), request, rows: [.dimension("unit")], columns: [.period]).table
        #expect(table.rows.map { $0.heads[0].text } == ["Sở Y tế", "Sở Nội vụ"])
    }

    @Test("Columns of different units carry each its own; per cents carry none")
    func units() throws {
        let table = try table(
            Sample().context(), numbers(["received", "on_time_rate"]), rows: [.dimension("unit"), .period],
            columns: [.metric]
        ).table
        #expect(table.unitText == nil)
        #expect(table.columnHeads.map(\.unitText) == [nil, nil, "hồ sơ", nil])
    }

    @Test("A discrepancy and a note of the row mark the number they touch and no other")
    func marks() throws {
        let (table, register) = try table(
            Sample().context(), numbers(["received"]), rows: [.period], columns: [.dimension("unit")])
        #expect(table.rows.map { $0.cells.map(\.marks) } == [[[], []], [["a", "b"], []], [[], []], [[], []]])
        #expect(register.notes.map(\.mark) == ["a", "b"])
        #expect(
            register.notes.map(\.text) == [
                "Tiếp nhận = đã giải quyết: 110 so với 100, lệch 10. Nguồn in như vậy.", "Có làm tròn.",
            ])
        #expect(register.notices.map(\.kind) == [.discrepancy])
    }

    @Test("A mark that every number of a row carries stands once, at its head, and is not lost")
    func shared() throws {
        let (table, register) = try table(
            Sample().context(), numbers(["received", "resolved"]), rows: [.dimension("unit"), .period],
            columns: [.metric])
        let row = try #require(table.rows.first { $0.heads[1].text == "quý II/2023" })
        #expect(row.heads.map(\.marks) == [[], ["a", "b"]])
        #expect(row.cells.map(\.marks) == [[], []])
        let used = Set(
            table.rows.flatMap { ($0.heads + $0.cells).flatMap(\.marks) } + table.columnHeads.flatMap(\.marks))
        #expect(used == Set(register.notes.compactMap(\.mark)))
    }

    @Test("Notes are lettered in the order in which the table is read, and a text has one letter")
    func letters() throws {
        let rows = (1...30).map {
            "20\($0 < 10 ? "0" : "")\($0)-01-01,20\($0 < 10 ? "0" : "")\($0)-12-31,a,1,1,1,0,s1,Ghi chú \(($0 - 1) % 28)"
        }
        let csv = "from,to,unit,received,resolved,on_time,overdue,source,note\n" + rows.joined(separator: "\n") + "\n"
        let sample = try Sample().with("data/ho-so.csv", csv)
            .replacing(
                "    accepted:\n      - {where: \"from = date('2023-04-01')\", difference: 10, reason: Nguồn in như vậy.}",
                with: "", in: "data/ho-so.yaml")
        let request = NumbersRequest(metrics: ["received"], by: ["unit"])
        let (table, register) = try table(sample.context(), request, rows: [.period], columns: [.dimension("unit")])
        let marks = table.rows.map { $0.cells[0].marks }
        #expect(Array(marks[0...1]) == [["a"], ["b"]])
        #expect(marks[25] == ["z"] && marks[26] == ["aa"] && marks[27] == ["ab"])
        #expect(marks[28] == ["a"] && register.notes.count == 28)
    }

    @Test("Two numbers for one cell are an error and never a choice")
    func ambiguous() throws {
        let context = try Sample().context()
        var problems: [Diagnostic] = []
        let grid = try context.grid(NumbersRequest(metrics: ["received"], by: ["unit"]))
        let isUnique = grid.checkUnique([.dimension("unit")], at: SourceLocation(file: "x.md", line: 3), &problems)
        #expect(!isUnique)
        #expect(problems.map(\.code) == ["figure.ambiguous"])
    }

    @Test("A table of 60 periods and 75 units is made within seconds, even unoptimised", .timeLimit(.minutes(1)))
    func large() throws {
        let units = (0..<75).map { "u\($0)" }
        var rows: [String] = []
        for unit in units {
            for month in 0..<60 {
                let (year, number) = (2019 + month / 12, month % 12 + 1)
                let name = "\(year)-\(number < 10 ? "0" : "")\(number)"
                let last = [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][number - 1]
                rows.append("\(name)-01,\(name)-\(last),\(unit),100,100,90,10,s1,")
            }
        }
        let sample = try Sample()
            .with("units.yaml", units.map { "- {id: \($0), name: Đơn vị \($0)}\n" }.joined())
            .with(
                "data/ho-so.csv",
                "from,to,unit,received,resolved,on_time,overdue,source,note\n" + rows.joined(separator: "\n") + "\n"
            )
            .replacing(
                "    where: \"unit = 'a' and from <= date('2023-04-01')\"\n    accepted:\n      - {where: \"from = date('2023-04-01')\", difference: 10, reason: Nguồn in như vậy.}",
                with: "", in: "data/ho-so.yaml")
        let context = try sample.context()
        let clock = ContinuousClock()
        let start = clock.now
        let request = NumbersRequest(metrics: ["on_time_rate"], periods: .grain(.month, .calendar), by: ["unit"])
        let table = try table(context, request, rows: [.period], columns: [.dimension("unit")]).table
        let export = DataExport(context: context, dimensions: ["unit"], points: try context.grid(request).points).table
            .csv()
        let chart = ChartComposer(grid: try context.grid(request), form: .line, x: .period)
        let spec = chart.spec(id: "c", title: "T", width: 640)
        #expect(table.rows.count == 60 && table.columnHeads.count == 76 && !export.isEmpty)
        #expect(spec.series.count == 75)
        #expect(start.duration(to: clock.now) < .seconds(20))
    }
}
