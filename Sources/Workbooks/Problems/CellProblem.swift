import Diagnostics

extension CellValue {
    /// What is wrong with the value of the cell at `location`, for callers that need a value; nil where nothing is.
    public func problem(at location: SourceLocation) -> Diagnostic? {
        switch self {
        case .empty, .text, .number, .date, .time, .boolean: nil
        case .error(let text):
            Diagnostic(
                .error, "workbook.error-value", vi: "Ô chứa lỗi của công thức.",
                en: "The cell holds a formula's error.",
                at: location, excerpt: text,
                hint: Localized(
                    vi: "Sửa công thức trong Excel, hoặc ghi thẳng con số vào ô.",
                    en: "Correct the formula in Excel, or write the figure itself into the cell."))
        case .noCachedValue:
            Diagnostic(
                .error, "workbook.not-calculated", vi: "Công thức trong ô chưa được tính.",
                en: "The formula in the cell was never calculated.", at: location,
                hint: Localized(
                    vi: "Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, để kết quả được ghi vào tệp.",
                    en: "Open the file in Excel or LibreOffice and save it, so that results are stored."))
        case .unusable(let text, let fault): fault.problem(text, at: location)
        }
    }
}

extension CellFault {
    fileprivate func problem(_ text: String, at location: SourceLocation) -> Diagnostic {
        switch self {
        case .noSuchDate:
            Diagnostic(
                .error, "workbook.no-such-date", vi: "Ô định dạng ngày nhưng không phải ngày nào từ năm 1900 đến 2199.",
                en: "The cell is formatted as a date and is no day of the years 1900 to 2199.", at: location,
                excerpt: text,
                hint: Localized(
                    vi: "Sửa ngày trong ô; nếu là con số, đổi định dạng ô sang Số (Number).",
                    en: "Correct the date; if it is a number, format the cell as Number."))
        case .numberTooLarge:
            Diagnostic(
                .error, "workbook.number-too-large", vi: "Con số quá lớn.", en: "The number is too large.",
                at: location,
                excerpt: text,
                hint: Localized(
                    vi: "Ghi số theo đơn vị lớn hơn (triệu, tỷ); mã số thì định dạng ô là Văn bản (Text).",
                    en: "Write it in a larger unit; format the cell as Text if it is a code."))
        case .malformed:
            Diagnostic(
                .error, "workbook.malformed-value", vi: "Giá trị của ô viết sai.", en: "The cell's value is malformed.",
                at: location, excerpt: text,
                hint: Localized(
                    vi: "Mở tệp bằng Excel hoặc LibreOffice, gõ lại ô này rồi lưu.",
                    en: "Open the file in Excel or LibreOffice, type the cell again and save."))
        }
    }
}
