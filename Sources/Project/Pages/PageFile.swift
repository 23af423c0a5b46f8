import Diagnostics

/// What the name of a page's file says: `don-vi/[unit].en.md` is the page `don-vi/[unit].md` in English.
struct PageFile: Sendable {
    /// In the folder of the content: `pages/don-vi/[unit].en.md`.
    let file: String
    /// Inside `pages`, without the language: `don-vi/[unit].md`.
    let path: String
    /// As it is written, nil for a page of the site's first language.
    let code: String?

    init(_ file: String) {
        self.file = file
        let name = file.dropFirst("pages/".count).dropLast(".md".count)
        // Two letters after a dot are a language, whether there is one of that name or not: a misspelt one would be a page
        // of its own otherwise.
        let suffix = name.suffix(3)
        if name.count > 3, suffix.first == ".", suffix.dropFirst().allSatisfy({ $0.isASCII && $0.isLetter }) {
            path = name.dropLast(3) + ".md"
            code = String(suffix.dropFirst())
        } else {
            path = name + ".md"
            code = nil
        }
    }

    static func all(in source: ProjectSource) -> [PageFile] {
        source.paths(under: "pages/", suffix: ".md").map(PageFile.init)
    }

    /// The name of the file that has this page in `language`.
    func name(in language: Language) -> String {
        (path.split(separator: "/").last ?? "").dropLast(".md".count) + ".\(language.rawValue).md"
    }
}

/// The files of the pages, each with those that have it in the site's further languages.
struct PageFiles {
    let originals: [PageFile]
    private var translations: [String: [Language: PageFile]] = [:]

    /// `languages` are those of the site, the first first. What is no page and no translation of one is reported.
    init(_ source: ProjectSource, languages: [Language], _ problems: inout [Diagnostic]) {
        let files = PageFile.all(in: source)
        originals = files.filter { $0.code == nil }
        let known = Set(originals.map(\.path))
        for original in originals {
            guard let folder = original.path.dropLast(".md".count).split(separator: "/").first,
                languages.dropFirst().contains(where: { $0.rawValue == folder })
            else { continue }
            problems.append(Self.folder(String(folder), at: SourceLocation(file: source.shown(original.file))))
        }
        for file in files {
            guard let code = file.code else { continue }
            let place = SourceLocation(file: source.shown(file.file))
            guard let language = Language(rawValue: code), languages.contains(language) else {
                problems.append(Self.unknown(code, file, languages, at: place))
                continue
            }
            if language == languages.first {
                problems.append(Self.first(code, file, at: place))
            } else if !known.contains(file.path) {
                problems.append(Self.alone(file, at: place))
            } else {
                translations[file.path, default: [:]][language] = file
            }
        }
    }

    func translation(of original: PageFile, in language: Language) -> PageFile? {
        translations[original.path]?[language]
    }

    private static func unknown(
        _ code: String, _ file: PageFile, _ languages: [Language], at place: SourceLocation
    ) -> Diagnostic {
        let list = languages.map(\.rawValue).joined(separator: ", ")
        let further = Language.allCases.filter { !languages.contains($0) }.map(\.rawValue)
        let declared = (languages.map(\.rawValue) + further).joined(separator: ", ")
        return Diagnostic(
            .error, "page.unknown-language",
            vi: "Tên tệp có “.\(code)” nhưng trang này không có ngôn ngữ “\(code)” (có: \(list)).",
            en: "The file is named for the language “\(code)”, which this site does not have (it has: \(list)).",
            at: place, excerpt: code,
            hint: further.isEmpty
                ? Localized(
                    vi: "Sửa lại tên tệp; ngôn ngữ viết bằng hai chữ thường: \(list).",
                    en: "Correct the name; languages are two small letters: \(list).")
                : Localized(
                    vi:
                        "Sửa lại tên tệp, hoặc thêm ngôn ngữ vào site.yaml: languages: [\(declared)].",
                    en: "Correct the name, or add the language to site.yaml: languages: [\(declared)]."))
    }

    private static func first(_ code: String, _ file: PageFile, at place: SourceLocation) -> Diagnostic {
        let name = file.path.split(separator: "/").last ?? ""
        return Diagnostic(
            .error, "page.first-language",
            vi: "“\(code)” là ngôn ngữ đầu tiên của trang nên tên tệp không mang mã ngôn ngữ.",
            en: "“\(code)” is the first language of the site, whose files name no language.", at: place, excerpt: code,
            hint: Localized(vi: "Đổi tên tệp thành \(name).", en: "Name it \(name)."))
    }

    private static func folder(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "page.language-folder", vi: "Chỗ “\(name)” dành cho các trang của ngôn ngữ “\(name)”.",
            en: "The place “\(name)” is for the pages in the language “\(name)”.", at: place, excerpt: name,
            hint: Localized(
                vi: "Đổi tên; bản dịch của ho-so.md là tệp ho-so.\(name).md bên cạnh.",
                en: "Rename it; the translation of ho-so.md is ho-so.\(name).md beside it."))
    }

    private static func alone(_ file: PageFile, at place: SourceLocation) -> Diagnostic {
        let name = file.path.split(separator: "/").last ?? ""
        return Diagnostic(
            .error, "page.translation-alone", vi: "Đây là bản dịch của \(name), nhưng không có tệp \(name).",
            en: "This is the translation of \(name), which is not there.", at: place,
            hint: Localized(
                vi: "Tạo \(name) bằng ngôn ngữ đầu tiên của trang, hoặc sửa lại tên tệp này.",
                en: "Write \(name) in the first language of the site, or correct the name of this file."))
    }
}
