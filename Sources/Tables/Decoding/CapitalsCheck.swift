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
        let words = Word.all(in: line)
        return words.indices.filter { index in
            words[index].mixesInside
                || words[index].startsCapitals
                    && [index - 1, index + 1].contains {
                        words.indices.contains($0) && isSyllableInCapitals(words[$0], of: line)
                    }
        }.map { index in
            let range = words[index].range
            return (line.distance(from: line.startIndex, to: range.lowerBound) + 1, String(line[range]))
        }
    }

    /// A whole syllable in capitals (`BAN`), which an abbreviation (`UBND`) is not.
    private static func isSyllableInCapitals(_ word: Word, of line: String) -> Bool {
        word.isInCapitals && VietnameseSyllable.isWellFormed(line[word.range])
    }

    /// What of a word its letters say one by one: files have millions of words, so none is made a text without need.
    private struct Word {
        var range: Range<String.Index>
        private var count = 0
        private var capitals = 0
        private var smallBeyondASCII = 0
        private var startsWithCapital = false

        /// A small letter beyond ASCII in a word that has a capital behind its first letter: `TỈNH`, `UỷBAN`.
        var mixesInside: Bool { smallBeyondASCII > 0 && capitals > (startsWithCapital ? 1 : 0) }
        /// A capital and then only small letters beyond ASCII: `Uỷ` may be a word in capitals.
        var startsCapitals: Bool { count > 1 && startsWithCapital && smallBeyondASCII == count - 1 }
        var isInCapitals: Bool { count > 1 && capitals == count }

        private init(at start: String.Index) { range = start..<start }

        private mutating func append(_ letter: LetterKind, upTo end: String.Index) {
            range = range.lowerBound..<end
            // A mark belongs to the letter before it.
            if letter == .mark { return }
            if letter == .capital { capitals += 1 }
            if count == 0 { startsWithCapital = letter == .capital }
            if letter == .smallBeyondASCII { smallBeyondASCII += 1 }
            count += 1
        }

        static func all(in line: String) -> [Word] {
            var words: [Word] = []
            var isInside = false
            let scalars = line.unicodeScalars
            var index = scalars.startIndex
            while index < scalars.endIndex {
                let next = scalars.index(after: index)
                let wasInside = isInside
                let kind = LetterKind.of(scalars[index])
                isInside = kind != .none
                if isInside {
                    if !wasInside { words.append(Word(at: index)) }
                    words[words.count - 1].append(kind, upTo: next)
                }
                index = next
            }
            return words
        }
    }

    /// What a character is within a word.
    private enum LetterKind {
        case none, capital, smallASCII, smallBeyondASCII, other, mark

        /// Those of Latin letters and marks: Unicode's own tables are slow to ask.
        private static let latin = (0..<UInt32(0x2000)).map { Unicode.Scalar($0).map(read) ?? .none }

        static func of(_ scalar: Unicode.Scalar) -> LetterKind {
            scalar.value < 0x2000 ? latin[Int(scalar.value)] : read(scalar)
        }

        private static func read(_ scalar: Unicode.Scalar) -> LetterKind {
            let properties = scalar.properties
            if properties.generalCategory == .nonspacingMark { return .mark }
            if !properties.isAlphabetic { return .none }
            if properties.isUppercase { return .capital }
            if !properties.isLowercase { return .other }
            return scalar.isASCII ? .smallASCII : .smallBeyondASCII
        }
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
