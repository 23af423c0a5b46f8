import Diagnostics

/// The wording of everything that can be wrong with a template.
enum ThemeDiagnostic {
    static func unclosedTag(at location: SourceLocation, excerpt: String, closing: String) -> Diagnostic {
        Diagnostic(
            .error, "theme.syntax", vi: "Thẻ mở ở đây nhưng không đóng bằng “\(closing)”.",
            en: "The tag opens here and is not closed by “\(closing)”.", at: location, excerpt: excerpt,
            hint: Localized(
                vi: "Thêm “\(closing)” vào cuối thẻ, trên cùng dòng này.",
                en: "Add “\(closing)” at the end of the tag, on the same line."))
    }

    static func unsupported(at location: SourceLocation, excerpt: String) -> Diagnostic {
        Diagnostic(
            .error, "theme.syntax", vi: "Loại thẻ này không dùng được trong giao diện.",
            en: "This kind of tag cannot be used in a theme.", at: location, excerpt: excerpt,
            hint: Localized(
                vi: "Chỉ dùng {{khóa}}, {{{khóa}}}, {{#…}}, {{^…}}, {{/…}}, {{>…}}, {{<…}}, {{$…}} và {{!…}}.",
                en: "Use only {{key}}, {{{key}}}, {{#…}}, {{^…}}, {{/…}}, {{>…}}, {{<…}}, {{$…}} and {{!…}}."))
    }

    static func badName(_ tag: TemplateTag) -> Diagnostic {
        Diagnostic(
            .error, "theme.syntax", vi: "Tên “\(tag.name)” trong thẻ không hợp lệ.",
            en: "“\(tag.name)” is not a name that a tag can have.", at: tag.location, excerpt: tag.excerpt,
            hint: Localized(
                vi: "Tên gồm chữ không dấu, chữ số, “_”, “-”, nối nhau bằng dấu chấm.",
                en: "A name has unaccented letters, digits, “_” and “-”, joined by dots."))
    }

    static func unclosedSection(_ tag: TemplateTag) -> Diagnostic {
        Diagnostic(
            .error, "theme.syntax", vi: "Phần “\(tag.name)” mở ở đây nhưng không đóng.",
            en: "The section “\(tag.name)” opens here and is never closed.", at: tag.location, excerpt: tag.excerpt,
            hint: Localized(
                vi: "Thêm {{/\(tag.name)}} vào chỗ kết thúc.", en: "Add {{/\(tag.name)}} where it ends."))
    }

    static func tooDeep(_ tag: TemplateTag, deepest: Int) -> Diagnostic {
        Diagnostic(
            .error, "theme.syntax", vi: "Các phần lồng nhau quá \(deepest) cấp.",
            en: "Sections are nested more than \(deepest) levels deep.", at: tag.location, excerpt: tag.excerpt,
            hint: Localized(
                vi: "Đóng các phần đã mở, hoặc tách mẫu thành nhiều tệp và gọi bằng {{>…}}.",
                en: "Close the sections that are open, or divide the template and include the parts by {{>…}}."))
    }

    static func wrongClose(_ tag: TemplateTag, open: TemplateTag?) -> Diagnostic {
        let hint =
            open.map { open in
                Localized(
                    vi: "Đang mở là “\(open.name)” ở dòng \(open.location.line ?? 0): đóng phần đó trước.",
                    en: "Open here is “\(open.name)”, from line \(open.location.line ?? 0): close that first.")
            }
            ?? Localized(
                vi: "Xóa thẻ này, hoặc thêm {{#\(tag.name)}} vào chỗ bắt đầu.",
                en: "Delete this tag, or add {{#\(tag.name)}} where it begins.")
        return Diagnostic(
            .error, "theme.syntax", vi: "Thẻ đóng “\(tag.name)” không khớp với phần nào đang mở.",
            en: "“\(tag.name)” is closed here but is not what is open.", at: tag.location, excerpt: tag.excerpt,
            hint: hint)
    }

