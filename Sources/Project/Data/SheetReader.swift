import Diagnostics
import Hashing
import Metrics
import Tables
import Workbooks

/// Takes sheets out of a workbook.
struct SheetReader {
    private let workbook: Workbook
    private let sha256: String

    /// Nil where the file is no workbook that can be read, which is reported.
    static func open(_ bytes: [UInt8], path: String, _ problems: inout [Diagnostic]) -> SheetReader? {
        let opened = Workbook.open(bytes: bytes, path: path)
        problems += opened.diagnostics
        return opened.value.map { SheetReader(workbook: $0, sha256: SHA256Hasher.hexadecimal(of: bytes)) }
    }

    /// The sheet as plain cells; nil where it cannot be had, which is reported.
    func read(_ sheet: Sheet, at place: SheetPlace, _ problems: inout [Diagnostic]) -> DataFile? {
        guard let range = range(of: sheet, at: place, &problems) else { return nil }
        let contents = workbook.contents(of: sheet, in: range)
        problems += contents.diagnostics
        guard let contents = contents.value else { return nil }
        let rows = contents.rows.map { row($0, of: sheet) }
        if range != .all { problems += below(range, of: sheet, as: place.range) }
        return .sheet(
            path: workbook.path, sha256: sha256,
            SheetGrid(name: sheet.name, rows: rows, merges: merges(contents.outline)))
    }

    /// A warning where the row under the range looks like one of the table: who adds a row easily forgets the range.
    private func below(_ range: CellRange, of sheet: Sheet, as written: SheetPlace.Range) -> [Diagnostic] {
        let next = range.rows.upperBound + 1
        guard next <= CellReference.rowCount else { return [] }
        let under = CellRange(rows: next...next, columns: range.columns)
        // What is wrong with the sheet has been said.
        let cells = workbook.contents(of: sheet, in: under).value?.rows.first.map { row($0, of: sheet).cells } ?? [:]
        // A note or a name under a table fills one cell.
        guard cells.count > 1, let first = cells.keys.min() else { return [] }
        return [
            Diagnostic(
                .warning, "descriptor.below-range",
                vi: "Ngay dưới vùng \(range.text) còn một dòng có số liệu, không được đọc.",
                en: "Right below \(range.text) is another row that is not read.",
                at: SourceLocation(
                    file: workbook.path, sheet: sheet.name, cell: CellReference.columnName(first) + String(next)),
                hint: written.isNamed
                    ? Localized(
                        vi: "Nếu dòng này thuộc bảng, kéo dài vùng “\(written.text)” trong Excel cho đến hết bảng.",
                        en: "If it belongs to the table, extend “\(written.text)” in the workbook.")
                    : Localized(
                        vi: "Nếu dòng này thuộc bảng, sửa range trong tệp mô tả cho đến hết bảng.",
                        en: "If it belongs to the table, extend range in the descriptor."))
        ]
    }

    /// The cells that are read of a sheet; nil where their name means none of it, which is reported.
    private func range(of sheet: Sheet, at place: SheetPlace, _ problems: inout [Diagnostic]) -> CellRange? {
        switch place.range {
        case .all: return .all
        case .cells(let range): return range
        case .named(let name):
            let found = workbook.range(named: name, on: sheet)
            problems += found.diagnostics
            guard let found = found.value else { return nil }
            if found.sheet == sheet { return found.range }
            problems.append(elsewhere(name, found.sheet, sheet, place))
            return nil
        }
    }

    /// The sheets that a descriptor means, to be read in passing, row by row.
    func streams(at place: SheetPlace, _ problems: inout [Diagnostic]) -> [SheetStream] {
        sheets(at: place, &problems).compactMap { sheet in
            guard let range = range(of: sheet, at: place, &problems) else { return nil }
            let outline = workbook.outline(of: sheet)
            problems += outline.diagnostics
            return outline.value.map { outline in
                SheetStream(name: sheet.name, sha256: sha256, merges: merges(outline)) { take in
                    workbook.readRows(of: sheet, in: range) { row in
                        take(self.row(row, of: sheet))
                        return .next
                    }
                }
            }
        }
    }

    /// A row as plain cells.
    private func row(_ row: SheetRow, of sheet: Sheet) -> SheetGrid.Row {
        let cells = row.cells.compactMap { cell -> (Int, SheetGrid.Cell)? in
            let name = CellReference.columnName(cell.column) + String(row.number)
            let location = SourceLocation(file: workbook.path, sheet: sheet.name, cell: name)
            return Self.cell(cell.value, at: location).map { (cell.column, $0) }
        }
        return SheetGrid.Row(
            number: row.number, isHidden: row.isHidden,
            cells: Dictionary(cells, uniquingKeysWith: { first, _ in first }))
    }

    private func merges(_ outline: SheetOutline) -> [SheetGrid.Merge] {
        outline.mergedRanges.map { SheetGrid.Merge(rows: $0.rows, columns: $0.columns) }
    }

