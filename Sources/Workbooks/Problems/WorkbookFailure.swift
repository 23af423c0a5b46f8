import Diagnostics

/// Why a workbook or a sheet of it cannot be read.
struct WorkbookFailure: Error {
    var problem: WorkbookProblem
    var sheet: String?
    var cell: String?

    init(_ problem: WorkbookProblem, sheet: String? = nil, cell: String? = nil) {
        self.problem = problem
        self.sheet = sheet
        self.cell = cell
    }

    func diagnostic(path: String) -> Diagnostic {
        let words = problem.words
        return Diagnostic(
            .error, words.code, vi: words.vi, en: words.en,
            at: SourceLocation(file: path, sheet: sheet, cell: cell), excerpt: words.excerpt, hint: words.hint)
    }
}

enum WorkbookProblem {
    enum Limit {
        case entries(Int)
        case part(String, bytes: Int)
        case package(bytes: Int)
        case density(String, ratio: Int)
        case cells(Int)
        case texts(bytes: Int)
        case mergedRanges(Int)
        case styles(Int)
        case depth(String, Int)
        case tag(String, bytes: Int)
    }

    case foreign(FileKind)
    /// What the zip library says.
    case damaged(String)
    case unsafeEntry(String)
    case duplicateEntry(String)
    case encryptedEntry(String)
    case unknownCompression(String)
    case missingPart(String)
    case noSheets
    case duplicateSheet(String)
    case documentType(String)
    case malformedXML(String, line: Int, String)
    case tooLarge(Limit)
    case noSuchSheet(SheetSelector, [Sheet])
    /// A name of a range, with those that there are.
    case noSuchName(String, [String])
    /// A name that stands for something else, as its formula says.
    case nameOfNoRange(String, String)
    /// A name that several sheets, by number, have each for themselves.
    case nameOfSeveralSheets(String, [Int])
    case sheet(SheetProblem)
}

/// What can be wrong within a sheet.
enum SheetProblem {
    /// A chart or a dialog.
    case noCells
    /// A reference, row or column that stands where it cannot: the attribute as stored.
    case misplaced(String)
    case unknownSharedString(String)
    case unknownStyle(String)
    case unknownCellType(String)
}