    static func textInsideParent(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "theme.syntax", vi: "Bên trong {{<…}} chỉ được có các khối {{$…}}; phần này sẽ không được in ra.",
            en: "Only blocks {{$…}} may stand inside {{<…}}; this would not be printed.", at: location,
            hint: Localized(
                vi: "Đưa phần này vào một khối {{$tên}}…{{/tên}}, hoặc xóa đi.",
                en: "Put it into a block {{$name}}…{{/name}}, or delete it."))
    }

    static func unknownKey(_ tag: TemplateTag, known: [String], inside: String?) -> Diagnostic {
        let sorted = known.sorted()
        let near = Suggestion.nearest(to: tag.name, among: sorted)
        let list = sorted.joined(separator: ", ")
        return Diagnostic(
            .error, "theme.unknown-key",
            vi: "Không có khóa “\(tag.name)”\(inside.map { " trong “\($0)”" } ?? "") cho mẫu này.",
            en: "There is no key “\(tag.name)”\(inside.map { " in “\($0)”" } ?? "") for this template.",
            at: tag.location, excerpt: tag.excerpt,
            hint: near.map { Localized(vi: "Có phải là “\($0)”?", en: "Did you mean “\($0)”?") }
                ?? Localized(vi: "Các khóa có ở đây: \(list).", en: "Keys known here: \(list)."))
    }

    static func wrongKind(_ tag: TemplateTag, is shape: TemplateShape) -> Diagnostic {
        Diagnostic(
            .error, "theme.wrong-kind", vi: "Khóa “\(tag.name)” là \(shape.name.vi), không in ra được như chữ.",
            en: "“\(tag.name)” is a \(shape.name.en) and cannot be printed as text.", at: tag.location,
            excerpt: tag.excerpt,
            hint: Localized(
                vi: "Dùng {{#\(tag.name)}}…{{/\(tag.name)}}.", en: "Use {{#\(tag.name)}}…{{/\(tag.name)}}."))
    }

    static func unescaped(_ tag: TemplateTag) -> Diagnostic {
        Diagnostic(
            .error, "theme.unescaped", vi: "Khóa “\(tag.name)” là chữ thường, không được in ra mà không mã hóa.",
            en: "“\(tag.name)” is plain text and may not be printed unescaped.", at: tag.location,
            excerpt: tag.excerpt,
            hint: Localized(vi: "Viết {{\(tag.name)}}.", en: "Write {{\(tag.name)}}."))
    }

    static func escapedHTML(_ tag: TemplateTag) -> Diagnostic {
        Diagnostic(
            .error, "theme.escaped-html",
            vi: "Khóa “\(tag.name)” là HTML; viết như thế này các thẻ sẽ hiện ra thành chữ.",
            en: "“\(tag.name)” is HTML; written so, its tags would show as text.", at: tag.location,
            excerpt: tag.excerpt,
            hint: Localized(vi: "Viết {{{\(tag.name)}}}.", en: "Write {{{\(tag.name)}}}."))
    }

    static func unknownPartial(_ tag: TemplateTag, known: [String]) -> Diagnostic {
        let sorted = known.sorted()
        let near = Suggestion.nearest(to: tag.name, among: sorted)
        let list = sorted.joined(separator: ", ")
        return Diagnostic(
            .error, "theme.unknown-partial", vi: "Giao diện không có mẫu “\(tag.name)”.",
            en: "The theme has no template “\(tag.name)”.", at: tag.location, excerpt: tag.excerpt,
            hint: near.map { Localized(vi: "Có phải là “\($0)”?", en: "Did you mean “\($0)”?") }
                ?? Localized(vi: "Các mẫu hiện có: \(list).", en: "Templates of the theme: \(list)."))
    }

    static func recursive(_ tag: TemplateTag) -> Diagnostic {
        Diagnostic(
            .error, "theme.recursive-partial", vi: "Mẫu “\(tag.name)” gọi lại chính nó.",
            en: "The template “\(tag.name)” includes itself.", at: tag.location, excerpt: tag.excerpt,
            hint: Localized(
                vi: "Bỏ thẻ này, hoặc chuyển phần dùng chung sang một mẫu khác.",
                en: "Take this tag out, or move what is shared into another template."))
    }

    static func unknownBlock(_ tag: TemplateTag, parent: String, known: [String]) -> Diagnostic {
        let list = known.sorted().joined(separator: ", ")
        return Diagnostic(
            .error, "theme.unknown-block",
            vi: "Mẫu “\(parent)” không có khối “\(tag.name)”; nội dung này sẽ không được in ra.",
            en: "The template “\(parent)” has no block “\(tag.name)”; this content would not be printed.",
            at: tag.location, excerpt: tag.excerpt,
            hint: Localized(vi: "Các khối có ở đó: \(list).", en: "Its blocks: \(list)."))
    }

    static func missingTemplate(_ layout: String, theme: String) -> Diagnostic {
        Diagnostic(
            .error, "theme.missing-template", vi: "Giao diện thiếu mẫu “\(layout).mustache”.",
            en: "The theme lacks the template “\(layout).mustache”.",
            at: SourceLocation(file: "\(theme)/templates/\(layout).mustache"),
            hint: Localized(
                vi: "Tạo tệp này; có thể chép từ Themes/default.", en: "Make this file; Themes/default has one to copy."
            ))
    }
}
