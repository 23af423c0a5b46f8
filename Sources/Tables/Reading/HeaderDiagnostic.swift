import Diagnostics

/// What can be wrong with a header row, in words.
enum HeaderDiagnostic {
    static func unknown(
        _ name: String, at location: SourceLocation, missing: [String], schema: TableSchema
    ) -> Diagnostic {
        if name.isEmpty {
            return Diagnostic(
                .error, "table.unknown-column", vi: "Có một cột không có tên ở dòng tiêu đề.",
                en: "A column has no name in the header row.", at: location,
                hint: Localized(
                    vi: "Đặt tên cho cột như đã khai báo, hoặc xóa cột thừa (kể cả dấu phẩy thừa cuối dòng).",
                    en: "Give the column its declared name, or delete it (and any comma at the end of the line)."))
        }
        let known = schema.fields.map(\.name)
        let suggestion =
            missing.first { $0.lowercased() == name.lowercased() } ?? Suggestion.nearest(to: name, among: missing)
        let list = known.joined(separator: ", ")
        let hint =
            if let suggestion {
                Localized(
                    vi: "Có phải là “\(suggestion)” không? Sửa lại tên cột trong tệp.",
                    en: "Did you mean “\(suggestion)”? Correct the column's name in the file.")
            } else {
                Localized(
                    vi:
                        "Sửa lại tên cột trong tệp, ghi tên này vào aliases của một cột đã khai báo, hoặc liệt kê ở ignore nếu không dùng. Các cột đã khai báo: \(list).",
                    en:
                        "Correct the column's name in the file, add this name to the aliases of a declared column, or list it under ignore. Declared columns: \(list)."
                )
            }
        return Diagnostic(
            .error, "table.unknown-column", vi: "Cột “\(TextSource.excerpt(name))” chưa được khai báo trong tệp mô tả.",
            en: "Column “\(TextSource.excerpt(name))” is not declared in the descriptor.", at: location,
            excerpt: TextSource.excerpt(name), hint: hint)
    }

    static func missing(_ name: String, at location: SourceLocation, _ names: [String]) -> Diagnostic {
        Diagnostic(
            .error, "table.missing-column", vi: "Thiếu cột “\(name)” đã khai báo trong tệp mô tả.",
            en: "Column “\(name)”, which the descriptor declares, is missing.", at: location,
            excerpt: TextSource.excerpt(names.joined(separator: ",")),
            hint: Localized(
                vi: "Thêm cột “\(name)” vào tệp, ghi tên cột đang có trong tệp vào aliases, hoặc bỏ khai báo.",
                en:
                    "Add column “\(name)” to the file, add the name that the file has for it to its aliases, or withdraw its declaration."
            ))
    }

    static func duplicate(_ name: String, at location: SourceLocation, first: Int, second: Int) -> Diagnostic {
        Diagnostic(
            .error, "table.duplicate-column", vi: "Cột “\(name)” có hai lần: cột thứ \(first) và cột thứ \(second).",
            en: "Column “\(name)” stands twice: columns \(first) and \(second).", at: location,
            excerpt: TextSource.excerpt(name),
            hint: Localized(vi: "Giữ lại cột đúng, xóa cột kia.", en: "Keep the right one and delete the other."))
    }
}
