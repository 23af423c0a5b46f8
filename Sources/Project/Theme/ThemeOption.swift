import Diagnostics
import Markdown

/// What a site may set in its theme, as `theme.yaml` declares it.
struct ThemeOption: Sendable {
    enum Kind: String, Sendable, Hashable, CaseIterable { case color, image, text, markdown }

    /// A colour of the palette that this one stands on or under, and the contrast there must be, from 1 to 21.
    struct Contrast: Sendable {
        var name: String
        var ratio: Double
    }

    var name: String
    var kind: Kind
    var description: Localized
    var defaultValue: ThemeSetting.Value?
    var contrast: [Contrast]
    var location: SourceLocation
}

/// What `site.yaml` sets in its theme; what it means depends on what the theme declares.
public struct ThemeSetting: Sendable {
    enum Value: Sendable {
        case text(String)
        /// `{vi: …, en: …}` or `{light: …, dark: …}`.
        case forms([(key: String, text: String, location: SourceLocation)])
    }

    var name: String
    var location: SourceLocation
    var value: Value
    /// Where the value stands.
    var place: SourceLocation

    /// The text of a plain value.
    var text: String? { if case .text(let text) = value { text } else { nil } }
}

/// A theme's colours and options with what the site sets, ready for style sheet and templates.
public struct ThemeOptions: Sendable {
    /// A short text with links, for the frame of every page.
    public struct Words: Sendable {
        public var document: MarkdownDocument
        /// Where the links are to be mended.
        public var location: SourceLocation
    }

    /// What `{{options.NAME}}` prints.
    public enum Value: Sendable {
        case text(Localized)
        case words(vietnamese: Words, english: Words?)
        /// A file under `assets/`; empty for none.
        case image(path: String)
    }

    /// Custom properties with their colours, in the order of `theme.yaml`: first the palette, then the options.
    public var colors: [(property: String, colors: ThemeColors)] = []
    public var values: [String: Value] = [:]
    /// Bytes by path under `assets/`.
    public var files: [String: [UInt8]] = [:]

    public init() {}

    /// Sets every colour on `:root`, as custom properties; empty where there is none.
    public var css: String {
        guard !colors.isEmpty else { return "" }
        func properties(_ scheme: ThemeColors.Scheme, _ indent: String) -> String {
            colors.map { "\(indent)--\($0.property): \($0.colors[scheme].hex);\n" }.joined()
        }
        return """
            /* Written by Congkhai from theme.yaml and site.yaml. */
            :root {
            \(properties(.light, "  "))}
            @media screen and (prefers-color-scheme: dark) {
              :root {
            \(properties(.dark, "    "))  }
            }

            """
    }
}
