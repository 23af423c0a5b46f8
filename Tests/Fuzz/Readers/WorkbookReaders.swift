import Diagnostics
import Project
import Samples
import Tables
import Workbooks

/// Excel workbooks as such.
struct WorkbookReader: FuzzReader {
    static let name = "workbooks"
    private static let path = "a.xlsx"
    private let draw: WorkbookDraw

    init(_ corpus: Corpus) throws {
        draw = WorkbookDraw(try corpus.files("Tests/WorkbooksTests/Fixtures").contents)
    }

    func input(_ numbers: inout RandomNumbers) -> FuzzInput {
        FuzzInput(files: [Self.path: draw.workbook(&numbers)], settings: numbers.next())
    }

    func read(_ input: FuzzInput) -> FuzzReading {
        let bytes = input.files[Self.path] ?? []
        let problems = Workbook.problems(inBytes: bytes, path: Self.path)
        let opened = Workbook.open(bytes: bytes, path: Self.path)
        var reading = FuzzReading(diagnostics: problems, isUsable: opened.value != nil, value: problems.count)
        for diagnostic in opened.diagnostics where !problems.contains(diagnostic) {
            reading.complaints.append("\(diagnostic.code) is said only sometimes")
        }
        if let workbook = opened.value, workbook.sheets.isEmpty {
            reading.complaints.append("a workbook without sheets")
        }
        return reading
    }
}

/// Sheets as plain cells, as a reader of workbooks hands them over: headers, merged cells, total rows.
struct GridReader: FuzzReader {
    static let name = "grids"
    private static let names = ["STT", "Đơn vị", "Kỳ / Từ ngày", "Đã giải quyết", "Nguồn"]

    init(_ corpus: Corpus) {}

    /// The grid is drawn from the settings: no bytes stand behind it.
    func input(_ numbers: inout RandomNumbers) -> FuzzInput { FuzzInput(files: [:], settings: numbers.next()) }

    func read(_ input: FuzzInput) -> FuzzReading {
        var numbers = RandomNumbers(seed: input.settings)
        var schema = SchemaDraw.schema(Self.names, seed: input.settings)
        let grid = Self.grid(SchemaDraw.columns(Self.names, schema), &numbers)
        if numbers.happens(2000) {
            let first = numbers.one(of: [1, 2, 3, CellReference.rowCount - 1])
            schema.sheet.header = first...(first + numbers.below(2))
        }
        if numbers.happens(3000) { schema.sheet.hiddenRows = .skip }
        let file = DataFile.sheet(path: "a.xlsx", sha256: String(repeating: "0", count: 64), grid)
        return TableReading.reading(TableReader.read([(file: file, schema: schema)]))
    }

    private static func grid(_ fields: [FieldSchema], _ numbers: inout RandomNumbers) -> SheetGrid {
        var row = 0
        var rows: [SheetGrid.Row] = []
        for _ in 0..<(1 + numbers.below(1 << numbers.below(6))) {
            row += 1 + (numbers.happens(500) ? numbers.below(30_000) : 0)
            var cells: [Int: SheetGrid.Cell] = [:]
            for (index, field) in fields.enumerated() where numbers.happens(9990) {
                let isHeader = rows.isEmpty || numbers.happens(20)
                cells[numbers.happens(10) ? 16_384 : index + 1] = isHeader ? .text(field.name) : cell(field, &numbers)
            }
            if !cells.isEmpty { rows.append(SheetGrid.Row(number: row, isHidden: numbers.happens(500), cells: cells)) }
        }
        let merges = (0..<numbers.below(4)).map { _ in
            let (top, left) = (1 + numbers.below(20), 1 + numbers.below(6))
            let isVast = numbers.happens(500)
            return SheetGrid.Merge(
                rows: top...(isVast ? CellReference.rowCount : top + numbers.below(4)),
                columns: left...(isVast ? CellReference.columnCount : left + numbers.below(4)))
        }
        return SheetGrid(name: "Năm 2023", rows: rows, merges: merges)
    }

    private static func cell(_ field: FieldSchema, _ numbers: inout RandomNumbers) -> SheetGrid.Cell {
        if numbers.happens(50) {
            return .faulty(Diagnostic(.error, "workbook.error-value", vi: "Ô có lỗi.", en: "Error."))
        }
        if numbers.happens(50) { return .boolean(true) }
        switch numbers.happens(50) ? numbers.one(of: FieldType.allCases) : field.type {
        case .integer: return .number(Rational(numbers.below(1 << numbers.below(62))), isPercent: false)
        case .decimal:
            let divisor = 1 + numbers.below(1 << numbers.below(40))
            let value = Rational(numbers.below(1 << numbers.below(62)), over: divisor) ?? .zero
            return .number(value, isPercent: field.isPercent)
        case .date: return .date(CalendarDate(dayNumber: Int32(numbers.below(80_000)) - 25_567))
        case .string, .period: return .text(CellDraw.text(field, &numbers))
        }
    }
}

/// Sheets as datasets: a project whose figures stand in a workbook.
struct SheetReader: FuzzReader {
    static let name = "sheets"
    private static let path = "data/mot-cua.xlsx"
    private let site: Corpus.Files
    private let draw: WorkbookDraw

    init(_ corpus: Corpus) throws {
        site = try corpus.sites().first { $0.name == "excel-sheet" }?.files ?? [:]
        let fixtures = try corpus.files("Tests/WorkbooksTests/Fixtures") { $0.hasSuffix("report.xlsx") }
        draw = WorkbookDraw((site[Self.path].map { [$0, $0, $0, $0] } ?? []) + fixtures.contents)
    }

    func input(_ numbers: inout RandomNumbers) -> FuzzInput {
        var files = site
        files[Self.path] = draw.workbook(&numbers)
        return FuzzInput(files: files, settings: 0)
    }

    func read(_ input: FuzzInput) -> FuzzReading { ProjectReading.load(input.files) }
}
