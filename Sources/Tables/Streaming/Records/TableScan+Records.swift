import Diagnostics
import Hashing

extension TableScan {
    /// Larger files of JSON are refused: they are held in memory while they are read, unlike all others.
    static let jsonLimit = 1 << 28

    /// What the records of one file gave besides their batches.
    struct RecordsRead {
        /// It, and of a workbook every sheet; none where it was not read to its end.
        var files: [SourceFile] = []
        var rowCount = 0
        var diagnostics: [Diagnostic] = []
    }

    /// Reads a sheet of a workbook or a file of JSON, record by record, and hands over batches of the columns `wanted`;
    /// `take` says what is wrong in them.
    func readRecords(
        _ file: StreamedFile, _ wanted: [ScanColumn],
        take: @escaping (ColumnBatch, inout BatchPlaces) -> [Diagnostic]
    ) -> RecordsRead {
        switch format(of: file) {
        case .xlsx: readSheets(file, wanted, take)
        case .json: readJSON(file, .array, wanted, take)
        case .ndjson, .delimited: readJSON(file, .sequence, wanted, take)
        }
    }

    /// What the dataset declares, or else the file's name says.
    func format(of file: StreamedFile) -> TableFormat { schema.format ?? TableFormat(ofPath: file.path) }

    private func readSheets(
        _ file: StreamedFile, _ wanted: [ScanColumn],
        _ take: @escaping (ColumnBatch, inout BatchPlaces) -> [Diagnostic]
    ) -> RecordsRead {
        guard let openSheets = file.openSheets else {
            return RecordsRead(diagnostics: [FileDiagnostic.workbook(file.path)])
        }
        let opened: Diagnosed<[SheetStream]>
        do throws(ByteStreamError) {
            opened = try openSheets()
        } catch {
            return RecordsRead(diagnostics: [ScanDiagnostic.unreadable(file.path, error)])
        }
        return opened.value.reduce(into: RecordsRead(diagnostics: opened.diagnostics)) { read, sheet in
            self.read(sheet, of: file, wanted, into: &read, take)
        }
    }

    private func read(
        _ sheet: SheetStream, of file: StreamedFile, _ wanted: [ScanColumn], into read: inout RecordsRead,
        _ take: @escaping (ColumnBatch, inout BatchPlaces) -> [Diagnostic]
    ) {
        let source = SourceFile(path: file.path, sha256: sheet.sha256, sheet: sheet.name)
        var sink = BatchSink(source, schema: schema, wanted: wanted, take: take)
        let records = GridRecords(path: file.path, sheet: sheet.name, merges: sheet.merges, schema: schema)
        var reader = TableFileReader(records, file: 0, schema: schema)
        var progress: TableFileReader<GridRecords>.Progress?
        var hasBegun = false
        var block: [SheetGrid.Row] = []
        func readBlock() {
            reader.refill { $0.refill(block) }
            block.removeAll(keepingCapacity: true)
            // The header is in the first block.
            if !hasBegun { progress = reader.begin(&sink) }
            hasBegun = true
            guard var begun = progress else { return }
            reader.readRows(&begun, into: &sink)
            progress = begun
        }
        let failure = sheet.readRows { row in
            block.append(row)
            if block.count == BatchSink.batchSize { readBlock() }
        }
        if !block.isEmpty || !hasBegun { readBlock() }
        if progress != nil { reader.finish() }
        sink.flush()
        if failure == nil { read.files.append(source) }
        read.rowCount += sink.rowCount
        read.diagnostics += (failure.map { [$0] } ?? []) + reader.log.finish() + sink.log.finish()
    }

    private func readJSON(
        _ file: StreamedFile, _ form: JSONRecords.Form, _ wanted: [ScanColumn],
        _ take: @escaping (ColumnBatch, inout BatchPlaces) -> [Diagnostic]
    ) -> RecordsRead {
        if file.size ?? 0 > Self.jsonLimit { return RecordsRead(diagnostics: [ScanDiagnostic.tooLarge(file.path)]) }
        let bytes: [UInt8]
        do throws(ByteStreamError) {
            bytes = try file.readAll()
        } catch {
            return RecordsRead(diagnostics: [ScanDiagnostic.unreadable(file.path, error)])
        }
        let source = SourceFile(path: file.path, sha256: SHA256Hasher.hexadecimal(of: bytes))
        let decoded = TextDecoder.decode(bytes, declared: schema.encoding, path: file.path)
        guard decoded.isUsable else { return RecordsRead(diagnostics: decoded.diagnostics) }
        var sink = BatchSink(source, schema: schema, wanted: wanted, take: take)
        let text = decoded.bytes
        let problems = text.withUnsafeBufferPointer { buffer in
            let records = JSONRecords(path: file.path, text: text, bytes: buffer, form: form)
            var reader = TableFileReader(records, file: 0, schema: schema)
            _ = reader.read(into: &sink)
            return reader.log.finish()
        }
        sink.flush()
        return RecordsRead(
            files: [source], rowCount: sink.rowCount,
            diagnostics: decoded.diagnostics + problems + sink.log.finish())
    }
}
