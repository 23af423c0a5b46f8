import Diagnostics

/// One `{{…}}` of a template.
struct TemplateTag: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case variable, unescaped, section, inverted, close, partial, parent, block, comment
    }

    var kind: Kind
    var name: String
    /// Where the name stands.
    var location: SourceLocation
    /// The tag as written.
    var excerpt: String
}

/// What stands between two tags, as far as checking needs to know.
enum TemplatePiece: Sendable, Hashable {
    case tag(TemplateTag)
    /// Text that is not blank, with the place of its first character.
    case text(SourceLocation)
}
