import Diagnostics
import Yams

/// A YAML text and where it stands in its file, so that every node has a position in the file.
struct YAMLText: Sendable {
    var text: String
    var file: String
    /// Lines of the file before the text's first line.
    var linesBefore = 0

    /// The root node; nil where the text is empty or not YAML, which is reported.
    func compose(into problems: inout [Diagnostic]) -> YAMLNode? {
        if let line = lineOfFirstAnchor, aliasCount > Self.aliasLimit {
            problems.append(
                Diagnostic(
                    .error, "yaml.aliases",
                    vi:
                        "Tệp dùng quá nhiều ký hiệu lặp lại nội dung (“&tên” rồi “*tên”, tối đa \(Self.aliasLimit) lần).",
                    en:
                        "The file repeats too much by anchors (“&name”, then “*name”, at most \(Self.aliasLimit) times).",
                    at: SourceLocation(file: file, line: line + linesBefore),
                    hint: Localized(
                        vi: "Viết nội dung ra đầy đủ; chữ bắt đầu bằng “&” hoặc “*” đặt trong dấu nháy.",
                        en: "Write it out in full; quote texts that begin with “&” or “*”.")))
            return nil
        }
        do {
            // Named, since Yams would look for it in the environment.
            guard let root = try Yams.compose(yaml: text, .default, .default, .utf8) else {
                problems.append(
                    Diagnostic(
                        .error, "yaml.empty", vi: "Không có nội dung YAML.", en: "There is no YAML here.",
                        at: SourceLocation(file: file, line: linesBefore + 1),
                        hint: linesBefore > 0
                            ? Localized(
                                vi: "Điền nội dung hoặc xóa phần trống này.",
                                en: "Fill it in or delete this empty part.")
                            : Localized(
                                vi: "Điền nội dung (mẫu trong Content/README.md) hoặc xóa tệp.",
                                en: "Fill it in (Content/README.md has samples) or delete the file.")))
                return nil
            }
            return YAMLNode(node: root, source: self)
        } catch let error as YamlError {
            problems.append(diagnostic(error))
        } catch {
            problems.append(syntax("\(error)", line: 1, column: nil))
        }
        return nil
    }

    // MARK: - Anchors

    /// Aliases of aliases make a few lines mean billions of nodes; this many make some hundreds of one at most.
    private static let aliasLimit = 16

    /// How many words begin as an alias does. Told by the text, since the parser would be lost in them already.
    private var aliasCount: Int { words(after: "*").count }

    /// From 1.
    private var lineOfFirstAnchor: Int? {
        words(after: "&").first.map { place in 1 + text.utf8[..<place].count { $0 == UInt8(ascii: "\n") } }
    }

    /// Where `mark` stands before a word and after nothing that could belong to it.
    private func words(after mark: Unicode.Scalar) -> [String.Index] {
        var before: UInt8 = 0x20
        var found: [String.Index] = []
        var index = text.utf8.startIndex
        while index < text.utf8.endIndex {
            let byte = text.utf8[index]
            let next = text.utf8.index(after: index)
            if byte == UInt8(ascii: mark), " \t\r\n[]{},:-?".utf8.contains(before), next < text.utf8.endIndex,
                !" \t\r\n*&".utf8.contains(text.utf8[next])
            {
                found.append(index)
            }
            before = byte
            index = next
        }
        return found
    }

    private func diagnostic(_ error: YamlError) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return syntax(problem, line: mark.line, column: mark.column)
        case .reader(_, let offset, let value, let yaml): return character(value, yaml, offset)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? ""
            return Diagnostic(
                .error, "yaml.duplicate-key", vi: "Khóa “\(key)” xuất hiện hai lần.",
                en: "The key “\(key)” stands twice.",
                at: SourceLocation(file: file, line: context.mark.line + linesBefore, column: context.mark.column),
                hint: Localized(vi: "Giữ lại một trong hai.", en: "Keep one of the two."))
        default:
            return syntax("\(error)", line: 1, column: nil)
        }
    }

    private func syntax(_ problem: String, line: Int, column: Int?) -> Diagnostic {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let excerpt = lines.indices.contains(line - 1) ? lines[line - 1].trimmed : ""
        let known = YAMLProblem.vietnamese[problem].map { ": \($0)" } ?? ""
        return Diagnostic(
            .error, "yaml.syntax", vi: "Không đúng cú pháp YAML\(known).", en: "This is not YAML: \(problem).",
            at: SourceLocation(file: file, line: line + linesBefore, column: column),
            excerpt: excerpt.isEmpty ? nil : excerpt,
            hint: Localized(
                vi:
                    "Kiểm tra thụt lề, dấu hai chấm và dấu nháy ở dòng này và dòng trên; chữ có “: ” hoặc bắt đầu bằng “[”, “{”, “*”, “%” phải đặt trong dấu nháy.",
                en:
                    "Check indentation, colons and quotes on this line and the one above; a text that holds “: ” or starts with “[”, “{”, “*”, “%” must be quoted."
            ))
    }

    /// A character that YAML does not allow, at a byte offset.
    private func character(_ value: Int32, _ yaml: String, _ offset: Int?) -> Diagnostic {
        let before = String(decoding: yaml.utf8.prefix(offset ?? 0), as: UTF8.self)
        let line = before.split(separator: "\n", omittingEmptySubsequences: false)
        let code = String(value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        return Diagnostic(
            .error, "yaml.control-character", vi: "Có ký tự điều khiển không nhìn thấy được (\(name)).",
            en: "There is an invisible control character (\(name)).",
            at: SourceLocation(file: file, line: line.count + linesBefore, column: (line.last?.count ?? 0) + 1),
            hint: Localized(
                vi: "Xóa ký tự này (thường do sao chép từ Word hoặc PDF), gõ lại đoạn đó nếu cần.",
                en: "Delete it (it often comes with text copied from Word or a PDF); retype the passage if need be."))
    }
}

extension Substring {
    /// Without the spaces around it.
    fileprivate var trimmed: String {
        var text = self
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text.drop { $0.isWhitespace })
    }
}
