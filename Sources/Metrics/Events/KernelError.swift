import Diagnostics

/// Why an expression cannot be a kernel over the columns of records.
public enum KernelError: Error, Sendable, Hashable {
    /// What the expression does at this offset (in characters) is not possible over records.
    case unsupported(Unsupported, offset: Int)
    /// No column is called that.
    case unknownName(String)

    public enum Unsupported: Sendable, Hashable {
        /// A quotient of one record is no whole number; ratios are made from measures.
        case division
        /// Texts are compared with literals, not with each other.
        case textsOfTwoColumns
        /// Text here must come from a column or be a literal.
        case computedText
        /// `working_days` and its like, without a calendar.
        case noCalendar
        /// A number of days that may have decimals.
        case brokenDays
    }
}

extension KernelError {
    /// Where in the expression (in characters), what is wrong, and what to do.
    public var words: (offset: Int, message: Localized, hint: Localized) {
        switch self {
        case .unsupported(.division, let offset):
            (
                offset,
                Localized(vi: "Không chia được trên từng bản ghi.", en: "Records cannot be divided one by one."),
                Localized(
                    vi: "Tính tỷ lệ bằng chỉ số type: ratio từ hai số đo.",
                    en: "Make a ratio of two measures with a metric of type: ratio.")
            )
        case .unsupported(.textsOfTwoColumns, let offset), .unsupported(.computedText, let offset):
            (
                offset,
                Localized(
                    vi: "Trên bản ghi, một cột chữ chỉ so sánh được với chữ viết sẵn.",
                    en: "Over records, a text column is compared with written texts only."),
                Localized(vi: "Viết như status = 'da-tra'.", en: "Write it like status = 'done'.")
            )
        case .unsupported(.noCalendar, let offset):
            (
                offset, Localized(vi: "Chưa có lịch làm việc.", en: "There is no calendar of working days."),
                Localized(vi: "Thêm tệp calendar.yaml.", en: "Add calendar.yaml.")
            )
        case .unsupported(.brokenDays, let offset):
            (
                offset, Localized(vi: "Số ngày phải là số nguyên.", en: "A number of days must be whole."),
                Localized(vi: "Dùng số nguyên hoặc cột integer.", en: "Use a whole number or an integer field.")
            )
        case .unknownName(let name):
            (
                0, Localized(vi: "Không có cột “\(name)”.", en: "There is no field “\(name)”."),
                Localized(vi: "Xem tên các cột trong tệp mô tả.", en: "See the fields of the descriptor.")
            )
        }
    }
}
