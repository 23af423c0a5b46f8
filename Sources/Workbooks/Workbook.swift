import Diagnostics
import Tables

// The zip layer is libzip: it reads an entry by name, as a stream, from bytes in memory, checks its CRC, and knows zip files
// only; libarchive reads dozens of formats, a larger surface, in the order of the file. The XML layer is expat: it parses a
// stream in pieces, refuses document types through one callback, and neither opens files nor builds a tree, as libxml2
// does. liborcus would read the whole format, but gives numbers as doubles and formulas as text without their results.

/// An Excel workbook (`.xlsx`, `.xlsm`; ECMA-376, transitional and strict) in memory, of which sheets are read as streams.
///
/// The compressed bytes, shared strings and number formats are kept; a sheet costs memory for one row at a time.
public struct Workbook: Sendable {
    /// As shown in diagnostics.
    public let path: String
    /// In the order of the tabs, hidden ones included; at least one.
    public let sheets: [Sheet]
    public let dateSystem: DateSystem

    private let names: [DefinedName]
    private let bytes: [UInt8]
    private let limits: WorkbookLimits
    private let interpreter: CellInterpreter

    /// Opens the workbook whose file consists of `bytes`; any bytes may be given. The value is nil where there is an error:
    /// the file is no workbook, is damaged or encrypted, is beyond `limits`, or tries to trick its reader.
    public static func open(
        bytes: [UInt8], path: String, limits: WorkbookLimits = .standard
    ) -> Diagnosed<Workbook?> {
        do throws(WorkbookFailure) {
            return Diagnosed(try Workbook(bytes, path: path, limits: limits))
        } catch { return Diagnosed(nil, [error.diagnostic(path: path)]) }
    }

    /// The sheet that a caller names. A name must be written as on the tab.
    public func sheet(_ selector: SheetSelector) -> Diagnosed<Sheet?> {
        let sheet =
            switch selector {
            case .number(let number): sheets.first { $0.number == number }
            case .name(let name): sheets.first { $0.name == name }
            }
        if let sheet { return Diagnosed(sheet) }
        return Diagnosed(nil, [WorkbookFailure(.noSuchSheet(selector, sheets)).diagnostic(path: path)])
    }

    /// The range that a name stands for: one that the workbook defines, or the name of a table. Names do not differ in case
    /// alone; one that `sheet` has for itself goes before one for the whole workbook.
    public func range(named name: String, on sheet: Sheet? = nil) -> Diagnosed<NamedRange?> {
        do throws(WorkbookFailure) {
            return Diagnosed(try namedRange(name, on: sheet))
        } catch { return Diagnosed(nil, [error.diagnostic(path: path)]) }
    }

    private func namedRange(_ text: String, on sheet: Sheet?) throws(WorkbookFailure) -> NamedRange {
        func isMeant(_ name: String) -> Bool { name.lowercased() == text.lowercased() }
        let defined = names.filter { isMeant($0.name) }
        let ofAll = defined.first { $0.scope == nil }
        let ofSheets = defined.filter { $0.scope != nil && (sheet == nil || $0.scope == sheet.map { $0.number - 1 }) }
        if sheet == nil, ofAll == nil, ofSheets.count > 1 {
            throw WorkbookFailure(.nameOfSeveralSheets(text, ofSheets.compactMap(\.scope).map { $0 + 1 }))
        }
        if let name = sheet == nil ? ofAll ?? ofSheets.first : ofSheets.first ?? ofAll {
            guard let range = name.range(among: sheets) else {
                throw WorkbookFailure(.nameOfNoRange(text, name.formula))
            }
            return range
        }
        let tables = try Self.withPackage(bytes, limits) { (package) throws(WorkbookFailure) in
            var tables: [(sheet: Sheet, table: TablePart)] = []
            for sheet in sheets {
                for table in try TablePart.read(of: sheet, in: &package) { tables.append((sheet, table)) }
            }
            return tables
        }
        guard let (sheet, table) = tables.first(where: { $0.table.names.contains(where: isMeant) }) else {
            throw WorkbookFailure(
                .noSuchName(text, names.map(\.name) + tables.compactMap(\.table.names.first)))
        }
        guard let range = CellRange(table.reference) else {
            throw WorkbookFailure(.nameOfNoRange(text, table.reference))
        }
        return NamedRange(sheet: sheet, range: range)
    }

