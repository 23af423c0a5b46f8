import Diagnostics

/// Finds how the cells of a file are separated: as declared, as the file's first line says (`sep=;`, which Excel writes and
/// reads), or by which delimiter the header falls into declared names.
struct DelimiterFinder {
    struct Found {
        var delimiter: Delimiter
        /// Offset and line where the header begins.
        var start: Int
        var line: Int
    }

    struct Failure: Error {
        var diagnostic: Diagnostic
    }

    private let source: TextSource
    private let schema: TableSchema

    init(_ source: TextSource, _ schema: TableSchema) {
        self.source = source
        self.schema = schema
    }

    func find() -> Result<Found, Failure> {
        let separatorLine = separatorLine()
        let start = separatorLine?.end ?? source.textStart
        let line = separatorLine == nil ? 1 : 2
        if let separatorLine {
            guard let stated = separatorLine.delimiter else {
                return .failure(Failure(diagnostic: DelimiterDiagnostic.unknownSeparatorLine(separatorLine.text, path)))
            }
            if let declared = schema.delimiter, declared != stated {
                return .failure(
                    Failure(diagnostic: DelimiterDiagnostic.contradiction(separatorLine.text, declared, path)))
            }
            return .success(Found(delimiter: stated, start: start, line: line))
        }
        if let declared = schema.delimiter { return .success(Found(delimiter: declared, start: start, line: line)) }
        return byNames(from: start).map { Found(delimiter: $0, start: start, line: line) }
    }

    private var path: String { source.path }

    /// The one delimiter that yields most of the declared names; where none yields any, what the file's name says.
    private func byNames(from start: Int) -> Result<Delimiter, Failure> {
        let fields = FieldNames(schema)
        let headers = Delimiter.allCases.map { (delimiter: $0, names: names($0, from: start)) }
        let counts = headers.map { fields.count(in: $0.names) }
        let most = counts.max() ?? 0
        let best = zip(headers, counts).filter { $0.1 == most }.map(\.0)
        let usual: Delimiter = path.lowercased().hasSuffix(".tsv") ? .tab : .comma
        if most == 0 || best.allSatisfy({ $0.names.count == 1 }) { return .success(usual) }
        if best.count == 1 { return .success(best[0].delimiter) }
        let line = headers.first.map { $0.names.joined(separator: ",") } ?? ""
        return .failure(Failure(diagnostic: DelimiterDiagnostic.ambiguous(best.map(\.delimiter), line, path)))
    }

    /// The cells of the first line that is not blank.
    private func names(_ delimiter: Delimiter, from start: Int) -> [String] {
        var scanner = RecordScanner(source.bytes, delimiter, from: start)
        var record = Record()
        while scanner.next(into: &record) {
            if record.start == record.end { continue }
            return record.fields.map { CellText(source.bytes, $0).string }
        }
        return []
    }

    /// `sep=;` on the first line: its text, what it names and the offset of the next line.
    private func separatorLine() -> (text: String, delimiter: Delimiter?, end: Int)? {
        let bytes = source.bytes[source.textStart...]
        guard bytes.prefix(4).elementsEqual("sep=".utf8) || bytes.prefix(4).elementsEqual("SEP=".utf8) else {
            return nil
        }
        let line = bytes.prefix { $0 != 0x0A }
        let content = line.last == 0x0D ? line.dropLast() : line
        // More than one byte is a header that happens to begin so.
        guard content.count == 5, let sign = content.last else { return nil }
        return (
            String(decoding: content, as: UTF8.self), Delimiter.allCases.first { $0.byte == sign },
            min(line.endIndex + 1, source.bytes.count)
        )
    }
}

/// What can be wrong with delimiters, in words.
private enum DelimiterDiagnostic {
    private static let known = "“,”, “;”, “tab”, “|”"

    static func unknownSeparatorLine(_ text: String, _ path: String) -> Diagnostic {
        Diagnostic(
            .error, "table.unclear-delimiter", vi: "Dòng “\(text)” nêu một dấu ngăn cách cột không được hỗ trợ.",
            en: "The line “\(text)” names a delimiter that is not supported.",
            at: SourceLocation(file: path, line: 1, column: 5), excerpt: text,
            hint: Localized(vi: "Lưu lại với một trong các dấu \(known).", en: "Save it with one of \(known)."))
    }

    static func contradiction(_ text: String, _ declared: Delimiter, _ path: String) -> Diagnostic {
        Diagnostic(
            .error, "table.unclear-delimiter",
            vi: "Tệp ghi “\(text)” nhưng tệp mô tả khai báo delimiter: \"\(declared.rawValue)\".",
            en: "The file says “\(text)” but the descriptor declares delimiter: \"\(declared.rawValue)\".",
            at: SourceLocation(file: path, line: 1, column: 1), excerpt: text,
            hint: Localized(
                vi: "Sửa hoặc bỏ delimiter trong tệp mô tả.", en: "Correct delimiter in the descriptor, or remove it."))
    }

    static func ambiguous(_ delimiters: [Delimiter], _ line: String, _ path: String) -> Diagnostic {
        let list = delimiters.map { "“\($0.rawValue)”" }.joined(separator: ", ")
        return Diagnostic(
            .error, "table.unclear-delimiter",
            vi: "Không rõ dấu ngăn cách cột: dòng tiêu đề tách được theo \(list) đều ra tên cột đã khai báo.",
            en: "The delimiter is not clear: split by \(list), the header yields declared columns alike.",
            at: SourceLocation(file: path, line: 1, column: 1), excerpt: TextSource.excerpt(line),
            hint: Localized(
                vi: "Khai báo delimiter trong tệp mô tả (\(known)).",
                en: "Declare the delimiter in the descriptor (\(known))."))
    }
}
