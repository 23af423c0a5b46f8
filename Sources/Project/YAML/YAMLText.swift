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
        do {
            guard let root = try Yams.compose(yaml: text) else {
                problems.append(
                    Diagnostic(
                        .error, "yaml.empty", vi: "Không có nội dung YAML.", en: "There is no YAML here.",
                        at: SourceLocation(file: file, line: linesBefore + 1),
                        hint: Localized(vi: "Điền nội dung hoặc xóa tệp.", en: "Fill it in or delete the file.")))
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

    private func diagnostic(_ error: YamlError) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return syntax(problem, line: mark.line, column: mark.column)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? ""
            return Diagnostic(
                .error, "yaml.duplicate-key", vi: "Khóa “\(key)” xuất hiện hai lần.", en: "The key “\(key)” stands twice.",
                at: SourceLocation(file: file, line: context.mark.line + linesBefore, column: context.mark.column),
                hint: Localized(vi: "Giữ lại một trong hai.", en: "Keep one of the two."))
        default:
            return syntax("\(error)", line: 1, column: nil)
        }
    }

    private func syntax(_ problem: String, line: Int, column: Int?) -> Diagnostic {
        Diagnostic(
            .error, "yaml.syntax", vi: "Không đúng cú pháp YAML (\(problem)).", en: "This is not YAML (\(problem)).",
            at: SourceLocation(file: file, line: line + linesBefore, column: column),
            hint: Localized(
                vi: "Kiểm tra thụt lề, dấu hai chấm và dấu nháy ở dòng này và dòng trên; chữ có “: ” hoặc bắt đầu bằng “[”, “{”, “*”, “%” phải đặt trong dấu nháy.",
                en: "Check indentation, colons and quotes on this line and the one above; a text that holds “: ” or starts with “[”, “{”, “*”, “%” must be quoted."))
    }
}
