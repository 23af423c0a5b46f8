import Diagnostics
import Dispatch
import Synchronization

/// Takes in what a scan decodes. Every worker has its own.
public protocol ScanConsumer: AnyObject {
    /// Called for one chunk of rows after another, in the order of the file but for those that other workers take.
    /// Returns the rows that contradict themselves.
    func consume(_ batch: ColumnBatch) -> [RowFinding]
}

/// How a scan goes about its work; no setting changes what is counted or found.
public struct ScanSettings: Sendable {
    /// How many cores to use.
    public var workers: Int
    /// Bytes that a worker takes at once: small enough for a core's cache together with what is decoded from them.
    public var chunkSize: Int
    /// Whether files are hashed on the way. Off where nobody is told the hashes: then files may be missing
    /// from `Outcome.files`.
    public var hashesFiles: Bool
    /// Told now and then how many bytes of how many (where known) have been read, and how many rows.
    public var progress: (@Sendable (ScanProgress) -> Void)?
    /// Told what the check of a dataset's key took.
    public var keysChecked: (@Sendable (_ dataset: String, KeyReport) -> Void)?

    public init(
        workers: Int, chunkSize: Int = 1 << 18, hashesFiles: Bool = true,
        progress: (@Sendable (ScanProgress) -> Void)? = nil,
        keysChecked: (@Sendable (_ dataset: String, KeyReport) -> Void)? = nil
    ) {
        self.workers = max(1, workers)
        self.chunkSize = max(1, chunkSize)
        self.hashesFiles = hashesFiles
        self.progress = progress
        self.keysChecked = keysChecked
    }
}

public struct ScanProgress: Sendable, Hashable {
    public var file: String
    public var bytes: Int
    /// Nil where it is not known.
    public var totalBytes: Int?
    public var rows: Int
}

/// One pass over the records of several files: of delimited text by several workers, of sheets and JSON by one. Memory does
/// not grow with the rows; a file of JSON is in memory while it is read.
public struct TableScan: Sendable {
    let schema: TableSchema
    let columns: [ScanColumn]
    /// Positions in `columns` of those that make up the key.
    let key: [Int]
    /// How many bits of a key's hash are compared before the keys are. With fewer, different keys look alike more often.
    var keyHashBits = 64
    let settings: ScanSettings
    /// Words for the rules that consumers check.
    private let describe: @Sendable (_ rule: Int, SourceLocation) -> Diagnostic

    /// `key` are positions in `columns`: no two records may agree in all of these. None for records that may be alike.
    public init(
        schema: TableSchema, columns: [ScanColumn], key: [Int] = [], settings: ScanSettings,
        describe: @escaping @Sendable (_ rule: Int, SourceLocation) -> Diagnostic
    ) {
        self.schema = schema
        self.columns = columns
        self.key = key
        self.settings = settings
        self.describe = describe
    }

    public struct Outcome: Sendable {
        /// Every file that was hashed, in order.
        public var files: [SourceFile] = []
        public var rowCount = 0
        /// The first problems of every file in order, and how many more there are.
        public var diagnostics: [Diagnostic] = []
        /// Nil where there is no key.
        public var keys: KeyReport?
        /// Every file could be read to its end.
        fileprivate var isWhole = true
    }

    /// Reads `files`; worker `i` gives what it decodes to `consumers[i]`, so there must be one for every worker.
    public func run(_ files: [StreamedFile], consumers: [any ScanConsumer]) -> Outcome {
        var outcome = Outcome()
        if files.isEmpty { outcome.diagnostics.append(FileDiagnostic.noFiles()) }
        let keys =
            key.isEmpty
            ? nil
            : KeyCheck(
                RecordKey(key, in: columns, hashBits: keyHashBits), workers: settings.workers)
        for file in files { scan(file, consumers, keys, &outcome) }
        if let keys {
            outcome.keys = keys.report
            // Behind a quote that stands wrong there are no records to compare.
            if outcome.isWhole { outcome.diagnostics += repeatedKeys(keys, files) }
        }
        return outcome
    }

