import Diagnostics

/// Reads the YAML of a theme: `theme.yaml` and `strings/*.yaml`.
public enum ThemeReader {
    /// What a theme says of itself, and its words by language, each with the file they stand in.
    public struct Declaration: Sendable {
        public var name: Localized
        public var strings: [(language: String, file: String, words: [String: String])]
        /// Nil where the declaration of colours and options is in error.
        public var options: ThemeOptions?
    }

    /// `settings` are what the site sets in the theme, and `content` holds the files that they name.
    public static func read(
        _ source: ProjectSource, settings: [ThemeSetting], content: ProjectSource
    ) -> Diagnosed<Declaration?> {
        var problems: [Diagnostic] = []
        var name: Localized?
        var options: ThemeOptions?
        if let text = source.text("theme.yaml", &problems),
            let root = YAMLText(text: text, file: source.shown("theme.yaml")).compose(into: &problems),
            let map = YAMLMap(root, keys: ["name", "description", "palette", "options"], &problems)
        {
            name = map.localized("name", &problems)
            _ = map.optionalLocalized("description", &problems)
            let declared = ThemePaletteReader(map, &problems)
            // What the site sets is held against a declaration that is whole.
            if !problems.containsError {
                options = ThemeOptionsReader(declared: declared, theme: source.root, content: content)
                    .read(settings, &problems)
            }
        }
        var strings: [(language: String, file: String, words: [String: String])] = []
        for path in source.paths(under: "strings/", suffix: ".yaml") {
            guard let text = source.text(path, &problems),
                let root = YAMLText(text: text, file: source.shown(path)).compose(into: &problems),
                let map = YAMLMap(root, keys: nil, &problems)
            else { continue }
            var words: [String: String] = [:]
            for (key, value) in map.entries { words[key] = value.string(&problems) }
            let language = String(path.dropFirst("strings/".count).dropLast(".yaml".count))
            strings.append((language, source.shown(path), words))
        }
        // Without a name the words are examined all the same: templates that use them are not in error for that.
        return Diagnosed(
            Declaration(name: name ?? Localized(vi: source.root), strings: strings, options: options),
            problems.filter { !Translations.isNote($0) })
    }
}
