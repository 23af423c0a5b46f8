/// Something the reader must know about a number before using it: quiet to look at, said in a word.
struct NoticeModel: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        /// A published total that does not agree with its parts, accepted with a reason.
        case discrepancy
        case warning
        case preliminary
        case restated
        case info
    }

    var kind: Kind
    var title: String
    var text: String
    /// Where more is said, with the words of the link; without words the strings' "see more" is used.
    var href: String?
    var linkText: String?
    /// The anchor of the notice, unique on its page.
    var id: String?

    init(
        _ kind: Kind, title: String, text: String, href: String? = nil, linkText: String? = nil, id: String? = nil
    ) {
        self.kind = kind
        self.title = title
        self.text = text
        self.href = href
        self.linkText = linkText
        self.id = id
    }
}