    private func scanRecords(
        _ file: StreamedFile, _ consumer: any ScanConsumer, _ keys: KeyCheck?, _ outcome: inout Outcome
    ) {
        var progress = ScanProgress(
            file: file.path, bytes: file.size ?? 0, totalBytes: nil, rows: outcome.rowCount)
        let read = readRecords(file, columns) { batch, places in
            progress.rows += batch.rowCount
            settings.progress?(progress)
            keys?.collectors[0].add(batch)
            return consumer.consume(batch).map { describe($0.rule, places.location(ofRow: $0.row)) }
        }
        outcome.diagnostics += read.diagnostics
        outcome.rowCount += read.rowCount
        outcome.files += read.files
        if read.files.isEmpty { outcome.isWhole = false }
    }

    private func scan(
        _ file: StreamedFile, _ consumers: [any ScanConsumer], _ keys: KeyCheck?, _ outcome: inout Outcome
    ) {
        if format(of: file) != .delimited { return scanRecords(file, consumers[0], keys, &outcome) }
        let text: TextStream
        do throws(ByteStreamError) {
            let opened = try TextStream.open(file, declared: schema.encoding)
            outcome.diagnostics += opened.diagnostics
            guard let value = opened.value else { return outcome.isWhole = false }
            text = value
        } catch {
            outcome.diagnostics.append(ScanDiagnostic.unreadable(file.path, error))
            return outcome.isWhole = false
        }
        outcome.diagnostics += text.diagnostics
        scan(text, file, consumers, keys, &outcome)
        outcome.diagnostics += text.decoded?.diagnostics ?? []
    }

    private func scan(
        _ text: TextStream, _ file: StreamedFile, _ consumers: [any ScanConsumer], _ keys: KeyCheck?,
        _ outcome: inout Outcome
    ) {
        // What is decoded first is hashed there, as it stands in the file.
        let reader = ChunkReader(
            text.utf8, chunkSize: settings.chunkSize, hashes: settings.hashesFiles && text.decoded == nil)
        let first = Chunk(capacity: settings.chunkSize)
        guard reader.next(into: first) else {
            outcome.diagnostics +=
                failure(of: reader, text, file.path) ?? [FileDiagnostic.empty(SourceLocation(file: file.path))]
            if reader.failure != nil { outcome.isWhole = false }
            return
        }
        var log = ProblemLog(place: SourceLocation(file: file.path))
        guard let head = ScanHead(first, path: file.path, schema: schema, wanted: columns, log: &log) else {
            outcome.diagnostics += log.finish()
            // What cannot be read further down is said in the same run.
            while reader.next(into: first) {}
            if case .stream? = reader.failure {
                outcome.diagnostics += failure(of: reader, text, file.path) ?? []
                outcome.isWhole = false
            }
            return
        }
        outcome.diagnostics += log.finish()
        let crew = Crew(consumers: consumers, keys: keys, first: first)
        let (logs, rows) = work(reader, head, crew, file, rowsBefore: outcome.rowCount)
        if reader.failure != nil || logs.contains(where: { $0.faultyChunk != nil }) { outcome.isWhole = false }
        outcome.diagnostics += failure(of: reader, text, file.path) ?? []
        if rows == 0, reader.failure == nil, logs.allSatisfy({ $0.count == 0 }) {
            outcome.diagnostics.append(FileDiagnostic.noRows(SourceLocation(file: file.path, line: 1)))
        }
        outcome.diagnostics += ScanDiagnostic(
            path: file.path, schema: schema, lineFeeds: reader.lineFeeds, describe: describe
        ).diagnostics(logs)
        outcome.rowCount += rows
        // Of a file that was not read to its end there is no hash.
        if reader.failure == nil, let sha256 = text.decoded?.sha256 ?? reader.sha256 {
            outcome.files.append(SourceFile(path: file.path, sha256: sha256))
        }
    }

    /// Why the file could not be read to its end; nil where it could. What cannot be decoded says so itself.
    private func failure(of reader: ChunkReader, _ text: TextStream, _ path: String) -> [Diagnostic]? {
        if text.decoded?.diagnostics.containsError == true { return [] }
        return ScanDiagnostic.failure(reader.failure, path, lineFeeds: reader.lineFeeds).map { [$0] }
    }
}

