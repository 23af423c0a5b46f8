/// Something the reader must know about a number before using it: quiet to look at, said in a word.
struct NoticeModel: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        /// A published total that does not agree with its parts, accepted with a reason.
        case discrepancy
        case warning
        case preliminary
        case restated
    }

    var kind: Kind
    var title: String
    var text: String
    /// The outcome of the check that it comes from.
    var href: String?

    init(_ kind: Kind, title: String, text: String, href: String? = nil) {
        self.kind = kind
        self.title = title
        self.text = text
        self.href = href
    }
}
