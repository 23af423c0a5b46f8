import Diagnostics

/// Compares the keys whose hashes are equal, record after record in the order of the files, and says which of them
/// were there before.
///
/// It keeps the keys that it compares, so its memory grows with them; of a sound dataset there is none.
final class KeyResolver {
    private struct Entry {
        /// Where its bytes begin in `bytes`; they end where the next entry's begin.
        var start: Int
        /// Position in `files`.
        var file: Int
        var line: Int
        /// The entry before it with the same hash.
        var previous: Int?
    }

    private let key: RecordKey
    private let names: [String]
    private let suspects: Set<UInt64>
    private var hashes: [UInt64] = []
    private var path = ""
    /// What keys were found in: texts, and single sheets of workbooks.
    private var files: [SourceFile] = []
    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// The last entry with a hash.
    private var lastEntries: [UInt64: Int] = [:]
    /// Of the present file.
    private var repeatedCount = 0
    private(set) var diagnostics: [Diagnostic] = []

    init(_ key: RecordKey, names: [String], suspects: Set<UInt64>) {
        self.key = key
        self.names = names
        self.suspects = suspects
    }

    func beginFile(_ path: String) {
        self.path = path
        files.append(SourceFile(path: path, sha256: ""))
        repeatedCount = 0
    }

    /// Says how many more there are than were listed.
    func endFile() {
        let more = repeatedCount - ScanLog.limit
        guard more > 0 else { return }
        diagnostics.append(
            Diagnostic(
                .error, "table.too-many-problems",
                vi:
                    "Còn \(more) dòng trùng khóa nữa trong tệp này (tổng cộng \(repeatedCount) dòng), không liệt kê hết.",
                en: "\(more) more rows of this file repeat a key (\(repeatedCount) in all); not all are listed.",
                at: SourceLocation(file: path),
                hint: Localized(
                    vi: "Xem các cột khóa có đủ để phân biệt mọi dòng không, và tệp có bị nộp hai lần không.",
                    en: "See whether the key columns tell all rows apart, and whether a file was supplied twice.")))
    }

    /// Takes the next rows of the present file.
    func take(_ batch: ColumnBatch, _ places: inout some RowPlaces) {
        key.hash(batch, into: &hashes)
        if files.last?.sheet != places.sheet {
            files.append(SourceFile(path: path, sha256: "", sheet: places.sheet))
        }
        for row in 0..<batch.rowCount where hashes[row] != RecordKey.incomplete && suspects.contains(hashes[row]) {
            let start = bytes.count
            key.append(batch, row: row, to: &bytes)
            guard let earlier = entry(hashes[row], like: start) else {
                entries.append(
                    Entry(
                        start: start, file: files.count - 1, line: places.line(ofRow: row),
                        previous: lastEntries[hashes[row]]))
                lastEntries[hashes[row]] = entries.count - 1
                continue
            }
            bytes.removeSubrange(start...)
            repeatedCount += 1
            if repeatedCount <= ScanLog.limit {
                diagnostics.append(
                    FileDiagnostic.duplicateKey(
                        names, names.indices.map { places.shown($0, row: row) }, at: places.location(ofRow: row),
                        first: files[earlier.file].location(ofLine: earlier.line).description))
            }
        }
    }

    /// The earlier record with the key whose bytes stand last.
    private func entry(_ hash: UInt64, like start: Int) -> Entry? {
        var index = lastEntries[hash]
        while let candidate = index {
            let entry = entries[candidate]
            let end = candidate + 1 < entries.count ? entries[candidate + 1].start : start
            if bytes[entry.start..<end] == bytes[start...] { return entry }
            index = entry.previous
        }
        return nil
    }
}

/// Finds the rows of a batch in their file again.
protocol RowPlaces {
    /// Of a workbook, the sheet that the batch is of.
    var sheet: String? { get }
    /// Line (in a sheet: row) of the row's first character. Asked for in rising order of rows.
    mutating func line(ofRow row: Int) -> Int
    mutating func location(ofRow row: Int) -> SourceLocation
    /// What stands in a column of the batch, without quotes and surrounding space.
    func shown(_ column: Int, row: Int) -> String
}
