import Diagnostics
import Hashing

/// Reads data files into one typed table.
public enum TableReader {
    /// Reads one or more files into one table, each in its declared format or the one its ending names, in its declared
    /// encoding or the one it proves to be in.
    ///
    /// - Delimited text (RFC 4180: double quotes, quotes doubled inside, line breaks inside quotes, LF or CRLF) with comma,
    ///   semicolon, tab or pipe. A header row is required; columns may come in any order but must be exactly the declared
    ///   fields, by name or alias.
    /// - JSON (`.json`: an array of flat objects) and NDJSON (`.ndjson`, `.jsonl`: flat objects), whose keys are the columns.
    ///
    /// The value is nil only where no file has usable columns. A row with a problem is reported as an error and is not
    /// in the table: a table of a file with errors is there to be examined further, not to be published.
    public static func read(
        _ files: [(path: String, bytes: [UInt8])], schema: TableSchema
    ) -> Diagnosed<Table?> {
        read(files.map { (file: DataFile.bytes(path: $0.path, $0.bytes), schema: schema) })
    }

    /// Likewise, sheets of workbooks among them; all schemas have the same fields, tokens and key.
    public static func read(_ files: [(file: DataFile, schema: TableSchema)]) -> Diagnosed<Table?> {
        guard let schema = files.first?.schema else { return Diagnosed(nil, [FileDiagnostic.noFiles()]) }
        var reading = Reading(schema)
        for (file, schema) in files {
            reading.schema = schema
            switch file {
            case .bytes(let path, let bytes): reading.read(path, bytes)
            case .sheet(let path, let sha256, let grid): reading.read(path, sha256, grid)
            }
        }
        return Diagnosed(reading.isUsable ? reading.rows.finish() : nil, reading.diagnostics)
    }

    /// What has been read so far.
    private struct Reading {
        /// Of the file that is read.
        var schema: TableSchema
        var rows: TableBuilder
        var diagnostics: [Diagnostic] = []
        /// Some file had columns that fit.
        var isUsable = false

        init(_ schema: TableSchema) {
            self.schema = schema
            rows = TableBuilder(schema)
        }

        mutating func read(_ path: String, _ sha256: String, _ grid: SheetGrid) {
            let file = rows.addFile(SourceFile(path: path, sha256: sha256, sheet: grid.name))
            read(GridRecords(path: path, grid: grid, schema: schema), file)
        }

        mutating func read(_ path: String, _ bytes: [UInt8]) {
            let file = rows.addFile(SourceFile(path: path, sha256: SHA256Hasher.hexadecimal(of: bytes)))
            let format = schema.format ?? TableFormat(ofPath: path)
            let decoded = TextDecoder.decode(bytes, declared: schema.encoding, path: path)
            diagnostics += decoded.diagnostics
            guard decoded.isUsable else { return }
            let text = decoded.bytes
            text.withUnsafeBufferPointer { buffer in
                switch format {
                case .delimited:
                    read(
                        DelimitedRecords(
                            path: path, text: text, bytes: buffer, controls: decoded.controls, schema: schema), file)
                case .json: read(JSONRecords(path: path, text: text, bytes: buffer, form: .array), file)
                case .xlsx: diagnostics.append(FileDiagnostic.workbook(path))
                case .ndjson: read(JSONRecords(path: path, text: text, bytes: buffer, form: .sequence), file)
                }
            }
        }

        private mutating func read(_ source: some RecordSource, _ file: Int) {
            if schema.isShaped {
                readRecords(ShapedRecords(source, schema: schema), file)
            } else {
                readRecords(source, file)
            }
        }

        private mutating func readRecords(_ source: some RecordSource, _ file: Int) {
            var reader = TableFileReader(source, file: file, schema: schema)
            if reader.read(into: &rows) { isUsable = true }
            diagnostics += reader.log.finish()
        }
    }
}
