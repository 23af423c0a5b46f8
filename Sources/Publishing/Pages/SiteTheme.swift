import Diagnostics
import Project
import Theming

/// A theme ready for one language: compiled templates, the words of the components, assets.
public struct SiteTheme: Sendable {
    let theme: Theme
    let strings: ComponentStrings
    /// Bytes by output path.
    let assets: [String: [UInt8]]

    /// Reads and checks the folder of a theme; nil with any error.
    public static func load(_ source: ProjectSource, language: Language) -> Diagnosed<SiteTheme?> {
        let declared = ThemeReader.read(source)
        var problems = declared.diagnostics
        var templates: [String: ThemeSource.Template] = [:]
        for path in source.paths(under: "templates/", suffix: ".mustache") {
            guard let text = source.text(path, &problems) else { continue }
            let name = String(path.dropFirst("templates/".count).dropLast(".mustache".count))
            templates[name] = ThemeSource.Template(path: source.shown(path), text: text)
        }
        let assets = source.files.filter { $0.key.hasPrefix("assets/") }
        let strings = declared.value?.strings ?? []
        let compiled = Theme.compile(
            ThemeSource(
                path: source.root, templates: templates,
                strings: strings.map { ThemeSource.Strings(path: $0.file, language: $0.language, words: $0.words) },
                assets: assets))
        problems += compiled.diagnostics
        guard let words = strings.first(where: { $0.language == language.rawValue }) else {
            problems.append(
                Diagnostic(
                    .error, "theme.missing-language", vi: "Giao diện không có tệp chữ \(language.rawValue).yaml.",
                    en: "The theme has no strings \(language.rawValue).yaml.", at: SourceLocation(file: source.root),
                    hint: Localized(
                        vi: "Tạo strings/\(language.rawValue).yaml.", en: "Create strings/\(language.rawValue).yaml.")))
            return Diagnosed(nil, problems)
        }
        let components = ComponentStrings.from(words.words, file: words.file)
        problems += components.diagnostics
        guard let theme = compiled.value, let components = components.value, !problems.containsError else {
            return Diagnosed(nil, problems)
        }
        return Diagnosed(SiteTheme(theme: theme, strings: components, assets: assets), problems)
    }
}
