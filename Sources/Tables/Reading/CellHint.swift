import Diagnostics

/// How to mend a cell, in words, where that takes more than a sentence.
enum CellHint {
    static func empty(_ field: FieldSchema, _ tokens: CellTokens) -> Localized {
        if field.type == .string || field.required {
            return Localized(
                vi: "Ghi giá trị: cột này bắt buộc.", en: "Write a value: this column is required.")
        }
        let signs = signs(tokens)
        let zero =
            field.type == .date || field.type == .period
            ? ("", "") : ("; 0 nếu đúng là bằng không", "; 0 for a true zero")
        return Localized(
            vi: "Không để trống: ghi \(signs.vietnamese)\(zero.0).",
            en: "Never leave it empty: write \(signs.text(in: .english))\(zero.1).")
    }

    static func missing(_ field: FieldSchema, _ tokens: CellTokens) -> Localized {
        if field.type == .string || field.required {
            return Localized(
                vi: "Thêm khóa “\(field.name)” vào bản ghi.", en: "Add the key “\(field.name)” to the record.")
        }
        let signs = signs(tokens)
        return Localized(
            vi: "Thêm khóa “\(field.name)” vào bản ghi; ghi \(signs.vietnamese).",
            en: "Add the key “\(field.name)” to the record; write \(signs.text(in: .english)).")
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

    static func period(_ field: FieldSchema, _ tokens: CellTokens) -> Localized {
        let (vi, en) = (
            "Viết như Quý I/2024, Tháng 3/2024, Năm 2024", "Write it like Q1 2024, July 2024, Year 2024"
        )
        if field.required { return Localized(vi: vi + ".", en: en + ".") }
        let signs = signs(tokens)
        return Localized(
            vi: "\(vi); nếu không có thì ghi \(signs.vietnamese).",
            en: "\(en); where there is none, \(signs.text(in: .english)).")
    }

    static func date(_ field: FieldSchema, _ tokens: CellTokens) -> Localized {
        let form = field.dates.sample
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

    static func impossibleDate(_ field: FieldSchema, _ year: Int, _ month: Int, _ day: Int) -> Localized {
        if let date = CalendarDate(year: year, month: day, day: month) {
            return Localized(
                vi:
                    "Nếu tệp ghi tháng trước ngày, đây là ngày \(date.day) tháng \(date.month): viết \(field.dates.text(date)).",
                en: "If the file writes the month before the day, this is \(date.iso): write \(field.dates.text(date))."
            )
        }
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
        let other = field.allowedIn.map { file in
            Localized(vi: " Mã mới thì thêm vào \(file).", en: " Add a new one to \(file).")
        }
        let (vi, en) = (other?.vietnamese ?? "", other?.text(in: .english) ?? "")
        // Two ways of naming one thing are told from each other by their text, not by the order of a dictionary.
        let names = field.allowedAliases.keys.sorted()
        if let nearest = Suggestion.nearest(to: text, among: allowed + names) {
            let meant = isName(text) ? name(of: nearest, field) : Localized(vi: nearest)
            return Localized(
                vi: "Có phải là “\(meant.vietnamese)” không?\(vi)",
                en: "Did you mean “\(meant.text(in: .english))”?\(en)")
        }
        func list(_ language: Language) -> String {
            allowed.prefix(20).map { value in
                let name = field.allowedNames[value]?.text(in: language) ?? value
                return name == value ? value : "\(value) (\(name))"
            }.joined(separator: ", ") + (allowed.count > 20 ? ", …" : "")
        }
        return Localized(
            vi: "Các giá trị cho phép: \(list(.vietnamese)).\(vi)", en: "Allowed values: \(list(.english)).\(en)")
    }

    /// Whether a cell names what is meant and does not give its id: `XÃ MẪU HAI`.
    private static func isName(_ text: String) -> Bool { text.contains { $0.isWhitespace || !$0.isASCII } }

    /// The name that may stand for an allowed text; the text itself where it has none of its own.
    private static func name(of value: String, _ field: FieldSchema) -> Localized {
        guard let name = field.allowedNames[value],
            [name.vietnamese, name.text(in: .english)].allSatisfy({ field.allowedAliases[$0] == value })
        else { return Localized(vi: value) }
        return name
    }

    /// For a whole number whose digits stand in groups (`5.718`, `5,718`, `5 718`): how to write it plainly. Nil for others.
    static func ungrouped(_ field: FieldSchema, _ text: String) -> Localized? {
        guard field.type == .integer, let digits = digits(ofGrouped: text) else { return nil }
        let otherwise =
            field.notation == .plain && text.contains(".")
            ? Localized(
                vi: "; nếu cả cột viết số kiểu Việt Nam (5.718), khai báo number: vi cho cột",
                en: "; if the whole column is written the Vietnamese way (5.718), declare number: vi for it")
            : Localized(vi: "", en: "")
        return Localized(
            vi: "Ghi liền các chữ số: \(digits)\(otherwise.vietnamese).",
            en: "Write the digits without a separator: \(digits)\(otherwise.text(in: .english)).")
    }

    /// For a number behind a word that the dataset does not know (`khoảng 20`): the sign for it, and how to declare the word.
    static func qualified(_ field: FieldSchema, _ text: String, _ tokens: CellTokens) -> Localized? {
        let words: [(words: [String], qualifier: Qualifier, key: String)] = [
            (["khoảng", "chừng", "xấp xỉ", "gần", "~"], .approximately, "approximately"),
            (["từ", "ít nhất", "tối thiểu"], .atLeast, "at_least"),
            (["không quá", "tối đa", "nhiều nhất"], .atMost, "at_most"),
            (["trên", "hơn"], .moreThan, "more_than"),
            (["dưới", "chưa đến"], .lessThan, "less_than"),
        ]
        let lower = text.lowercased()
        for (words, qualifier, key) in words {
            guard let word = words.first(where: lower.hasPrefix) else { continue }
            let written = String(text.prefix(word.count))
            let number = text.dropFirst(word.count).drop(while: \.isWhitespace)
            let sign = CellTokens.standard.qualifiers.first { $0.value == qualifier }?.key
            let value = Result { () throws(CellProblem) in try NumberReader(field, tokens: tokens).read(String(number))
            }
            guard let sign, case .success = value else { continue }
            return Localized(
                vi:
                    "Ghi \(sign) \(number), hoặc khai báo chữ “\(written)” ở tokens: {\(key): [\"\(written)\"]} trong tệp mô tả.",
                en:
                    "Write \(sign) \(number), or declare the word in the descriptor: tokens: {\(key): [\"\(written)\"]}."
            )
        }
        return nil
    }

    /// `5718` of `5.718`: groups of three digits, the first of one to three, all with the same separator.
    private static func digits(ofGrouped text: String) -> String? {
        let isNegative = text.hasPrefix("-")
        let numeral = isNegative ? text.dropFirst() : text[...]
        let separators = Set(numeral.filter { !("0"..."9").contains($0) })
        guard separators.count == 1, let separator = separators.first,
            separator.isWhitespace || ".,".contains(separator)
        else { return nil }
        let groups = numeral.split(separator: separator, omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count), first.first != "0",
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return (isNegative ? "-" : "") + groups.joined()
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
