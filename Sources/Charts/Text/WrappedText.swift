/// A text broken at spaces into lines that fit a width, cut with "…" where it needs too many.
struct WrappedText: Sendable {
    let lines: [String]
    /// The text was cut, or a word was broken; the reader needs `full` somewhere.
    let isCut: Bool
    let full: String

    init(_ text: String, width: Double, maxLines: Int, _ typography: Typography) {
        full = text
        var words = text.split(separator: " ").map(String.init)
        // Most texts fit: then nothing is tried word by word.
        if maxLines > 0, !words.isEmpty {
            let whole = words.joined(separator: " ")
            if typography.width(whole) <= width {
                (lines, isCut) = ([whole], false)
                return
            }
        }
        var lines: [String] = []
        var isCut = false
        while !words.isEmpty, lines.count < maxLines {
            if lines.count == maxLines - 1, typography.width(words.joined(separator: " ")) > width {
                lines.append(Self.cut(words.joined(separator: " "), width, typography))
                words = []
                isCut = true
            } else if typography.width(words[0]) > width {
                let head = Self.head(words[0], width, typography)
                lines.append(head)
                words[0].removeFirst(head.count)
                isCut = true
            } else {
                var line = words.removeFirst()
                while let next = words.first, typography.width(line + " " + next) <= width {
                    line += " " + next
                    words.removeFirst()
                }
                lines.append(line)
            }
        }
        self.lines = lines
        self.isCut = isCut
    }

    /// The widest of the lines.
    func width(_ typography: Typography) -> Double { lines.map(typography.width).max() ?? 0 }

    func height(_ typography: Typography) -> Double { Double(lines.count) * typography.lineHeight }

    private static func head(_ word: String, _ width: Double, _ typography: Typography) -> String {
        var head = ""
        for character in word {
            if !head.isEmpty, typography.width(head + String(character)) > width { break }
            head.append(character)
        }
        return head
    }

    private static func cut(_ text: String, _ width: Double, _ typography: Typography) -> String {
        var kept = head(text, width - typography.width("…"), typography)
        while kept.hasSuffix(" ") || kept.hasSuffix(",") { kept.removeLast() }
        return kept + "…"
    }
}
