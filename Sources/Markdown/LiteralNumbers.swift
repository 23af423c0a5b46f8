import Foundation

/// The grammar of "a number with its unit" in Vietnamese prose.
enum LiteralNumbers {
    /// Written small: `19 Quyết định` is part of a document's name.
    private static let units = [
        "hồ sơ", "lượt", "người", "đoàn", "đơn", "vụ việc", "văn bản", "quyết định", "điểm", "bậc", "%", "triệu đồng",
    ].map { Array($0.precomposedCharacters) }

    /// Words that begin like a unit and mean something else.
    private static let otherWords = ["đơn vị", "đơn giản", "điểm cầu"].map { Array($0.precomposedCharacters) }

    /// A number after one of these is a name, not a count.
    private static let nameWords: Set<String> = [
        "điều", "khoản", "mục", "chương", "điểm", "phụ lục", "bảng", "biểu", "hình", "trang", "thông tư", "luật",
        "nghị định", "nghị quyết", "công văn", "quyết định", "kế hoạch", "quyết định số", "nghị định số",
        "nghị quyết số", "thông tư số", "công văn số", "kế hoạch số", "báo cáo số", "chỉ thị số", "luật số",
        "văn bản số", "tờ trình số", "thông báo số", "hướng dẫn số",
    ]

    /// A number after one of these is a date, if it lies in the range.
    private static let dateWords: [String: ClosedRange<Int>] = [
        "ngày": 1...31, "tháng": 1...12, "quý": 1...4, "năm": 1900...2199,
    ]

    static func ranges(in text: [Character], isHeading: Bool) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < text.count {
            guard isDigit(text[index]), index == 0 || canPrecedeNumber(text[index - 1]) else {
                index += 1
                continue
            }
            let start = index
            index = endOfNumber(text, from: start)
            guard let end = endOfUnit(text, from: index) else { continue }
            if isHeading, start == 0 { continue }
            if isName(String(text[start..<index]), after: text[..<start]) { continue }
            found.append(start..<end)
            index = end
        }
        return found
    }

    /// Digits with groups and decimals, or a range of two such (`10-15`).
    private static func endOfNumber(_ text: [Character], from start: Int) -> Int {
        var end = start
        var isRange = false
        while end < text.count {
            let isFollowedByDigit = end + 1 < text.count && isDigit(text[end + 1])
            if isDigit(text[end]) || ".,".contains(text[end]) && isFollowedByDigit {
                end += 1
            } else if "-–".contains(text[end]), isFollowedByDigit, !isRange {
                isRange = true
                end += 1
            } else {
                break
            }
        }
        return end
    }

    private static func endOfUnit(_ text: [Character], from end: Int) -> Int? {
        var start = end
        while start < text.count, text[start].isWhitespace { start += 1 }
        guard !otherWords.contains(where: { begins(text, at: start, with: $0) }) else { return nil }
        guard let unit = units.first(where: { begins(text, at: start, with: $0) }) else { return nil }
        // `85người` is a misprint, not a number with a unit; `95%` is one.
        if start == end, unit != ["%"] { return nil }
        return start + unit.count
    }

    private static func begins(_ text: [Character], at start: Int, with word: [Character]) -> Bool {
        guard start + word.count <= text.count else { return false }
        let matches = zip(text[start...], word).allSatisfy { $0 == $1 || $0.isWhitespace && $1 == " " }
        let next = start + word.count
        return matches && (next == text.count || !text[next].isLetter)
    }

    private static func isName(_ number: String, after text: ArraySlice<Character>) -> Bool {
        let words = String(text.suffix(40)).lowercased().split(whereSeparator: { $0.isWhitespace })
            .suffix(3).map(String.init)
        for count in 1...3 where count <= words.count {
            let phrase = words.suffix(count).joined(separator: " ")
            if nameWords.contains(phrase) { return true }
            if count == 1, let range = dateWords[phrase], let value = Int(number), range.contains(value) { return true }
        }
        return false
    }

    private static func canPrecedeNumber(_ character: Character) -> Bool {
        !character.isLetter && !isDigit(character) && !"/.,-–_:#".contains(character)
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}

extension String {
    /// The characters in normalisation form C, so that words typed on any keyboard compare alike.
    var precomposedCharacters: String { precomposedStringWithCanonicalMapping }
}
