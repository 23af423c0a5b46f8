import Diagnostics

/// Signs that people bring from spreadsheets, other languages and word processors, each with what to write instead.
enum ForeignSpelling {
    static let all: [String: Localized] = {
        let signs = [
            "==": "=", "<>": "!=", "≠": "!=", "=<": "<=", "≤": "<=", "=>": ">=", "≥": ">=", "&&": "and", "&": "and",
            "||": "or", "|": "or", "!": "not", "×": "*", "÷": "/", "–": "-", "—": "-", "−": "-", ";": ",",
        ]
        let quote = Localized(
            vi: "Đặt chữ trong nháy đơn thẳng: 'ttpvhcc'.", en: "Use straight single quotes: 'ttpvhcc'.")
        var all = signs.mapValues { Localized(vi: "Viết \($0).", en: "Write \($0).") }
        for sign in ["\"", "“", "”", "‘", "’", "`"] { all[sign] = quote }
        all["%"] = Localized(
            vi: "Viết tỷ lệ thành số thập phân: 95% là 0.95.", en: "Write shares as decimals: 95% is 0.95.")
        all["."] = Localized(
            vi: "Viết số thập phân có chữ số trước dấu chấm (0.5); tên trường không có dấu chấm.",
            en: "Write decimals with a digit before the dot (0.5); field names have no dot.")
        all["…"] = missing
        return all
    }()

    /// For texts that stand for a missing value.
    static let missing = Localized(
        vi: "Muốn hỏi một trường có số liệu hay không, viết is_available(tên_trường).",
        en: "To ask whether a field has a value, write is_available(field).")

    /// The character in quotes; by its code point where it would not be seen.
    static func visible(_ character: Character) -> String {
        let hidden = character.unicodeScalars.allSatisfy {
            $0.properties.generalCategory == .format || $0.properties.generalCategory == .control
        }
        guard hidden, let scalar = character.unicodeScalars.first else { return "“\(character)”" }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
