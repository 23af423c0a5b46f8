import Diagnostics
import Tables

/// Cuts a text into tokens. Spellings of other languages (`==`, `≥`, `"x"`, `1.000.000`) are refused with the right one.
struct ExpressionLexer {
    private let text: [Character]
    private var position = 0

    private init(_ text: [Character]) { self.text = text }

    /// The tokens of `text`, the last of them `.end`.
    static func tokens(of text: [Character]) throws(ExpressionError) -> [ExpressionToken] {
        var lexer = ExpressionLexer(text)
        var tokens: [ExpressionToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private mutating func next() throws(ExpressionError) -> ExpressionToken {
        skip(while: \.isWhitespace)
        let start = position
        guard position < text.count else { return ExpressionToken(kind: .end, range: start..<start) }
        let kind: ExpressionToken.Kind
        switch text[position] {
        case "'": kind = .string(try string())
        case let character where Self.isDigit(character): kind = .number(try number())
        case let character where Self.isWordCharacter(character): kind = try word()
        default: kind = try sign()
        }
        return ExpressionToken(kind: kind, range: start..<position)
    }

    /// A text in single quotes; two quotes inside stand for one.
    private mutating func string() throws(ExpressionError) -> String {
        let start = position
        var value = ""
        position += 1
        while position < text.count {
            if text[position] != "'" {
                value.append(text[position])
            } else if position + 1 < text.count, text[position + 1] == "'" {
                value.append("'")
                position += 1
            } else {
                position += 1
                return value
            }
            position += 1
        }
        throw ExpressionError(
            .syntax, vi: "Dấu nháy mở ở đây không có dấu nháy đóng.", en: "The quote opened here is never closed.",
            hint: Localized(
                vi: "Thêm dấu ' ở cuối phần chữ; dấu ' nằm trong chữ viết hai lần: ''.",
                en: "Add ' at the end of the text; a ' inside it is written twice: ''."), at: start..<position)
    }

    private mutating func number() throws(ExpressionError) -> Rational {
        let start = position
        skip(while: Self.isDigit)
        let whole = text[start..<position]
        var decimals: ArraySlice<Character> = []
        if position + 1 < text.count, text[position] == ".", Self.isDigit(text[position + 1]) {
            position += 1
            let first = position
            skip(while: Self.isDigit)
            decimals = text[first..<position]
        }
        if position < text.count, text[position] == "." || Self.isWordCharacter(text[position]) {
            skip { $0 == "." || Self.isWordCharacter($0) }
            throw ExpressionError(
                .syntax, vi: "“\(String(text[start..<position]))” không phải là một số.",
                en: "“\(String(text[start..<position]))” is not a number.", hint: Self.numberHint, at: start..<position)
        }
        // 85.000 is 85 to a computer and eighty-five thousand in Vietnam: what may mislead is not accepted.
        if whole.count <= 3, whole.first != "0", decimals.count == 3, decimals.last == "0" {
            let significant = decimals.reversed().drop { $0 == "0" }.reversed()
            let short = String(whole) + (significant.isEmpty ? "" : "." + String(significant))
            let long = String(whole + decimals)
            throw ExpressionError(
                .syntax, vi: "“\(String(text[start..<position]))” có thể đọc thành \(short) hoặc \(long).",
                en: "“\(String(text[start..<position]))” can be read as \(short) or as \(long).",
                hint: Localized(vi: "Viết \(short) hoặc \(long).", en: "Write \(short) or \(long)."),
                at: start..<position)
        }
        guard let value = Self.rational(whole, decimals) else {
            throw ExpressionError(
                .syntax, vi: "Số này có quá nhiều chữ số.", en: "This number has too many digits.",
                hint: Localized(vi: "Viết số có nhiều nhất 18 chữ số.", en: "Write at most 18 digits."),
                at: start..<position)
        }
        return value
    }

    private mutating func word() throws(ExpressionError) -> ExpressionToken.Kind {
        let start = position
        skip(while: Self.isWordCharacter)
        let word = String(text[start..<position])
        if word.allSatisfy({ $0.isASCII && !$0.isUppercase }) {
            return ExpressionToken.Keyword(rawValue: word).map { .keyword($0) } ?? .word(word)
        }
        let lowercased = word.lowercased()
        let hint =
            lowercased.allSatisfy(\.isASCII)
            ? Localized(vi: "Viết thường: \(lowercased).", en: "Write it in lower case: \(lowercased).")
            : Localized(
                vi: "Dùng tên trường gồm a–z, 0–9 và _; nếu đây là chữ thì đặt trong nháy đơn: '\(word)'.",
                en: "Use a field name made of a–z, 0–9 and _; if this is text, put it in single quotes: '\(word)'.")
        throw ExpressionError(
            .syntax, vi: "“\(word)” không dùng được làm tên.", en: "“\(word)” cannot be a name.", hint: hint,
            at: start..<position)
    }

    private mutating func sign() throws(ExpressionError) -> ExpressionToken.Kind {
        let two = String(text[position..<min(position + 2, text.count)])
        let one = String(text[position])
        for spelling in [two, one] {
            if let foreign = ForeignSpelling.all[spelling] {
                throw ExpressionError(
                    .syntax, vi: "“\(spelling)” không có trong biểu thức.",
                    en: "“\(spelling)” is not part of expressions.",
                    hint: foreign, at: position..<position + spelling.count)
            }
            if let comparison = Comparison(rawValue: spelling) {
                position += spelling.count
                return .comparison(comparison)
            }
        }
        let kind: ExpressionToken.Kind? =
            switch one {
            case "(": .open
            case ")": .close
            case ",": .comma
            default: ArithmeticOperator(rawValue: one).map { .arithmetic($0) }
            }
        if let kind {
            position += 1
            return kind
        }
        let shown = ForeignSpelling.visible(text[position])
        throw ExpressionError(
            .syntax, vi: "Ký tự \(shown) không có trong biểu thức.",
            en: "The character \(shown) is not part of expressions.",
            at: position..<position + 1)
    }

    private mutating func skip(while condition: (Character) -> Bool) {
        while position < text.count, condition(text[position]) { position += 1 }
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    private static func isWordCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    private static func rational(_ whole: ArraySlice<Character>, _ decimals: ArraySlice<Character>) -> Rational? {
        var power = 1
        for _ in decimals {
            let (product, overflow) = power.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            power = product
        }
        return Int(String(whole + decimals)).flatMap { Rational($0, over: power) }
    }

    private static let numberHint = Localized(
        vi: "Viết số không có dấu phân cách hàng nghìn, phần thập phân sau dấu chấm: 1000000 hoặc 0.95.",
        en: "Write numbers without thousands separators, decimals after a dot: 1000000 or 0.95.")
}
