import Diagnostics
import Tables

/// What the words of an expression mean: fields with their types, functions, dates.
struct ExpressionNames {
    let types: [String: ExpressionType]

    func type(of name: String, at range: Range<Int>) throws(ExpressionError) -> ExpressionType {
        if let type = types[name] { return type }
        throw ExpressionError(
            .unknownName, vi: "Không có trường hay số đo nào tên là “\(name)”.",
            en: "There is no field or measure called “\(name)”.", hint: hint(for: name), at: range)
    }

    private func hint(for name: String) -> Localized {
        // Sorted: of two names equally near, every run must offer the same one.
        let known = types.keys.sorted()
        if let nearest = Suggestion.nearest(to: name, among: known) {
            return Localized(vi: "Có phải là “\(nearest)”?", en: "Did you mean “\(nearest)”?")
        }
        if ["null", "nil", "none", "na"].contains(name) { return ForeignSpelling.missing }
        if let function = ExpressionFunction(rawValue: name) {
            return Localized(
                vi: "Viết hàm kèm ngoặc: \(function.example).",
                en: "Write the function with parentheses: \(function.example).")
        }
        let quote = (vi: "nếu đây là chữ thì đặt trong nháy đơn: '\(name)'", en: "if it is text, quote it: '\(name)'")
        let shown = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
        return Localized(
            vi: known.isEmpty
                ? "Ở đây không dùng được tên nào; \(quote.vi)." : "Dùng một trong các tên: \(shown); \(quote.vi).",
            en: known.isEmpty ? "No names can be used here; \(quote.en)." : "Use one of: \(shown); \(quote.en).")
    }

    static func function(_ name: String, at range: Range<Int>) throws(ExpressionError) -> ExpressionFunction {
        if let function = ExpressionFunction(rawValue: name) { return function }
        let hint: Localized
        if let nearest = Suggestion.nearest(to: name, among: ExpressionFunction.names) {
            hint = Localized(vi: "Có phải là “\(nearest)”?", en: "Did you mean “\(nearest)”?")
        } else if aggregates.contains(name) {
            hint = Localized(
                vi: "Khai báo phép tổng hợp trên nhiều dòng thành một số đo (measures), rồi dùng tên số đo.",
                en: "Declare an aggregate over rows as a measure and use the measure's name.")
        } else {
            let list = ExpressionFunction.names.joined(separator: ", ")
            hint = Localized(vi: "Dùng một trong các hàm: \(list).", en: "Use one of: \(list).")
        }
        throw ExpressionError(
            .unknownFunction, vi: "Không có hàm nào tên là “\(name)”.", en: "There is no function called “\(name)”.",
            hint: hint, at: range)
    }

    private static let aggregates: Set<String> = [
        "sum", "count", "average", "avg", "mean", "median", "percentile", "count_distinct",
    ]

    static func check(
        _ count: Int, of function: ExpressionFunction, at range: Range<Int>
    ) throws(ExpressionError) {
        let allowed = function.argumentCount
        if allowed.contains(count) { return }
        let isOpen = allowed.upperBound == .max
        var hint = Localized(vi: "Viết \(function.example).", en: "Write \(function.example).")
        if count == 1, function == .minimum || function == .maximum {
            hint = Localized(
                vi: "Viết \(function.example); muốn lấy trên nhiều dòng thì khai báo thành một số đo (measures).",
                en: "Write \(function.example); to aggregate over rows, declare a measure.")
        }
        throw ExpressionError(
            .argumentCount,
            vi: "Hàm \(function.rawValue) cần \(isOpen ? "ít nhất " : "")\(allowed.lowerBound) giá trị, "
                + "nhưng có \(count).",
            en: "\(function.rawValue) takes \(isOpen ? "at least " : "")\(allowed.lowerBound) "
                + "value\(allowed.lowerBound == 1 ? "" : "s"), not \(count).", hint: hint, at: range)
    }

    /// The day of `date('2024-01-01')` from what stands in its parentheses.
    static func date(_ arguments: [Expression], at range: Range<Int>) throws(ExpressionError) -> CalendarDate {
        let example = Localized(vi: "Viết date('2024-01-31').", en: "Write date('2024-01-31').")
        guard arguments.count == 1 else {
            throw ExpressionError(
                .argumentCount, vi: "date cần đúng một ngày, nhưng có \(arguments.count) giá trị.",
                en: "date takes one day, not \(arguments.count) values.", hint: example, at: range)
        }
        let place = arguments[0].place
        guard case .string(let text, _) = arguments[0] else {
            throw ExpressionError(
                .type, vi: "Trong date(…) phải là một ngày viết sẵn trong nháy đơn.",
                en: "date(…) takes a day written out in single quotes.", hint: example, at: place.start..<place.end)
        }
        if let date = ExpressionDate.parse(text) { return date }
        let meant = ExpressionDate.meant(by: text).map {
            Localized(vi: "Viết date('\($0.iso)').", en: "Write date('\($0.iso)').")
        }
        throw ExpressionError(
            .impossibleDate, vi: "“\(text)” không phải là một ngày có thật viết theo dạng năm-tháng-ngày.",
            en: "“\(text)” is not an existing day written year-month-day.",
            hint: meant
                ?? Localized(
                    vi: "Viết một ngày từ năm 1900 đến 2199, ví dụ date('2024-01-31').",
                    en: "Write a day from 1900 to 2199, such as date('2024-01-31')."), at: place.start..<place.end)
    }
}
