import Diagnostics

/// The values of one field, row by row.
public enum Column: Sendable {
    /// Integer and decimal fields.
    case numbers([NumberCell])
    case dates([DateCell])
    /// String fields, dictionary-encoded: `codes[row]` indexes `dictionary`; -1 for an absent cell, whose reason is
    /// in `absences`.
    case strings(codes: [Int32], dictionary: [String], absences: [Int: Absence])
}

/// One cell of a date field.
public enum DateCell: Sendable, Hashable {
    case date(CalendarDate)
    case absent(Absence)

    public var date: CalendarDate? { if case .date(let date) = self { date } else { nil } }
}

/// A file that rows came from.
public struct SourceFile: Sendable, Hashable {
    /// Path as shown to the user, e.g. `Content/data/tthc.csv`.
    public var path: String
    /// Of the whole file's bytes, 64 hexadecimal digits.
    public var sha256: String
    /// Of a workbook: the sheet that was read. Two sheets of one workbook are two of these.
    public var sheet: String?

    public init(path: String, sha256: String, sheet: String? = nil) {
        self.path = path
        self.sha256 = sha256
        self.sheet = sheet
    }

    /// A line of a text; of a sheet, the first cell of that row.
    public func location(ofLine line: Int) -> SourceLocation {
        sheet == nil
            ? SourceLocation(file: path, line: line) : SourceLocation(file: path, sheet: sheet, cell: "A\(line)")
    }
}

/// Where a row stands.
public struct RowOrigin: Sendable, Hashable {
    /// Index into `Table.files`.
    public var file: Int
    /// Line of the row's first character, from 1.
    public var line: Int

    public init(file: Int, line: Int) {
        self.file = file
        self.line = line
    }
}

/// Typed columns of equal length, each row knowing the file and line it came from.
public struct Table: Sendable {
    public var fields: [FieldSchema]
    public var columns: [Column]
    public var origins: [RowOrigin]
    public var files: [SourceFile]
    /// Nil for a table that was not read from files.
    var cells: CellLocator?

    public init(fields: [FieldSchema], columns: [Column], origins: [RowOrigin], files: [SourceFile]) {
        self.fields = fields
        self.columns = columns
        self.origins = origins
        self.files = files
    }

    public var rowCount: Int { origins.count }

    public func index(of field: String) -> Int? { fields.firstIndex { $0.name == field } }

    /// Where a row stands in its file; with `field`, where that cell stands.
    public func location(ofRow row: Int, field: String? = nil) -> SourceLocation {
        let origin = origins[row]
        return field.flatMap(index).flatMap { cells?.location(ofRow: row, from: origin, field: $0) }
            ?? cells?.location(ofRow: row, from: origin, field: nil)
            ?? files[origin.file].location(ofLine: origin.line)
    }

    /// The numeric cell of `field` in `row`; nil where the field is not numeric.
    public func number(_ field: Int, row: Int) -> NumberCell? {
        if case .numbers(let cells) = columns[field] { cells[row] } else { nil }
    }

    public func date(_ field: Int, row: Int) -> DateCell? {
        if case .dates(let cells) = columns[field] { cells[row] } else { nil }
    }

    /// The text of a string cell; nil where it is absent or the field is not a string.
    public func string(_ field: Int, row: Int) -> String? {
        guard case .strings(let codes, let dictionary, _) = columns[field], codes[row] >= 0 else { return nil }
        return dictionary[Int(codes[row])]
    }
}