extension TableScan {
    /// What the workers share without sharing it: consumer `i` is touched by worker `i` only, and the chunk that the
    /// header was in by the first worker only. That is why it may cross to their threads.
    private struct Crew: @unchecked Sendable {
        let consumers: [any ScanConsumer]
        let keys: KeyCheck?
        let first: Chunk
    }

    /// Puts the workers on one file. What each noticed, and how many rows there were.
    private func work(
        _ reader: ChunkReader, _ head: ScanHead, _ crew: Crew, _ file: StreamedFile, rowsBefore: Int
    ) -> (logs: [ScanLog.Findings], rows: Int) {
        let logs = Mutex([ScanLog.Findings]())
        let progress = Mutex(ScanProgress(file: file.path, bytes: 0, totalBytes: file.size, rows: rowsBefore))
        DispatchQueue.concurrentPerform(iterations: settings.workers) { worker in
            let decoder = ChunkDecoder(schema: schema, wanted: columns, delimiter: head.delimiter)
            // The chunk that the header was in goes to the first worker.
            let chunk = worker == 0 ? crew.first : Chunk(capacity: settings.chunkSize)
            var isFilled = worker == 0
            while isFilled || reader.next(into: chunk) {
                isFilled = false
                let isHashed = reader.hash(chunk, waits: false)
                let start = chunk.number == 0 ? head.start : 0
                let decoded = decoder.decode(
                    chunk, from: start, columnOf: head.columnOf, columnCount: head.columnCount)
                reader.note(
                    lineFeeds: decoded.lineFeeds + (chunk.number == 0 ? head.lineFeeds : 0),
                    rows: decoded.batch.rowCount, of: chunk)
                for finding in crew.consumers[worker].consume(decoded.batch) { decoder.report(finding) }
                crew.keys?.collectors[worker].add(decoded.batch)
                let seen = progress.withLock { progress in
                    progress.bytes += chunk.count
                    progress.rows += decoded.batch.rowCount
                    return progress
                }
                settings.progress?(seen)
                // Others are hashing what comes before: by now they may be done.
                if !isHashed { _ = reader.hash(chunk, waits: true) }
            }
            let findings = decoder.log.findings
            logs.withLock { $0.append(findings) }
        }
        let found = logs.withLock { $0 }
        let last = ScanDiagnostic.lastChunk(found)
        return (found, reader.rows.enumerated().reduce(0) { $1.offset <= last ? $0 + $1.element : $0 })
    }
}

/// The header of a file: which of its columns are wanted.
struct ScanHead {
    /// The file's column of every wanted column.
    let columnOf: [Int]
    let columnCount: Int
    let delimiter: Delimiter
    /// Offset of the first record after the header.
    let start: Int
    /// Line feeds before it.
    let lineFeeds: Int

    /// Nil where the header does not fit the schema, which is noted in `log`.
    init?(_ chunk: Chunk, path: String, schema: TableSchema, wanted: [ScanColumn], log: inout ProblemLog) {
        let source = TextSource(path: path, bytes: chunk.text)
        let found: DelimiterFinder.Found
        switch DelimiterFinder(source, schema).find() {
        case .success(let finding): found = finding
        case .failure(let failure):
            log.add(failure.diagnostic)
            return nil
        }
        var scanner = RecordScanner(source.bytes, found.delimiter, from: found.start, line: found.line)
        var record = Record()
        repeat {
            guard scanner.next(into: &record) else {
                log.add(FileDiagnostic.empty(SourceLocation(file: path)))
                return nil
            }
        } while record.start == record.end
        if let fault = record.fault {
            // Behind a wrong quote the header may have swallowed records, and they are about persons.
            var diagnostic = FileDiagnostic.fault(fault, source, record)
            diagnostic.excerpt = nil
            log.add(diagnostic)
            return nil
        }
        let header = TableHeader(
            source.columns(of: record), place: SourceLocation(file: path), schema: schema, log: &log)
        guard header.isComplete else { return nil }
        columnOf = wanted.compactMap { header.columnOfField[$0.field] }
        columnCount = header.columnCount
        delimiter = found.delimiter
        start = scanner.position
        lineFeeds = scanner.line - 1
    }
}
