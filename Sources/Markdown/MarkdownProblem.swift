import Diagnostics

/// What can be wrong with a page's text, in words.
enum MarkdownProblem {
    static func control(
        _ scalar: Unicode.Scalar, at location: SourceLocation, excerpt: some StringProtocol
    ) -> Diagnostic {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        return Diagnostic(
            .error, "markdown.control-character", vi: "Có ký tự điều khiển không nhìn thấy được (\(name)).",
            en: "There is an invisible control character (\(name)).", at: location, excerpt: shortened(excerpt),
            hint: Localized(
                vi: "Xóa ký tự này (thường do sao chép từ Word hoặc PDF), gõ lại đoạn đó nếu cần.",
                en: "Delete it (it often comes with text copied from Word or a PDF); retype the passage if need be."))
    }

    static func rawHTML(_ literal: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "markdown.raw-html", vi: "Không được viết thẻ HTML trong trang.",
            en: "A page may not hold raw HTML.", at: location, excerpt: shortened(literal),
            hint: Localized(
                vi: "Viết bằng Markdown; nếu cần in đúng dấu “<” thì viết “\\<”; ghi chú để trong tệp khác.",
                en: "Write it as Markdown; for a literal “<” write “\\<”; keep comments in another file."))
    }

    static func unsafeLink(_ url: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "markdown.unsafe-link", vi: "Liên kết “\(shortened(url))” dùng giao thức không được phép.",
            en: "Link “\(shortened(url))” uses a scheme that is not allowed.", at: location, excerpt: shortened(url),
            hint: Localized(
                vi: "Dùng liên kết tương đối trong trang tin, hoặc http, https, mailto, tel.",
                en: "Use a relative link within the site, or http, https, mailto, tel."))
    }

    static func unclosedBlock(_ info: String, at location: SourceLocation, excerpt: some StringProtocol) -> Diagnostic {
        Diagnostic(
            .error, "markdown.unclosed-block", vi: "Khối “\(info)” mở ở đây không có dòng đóng (```).",
            en: "Block “\(info)” opened here has no closing fence (```).", at: location, excerpt: shortened(excerpt),
            hint: Localized(
                vi: "Thêm một dòng ``` ngay sau khối; nếu không, phần còn lại của trang bị coi là thuộc khối này.",
                en: "Add a line ``` after the block; without it the rest of the page is taken for part of the block."))
    }

    static func slotInImage(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "markdown.slot-in-image", vi: "Không được đặt số tính từ dữ liệu trong lời thay thế của ảnh.",
            en: "A computed number cannot stand in the alternative text of an image.", at: location,
            excerpt: shortened(text),
            hint: Localized(vi: "Đưa số ra câu bên cạnh ảnh.", en: "Put the number into the text beside the image."))
    }

    static func pipeTable(_ text: some StringProtocol, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, "markdown.pipe-table", vi: "Bảng viết bằng dấu | không được hỗ trợ và sẽ in ra như chữ thường.",
            en: "Tables written with | are not supported and will be printed as plain text.", at: location,
            excerpt: shortened(text),
            hint: Localized(vi: "Dùng khối ```table lấy số từ dữ liệu.", en: "Use a ```table block fed from the data."))
    }

    static func literalNumber(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, "markdown.literal-number", vi: "Số “\(text)” được gõ tay trong câu chữ.",
            en: "The number “\(text)” is typed by hand in the text.", at: location, excerpt: text,
            hint: Localized(
                vi: "Viết thành `= tên_chỉ_số {…}` để số được tính từ dữ liệu.",
                en: "Write it as `= metric {…}` so that it is computed from data."))
    }

    /// The first line of a text, cut where it is long.
    private static func shortened(_ text: some StringProtocol) -> String {
        let line = text.unicodeScalars.prefix { $0 != "\n" }.filter { !$0.isForbiddenControl }
        let shown = String(String.UnicodeScalarView(line))
        return shown.count > 120 ? String(shown.prefix(120)) + "…" : shown
    }
}
