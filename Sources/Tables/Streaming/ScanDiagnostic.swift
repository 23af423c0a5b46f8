import Diagnostics

/// What a scan noticed in one file, in words. Only the cell in question is quoted: records are about persons.
struct ScanDiagnostic {
    let path: String
    let schema: TableSchema
    /// By chunk.
    let lineFeeds: [Int]
    let describe: (_ rule: Int, SourceLocation) -> Diagnostic

    /// The first problems of all workers in the order of the file, and how many there are besides.
    func diagnostics(_ logs: [ScanLog.Findings]) -> [Diagnostic] {
        let last = Self.lastChunk(logs)
        let total = logs.reduce(0) { $0 + $1.counts.filter { $0.key <= last }.values.reduce(0, +) }
        if total == 0 { return [] }
        var linesBefore: [Int] = [0]
        for count in lineFeeds { linesBefore.append((linesBefore.last ?? 0) + count) }
        let sorted = logs.flatMap(\.problems).filter { $0.chunk <= last }.sorted { $0.place < $1.place }
        var found = sorted.prefix(ScanLog.limit).map { problem in
            diagnostic(
                problem.kind,
                SourceLocation(
                    file: path, line: linesBefore[problem.chunk] + problem.line + 1, column: problem.column))
        }
        if total > found.count {
            found.append(
                Diagnostic(
                    .error, "table.too-many-problems",
                    vi: "Còn \(total - found.count) lỗi nữa trong tệp này (tổng cộng \(total) lỗi), không liệt kê hết.",
                    en: "\(total - found.count) more errors in this file (\(total) in all); not all are listed.",
                    at: SourceLocation(file: path),
                    hint: Localized(
                        vi: "Sửa các lỗi đã liệt kê rồi chạy lại; thường cả cột sai cùng một kiểu.",
                        en: "Correct the errors listed and run again; often a whole column is wrong in the same way.")))
        }
        return found
    }

    /// The last chunk of which something can be said: behind a quote that stands wrong, cuts may lie inside records.
    static func lastChunk(_ logs: [ScanLog.Findings]) -> Int { logs.compactMap(\.faultyChunk).min() ?? Int.max }

    private func diagnostic(_ kind: ScanLog.Kind, _ location: SourceLocation) -> Diagnostic {
        switch kind {
        case .cell(let field, let problem, let text):
            CellDiagnostic(field: schema.fields[field], tokens: schema.tokens)
                .diagnostic(problem, text: text, at: location)
        case .notUTF8:
            Diagnostic(
                .error, "table.not-utf8", vi: "Ô này không phải văn bản UTF-8.", en: "This cell is not UTF-8 text.",
                at: location,
                hint: Localized(
                    vi: "Xuất lại tệp với mã UTF-8, hoặc khai báo encoding trong tệp mô tả.",
                    en: "Export the file as UTF-8, or declare its encoding in the descriptor."))
        case .ragged(let found, let expected):
            FileDiagnostic.ragged(
                found: found, expected: expected, at: location, excerpt: nil,
                hint: found > expected ? FileDiagnostic.tooManyCells : FileDiagnostic.tooFewCells)
        case .strayQuote: Self.strayQuote(at: location)
        case .unclosedQuote: FileDiagnostic.unclosedQuote(at: location, excerpt: nil)
        case .rule(let rule): describe(rule, location)
        }
    }

    /// Behind it nobody can say where records end, so nothing is told of them, and other quotes come to light one by one.
    private static func strayQuote(at location: SourceLocation) -> Diagnostic {
        var problem = FileDiagnostic.strayQuote(at: location, excerpt: nil)
        problem.message = Localized(
            vi: "Dấu nháy kép đặt sai chỗ trong ô; từ đây trở đi tệp chưa được đọc, có thể còn lỗi khác.",
            en:
                "A double quote stands where it may not; what follows in the file has not been read and may have errors too."
        )
        return problem
    }

    static func unreadable(_ path: String, _ error: ByteStreamError) -> Diagnostic {
        Diagnostic(
            .error, "table.unreadable", vi: "Không đọc được tệp: \(error.reason).",
            en: "The file cannot be read: \(error.reason).", at: SourceLocation(file: path),
            hint: Localized(vi: "Kiểm tra quyền đọc và ổ đĩa.", en: "Check that it may be read, and the disk."))
    }

    static func tooLarge(_ path: String) -> Diagnostic {
        let megabytes = TableScan.jsonLimit >> 20
        return Diagnostic(
            .error, "table.too-large", vi: "Tệp JSON lớn hơn \(megabytes) MB.",
            en: "The JSON file is larger than \(megabytes) MB.", at: SourceLocation(file: path),
            hint: Localized(
                vi: "Xuất dạng CSV (lớn bao nhiêu cũng được), hoặc chia thành nhiều tệp và viết path có dấu *.",
                en: "Export it as CSV, which may have any size, or as several files, and write path with a *."))
    }

    /// Why reading stopped before the end; nil where it did not.
    static func failure(_ failure: ChunkReader.Failure?, _ path: String, lineFeeds: [Int] = []) -> Diagnostic? {
        switch failure {
        case .stream(let error): unreadable(path, error)
        case .endlessRecord:
            FileDiagnostic.unclosedQuote(
                at: SourceLocation(file: path, line: lineFeeds.reduce(1, +)), excerpt: nil)
        case nil: nil
        }
    }
}
