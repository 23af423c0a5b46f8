/// One section of a number format (positive numbers; negative ones; zero; text) without what is only written:
/// quoted and escaped text, fill and space characters, colours, conditions, locales.
struct FormatSection {
    /// A run of one letter of a date or time format.
    private struct Run {
        var letter: Character
        var length: Int
        var isElapsed = false
    }

    private var runs: [Run] = []
    private var placeholders = 0
    private var decimals = 0
    private var hasPoint = false
    private var hasPercent = false
    private var hasExponentOrFraction = false

    static func sections(of code: String) -> [FormatSection] {
        var sections = [FormatSection()]
        var rest = Array(code)[...]
        while let character = rest.popFirst() {
            switch character {
            case ";": sections.append(FormatSection())
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let content = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(content.count + 1)
                sections[sections.count - 1].addBracket(String(content).lowercased())
            default:
                if let length = meridiemLength(character, rest) {
                    rest = rest.dropFirst(length)
                } else {
                    sections[sections.count - 1].add(character, before: rest.first)
                }
            }
        }
        return sections
    }

    /// `AM/PM` and `A/P` are no months.
    private static func meridiemLength(_ first: Character, _ rest: ArraySlice<Character>) -> Int? {
        guard first == "A" || first == "a" else { return nil }
        for mark in ["m/pm", "/p"] where String(rest.prefix(mark.count)).lowercased() == mark { return mark.count }
        return nil
    }

    private mutating func addBracket(_ content: String) {
        guard let letter = content.first, "hms".contains(letter), content.allSatisfy({ $0 == letter }) else { return }
        runs.append(Run(letter: letter, length: content.count, isElapsed: true))
    }

    private mutating func add(_ character: Character, before next: Character?) {
        switch character {
        case "0", "#", "?":
            placeholders += 1
            if hasPoint { decimals += 1 }
        case ".": hasPoint = true
        case "%": hasPercent = true
        case "/": hasExponentOrFraction = true
        case "E", "e":
            if next == "+" || next == "-" { hasExponentOrFraction = true }
        case "d", "D", "m", "M", "y", "Y", "h", "H", "s", "S":
            let letter = Character(character.lowercased())
            if let last = runs.last, last.letter == letter, !last.isElapsed {
                runs[runs.count - 1].length += 1
            } else {
                runs.append(Run(letter: letter, length: 1))
            }
        default: break
        }
    }

    var style: NumberStyle {
        let isCounted = placeholders > 0 && !hasExponentOrFraction
        return NumberStyle(isPercent: hasPercent, decimals: isCounted ? decimals : nil)
    }

    var kind: NumberFormat.Kind {
        if runs.contains(where: \.isElapsed) { return .elapsed }
        if runs.indices.contains(where: showsDay) { return .date }
        return runs.isEmpty ? .number : .clock
    }

    /// An `m` means minutes right after hours and right before seconds, else months.
    private func showsDay(_ index: Int) -> Bool {
        switch runs[index].letter {
        case "d", "y": return true
        case "m":
            if runs[index].length > 2 { return true }
            let isAfterHours = index > 0 && runs[index - 1].letter == "h"
            let isBeforeSeconds = index + 1 < runs.count && runs[index + 1].letter == "s"
            return !isAfterHours && !isBeforeSeconds
        default: return false
        }
    }
}
