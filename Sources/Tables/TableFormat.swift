/// The form of a data file.
public enum TableFormat: String, Sendable, Hashable, CaseIterable {
    /// Delimited text: comma, semicolon, tab or pipe.
    case delimited = "csv"
    /// One array of flat objects, each a record (RFC 8259).
    case json
    /// Flat objects one after the other, each a record; as a rule one to a line.
    case ndjson
    /// An Excel workbook, which another module takes apart.
    case xlsx

    /// What the ending of a file's name says; delimited text where it says nothing.
    public init(ofPath path: String) {
        let ending = path.split(separator: ".").last?.lowercased()
        switch ending {
        case "json": self = .json
        case "ndjson", "jsonl": self = .ndjson
        // The reader of workbooks says what is to be done with those of the old and the binary form.
        case "xlsx", "xlsm", "xls", "xlsb": self = .xlsx
        default: self = .delimited
        }
    }
}

/// The sign between the cells of delimited text.
public enum Delimiter: String, Sendable, Hashable, CaseIterable {
    case comma = ","
    case semicolon = ";"
    case tab
    case pipe = "|"

    var byte: UInt8 {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        case .pipe: UInt8(ascii: "|")
        }
    }
}

/// A data file as a reader takes it.
public enum DataFile: Sendable {
    case bytes(path: String, [UInt8])
    /// A sheet of a workbook whose file has this SHA-256.
    case sheet(path: String, sha256: String, SheetGrid)
}
