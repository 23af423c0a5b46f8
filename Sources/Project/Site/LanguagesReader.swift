import Diagnostics

/// Reads `languages`, or `language` where there is one only.
enum LanguagesReader {
    /// The languages of the site, the first first; never empty.
    static func read(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> [Language] {
        guard let node = map["languages"] else {
            return [map.choice("language", default: Language.vietnamese, &problems)]
        }
        if map["language"] != nil {
            problems.append(
                Diagnostic(
                    .error, "site.language-and-languages", vi: "Chỉ được dùng một trong hai: language hoặc languages.",
                    en: "Use language or languages, not both.", at: map.location(ofKey: "language"),
                    hint: Localized(
                        vi: "Bỏ language; ngôn ngữ đứng đầu trong languages là ngôn ngữ chính.",
                        en: "Remove language; the first of languages is the site's own.")))
        }
        var languages: [Language] = []
        let nodes = node.list(&problems)
        if nodes.isEmpty, node.node.sequence != nil {
            problems.append(
                node.expected(
                    "ít nhất một ngôn ngữ", "one language at least",
                    hint: Localized(vi: "Viết languages: [vi, en].", en: "Write languages: [vi, en].")))
        }
        for node in nodes {
            guard let language = node.choice(Language.self, &problems) else { continue }
            if languages.contains(language) {
                problems.append(
                    Diagnostic(
                        .error, "site.repeated-language", vi: "Ngôn ngữ “\(language.rawValue)” có hai lần.",
                        en: "The language “\(language.rawValue)” stands twice.", at: node.location,
                        excerpt: language.rawValue,
                        hint: Localized(vi: "Giữ lại một trong hai.", en: "Keep one of the two.")))
            } else {
                languages.append(language)
            }
        }
        return languages.isEmpty ? [.vietnamese] : languages
    }
}
