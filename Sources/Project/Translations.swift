import Diagnostics

/// What the content has in one language only, where the site has more than one.
///
/// Whoever reads a text from YAML leaves a note where it has no second language. `load` takes the notes out of what it
/// reports and makes of them one warning a file: a site of a hundred metrics needs no five hundred.
public enum Translations {
    private static let code = "site.untranslated"

    /// A note for a text in words that has no second language.
    static func lacking(_ text: Localized, at location: SourceLocation) -> [Diagnostic] {
        guard text.english == nil, text.vietnamese.contains(where: \.isLetter) else { return [] }
        return [
            Diagnostic(
                .warning, code, vi: "Chỉ có một ngôn ngữ.", en: "In one language only.", at: location,
                excerpt: text.vietnamese)
        ]
    }

    static func isNote(_ problem: Diagnostic) -> Bool { problem.code == code }

    /// The texts of the notes among `problems`.
    static func texts(_ problems: [Diagnostic]) -> Set<String> {
        Set(problems.lazy.filter(isNote).compactMap(\.excerpt))
    }

    /// One warning for each file that has notes. Names of offices and documents (`units.yaml`, `sources.yaml`) need no
    /// translation, and of a page in the first language it is said once that it has none.
    static func warnings(
        _ problems: [Diagnostic], _ source: ProjectSource, languages: [Language]
    ) -> [Diagnostic] {
        guard let first = languages.first, languages.count > 1 else { return [] }
        let names = Set(["units.yaml", "sources.yaml"].map(source.shown))
        let pages = Set(PageFile.all(in: source).filter { $0.code == nil }.map { source.shown($0.file) })
        var files: [String: [Diagnostic]] = [:]
        for note in problems where isNote(note) {
            guard let file = note.location?.file, !names.contains(file), !pages.contains(file) else { continue }
            files[file, default: []].append(note)
        }
        return files.sorted { $0.key < $1.key }.map { warning(Set($0.value).sorted(by: precedes), first) }
    }

    private static func warning(_ notes: [Diagnostic], _ language: Language) -> Diagnostic {
        let text = notes.first?.excerpt ?? ""
        let other = language == .vietnamese ? "tiếng Anh" : "tiếng Việt"
        let count = notes.count
        return Diagnostic(
            .warning, code,
            vi: count == 1
                ? "“\(text)” chưa có \(other); trang hiện nguyên văn."
                : "Có \(count) chỗ chưa có \(other), chỗ đầu tiên là “\(text)”; trang hiện nguyên văn.",
            en: count == 1
                ? "“\(text)” is in one language only and is shown as it is."
                : "\(count) texts are in one language only and are shown as they are; the first is “\(text)”.",
            at: notes.first?.location, excerpt: text,
            hint: notes.first?.location?.file.hasSuffix(".md") == true
                ? Localized(
                    vi: "Ghi title, summary, menu của bản dịch vào đây.",
                    en: "Write title, summary and menu of the translation here.")
                : Localized(
                    vi: "Viết cả hai: {vi: chữ tiếng Việt, en: chữ tiếng Anh}.",
                    en: "Write both: {vi: the Vietnamese words, en: the English words}."))
    }

    private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        func place(_ note: Diagnostic) -> (Int, Int, String) {
            (note.location?.line ?? 0, note.location?.column ?? 0, note.excerpt ?? "")
        }
        return place(left) < place(right)
    }

    // MARK: - Pages

    static func untranslated(_ file: PageFile, in language: Language, _ source: ProjectSource) -> Diagnostic {
        let name = file.name(in: language)
        return Diagnostic(
            .warning, "page.untranslated",
            vi:
                "Trang chưa có bản \(language == .english ? "tiếng Anh" : "tiếng Việt"); trang dịch sẽ hiện nguyên văn.",
            en:
                "The page has not been translated into \(language == .english ? "English" : "Vietnamese") and is shown there as it is.",
            at: SourceLocation(file: source.shown(file.file)), excerpt: language.rawValue,
            hint: Localized(vi: "Viết bản dịch vào \(name) bên cạnh.", en: "Write it into \(name) beside it."))
    }

    /// A translation must have the figures of its page: who reads it is not to see other numbers.
    static func otherFigures(_ translation: [Page], than originals: [Page], file: String) -> [Diagnostic] {
        let (there, here) = (Set(originals.flatMap(\.blocks).map(\.id)), Set(translation.flatMap(\.blocks).map(\.id)))
        let (gone, new) = (there.subtracting(here).sorted(), here.subtracting(there).sorted())
        guard let first = (gone + new).first else { return [] }
        let list = (gone + new).prefix(5).joined(separator: ", ") + (gone.count + new.count > 5 ? ", …" : "")
        return [
            Diagnostic(
                .warning, "page.other-figures",
                vi: "Bản dịch không có cùng các hình với trang gốc: \(list).",
                en: "The translation does not have the figures of its page: \(list).",
                at: SourceLocation(file: file), excerpt: first,
                hint: Localized(
                    vi: "Giữ nguyên các khối và id như ở trang gốc, chỉ dịch chữ.",
                    en: "Keep the blocks and their ids as the page has them, and translate the words only."))
        ]
    }
}
