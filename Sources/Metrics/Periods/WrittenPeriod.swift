import Foundation
import Tables

extension Period {
    /// Reads a calendar period as people write it in cells and headings: `2024`, `năm 2024`, `quý I/2024`, `Quý 1 năm 2024`,
    /// `Q1/2024`, `tháng 3/2024`, `T3/2024`, `03/2024`, `6 tháng đầu năm 2024`, `9 tháng năm 2024`. Nil for anything else:
    /// nothing is completed and no order of day and month is supposed.
    public init?(written text: String) {
        let plain = text.precomposedStringWithCanonicalMapping.lowercased().replacing("/", with: " / ")
        var words = plain.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let last = words.popLast(), last.count == 4, let year = Self.number(last) else { return nil }
        if words.last == "năm" || words.last == "/" { words.removeLast() } else if !words.isEmpty { return nil }
        switch words.count {
        case 0: self.init(.year, year: year, month: 1)
        case 1:
            let word = words[0]
            if word.hasPrefix("q") {
                self.init(quarter: String(word.dropFirst()), year: year)
            } else {
                let month = Self.number(word.hasPrefix("t") ? String(word.dropFirst()) : word)
                guard let month else { return nil }
                self.init(.month, year: year, month: month)
            }
        case 2 where words[0] == "quý": self.init(quarter: words[1], year: year)
        case 2 where words[0] == "tháng":
            guard let month = Self.number(words[1]) else { return nil }
            self.init(.month, year: year, month: month)
        default:
            switch words {
            case ["6", "tháng", "đầu"]: self.init(.half, year: year, month: 1)
            case ["6", "tháng", "cuối"]: self.init(.half, year: year, month: 7)
            case ["9", "tháng"], ["9", "tháng", "đầu"]: self.init(.nineMonths, year: year, month: 1)
            default: return nil
            }
        }
    }

    private init?(quarter text: String, year: Int) {
        let names = [["i", "1"], ["ii", "2"], ["iii", "3"], ["iv", "4"]]
        guard let index = names.firstIndex(where: { $0.contains(text) }) else { return nil }
        self.init(.quarter, year: year, month: index * 3 + 1)
    }

    /// One to four ASCII digits.
    private static func number(_ text: String) -> Int? {
        (1...4).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }
}
