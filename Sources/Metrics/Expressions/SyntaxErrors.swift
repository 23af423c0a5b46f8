import Diagnostics

/// The errors of a text that does not read as an expression.
enum SyntaxErrors {
    static func valueExpected(_ token: ExpressionToken, in text: [Character]) -> ExpressionError {
        if token.kind == .end {
            let isEmpty = text.allSatisfy(\.isWhitespace)
            return ExpressionError(
                .syntax,
                vi: isEmpty ? "Biểu thức để trống." : "Biểu thức dừng lại giữa chừng: còn thiếu một giá trị ở cuối.",
                en: isEmpty
                    ? "The expression is empty." : "The expression stops halfway: a value is missing at its end.",
                at: text.count..<text.count)
        }
        let found = String(text[token.range])
        return ExpressionError(
            .syntax, vi: "Ở đây cần một giá trị, nhưng lại gặp “\(found)”.",
            en: "A value is expected here, not “\(found)”.",
            hint: Localized(
                vi: "Viết một số, một trường, 'chữ', date('2024-01-01') hoặc một hàm.",
                en: "Write a number, a field, 'text', date('2024-01-01') or a function."), at: token.range)
    }

    static func unexpectedAfterValue(_ token: ExpressionToken, in text: [Character]) -> ExpressionError {
        let found = String(text[token.range])
        let hint: Localized? =
            switch token.kind {
            case .comma:
                Localized(
                    vi: "Viết dấu chấm trước phần thập phân: 0.95; dấu phẩy chỉ ngăn cách các giá trị trong ngoặc.",
                    en: "Write a dot before decimals: 0.95; a comma only separates values in parentheses.")
            case .close:
                Localized(vi: "Bỏ dấu ) này hoặc thêm dấu ( ở trước.", en: "Remove this ) or add a ( before it.")
            default:
                Localized(
                    vi: "Viết một phép tính ở trước: + - * / = != < <= > >= and or in.",
                    en: "Put an operator before it: + - * / = != < <= > >= and or in.")
            }
        return ExpressionError(
            .syntax, vi: "“\(found)” không thể đứng ở đây.", en: "“\(found)” cannot stand here.", hint: hint,
            at: token.range)
    }

    static func unclosed(_ opening: Range<Int>) -> ExpressionError {
        ExpressionError(
            .syntax, vi: "Dấu ngoặc mở ở đây chưa được đóng.", en: "The parenthesis opened here is never closed.",
            hint: Localized(vi: "Thêm dấu ).", en: "Add a )."), at: opening)
    }

    static func listExpected(_ token: ExpressionToken) -> ExpressionError {
        ExpressionError(
            .syntax, vi: "Sau “in” cần một danh sách trong ngoặc.", en: "“in” needs a list in parentheses.",
            hint: Localized(vi: "Viết in ('a', 'b').", en: "Write in ('a', 'b')."), at: token.range)
    }

    /// `a < b < c`: `comparison` is `a < b` and `range` the second sign.
    static func chained(_ comparison: Expression, at range: Range<Int>, in text: [Character]) -> ExpressionError {
        let place = comparison.place
        let first = String(text[place.start..<place.end])
        var hint = Localized(vi: "Nối hai phép so sánh bằng and.", en: "Join two comparisons with and.")
        if case .comparison(_, _, let middle, _) = comparison {
            let second = String(text[middle.place.start..<middle.place.end]) + " " + String(text[range])
            hint = Localized(
                vi: "Nối hai phép so sánh bằng and: \(first) and \(second) …",
                en: "Join two comparisons with and: \(first) and \(second) …")
        }
        return ExpressionError(
            .syntax, vi: "Không so sánh liền ba giá trị được.", en: "Three values cannot be compared in one go.",
            hint: hint,
            at: range)
    }

    static func tooDeep(at range: Range<Int>) -> ExpressionError {
        ExpressionError(
            .syntax, vi: "Biểu thức quá dài hoặc lồng nhau quá sâu.",
            en: "The expression is too long or too deeply nested.",
            hint: Localized(
                vi: "Dùng in (…) thay cho nhiều phép or, hoặc khai báo một phần thành số đo riêng.",
                en: "Use in (…) instead of many ors, or declare a measure for a part of it."), at: range)
    }
}
