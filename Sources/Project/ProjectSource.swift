import Diagnostics

/// The files of a content folder, read into memory and sorted by path: what a project is made from.
public struct ProjectSource: Sendable {
    /// The folder as the user named it; diagnostics show it before each path.
    public var root: String
    /// Bytes by path inside the folder, with `/`.
    public var files: [String: [UInt8]]

    public init(root: String, files: [String: [UInt8]]) {
        self.root = root
        self.files = files
    }

    /// The path of a file as the user would type it.
    public func shown(_ path: String) -> String { root + "/" + path }

    /// Paths under `folder` (with its slash) that end with `suffix`, sorted.
    public func paths(under folder: String, suffix: String) -> [String] {
        files.keys.filter { $0.hasPrefix(folder) && $0.hasSuffix(suffix) }.sorted()
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
