/// One cell of a table: a text that is ready to print, and what kind of number it is.
struct CellModel: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        /// An exact number or a plain text.
        case value
        /// Shown as the source qualifies it (`≥ 85000`), never computed with.
        case qualified
        /// Not reported, but determined by what is ("suy ra").
        case derived
        /// Not available, not applicable or withheld: `text` is the sign.
        case missing
        /// Heads its row.
        case heading
    }

    var text: String
    /// The count of a ratio: `(5.395/5.404)`.
    var detail: String?
    var kind: Kind
    /// Footnote letters, explained by the notes of the table or of its figure.
    var marks: [String]
    /// Where the number stands, under it.
    var statuses: [StatusModel]
    /// Why nothing is said of where it stands.
    var remark: String?
    /// What a sign means, for screen readers: "không có số liệu".
    var abbreviation: String?
    var href: String?
    /// The bare number (`0.9983`) or ISO date by which the column sorts; nil sorts by text.
    var sortKey: String?
    /// The class of its step of colour in a heat map.
    var styleClass: String?
    /// Right-aligned with tabular figures; nil follows the head of the column.
    var isNumeric: Bool?

    init(
        _ text: String, detail: String? = nil, kind: Kind = .value, marks: [String] = [], statuses: [StatusModel] = [],
        remark: String? = nil, abbreviation: String? = nil, href: String? = nil, sortKey: String? = nil,
        styleClass: String? = nil, isNumeric: Bool? = nil
    ) {
        self.text = text
        self.detail = detail
        self.kind = kind
        self.marks = marks
        self.statuses = statuses
        self.remark = remark
        self.abbreviation = abbreviation
        self.href = href
        self.sortKey = sortKey
        self.styleClass = styleClass
        self.isNumeric = isNumeric
    }
}
