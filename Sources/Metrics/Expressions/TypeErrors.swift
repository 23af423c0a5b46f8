import Diagnostics
import Tables

/// The errors of expressions that read well but join what cannot be joined.
enum TypeErrors {
    /// What takes an operand.
    enum Taker {
        case arithmetic(ArithmeticOperator)
        case logical(LogicalOperator)
        case not
        case function(ExpressionFunction)

        var name: String {
            switch self {
            case .arithmetic(let sign): sign.rawValue
            case .logical(let word): word.rawValue
            case .not: "not"
            case .function(let function): function.rawValue
            }
        }
    }

    static func operand(
        _ operand: Expression, of taker: Taker, needs type: ExpressionType, in text: [Character]
    ) -> ExpressionError {
        let (found, shown) = (operand.type.phrase, excerpt(operand, in: text))
        return ExpressionError(
            .type, vi: "“\(taker.name)” cần \(type.phrase.vi), nhưng “\(shown)” là \(found.vi).",
            en: "“\(taker.name)” needs \(type.phrase.en), but “\(shown)” is \(found.en).",
            hint: hint(for: operand, needs: type, shown: shown), at: range(operand))
    }

    static func incomparable(_ left: Expression, _ right: Expression, in text: [Character]) -> ExpressionError {
        let (first, second) = (excerpt(left, in: text), excerpt(right, in: text))
        // The one that was written out is the one to mend.
        let wrong = isLiteral(left) && !isLiteral(right) ? left : right
        let other = wrong == left ? right : left
        return ExpressionError(
            .type,
            vi: "Hai giá trị phải cùng kiểu, nhưng “\(first)” là \(left.type.phrase.vi) còn “\(second)” là "
                + "\(right.type.phrase.vi).",
            en: "Both must be of one type, but “\(first)” is \(left.type.phrase.en) and “\(second)” is "
                + "\(right.type.phrase.en).",
            hint: hint(for: wrong, needs: other.type, shown: excerpt(wrong, in: text)), at: range(wrong))
    }

    static func unordered(_ sign: Comparison, _ type: ExpressionType, _ place: ExpressionPlace) -> ExpressionError {
        ExpressionError(
            .type, vi: "“\(sign.rawValue)” chỉ so sánh số với số, ngày với ngày, còn đây là \(type.phrase.vi).",
            en: "“\(sign.rawValue)” compares numbers or dates; this is \(type.phrase.en).",
            hint: Localized(vi: "Dùng =, != hoặc in (…).", en: "Use =, != or in (…)."),
            at: place.mark..<place.mark + sign.rawValue.count)
    }

    static func dateDifference(
        _ left: Expression, _ right: Expression, _ place: ExpressionPlace, in text: [Character]
    ) -> ExpressionError {
        let call = "days(\(excerpt(right, in: text)), \(excerpt(left, in: text)))"
        return ExpressionError(
            .type, vi: "Không trừ hai ngày bằng dấu “-”.", en: "Dates are not subtracted with “-”.",
            hint: Localized(vi: "Viết \(call) để lấy số ngày.", en: "Write \(call) for the number of days."),
            at: place.mark..<place.mark + 1)
    }

    /// `from + 15`: whether days or working days are meant, only the writer knows.
    static func dateShift(
        _ date: Expression, _ sign: ArithmeticOperator, _ days: Expression, in text: [Character]
    ) -> ExpressionError {
        let number = excerpt(days, in: text)
        let isOne = isLiteral(days) || days.names == [number]
        let signed = sign == .add ? number : isOne ? "-" + number : "-(\(number))"
        let arguments = "(\(excerpt(date, in: text)), \(signed))"
        return ExpressionError(
            .type, vi: "Không cộng trừ ngày với số bằng dấu “\(sign.rawValue)”.",
            en: "Days are not added to a date with “\(sign.rawValue)”.",
            hint: Localized(
                vi: "Viết day_after\(arguments), hoặc working_day_after\(arguments) nếu là ngày làm việc.",
                en: "Write day_after\(arguments), or working_day_after\(arguments) for working days."), at: range(date))
    }

    static func notAName(_ argument: Expression, in text: [Character]) -> ExpressionError {
        ExpressionError(
            .type, vi: "is_available cần tên một trường, không phải “\(excerpt(argument, in: text))”.",
            en: "is_available takes the name of a field, not “\(excerpt(argument, in: text))”.",
            hint: Localized(
                vi: "Viết riêng từng trường: is_available(a) and is_available(b).",
                en: "Ask for each field by itself: is_available(a) and is_available(b)."), at: range(argument))
    }

    static func wholeMismatch(
        _ expression: Expression, _ type: ExpressionType, expected: ExpressionType
    ) -> ExpressionError {
        var hint: Localized?
        if expected == .boolean {
            hint = Localized(vi: "Viết một phép so sánh, ví dụ a > 0.", en: "Write a comparison, such as a > 0.")
        }
        return ExpressionError(
            .type, vi: "Ở đây cần \(expected.phrase.vi), nhưng biểu thức cho ra \(type.phrase.vi).",
            en:
                "\(expected.phrase.en.prefix(1).uppercased() + expected.phrase.en.dropFirst()) is expected here, but the "
                + "expression gives \(type.phrase.en).", hint: hint, at: range(expression))
    }

    private static func hint(for operand: Expression, needs type: ExpressionType, shown: String) -> Localized? {
        switch (type, operand) {
        case (.date, .string(let text, _)):
            let day = ExpressionDate.meant(by: text)?.iso ?? "2024-01-01"
            return Localized(vi: "Ngày được viết date('\(day)').", en: "Dates are written date('\(day)').")
        case (.date, _) where operand.type == .string:
            return Localized(
                vi: "Khai báo “\(shown)” là trường ngày, hoặc so với ngày viết sẵn: date('2024-01-01').",
                en: "Declare “\(shown)” as a date field, or use a day written out: date('2024-01-01').")
        case (.string, .date), (.string, .number):
            return Localized(vi: "Đặt chữ trong nháy đơn: 'ttpvhcc'.", en: "Put text in single quotes: 'ttpvhcc'.")
        case (.number, .string(let text, _)) where !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }:
            return Localized(vi: "Viết số không có nháy: \(text).", en: "Write the number without quotes: \(text).")
        case (.number, _) where operand.type == .date:
            return Localized(
                vi: "Lấy số từ ngày bằng year(…), month(…) hoặc days(…, …).",
                en: "Make a number of a date with year(…), month(…) or days(…, …).")
        case (.boolean, _) where operand.type == .string:
            return Localized(
                vi: "Viết đủ phép so sánh ở cả hai vế, hoặc dùng in ('a', 'b').",
                en: "Write a comparison on both sides, or use in ('a', 'b').")
        case (.boolean, _):
            return Localized(
                vi: "So sánh “\(shown)” với một giá trị.", en: "Compare “\(shown)” with a value.")
        default: return nil
        }
    }

    private static func isLiteral(_ expression: Expression) -> Bool {
        switch expression {
        case .number, .string, .date, .boolean: true
        default: false
        }
    }

    private static func range(_ expression: Expression) -> Range<Int> {
        expression.place.start..<expression.place.end
    }

    private static func excerpt(_ expression: Expression, in text: [Character]) -> String {
        let characters = text[range(expression)]
        return characters.count <= 40 ? String(characters) : String(characters.prefix(39)) + "…"
    }
}