    /// The sheets that a descriptor means; that there is none, or that it is not clear which, is reported.
    func sheets(at place: SheetPlace, _ problems: inout [Diagnostic]) -> [Sheet] {
        switch place.choice {
        case .one(let selector):
            let found = workbook.sheet(selector)
            problems += found.diagnostics
            return found.value.map { [$0] } ?? []
        case .only:
            if case .named(let name) = place.range {
                let found = workbook.range(named: name)
                problems += found.diagnostics
                return found.value.map { [$0.sheet] } ?? []
            }
            let candidates = workbook.sheets.filter { $0.hasCells && $0.visibility == .visible }
            if candidates.count == 1 { return candidates }
            problems.append(unclear())
            return []
        case .matching(let pattern):
            let matching = workbook.sheets.filter { $0.hasCells && pattern.matches($0.name) }
            for sheet in matching where sheet.visibility != .visible { problems.append(hidden(sheet)) }
            let visible = matching.filter { $0.visibility == .visible }
            if visible.isEmpty { problems.append(none(pattern, place)) }
            let others = workbook.sheets.filter {
                $0.hasCells && $0.visibility == .visible && !pattern.matches($0.name)
            }
            if !others.isEmpty, !visible.isEmpty { problems.append(unread(others, pattern)) }
            return visible
        }
    }

    // MARK: - Problems

    private var names: String { workbook.sheets.map { "“\($0.name)”" }.joined(separator: ", ") }

    private func unclear() -> Diagnostic {
        Diagnostic(
            .error, "descriptor.which-sheet", vi: "Tệp Excel có nhiều trang tính; chưa rõ đọc trang nào.",
            en: "The workbook has several sheets; it is not clear which one to read.",
            at: SourceLocation(file: workbook.path),
            hint: Localized(
                vi: "Khai báo sheet trong tệp mô tả. Các trang: \(names).",
                en: "Declare sheet in the descriptor. The sheets: \(names)."))
    }

    private func elsewhere(_ name: String, _ found: Sheet, _ sheet: Sheet, _ place: SheetPlace) -> Diagnostic {
        Diagnostic(
            .error, "descriptor.range-elsewhere",
            vi: "Vùng “\(name)” nằm ở trang “\(found.name)”, không phải ở trang “\(sheet.name)”.",
            en: "The range “\(name)” is on the sheet “\(found.name)”, not on “\(sheet.name)”.", at: place.location,
            excerpt: name,
            hint: Localized(
                vi: "Bỏ sheet để đọc trang có vùng ấy, hoặc sửa range.",
                en: "Remove sheet to read the sheet that has the range, or correct range."))
    }

    private func none(_ pattern: HeadingPattern, _ place: SheetPlace) -> Diagnostic {
        Diagnostic(
            .error, "descriptor.no-sheet",
            vi: "Không có trang tính nào của “\(workbook.path)” khớp với “\(pattern.text)”.",
            en: "No sheet of “\(workbook.path)” matches “\(pattern.text)”.", at: place.location, excerpt: pattern.text,
            hint: Localized(vi: "Các trang: \(names).", en: "The sheets: \(names)."))
    }

    private func unread(_ sheets: [Sheet], _ pattern: HeadingPattern) -> Diagnostic {
        let names = sheets.map { "“\($0.name)”" }.joined(separator: ", ")
        return Diagnostic(
            .note, "descriptor.unread-sheets", vi: "Không đọc trang \(names), vì tên không khớp với “\(pattern.text)”.",
            en: "\(names) not read: the name does not match “\(pattern.text)”.",
            at: SourceLocation(file: workbook.path),
            hint: Localized(
                vi: "Nếu trang này có số liệu cần đọc, sửa tên trang cho khớp.",
                en: "If it holds figures to be read, rename it so that it matches."))
    }

    private func hidden(_ sheet: Sheet) -> Diagnostic {
        Diagnostic(
            .warning, "descriptor.hidden-sheet", vi: "Trang tính này bị ẩn nên không được đọc.",
            en: "This sheet is hidden and is not read.", at: SourceLocation(file: workbook.path, sheet: sheet.name),
            hint: Localized(
                vi: "Bỏ ẩn trang, hoặc chỉ đích danh nó ở sheet.", en: "Show the sheet, or name it in sheet."))
    }

    private static func cell(_ value: CellValue, at location: SourceLocation) -> SheetGrid.Cell? {
        if let problem = value.problem(at: location) { return .faulty(problem) }
        switch value {
        case .text(let text): return .text(text)
        case .number(let number, let style): return .number(number, isPercent: style.isPercent)
        case .date(let date, _): return .date(date)
        case .boolean(let boolean): return .boolean(boolean)
        case .time(let seconds): return .number(seconds, isPercent: false)
        case .empty, .error, .noCachedValue, .unusable: return nil
        }
    }
}
