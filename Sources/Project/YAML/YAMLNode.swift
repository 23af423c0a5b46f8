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

    func expected(_ vi: String, _ en: String) -> Diagnostic {
        Diagnostic(
            .error, "yaml.wrong-type", vi: "Ở đây phải là \(vi).", en: "This must be \(en).", at: location,
            excerpt: text)
    }

    // MARK: - Values

    func string(_ problems: inout [Diagnostic]) -> String? {
        guard let text, !isNull else {
            problems.append(expected("một chuỗi", "a string"))
            return nil
        }
        return text
    }

    /// A string, or `{vi: …, en: …}`.
    func localized(_ problems: inout [Diagnostic]) -> Localized? {
        if node.mapping == nil { return string(&problems).map { Localized(vi: $0) } }
        guard let map = YAMLMap(self, keys: ["vi", "en"], &problems), let vi = map.string("vi", &problems) else {
            return nil
        }
        return Localized(vi: vi, en: map.optionalString("en", &problems))
    }

    func strings(_ problems: inout [Diagnostic]) -> [String] { list(&problems).compactMap { $0.string(&problems) } }

    /// A list; a single value counts as a list of one.
    func list(_ problems: inout [Diagnostic]) -> [YAMLNode] {
        if let sequence = node.sequence { return sequence.map(child) }
        if node.scalar != nil, !isNull { return [self] }
        problems.append(expected("một danh sách", "a list"))
        return []
    }

    func rational(_ problems: inout [Diagnostic]) -> Rational? {
        guard let text, let value = Rational(decimal: text) else {
            problems.append(expected("một số (dấu thập phân là dấu chấm)", "a number"))
            return nil
        }
        return value
    }

    func integer(_ problems: inout [Diagnostic]) -> Int? {
        guard let text, let value = Int(text) else {
            problems.append(expected("một số nguyên", "a whole number"))
            return nil
        }
        return value
    }

    func date(_ problems: inout [Diagnostic]) -> CalendarDate? {
        guard let text, let period = Period(parsing: text), period.grain == .day, let day = period.interval?.lowerBound
        else {
            problems.append(expected("một ngày có thật, dạng 2024-02-28", "a day that exists, as 2024-02-28"))
            return nil
        }
        return day
    }

    func boolean(_ problems: inout [Diagnostic]) -> Bool? {
        switch text {
        case "true"?: return true
        case "false"?: return false
        default:
            problems.append(expected("true hoặc false", "true or false"))
            return nil
        }
    }

    /// One of the raw values of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type, _ problems: inout [Diagnostic]
    ) -> Choice? where Choice.RawValue == String {
        if let text, let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        var hint: Localized?
        if let text, let near = Suggestion.nearest(to: text, among: names) {
            hint = Localized(vi: "Có phải là “\(near)”?", en: "Did you mean “\(near)”?")
        }
        problems.append(
            Diagnostic(
                .error, "yaml.not-a-choice", vi: "Giá trị “\(text ?? "")” không hợp lệ; chọn một trong: \(names.joined(separator: ", ")).",
                en: "“\(text ?? "")” is not known here; choose one of: \(names.joined(separator: ", ")).", at: location,
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
                    at: location(ofCharacter: error.offset), excerpt: text, hint: error.hint))
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
