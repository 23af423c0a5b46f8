import Diagnostics
import Project
import Theming

/// A theme ready for the languages of a site: compiled templates, the words of the components, assets.
public struct SiteTheme: Sendable {
    let theme: Theme
    private let words: [Language: ComponentStrings]
    private let first: ComponentStrings
    /// Bytes by output path.
    let assets: [String: [UInt8]]
    let options: ThemeOptions

    /// The words of the components. A language that the theme was not loaded for is an error of every page that is
    /// rendered in it, which has those of another.
    func strings(in language: Language) -> ComponentStrings { words[language] ?? first }

    /// Reads and checks the folder of a theme for a site's languages, of which there is one at least, and what the site sets
    /// in it; nil with any error. `content` holds the files that the settings name.
    public static func load(
        _ source: ProjectSource, languages: [Language], settings: [ThemeSetting] = [],
        content: ProjectSource = ProjectSource(root: "Content", files: [:])
    ) -> Diagnosed<SiteTheme?> {
        let declared = ThemeReader.read(source, settings: settings, content: content)
        var problems = declared.diagnostics
        var templates: [String: ThemeSource.Template] = [:]
        for path in source.paths(under: "templates/", suffix: ".mustache") {
            guard let text = source.text(path, &problems) else { continue }
            let name = String(path.dropFirst("templates/".count).dropLast(".mustache".count))
            templates[name] = ThemeSource.Template(path: source.shown(path), text: text)
        }
        let options = declared.value?.options ?? ThemeOptions()
        var assets = source.files.filter { $0.key.hasPrefix("assets/") }
        assets.merge(options.files) { own, _ in own }
        if !options.css.isEmpty { assets[SitePaths.optionStylesheet] = Array(options.css.utf8) }
        let strings = declared.value?.strings ?? []
        let compiled = Theme.compile(
            ThemeSource(
                path: source.root, templates: templates,
                strings: strings.map { ThemeSource.Strings(path: $0.file, language: $0.language, words: $0.words) },
                options: options.shapes, assets: assets))
        // What is not known of options that are declared wrongly is no error of the templates that use them.
        let isDeclared = declared.value?.options != nil
        problems += compiled.diagnostics.filter {
            isDeclared || $0.code != "theme.unknown-key" || $0.excerpt?.contains("options.") != true
        }
        var words: [Language: ComponentStrings] = [:]
        for language in languages {
            guard let file = strings.first(where: { $0.language == language.rawValue }) else {
                problems.append(missing(language, source))
                continue
            }
            let components = ComponentStrings.from(file.words, file: file.file)
            problems += components.diagnostics
            words[language] = components.value
        }
        guard let theme = compiled.value, let first = languages.first.flatMap({ words[$0] }), !problems.containsError
        else { return Diagnosed(nil, problems) }
        return Diagnosed(
            SiteTheme(theme: theme, words: words, first: first, assets: assets, options: options), problems)
    }

    private static func missing(_ language: Language, _ source: ProjectSource) -> Diagnostic {
        Diagnostic(
            .error, "theme.missing-language", vi: "Giao diện không có tệp chữ \(language.rawValue).yaml.",
            en: "The theme has no strings \(language.rawValue).yaml.", at: SourceLocation(file: source.root),
            hint: Localized(
                vi: "Tạo strings/\(language.rawValue).yaml.", en: "Create strings/\(language.rawValue).yaml."))
    }
}

extension ThemeOptions {
    /// What templates may print of them.
    fileprivate var shapes: [String: TemplateShape] {
        values.mapValues { value in
            switch value {
            case .text, .image: .string
            case .words: .html
            }
        }
    }

    /// The texts with links that a site in `language` shows.
    func words(_ language: Language) -> [Words] {
        values.sorted { $0.key < $1.key }.compactMap { _, value in
            guard case .words(let vietnamese, let english) = value else { return nil }
            return language == .english ? english ?? vietnamese : vietnamese
        }
    }
}
