import Diagnostics

/// Finds tables written with `|`, which CommonMark does not know.
enum PipeTableCheck {
    static func problems(in document: MarkdownDocument, file: String) -> [Diagnostic] {
        document.prose.filter { $0.text.utf8.contains(UInt8(ascii: "|")) }.flatMap { prose in
            prose.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                .filter { isRule($0.element) }
                .map {
                    MarkdownProblem.pipeTable($0.element, at: SourceLocation(file: file, line: prose.line + $0.offset))
                }
        }
    }

    /// `|---|:--:|`
    private static func isRule(_ line: Substring) -> Bool {
        line.utf8.contains(UInt8(ascii: "|")) && line.contains("--") && line.allSatisfy { "|-: ".contains($0) }
    }
}
