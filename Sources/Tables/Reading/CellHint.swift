import Diagnostics

/// How to mend a cell, in words, where that takes more than a sentence.
enum CellHint {
    static func empty(_ field: FieldSchema, _ tokens: CellTokens) -> Localized {
        if field.type == .string || field.required {
            return Localized(
                vi: "Ghi giá trị: cột này bắt buộc.", en: "Write a value: this column is required.")
        }
        let signs = signs(tokens)
        let zero = field.type == .date ? ("", "") : ("; 0 nếu đúng là bằng không", "; 0 for a true zero")
        return Localized(
            vi: "Không để trống: ghi \(signs.vietnamese)\(zero.0).",
            en: "Never leave it empty: write \(signs.text(in: .english))\(zero.1).")
    }

    static func numberOrSign(_ field: FieldSchema, _ tokens: CellTokens) -> Localized {
        if field.required {
            return Localized(vi: "Ghi một con số: cột này bắt buộc.", en: "Write a number: this column is required.")
        }
        let signs = signs(tokens)
        return Localized(
            vi: "Ghi một con số; nếu không có thì ghi \(signs.vietnamese).",
            en: "Write a number; where there is none, \(signs.text(in: .english)).")
    }

    static func date(_ field: FieldSchema, _ tokens: CellTokens) -> Localized {
        let form = field.dates == .iso ? "2024-02-28" : "28/02/2024"
        if field.required {
            return Localized(
                vi: "Viết ngày như \(form), năm đủ bốn chữ số.",
                en: "Write the date as \(form), with a four-digit year.")
        }
        let signs = signs(tokens)
        return Localized(
            vi: "Viết ngày như \(form), năm đủ bốn chữ số; nếu không có thì ghi \(signs.vietnamese).",
            en: "Write the date as \(form), with a four-digit year; where there is none, \(signs.text(in: .english)).")
    }

    static func impossibleDate(_ field: FieldSchema) -> Localized {
        if let other = field.asPublishedField {
            return Localized(
                vi: "Giữ nguyên cách in của nguồn trong cột “\(other)” và ghi ngày đã sửa vào đây.",
                en: "Keep what the source printed in column “\(other)” and put the corrected date here.")
        }
        return Localized(
            vi: "Ghi ngày đúng; nếu nguồn in sai, thêm một cột chữ để giữ nguyên cách in (as_published).",
            en:
                "Write the right date; if the source misprints it, add a string column that keeps the printed text (as_published)."
        )
    }

    static func allowed(_ field: FieldSchema, _ text: String) -> Localized {
        let allowed = field.allowed ?? []
        if let nearest = Suggestion.nearest(to: text, among: allowed) {
            return Localized(vi: "Có phải là “\(nearest)” không?", en: "Did you mean “\(nearest)”?")
        }
        let list = allowed.prefix(20).joined(separator: ", ") + (allowed.count > 20 ? ", …" : "")
        return Localized(vi: "Các giá trị cho phép: \(list).", en: "Allowed values: \(list).")
    }

    /// `… if the source does not say, – if not applicable, * if withheld`, with the dataset's own tokens.
    private static func signs(_ tokens: CellTokens) -> Localized {
        let meanings: [(Absence, vi: String, en: String)] = [
            (.notAvailable, "nếu nguồn không nêu", "if the source does not say"),
            (.notApplicable, "nếu không áp dụng", "if not applicable"),
            (.suppressed, "nếu không công bố", "if withheld"),
        ]
        var vietnamese: [String] = []
        var english: [String] = []
        for (absence, vi, en) in meanings {
            guard let token = token(for: absence, tokens) else { continue }
            vietnamese.append("\(token) \(vi)")
            english.append("\(token) \(en)")
        }
        return Localized(vi: vietnamese.joined(separator: "; "), en: english.joined(separator: "; "))
    }

    private static func token(for absence: Absence, _ tokens: CellTokens) -> String? {
        let standard = CellTokens.standard.absences
        let candidates = tokens.absences.filter { $0.value == absence && !$0.key.isEmpty }.keys.sorted()
        return candidates.first { standard[$0] == absence } ?? candidates.first
    }
}
