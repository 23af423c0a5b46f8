import Diagnostics

/// Finds numbers typed by hand where a number from data belongs.
public enum ProseCheck {
    /// A warning for each literal number in prose that a unit of measure follows. Dates, years, document numbers,
    /// articles of law and the number of a heading are left alone.
    public static func literalNumbers(in document: MarkdownDocument, file: String) -> [Diagnostic] {
        document.prose.flatMap { prose in
            let text = Array(prose.text.precomposedCharacters)
            return LiteralNumbers.ranges(in: text, isHeading: prose.isHeading).map { range in
                let line = prose.line + text[..<range.lowerBound].count { $0.isNewline }
                let excerpt = String(text[range].map { $0.isNewline ? " " : $0 })
                return MarkdownProblem.literalNumber(excerpt, at: SourceLocation(file: file, line: line))
            }
        }
    }
}
