/// What is to be said of one number beside others.
struct FindingModel: Sendable, Hashable {
    /// A piece of a sentence: words, or a number that leads to its receipt.
    enum Piece: Sendable, Hashable {
        case text(String)
        case number(InlineNumberModel)
    }

    /// What it is a sign of; nil where there is nothing to notice.
    var status: StatusModel?
    /// The metric, where the list is of several.
    var title: LinkModel?
    /// Whose number it is: "Sở Y tế".
    var scope: String?
    var sentence: [Piece]
    /// Further sentences, each by itself.
    var remarks: [String]

    init(
        _ status: StatusModel? = nil, title: LinkModel? = nil, scope: String? = nil, sentence: [Piece],
        remarks: [String]
    ) {
        self.status = status
        self.title = title
        self.scope = scope
        self.sentence = sentence
        self.remarks = remarks
    }
}

extension [FindingModel.Piece] {
    /// As plain words.
    var text: String {
        map { piece in
            switch piece {
            case .text(let text): text
            case .number(let number): number.text + (number.detail.map { " " + $0 } ?? "")
            }
        }.joined()
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
