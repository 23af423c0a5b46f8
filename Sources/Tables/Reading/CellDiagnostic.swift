import Diagnostics

/// What can be wrong with a cell, in words.
struct CellDiagnostic {
    let field: FieldSchema
    let tokens: CellTokens
    /// Where the column is not called after the field: how it is.
    var heading: String?

    init(field: FieldSchema, tokens: CellTokens) {
        self.field = field
        self.tokens = tokens
    }

    static func surroundingSpace(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, "table.surrounding-space", vi: "Ô có khoảng trắng thừa ở đầu hoặc cuối; đã bỏ khi đọc.",
            en: "The cell has space before or after its text; it was left out.", at: location,
            excerpt: TextSource.excerpt(text),
            hint: Localized(vi: "Xóa khoảng trắng thừa trong tệp.", en: "Delete the space in the file."))
    }

    func diagnostic(_ problem: CellProblem, text: String, at location: SourceLocation) -> Diagnostic {
        diagnostic(problem, quoted: Localized(vi: text, en: text), at: location)
    }

    /// `quoted` is the cell's text: a number of a sheet has one for each language.
    func diagnostic(_ problem: CellProblem, quoted: Localized, at location: SourceLocation) -> Diagnostic {
        let text = Localized(
            vi: TextSource.excerpt(quoted.vietnamese), en: TextSource.excerpt(quoted.text(in: .english)))
        let (code, message) = message(problem, text)
        let name = heading.map { "\(field.name)”, “\($0)" } ?? field.name
        return Diagnostic(
            .error, code, vi: "Cột “\(name)”: \(message.vietnamese).",
            en: "Column “\(name)”: \(message.text(in: .english)).", at: location,
            excerpt: problem == .missing ? nil : text.vietnamese, hint: hint(problem, quoted.text(in: .english)))
    }

    private func message(_ problem: CellProblem, _ text: Localized) -> (String, Localized) {
        let wrongType = "table.wrong-type"
        let (vi, en) = (text.vietnamese, text.text(in: .english))
        switch problem {
        case .empty:
            return (
                "table.missing-value",
                vi.isEmpty
                    ? Localized(vi: "ô để trống", en: "the cell is empty")
                    : Localized(vi: "ô ghi “\(vi)”", en: "the cell says “\(en)”")
            )
        case .absentButRequired:
            return (
                "table.missing-value",
                Localized(vi: "cột bắt buộc có giá trị nhưng ô ghi “\(vi)”", en: "a value is required, found “\(en)”")
            )
        case .notANumber:
            return (wrongType, Localized(vi: "“\(vi)” không phải là số", en: "“\(en)” is not a number"))
        case .notAnInteger:
            return (wrongType, Localized(vi: "“\(vi)” không phải là số nguyên", en: "“\(en)” is not an integer"))
        case .looksVietnamese:
            return (
                wrongType,
                Localized(
                    vi: "“\(vi)” không đúng cách viết số đã khai báo (1234.5, không ngăn nhóm)",
                    en: "“\(en)” is not written as declared (1234.5, no grouping)")
            )
        case .ambiguousDot:
            return (
                wrongType,
                Localized(
                    vi:
                        "“\(vi)” không rõ nghĩa: dấu chấm chỉ ngăn nhóm đủ ba chữ số (1.234), dấu phẩy mới là dấu thập phân",
                    en:
                        "“\(en)” is ambiguous: a dot separates groups of exactly three digits (1.234), the decimal sign is a comma"
                )
            )
        case .percentSign:
            return (wrongType, Localized(vi: "“\(vi)” có dấu phần trăm", en: "“\(en)” carries a percent sign"))
        case .doesNotFit:
            return (
                "table.out-of-range",
                Localized(vi: "“\(vi)” có quá nhiều chữ số (tối đa 18)", en: "“\(en)” has too many digits (at most 18)")
            )
        case .doesNotFitRecords(let decimals):
            let (whole, fraction) = (ChunkDecoder.mostDigits - decimals, decimals)
            return (
                "table.out-of-range",
                fraction == 0
                    ? Localized(
                        vi: "“\(vi)” có quá nhiều chữ số (ở hồ sơ từng dòng: tối đa \(whole))",
                        en: "“\(en)” has too many digits (in records: at most \(whole))")
                    : Localized(
                        vi:
                            "“\(vi)” có quá nhiều chữ số (ở hồ sơ từng dòng: tối đa \(whole) trước và \(fraction) sau dấu thập phân)",
                        en:
                            "“\(en)” has too many digits (in records: at most \(whole) before and \(fraction) behind the decimal sign)"
                    )
            )
        case .belowMinimum:
            let bound = bound(field.minimum, quoted: text)
            return (
                "table.out-of-range",
                Localized(
                    vi: "“\(vi)” nhỏ hơn mức tối thiểu \(bound.vietnamese)",
                    en: "“\(en)” is below the minimum \(bound.text(in: .english))")
            )
        case .aboveMaximum:
            let bound = bound(field.maximum, quoted: text)
            return (
                "table.out-of-range",
                Localized(
                    vi: "“\(vi)” lớn hơn mức tối đa \(bound.vietnamese)",
                    en: "“\(en)” is above the maximum \(bound.text(in: .english))")
            )
        case .notADate, .otherDateNotation:
            let sample = field.dates.sample
            let form = (field.dates.isDayFirst ? sample : "năm-tháng-ngày, \(sample)", sample)
            return (
                wrongType,
                Localized(
                    vi: "“\(vi)” không phải là ngày viết theo dạng đã khai báo (\(form.0))",
                    en: "“\(en)” is not a date in the declared form (\(form.1))")
            )
        case .impossibleDate(let year, let month, let day):
            let reason = Self.reason(year, month, day)
            return (
                "table.impossible-date",
                Localized(
                    vi: "không có ngày “\(vi)”: \(reason.vietnamese)",
                    en: "there is no such day as “\(en)”: \(reason.text(in: .english))")
            )
        case .notAPeriod:
            return (wrongType, Localized(vi: "“\(vi)” không phải là một kỳ", en: "“\(en)” is not a period"))
        case .periodWithoutYear:
            return (
                wrongType, Localized(vi: "“\(vi)” không nói năm nào", en: "“\(en)” does not say of which year")
            )
        case .notAllowed:
            return (
                "table.not-allowed",
                Localized(
                    vi: "“\(vi)” không thuộc các giá trị cho phép", en: "“\(en)” is not one of the allowed values")
            )
        case .ambiguousPoint, .noPercentSign, .ambiguousDate, .ambiguousPeriod, .otherTimeZone:
            return (wrongType, TwoReadings(field).message(problem, text))
        case .notText:
            return (wrongType, Localized(vi: "“\(vi)” không phải là chữ", en: "“\(en)” is not a text"))
        case .missing:
            return ("table.missing-value", Localized(vi: "bản ghi không có khóa này", en: "the record lacks this key"))
        case .nested:
            return (wrongType, Localized(vi: "giá trị lồng nhau", en: "the value is nested"))
        case .brokenText:
            return (
                "table.control-character",
                Localized(
                    vi: "chữ trong ô có ký tự điều khiển hoặc ký tự hỏng",
                    en: "the text holds a control character or half a character")
            )
        case .errorValue:
            return (wrongType, Localized(vi: "ô chứa lỗi “\(vi)”", en: "the cell holds the error “\(en)”"))
        }
    }

    /// Why there is no such day.
    private static func reason(_ year: Int, _ month: Int, _ day: Int) -> Localized {
        let years = CalendarDate.years
        if !years.contains(year) {
            return Localized(
                vi: "năm \(year) không nằm trong khoảng \(years.lowerBound) đến \(years.upperBound)",
                en: "the year \(year) is not from \(years.lowerBound) to \(years.upperBound)")
        }
        if !(1...12).contains(month) {
            return Localized(vi: "một năm không có tháng \(month)", en: "no year has a month \(month)")
        }
        return Localized(
            vi: "tháng \(month) năm \(year) không có ngày \(day)", en: "month \(month) of \(year) has no day \(day)")
    }

    /// A limit, written like the cell: as the file writes numbers, or as each language does.
    private func bound(_ bound: Rational?, quoted text: Localized) -> Localized {
        guard let bound else { return Localized(vi: "") }
        let isOfText = text.vietnamese == text.text(in: .english)
        let hundredfold = field.isPercent ? bound.multiplied(by: Rational(100)) : nil
        func written(_ notation: NumberNotation) -> String {
            hundredfold.map { $0.written(in: notation) + "%" } ?? bound.written(in: notation)
        }
        return Localized(
            vi: written(isOfText ? field.notation : .vietnamese), en: written(isOfText ? field.notation : .plain))
    }

    private func hint(_ problem: CellProblem, _ text: String) -> Localized? {
        switch problem {
        case .notANumber, .notAnInteger, .looksVietnamese, .ambiguousDot:
            CellHint.ungrouped(field, text) ?? CellHint.qualified(field, text, tokens) ?? numberHint(problem)
        case .empty: CellHint.empty(field, tokens)
        case .absentButRequired:
            Localized(
                vi: "Ghi giá trị, hoặc bỏ “required” của cột trong tệp mô tả.",
                en: "Write a value, or withdraw “required” for the column in the descriptor.")
        case .percentSign:
            field.type == .decimal
                ? Localized(
                    vi:
                        "Khai báo percent: true cho cột (ô nào cũng có dấu %), hoặc percent: heading (dấu % ở tiêu đề cột); không thì chỉ ghi số.",
                    en:
                        "Declare percent: true for the column (every cell has its %), or percent: heading (the % is in the column's heading); otherwise write the number without %."
                )
                : Localized(
                    vi: "Chỉ ghi số, không ghi dấu %: đơn vị do chỉ số quy định.",
                    en: "Write the number without %: the metric states the unit.")
        case .doesNotFit, .doesNotFitRecords: Localized(vi: "Kiểm tra lại con số.", en: "Check the number.")
        case .belowMinimum, .aboveMaximum:
            Localized(
                vi: "Sửa con số, hoặc sửa giới hạn (minimum, maximum) trong tệp mô tả.",
                en: "Correct the number, or the limits (minimum, maximum) in the descriptor.")
        case .notADate: CellHint.date(field, tokens)
        case .otherDateNotation:
            Localized(
                vi:
                    "Viết lại ngày theo dạng đã khai báo, hoặc khai báo dạng khác cho cột (dates: iso, dd/mm/yyyy, iso hh:mm hoặc dd/mm/yyyy hh:mm).",
                en:
                    "Rewrite the date in the declared form, or declare another for the column (dates: iso, dd/mm/yyyy, iso hh:mm or dd/mm/yyyy hh:mm)."
            )
        case .impossibleDate(let year, let month, let day): CellHint.impossibleDate(field, year, month, day)
        case .notAPeriod: CellHint.period(field, tokens)
        case .periodWithoutYear:
            Localized(
                vi: "Ghi cả năm, như “Quý I/2024”, hoặc khai báo year trong tệp mô tả.",
                en: "Write the year too, as “Q1 2024”, or declare year in the descriptor.")
        case .notAllowed: CellHint.allowed(field, text)
        case .ambiguousPoint, .noPercentSign, .ambiguousDate, .ambiguousPeriod, .otherTimeZone:
            TwoReadings(field).hint(problem)
        case .notText:
            Localized(
                vi: "Ghi giá trị dạng chữ (trong JSON: đặt trong dấu nháy kép), hoặc khai báo kiểu khác cho cột.",
                en: "Write a text (in JSON: in double quotes), or declare another type for the column.")
        case .missing: CellHint.missing(field, tokens)
        case .nested:
            Localized(
                vi: "Xuất dữ liệu thành các bản ghi phẳng: mỗi khóa một chữ, một số hoặc một ngày.",
                en: "Export flat records: for each key one text, number or date.")
        case .brokenText:
            Localized(vi: "Xóa ký tự này, gõ lại ô nếu cần.", en: "Delete it; retype the cell if need be.")
        case .errorValue:
            Localized(
                vi: "Sửa công thức hoặc số liệu mà ô này lấy từ đó.",
                en: "Correct the formula, or what it is made from.")
        }
    }

    private func numberHint(_ problem: CellProblem) -> Localized {
        switch problem {
        case .notAnInteger:
            Localized(
                vi: "Ghi số nguyên, hoặc khai báo cột kiểu decimal.",
                en: "Write an integer, or declare the column decimal.")
        case .looksVietnamese:
            Localized(
                vi: "Nếu tệp viết số kiểu Việt Nam (1.234,5), khai báo number: vi cho cột; nếu không, viết lại số.",
                en:
                    "If the file writes numbers the Vietnamese way (1.234,5), declare number: vi for the column; otherwise rewrite the number."
            )
        case .ambiguousDot:
            Localized(
                vi: "Phần thập phân viết sau dấu phẩy (1,5); nhóm nghìn đủ ba chữ số (1.500).",
                en: "Write decimals after a comma (1,5) and thousands in groups of three (1.500).")
        default: CellHint.numberOrSign(field, tokens)
        }
    }
}