    /// Hands over the rows of `sheet` that hold something within `range`, from top to bottom, cells outside of the range
    /// left out, until `body` wants no more. What lies below the range is not read.
    ///
    /// - Returns: what is wrong with the sheet; rows handed over before are then not to be used. Nil where all is well.
    public func readRows(
        of sheet: Sheet, in range: CellRange = .all, _ body: (SheetRow) -> RowReading
    ) -> Diagnostic? {
        parse(sheet, range: range, wantsOutline: false, body).diagnostics.first
    }

    /// Merged ranges and hidden columns of `sheet`: a pass over its part of the file that keeps no cell. Nil with an error.
    public func outline(of sheet: Sheet) -> Diagnosed<SheetOutline?> {
        parse(sheet, range: nil, wantsOutline: true) { _ in .next }
    }

    /// The rows of `sheet` that hold something within `range`, and its outline, in memory. Nil with an error.
    public func contents(of sheet: Sheet, in range: CellRange = .all) -> Diagnosed<SheetContents?> {
        var rows: [SheetRow] = []
        let outline = parse(sheet, range: range, wantsOutline: true) { row in
            rows.append(row)
            return .next
        }
        return Diagnosed(outline.value.map { SheetContents(outline: $0, rows: rows) }, outline.diagnostics)
    }

    /// Everything that is wrong with the workbook whose file consists of `bytes`: all sheets are read, and every cell is
    /// asked for a value. For checking a file as a whole, and for fuzzing.
    public static func problems(
        inBytes bytes: [UInt8], path: String, limits: WorkbookLimits = .standard
    ) -> [Diagnostic] {
        let opened = open(bytes: bytes, path: path, limits: limits)
        guard let workbook = opened.value else { return opened.diagnostics }
        var problems = opened.diagnostics
        for sheet in workbook.sheets where sheet.hasCells {
            let read = workbook.parse(sheet, range: .all, wantsOutline: true) { row in
                for cell in row.cells {
                    let name = CellReference.columnName(cell.column) + String(row.number)
                    let location = SourceLocation(file: path, sheet: sheet.name, cell: name)
                    if let problem = cell.value.problem(at: location) { problems.append(problem) }
                }
                return .next
            }
            problems += read.diagnostics
        }
        return problems
    }

    private func parse(
        _ sheet: Sheet, range: CellRange?, wantsOutline: Bool, _ body: (SheetRow) -> RowReading
    ) -> Diagnosed<SheetOutline?> {
        do throws(WorkbookFailure) {
            guard sheet.hasCells else { throw WorkbookFailure(.sheet(.noCells)) }
            return try withoutActuallyEscaping(body) { (body) throws(WorkbookFailure) in
                let parser = SheetParser(
                    interpreter, range: range, wantsOutline: wantsOutline, limits: limits, receive: body)
                try Self.withPackage(bytes, limits) { (package) throws(WorkbookFailure) in
                    try package.read(sheet.part, as: .streamed, into: parser)
                }
                return Diagnosed(parser.outline)
            }
        } catch {
            let failure = WorkbookFailure(error.problem, sheet: sheet.name, cell: error.cell)
            return Diagnosed(nil, [failure.diagnostic(path: path)])
        }
    }

    private static func withPackage<Result>(
        _ bytes: [UInt8], _ limits: WorkbookLimits,
        _ body: (inout PackageReader) throws(WorkbookFailure) -> Result
    ) throws(WorkbookFailure) -> Result {
        try bytes.withUnsafeBufferPointer { (buffer) throws(WorkbookFailure) in
            var package = try PackageReader(UnsafeRawBufferPointer(buffer), limits: limits)
            return try body(&package)
        }
    }
}

extension Workbook {
    private init(_ bytes: [UInt8], path: String, limits: WorkbookLimits) throws(WorkbookFailure) {
        if let kind = bytes.withUnsafeBytes({ FileKind($0) }) { throw WorkbookFailure(.foreign(kind)) }
        let parts = try Self.withPackage(bytes, limits) { (package) throws(WorkbookFailure) in
            try WorkbookParts.read(from: &package)
        }
        self.bytes = bytes
        self.path = path
        self.limits = limits
        sheets = parts.sheets
        names = parts.names
        dateSystem = parts.interpreter.dateSystem
        interpreter = parts.interpreter
    }
}
