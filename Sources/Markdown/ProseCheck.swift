import Diagnostics

/// Finds numbers typed by hand where a number from data belongs.
public enum ProseCheck {
    /// A warning for each literal number in prose that a unit of measure follows. Dates, years, document numbers,
    /// articles of law and the number of a heading are left alone.
    public static func literalNumbers(in document: MarkdownDocument, file: String) -> [Diagnostic] {
        document.prose.flatMap { prose -> [Diagnostic] in
            guard prose.text.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
                return []
            }
            let text = Array(prose.text.precomposedCharacters)
            var (offset, start, seen) = (0, 0, 0)
            return LiteralNumbers.ranges(in: text, isHeading: prose.isHeading).map { range in
                for index in seen..<range.lowerBound where text[index] == "\n" {
                    (offset, start) = (offset + 1, index + 1)
                }
                seen = range.lowerBound
                let number = String(text[range].prefix { !$0.isLetter && !$0.isWhitespace && $0 != "%" })
                let column = column(of: number, in: prose, line: offset, after: text[start..<range.lowerBound])
                let excerpt = String(text[range].map { $0.isNewline ? " " : $0 })
                return MarkdownProblem.literalNumber(
                    excerpt, at: SourceLocation(file: file, line: prose.line + offset, column: column))
            }
        }
    }

    /// The column at which `number` stands in a line of the file, by how often it stands in the text before it: marks and
    /// addresses make the file's line longer than its text. Nil where it is written otherwise there.
    private static func column(
        of number: String, in prose: MarkdownDocument.ProseText, line: Int, after before: ArraySlice<Character>
    ) -> Int? {
        guard prose.source.indices.contains(line),
            prose.source[line].utf8.count <= MarkdownSource.longestSearchedLine
        else { return nil }
        let source = withoutCode(Array(prose.source[line]))
        let count = places(of: Array(number), in: Array(before)).count
        let found = places(of: Array(number), in: source)
        return found.indices.contains(count) ? found[count] + 1 : nil
    }

    /// The places at which `number` stands by itself, not as a part of another.
    private static func places(of number: [Character], in text: [Character]) -> [Int] {
        guard !number.isEmpty, text.count >= number.count else { return [] }
        return (0...(text.count - number.count)).filter { start in
            let end = start + number.count
            return Array(text[start..<end]) == number && (start == 0 || !text[start - 1].isNumber)
                && (end == text.count || !text[end].isNumber)
        }
    }

    /// `line` with a mark in place of each character in code or in the address of a link: there stand no numbers of the text.
    private static func withoutCode(_ line: [Character]) -> [Character] {
        var masked = line
        var closing: Character?
        for index in line.indices {
            if let end = closing {
                if line[index] == end { closing = nil } else { masked[index] = "\u{FFFC}" }
            } else if line[index] == "`" {
                closing = line[index...].dropFirst().contains("`") ? "`" : nil
            } else if line[index] == "(", index > 0, line[index - 1] == "]" {
                closing = ")"
            }
        }
        return masked
    }
}
