import Diagnostics

/// Finds words in which capitals and small toned letters mix: TCVN3 has no toned capitals, they were small letters in
/// another font (.VnTimeH), so `UỶ BAN` comes out of the file as `Uỷ BAN` and `TỈNH` as `TỉNH`. What was meant is for
/// people to say.
enum CapitalsCheck {
    /// One warning for each word, as far as a file's problems are listed.
    static func warnings(_ text: [UInt8], path: String) -> [Diagnostic] {
        var log = ProblemLog(place: SourceLocation(file: path))
        check(text, lineFeedsBefore: 0, path: path, &log)
        return log.finish()
    }

    /// Looks at a piece of a file, behind so many line feeds.
    static func check(_ text: [UInt8], lineFeedsBefore: Int, path: String, _ log: inout ProblemLog) {
        for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let found = mixed(String(decoding: line, as: UTF8.self)).map { column, word in
                warning(word, at: SourceLocation(file: path, line: lineFeedsBefore + number + 1, column: column))
            }
            if !found.isEmpty { log.addRow(found) }
        }
    }

    /// The words of a line that mix, with their columns.
    static func mixed(_ line: String) -> [(column: Int, word: String)] {
        let words = words(line)
        return words.indices.filter { index in
            let word = words[index].word
            return mixesInside(word)
                || startsCapitals(word)
                    && [index - 1, index + 1].contains { words.indices.contains($0) && isInCapitals(words[$0].word) }
        }.map { words[$0] }
    }

    /// A small letter beyond ASCII in a word that has a capital behind its first letter: `TỉNH`, `UỷBAN`.
    private static func mixesInside(_ word: String) -> Bool {
        word.contains { $0.isLowercase && !$0.isASCII } && word.dropFirst().contains(where: \.isUppercase)
    }

    /// A capital and then only small letters beyond ASCII: `Uỷ` may be a word in capitals.
    private static func startsCapitals(_ word: String) -> Bool {
        word.count > 1 && word.first?.isUppercase == true
            && word.dropFirst().allSatisfy { $0.isLowercase && !$0.isASCII }
    }

    /// A whole syllable in capitals (`BAN`), which an abbreviation (`UBND`) is not.
    private static func isInCapitals(_ word: String) -> Bool {
        word.count > 1 && word.allSatisfy(\.isUppercase) && VietnameseSyllable.isWellFormed(word)
    }

    private static func words(_ line: String) -> [(column: Int, word: String)] {
        var words: [(column: Int, word: String)] = []
        var word = ""
        for (index, character) in line.enumerated() {
            if character.isLetter {
                word.append(character)
            } else if !word.isEmpty {
                words.append((index - word.count + 1, word))
                word = ""
            }
        }
        if !word.isEmpty { words.append((line.count - word.count + 1, word)) }
        return words
    }

    private static func warning(_ word: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, "table.mixed-capitals",
            vi: "“\(word)” lẫn chữ hoa với chữ thường có dấu: TCVN3 không có chữ hoa mang dấu.",
            en: "“\(word)” mixes capitals with small toned letters: TCVN3 has no toned capitals.", at: location,
            excerpt: word,
            hint: Localized(
                vi: "Xem lại chữ này; tốt nhất là lưu lại tệp dạng “CSV UTF-8” với chữ hoa đúng.",
                en: "Look at this word; best save the file as “CSV UTF-8” with its capitals right."))
    }
}
