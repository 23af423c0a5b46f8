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

    var choice = Choice.only
    var range: CellRange?
    var location: SourceLocation
}

/// How a data file is read: what a descriptor says for all its files, or what is left of it after an entry of `files`.
struct FileForm {
    var schema: TableSchema
    var sheet: SheetPlace
    /// The field that takes the name of the sheet.
    var sheetName: String?
    /// False where the form cannot be used: what is missing in it has been said.
    var isComplete = true
}

/// One or more data files that are read alike: `path`, or an entry of `files`.
struct FileEntry {
    /// A path in `data`, or a pattern.
    var path: String
    var location: SourceLocation
    var form: FileForm
}
