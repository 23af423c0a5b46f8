/// A theme as it was read from disk, its YAML already parsed.
public struct ThemeSource: Sendable, Hashable {
    public struct Template: Sendable, Hashable {
        /// Where it lies, for messages: `Themes/default/templates/page.mustache`.
        public var path: String
        public var text: String

        public init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// The words of one language.
    public struct Strings: Sendable, Hashable {
        public var path: String
        /// `vi`, `en`.
        public var language: String
        public var words: [String: String]

        public init(path: String, language: String, words: [String: String]) {
            self.path = path
            self.language = language
            self.words = words
        }
    }

    /// The folder of the theme, for messages about what is not there.
    public var path: String
    /// Template name to template; the name is the path under `templates/` without `.mustache`.
    public var templates: [String: Template]
    public var strings: [Strings]
    /// What the theme lets a site set, for `{{options.NAME}}`.
    public var options: [String: TemplateShape]
    /// Path under `assets/` to content; copied as they are.
    public var assets: [String: [UInt8]]

    public init(
        path: String, templates: [String: Template], strings: [Strings],
        options: [String: TemplateShape] = [:], assets: [String: [UInt8]] = [:]
    ) {
        self.path = path
        self.templates = templates
        self.strings = strings
        self.options = options
        self.assets = assets
    }
}
