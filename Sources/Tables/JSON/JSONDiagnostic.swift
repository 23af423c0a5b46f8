import Diagnostics

/// What can be wrong with a JSON file as a whole, in words.
enum JSONDiagnostic {
    static func noRecords(_ path: String) -> Diagnostic {
        Diagnostic(
            .error, "table.empty-file", vi: "Tệp không có bản ghi nào.", en: "The file has no records.",
            at: SourceLocation(file: path),
            hint: Localized(
                vi: "Bổ sung số liệu, hoặc xóa tệp nếu kỳ này không có.",
                en: "Add the figures, or delete the file if there are none."))
    }

    static func repeatedKey(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "table.duplicate-column", vi: "Khóa này có hai lần trong một bản ghi.",
            en: "This key stands twice in one record.", at: location,
            hint: Localized(vi: "Giữ lại giá trị đúng, xóa khóa kia.", en: "Keep the right value and delete the other.")
        )
    }

    static func failure(
        _ reason: JSONRecordParser.Failure, _ form: JSONRecordParser.Form, _ location: SourceLocation
    ) -> Diagnostic {
        let message: Localized
        switch reason {
        case .malformed:
            message = Localized(
                vi: "JSON sai cú pháp ở đây; phần sau không đọc được.",
                en: "This is not well-formed JSON; nothing after it can be read.")
        case .truncated:
            message = Localized(vi: "Tệp JSON bị cắt ngang.", en: "The JSON text breaks off.")
        case .notRecords:
            message =
                form == .array
                ? Localized(
                    vi: "Tệp .json phải là một mảng các bản ghi: [{…}, {…}].",
                    en: "A .json file must be an array of records: [{…}, {…}].")
                : Localized(
                    vi: "Tệp .ndjson phải gồm các bản ghi nối tiếp nhau, mỗi bản ghi là một đối tượng {…}.",
                    en: "An .ndjson file must be records one after the other, each an object {…}.")
        case .tooDeep:
            let limit = JSONRecordParser.depthLimit
            message = Localized(
                vi: "JSON lồng quá \(limit) cấp.", en: "The JSON is nested more than \(limit) levels deep.")
        case .tooManyKeys:
            let limit = JSONRecordParser.keyLimit
            message = Localized(vi: "Tệp có hơn \(limit) khóa khác nhau.", en: "The file has more than \(limit) keys.")
        }
        return Diagnostic(
            .error, "table.json", vi: message.vietnamese, en: message.text(in: .english), at: location,
            hint: hint(reason, form))
    }

    private static func hint(_ reason: JSONRecordParser.Failure, _ form: JSONRecordParser.Form) -> Localized {
        switch reason {
        case .malformed, .truncated:
            Localized(
                vi: "Xuất lại tệp; nếu sửa tay, kiểm tra dấu phẩy, ngoặc và dấu nháy ở chỗ này.",
                en: "Export the file again; if it was edited by hand, check commas, brackets and quotes here.")
        case .notRecords where form == .array:
            Localized(
                vi: "Đặt các bản ghi trong một cặp ngoặc vuông; nếu mỗi dòng là một bản ghi, khai báo format: ndjson.",
                en: "Put the records into one pair of brackets; if each line is a record, declare format: ndjson.")
        case .notRecords:
            Localized(
                vi: "Mỗi dòng ghi một đối tượng; nếu tệp là một mảng, khai báo format: json.",
                en: "Write one object to a line; if the file is one array, declare format: json.")
        case .tooDeep, .tooManyKeys:
            Localized(
                vi: "Xuất dữ liệu thành các bản ghi phẳng: mỗi khóa một giá trị.",
                en: "Export flat records: one value for each key.")
        }
    }
}
