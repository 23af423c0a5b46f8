import Diagnostics
import Tables

/// The files of a content folder: what a project is made from. Data files may be large and are opened when their turn
/// comes; all others are in memory.
public struct ProjectSource: Sendable {
    /// The folder as the user named it; diagnostics show it before each path.
    public var root: String
    /// Bytes by path inside the folder, with `/`.
    public var files: [String: [UInt8]]
    /// Files that have not been read, by path inside the folder.
    public var streams: [String: StreamedFile]

    public init(root: String, files: [String: [UInt8]], streams: [String: StreamedFile] = [:]) {
        self.root = root
        self.files = files
        self.streams = streams
    }

    /// A file to be read in passing.
    public func stream(_ path: String) -> StreamedFile? {
        streams[path] ?? files[path].map { StreamedFile(path: shown(path), bytes: $0) }
    }

    /// The whole file; what cannot be read is reported.
    public func bytes(_ path: String, _ problems: inout [Diagnostic]) -> [UInt8]? {
        if let bytes = files[path] { return bytes }
        do throws(ByteStreamError) {
            return try streams[path]?.readAll()
        } catch {
            problems.append(
                Diagnostic(
                    .error, "project.unreadable", vi: "Không đọc được “\(shown(path))”: \(error.reason)",
                    en: "“\(shown(path))” cannot be read: \(error.reason)", at: SourceLocation(file: shown(path)),
                    hint: Localized(vi: "Kiểm tra quyền đọc.", en: "Check that it may be read.")))
            return nil
        }
    }

    /// The path of a file as the user would type it.
    public func shown(_ path: String) -> String { root + "/" + path }

    /// Paths under `folder` (with its slash) that end with `suffix`, sorted.
    public func paths(under folder: String, suffix: String) -> [String] {
        Set(files.keys).union(streams.keys).filter { $0.hasPrefix(folder) && $0.hasSuffix(suffix) }.sorted()
    }

    /// The text of a file; what is not UTF-8 is reported, nil where it cannot be read.
    public func text(_ path: String, _ problems: inout [Diagnostic]) -> String? {
        guard let bytes = files[path] else {
            problems.append(
                Diagnostic(
                    .error, "project.missing-file", vi: "Thiếu tệp \(shown(path)).",
                    en: "The file \(shown(path)) is missing.",
                    at: SourceLocation(file: shown(path)),
                    hint: Localized(
                        vi: "Tạo tệp này; xem mẫu trong Content/README.md.",
                        en: "Create it; Content/README.md has a sample.")))
            return nil
        }
        if let text = String(validating: bytes, as: UTF8.self) {
            // A byte order mark is not part of the text.
            return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        }
        let line = 1 + Self.validPrefix(bytes).filter { $0 == UInt8(ascii: "\n") }.count
        problems.append(
            Diagnostic(
                .error, "project.not-utf8", vi: "Tệp không phải UTF-8.", en: "The file is not UTF-8.",
                at: SourceLocation(file: shown(path), line: line),
                hint: Localized(
                    vi: "Mở tệp bằng trình soạn thảo và lưu lại với mã UTF-8.",
                    en: "Open it in an editor and save it as UTF-8.")))
        return nil
    }

    /// The longest prefix that is UTF-8, by halving: only used to name a line.
    private static func validPrefix(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var (low, high) = (0, bytes.count)
        while low < high {
            let middle = (low + high + 1) / 2
            // A prefix may end inside a character: up to three more bytes are allowed to complete it.
            let isValid = (0...3).contains { extra in
                middle + extra <= bytes.count && String(validating: bytes[..<(middle + extra)], as: UTF8.self) != nil
            }
            if isValid { low = middle } else { high = middle - 1 }
        }
        return bytes[..<low]
    }
}
