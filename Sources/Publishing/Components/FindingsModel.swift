/// What is to be said of one number beside others.
struct FindingModel: Sendable, Hashable {
    /// A piece of a sentence: words, or a number that leads to its receipt.
    enum Piece: Sendable, Hashable {
        case text(String)
        case number(InlineNumberModel)
    }

    /// Which way it points; each has a sign and a word.
    enum Kind: String, Sendable, Hashable {
        case improvement, concern
        /// More than chance, where neither way is good.
        case unusual
        /// Nothing to notice.
        case plain
    }

    var kind: Kind
    /// The metric, where the list is of several.
    var title: LinkModel?
    /// Whose number it is: "Sở Y tế".
    var scope: String?
    var sentence: [Piece]
    /// Further sentences, each by itself.
    var remarks: [String]

    init(kind: Kind, title: LinkModel? = nil, scope: String? = nil, sentence: [Piece], remarks: [String]) {
        self.kind = kind
        self.title = title
        self.scope = scope
        self.sentence = sentence
        self.remarks = remarks
    }
}

/// A list of findings, and how many numbers it was made from.
struct FindingsModel: Sendable, Hashable {
    var id: String
    var title: String
    /// 2 to 6.
    var headingLevel: Int
    var findings: [FindingModel]
    /// What the list does not show: how many numbers are as always, and of how many too little is known.
    var summary: [String]
    var notes: [NoteModel]
}
