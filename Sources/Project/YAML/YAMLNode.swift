import Diagnostics
import Metrics
import Tables
import Yams

/// A node of a YAML file that knows its position and can say what was expected there.
struct YAMLNode {
    let node: Node
    let source: YAMLText

    var location: SourceLocation {
        SourceLocation(
            file: source.file, line: node.mark.map { $0.line + source.linesBefore }, column: node.mark?.column)
    }

    var text: String? { node.scalar?.string }
    var isNull: Bool { node.scalar.map { $0.string.isEmpty || $0.string == "~" || $0.string == "null" } ?? false }

    func child(_ node: Node) -> YAMLNode { YAMLNode(node: node, source: source) }

    /// The place of a character inside a one-line scalar.
    func location(ofCharacter offset: Int) -> SourceLocation {
        var place = location
        let quotes = node.scalar.map { $0.style == .doubleQuoted || $0.style == .singleQuoted } ?? false
        place.column = place.column.map { $0 + offset + (quotes ? 1 : 0) }
        return place
    }

    /// "This must be …", with what to write instead.
    func expected(_ vi: String, _ en: String, hint: Localized) -> Diagnostic {
        Diagnostic(
            .error, "yaml.wrong-type", vi: "Ở đây phải là \(vi).", en: "This must be \(en).", at: location,
            excerpt: text, hint: hint)
    }

    // MARK: - Values

    func string(_ problems: inout [Diagnostic]) -> String? {
        guard let text, !isNull else {
            problems.append(
                expected(
                    "một chuỗi chữ", "a text",
                    hint: Localized(vi: "Viết một chuỗi chữ sau dấu hai chấm.", en: "Write a text after the colon.")))
            return nil
        }
        return text
    }

    /// A string, or `{vi: …, en: …}`.
    func localized(_ problems: inout [Diagnostic]) -> Localized? {
        var text: Localized?
        if node.mapping == nil {
            text = string(&problems).map { Localized(vi: $0) }
        } else if let map = YAMLMap(self, keys: ["vi", "en"], &problems), let vi = map.string("vi", &problems) {
            text = Localized(vi: vi, en: map.optionalString("en", &problems))
        }
        if let text { problems += Translations.lacking(text, at: location) }
        return text
    }

    func strings(_ problems: inout [Diagnostic]) -> [String] { list(&problems).compactMap { $0.string(&problems) } }

    /// A list; a single value counts as a list of one.
    func list(_ problems: inout [Diagnostic]) -> [YAMLNode] {
        if let sequence = node.sequence { return sequence.map(child) }
        if node.scalar != nil, !isNull { return [self] }
        problems.append(
            expected(
                "một danh sách", "a list",
                hint: Localized(
                    vi: "Viết [a, b], hoặc mỗi mục một dòng bắt đầu bằng “- ”.",
                    en: "Write [a, b], or one item a line, each after “- ”.")))
        return []
    }

    func rational(_ problems: inout [Diagnostic]) -> Rational? {
        guard let text, let value = Rational(decimal: text) else {
            problems.append(
                expected(
                    "một số", "a number",
                    hint: Localized(
                        vi: "Viết số không ngăn nhóm, dấu thập phân là dấu chấm: 1234.5.",
                        en: "Write it without grouping and with a decimal point: 1234.5.")))
            return nil
        }
        return value
    }

    func integer(_ problems: inout [Diagnostic]) -> Int? {
        guard let text, let value = Int(text) else {
            problems.append(
                expected(
                    "một số nguyên", "a whole number",
                    hint: Localized(vi: "Viết số nguyên, ví dụ 2.", en: "Write a whole number, as 2.")))
            return nil
        }
        return value
    }

    func date(_ problems: inout [Diagnostic]) -> CalendarDate? {
        guard let text, let period = Period(parsing: text), period.grain == .day, let day = period.interval?.lowerBound
        else {
            problems.append(
                expected(
                    "một ngày có thật", "a day that exists",
                    hint: Localized(
                        vi: "Viết năm-tháng-ngày, ví dụ 2024-02-28.", en: "Write year-month-day, as 2024-02-28.")))
            return nil
        }
        return day
    }

    /// An address of the web; a base, to which paths are added, has no query and no anchor.
    func webAddress(isBase: Bool = false, _ problems: inout [Diagnostic]) -> String? {
        let address = /https?:\/\/[A-Za-z0-9][A-Za-z0-9.\-]*(:[0-9]+)?([\/?#][!#-;=?-Z_a-z~\[\]]*)?/
        guard let text, text.wholeMatch(of: address) != nil, !isBase || !text.contains(where: { "?#".contains($0) })
        else {
            problems.append(
                expected(
                    "một địa chỉ trên mạng", "an address of the web",
                    hint: Localized(
                        vi:
                            "Viết cả https://, không dấu cách, không dấu tiếng Việt\(isBase ? ", không có ? và #" : ""), ví dụ https://example.gov.vn/so-lieu/.",
                        en:
                            "Write it with https://, without spaces\(isBase ? ", ? and #" : ""), as https://example.gov.vn/figures/."
                    )))
            return nil
        }
        return text
    }

    func boolean(_ problems: inout [Diagnostic]) -> Bool? {
        switch text {
        case "true"?: return true
        case "false"?: return false
        default:
            problems.append(
                expected(
                    "true hoặc false", "true or false",
                    hint: Localized(vi: "Viết true (có) hoặc false (không).", en: "Write true or false.")))
            return nil
        }
    }

    /// One of the raw values of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type, _ problems: inout [Diagnostic]
    ) -> Choice? where Choice.RawValue == String {
        if let text, let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        let near = text.flatMap { Suggestion.nearest(to: $0, among: names) }
        let hint = Localized(
            vi: (near.map { "Có phải là “\($0)”? " } ?? "") + "Chọn một trong: \(names.joined(separator: ", ")).",
            en: (near.map { "Did you mean “\($0)”? " } ?? "") + "Choose one of: \(names.joined(separator: ", ")).")
        problems.append(
            Diagnostic(
                .error, "yaml.not-a-choice", vi: "Giá trị “\(text ?? "")” không hợp lệ.",
                en: "“\(text ?? "")” is not known here.", at: location,
                excerpt: text, hint: hint))
        return nil
    }

    /// A typed expression over `names`.
    func expression(
        _ names: [String: ExpressionType], _ type: ExpressionType, _ problems: inout [Diagnostic]
    ) -> TypedExpression? {
        guard let text = string(&problems) else { return nil }
        do throws(ExpressionError) {
            return try ExpressionParser.parse(text, names: names, expected: type)
        } catch {
            problems.append(
                Diagnostic(
                    .error, error.code, vi: error.message.text(in: .vietnamese), en: error.message.text(in: .english),
                    at: location(ofCharacter: error.offset), excerpt: text,
                    hint: error.hint
                        ?? Localized(
                            vi: "Xem tên và kiểu của các cột trong tệp mô tả (data/*.yaml).",
                            en: "See the names and types of the fields in the descriptor (data/*.yaml).")))
            return nil
        }
    }
}

extension Rational {
    /// Reads `-12`, `0.95`: digits, at most one dot, at most 15 decimals.
    init?(decimal text: String) {
        var body = text[...]
        let isNegative = body.hasPrefix("-")
        if isNegative { body = body.dropFirst() }
        let pieces = body.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(pieces.count),
            pieces.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let decimals = pieces.count == 2 ? pieces[1].count : 0
        guard decimals <= 15, let digits = Int(pieces.joined()) else { return nil }
        var power = 1
        for _ in 0..<decimals { power *= 10 }
        self.init(isNegative ? -digits : digits, over: power)
    }
}
