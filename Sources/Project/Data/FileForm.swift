import Diagnostics
import Tables
import Workbooks

/// Where in a workbook figures are: the keys `sheet` and `range`.
struct SheetPlace: Sendable {
    enum Choice: Sendable {
        /// The only visible sheet that holds cells.
        case only
        case one(SheetSelector)
        /// Every visible sheet that holds cells and whose name matches.
        case matching(HeadingPattern)
    }

    enum Range: Sendable {
        case all
        case cells(CellRange)
        /// A defined name or a table of the workbook.
        case named(String)

        var isNamed: Bool { if case .named = self { true } else { false } }

        /// As it is written; empty for the whole sheet.
        var text: String {
            switch self {
            case .all: ""
            case .cells(let range): range.text
            case .named(let name): name
            }
        }
    }

    var choice = Choice.only
    var range = Range.all
    var location: SourceLocation
}

/// How a data file is read: what a descriptor says for all its files, or what is left of it after an entry of `files`.
struct FileForm {
    var schema: TableSchema
    var sheet: SheetPlace
    /// The field that takes the name of the sheet.
    var sheetName: String?
    /// Where keys stand that some forms of files have no use for.
    var keys: [FormKey: SourceLocation] = [:]
    /// False where the form cannot be used: what is missing in it has been said.
    var isComplete = true
}

/// Keys that mean something for some forms of data files only.
enum FormKey: String, CaseIterable {
    case sheet, range, header
    case hiddenRows = "hidden_rows"
    case sheetName = "sheet_name"
    case delimiter, encoding

    func isUsed(by format: TableFormat) -> Bool {
        switch self {
        case .sheet, .range, .header, .hiddenRows, .sheetName: format == .xlsx
        case .delimiter: format == .delimited
        case .encoding: format != .xlsx
        }
    }

    /// That it is declared beside `path`, which has no use for it.
    func idle(beside path: String, at location: SourceLocation) -> Diagnostic {
        let (vi, en) =
            switch self {
            case .sheet, .range, .header, .hiddenRows, .sheetName: ("tệp Excel", "workbooks")
            case .delimiter: ("tệp văn bản (CSV)", "delimited text")
            case .encoding: ("tệp văn bản và JSON", "text and JSON")
            }
        return Diagnostic(
            .error, "descriptor.idle-key",
            vi: "Khóa “\(rawValue)” chỉ dùng với \(vi), không có tác dụng với “\(path)”.",
            en: "The key “\(rawValue)” is for \(en) and has no effect on “\(path)”.", at: location, excerpt: rawValue,
            hint: Localized(
                vi: "Bỏ khóa này, hoặc kiểm tra lại path, format.", en: "Remove it, or check path and format."))
    }
}

/// One or more data files that are read alike: `path`, or an entry of `files`.
struct FileEntry {
    /// A path in `data`, or a pattern.
    var path: String
    var location: SourceLocation
    var form: FileForm
}
