import Diagnostics

/// What can be wrong with the shape of a file, in words.
enum ShapeDiagnostic {
    static func missing(_ heading: String, declared: SourceLocation, at place: SourceLocation, _ names: [String])
        -> Diagnostic
    {
        let near = Suggestion.nearest(to: heading, among: names)
        let list = names.joined(separator: ", ")
        return Diagnostic(
            .error, "table.missing-column",
            vi: "Không có cột nào tên “\(heading)” như đã khai báo ở unpivot (\(declared)).",
            en: "No column is named “\(heading)”, which unpivot speaks of (\(declared)).", at: place,
            excerpt: TextSource.excerpt(heading),
            hint: near.map {
                Localized(
                    vi: "Có phải là “\($0)” không? Sửa tên trong unpivot hoặc trong tệp.",
                    en: "Did you mean “\($0)”? Correct the name in unpivot or in the file.")
            }
                ?? Localized(
                    vi: "Sửa tên trong unpivot. Các cột của tệp: \(list).",
                    en: "Correct the name in unpivot. The columns of the file: \(list)."))
    }

    static func incomplete(_ heading: String, lacks field: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "table.missing-column", vi: "“\(heading)” không có cột cho “\(field)” như các cột khác.",
            en: "“\(heading)” has no column for “\(field)” as others have.", at: place,
            excerpt: TextSource.excerpt(heading),
            hint: Localized(
                vi: "Thêm cột còn thiếu vào tệp, hoặc sửa unpivot.",
                en: "Add the column to the file, or correct unpivot."
            ))
    }

    static func uneven(_ heading: String, field: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "table.missing-column",
            vi: "Cột “\(field)” được cho giá trị ở cột này mà không ở cột kia (“\(heading)”).",
            en: "The field “\(field)” is given for some columns and not for others (“\(heading)”).", at: place,
            excerpt: TextSource.excerpt(heading),
            hint: Localized(
                vi: "Khai báo “\(field)” cho mọi cột trong unpivot, hoặc cho cả tệp ở values.",
                en: "Give “\(field)” for every column of unpivot, or for the whole file in values."))
    }

    static func givenTwice(_ field: String, _ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "table.value-and-column",
            vi: "“\(field)” vừa là một cột của tệp, vừa được tệp mô tả cho giá trị (values, unpivot hoặc sheet_name).",
            en:
                "“\(field)” is a column of the file and is given by the descriptor as well (values, unpivot or sheet_name).",
            at: location, excerpt: TextSource.excerpt(name),
            hint: Localized(
                vi: "Bỏ giá trị trong tệp mô tả, hoặc liệt kê cột này trong ignore.",
                en: "Remove it from the descriptor, or list this column in ignore."))
    }

    static func total(
        _ field: String, _ heading: String, _ stated: Rational, _ sum: Rational, at location: SourceLocation
    ) -> Diagnostic {
        let words = [NumberNotation.vietnamese, .plain].map { notation in
            [stated, sum, stated.subtracting(sum)].map { $0?.written(in: notation) ?? "?" }
        }
        let (vi, en) = (words[0], words[1])
        return Diagnostic(
            .error, "table.total-mismatch",
            vi: "Cột “\(field)”: “\(heading)” ghi \(vi[0]), các cột cộng lại được \(vi[1]), lệch \(vi[2]).",
            en:
                "Column “\(field)”: “\(heading)” says \(en[0]), the columns add up to \(en[1]), a difference of \(en[2]).",
            at: location, excerpt: en[0],
            hint: Localized(
                vi: "Sửa số trong tệp; nếu đây không phải là cột tổng, chuyển nó từ unpivot: total sang ignore.",
                en: "Correct the file; if the column is no sum, move it from unpivot: total to ignore."))
    }

    static let headingHint = Localized(
        vi:
            "Sửa tiêu đề như Quý I/2024, Tháng 3/2024; cột tổng thì khai ở unpivot: total, cột không dùng thì liệt kê trong ignore.",
        en:
            "Write the heading like Q1 2024, July 2024; name a column of sums in unpivot: total, list an unused one in ignore."
    )

    /// A name of a sheet cannot hold a slash.
    static let sheetNameHint = Localized(
        vi:
            "Đặt tên trang như Quý I, Quý I năm 2024, Tháng 3, Tháng 3 năm 2024, 6 tháng đầu năm 2024, Năm 2024 (thiếu năm thì khai báo year); hoặc chỉ đọc trang khác bằng sheet.",
        en:
            "Name the sheet like Q1, Q1 2024, July, July 2024, First half of 2024, Year 2024 (declare year where it is not named); or read other sheets only, with sheet."
    )

    /// What to do about an empty cell, after `hint`.
    static func emptyHint(after hint: Localized) -> Localized {
        Localized(
            vi: hint.vietnamese + " Nếu kỳ này chưa đến, khai báo empty: leave_out trong unpivot.",
            en: hint.text(in: .english) + " For a period yet to come, declare empty: leave_out in unpivot.")
    }

    static func leftOut(_ count: Int, _ headings: [String], at place: SourceLocation) -> Diagnostic {
        let list = headings.map { "“\($0)”" }.joined(separator: ", ")
        return Diagnostic(
            .note, "table.left-out", vi: "Bỏ qua \(count) chỗ để trống ở: \(list).",
            en: "Left out: \(count) empty places in \(list).", at: place)
    }
}
