import Diagnostics
import Hashing

/// Reads delimited text files into one typed table.
public enum TableReader {
    /// Reads delimited text (RFC 4180: comma, double quotes, quotes doubled inside, line breaks inside quotes, LF or
    /// CRLF, UTF-8 with or without BOM) of one or more files into one table. A header row is required in each; columns
    /// may come in any order but must be exactly the declared fields.
    ///
    /// The value is nil only where no file has a usable header. A row with a problem is reported as an error and is not
    /// in the table: a table of a file with errors is there to be examined further, not to be published.
    public static func read(
        _ files: [(path: String, bytes: [UInt8])], schema: TableSchema
    ) -> Diagnosed<Table?> {
        if files.isEmpty { return Diagnosed(nil, [FileDiagnostic.noFiles()]) }
        var rows = TableBuilder(schema)
        var diagnostics: [Diagnostic] = []
        var isUsable = false
        for (path, bytes) in files {
            let file = rows.addFile(SourceFile(path: path, sha256: SHA256Hasher.hexadecimal(of: bytes)), bytes)
            bytes.withUnsafeBufferPointer { buffer in
                var reader = TableFileReader(TextSource(path: path, bytes: buffer), file: file, schema: schema)
                if reader.read(into: &rows) { isUsable = true }
                diagnostics += reader.log.finish()
            }
        }
        return Diagnosed(isUsable ? rows.finish() : nil, diagnostics)
    }
}
