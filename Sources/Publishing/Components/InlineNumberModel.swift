/// A number in a sentence, which comes from data and leads to its receipt.
struct InlineNumberModel: Sendable, Hashable {
    var text: String
    /// The count of a ratio, where it is printed: "(5.395/5.404)".
    var detail: String?
    var kind: CellModel.Kind
    /// The metric's page, at the receipt.
    var href: String?
    /// What the number is, for a tool tip: metric, unit, period.
    var title: String?
    var marks: [String]
    /// The id of the `NotesModel` that explains the marks; nil prints them without a link.
    var notesID: String?

    init(
        _ text: String, detail: String? = nil, kind: CellModel.Kind = .value, href: String? = nil,
        title: String? = nil, marks: [String] = [], notesID: String? = nil
    ) {
        self.text = text
        self.detail = detail
        self.kind = kind
        self.href = href
        self.title = title
        self.marks = marks
        self.notesID = notesID
    }
}

/// The notes of a page's text, to which marks of inline numbers lead.
struct NotesModel: Sendable, Hashable {
    var id: String
    var notes: [NoteModel]

    init(id: String, notes: [NoteModel]) {
        self.id = id
        self.notes = notes
    }
}
