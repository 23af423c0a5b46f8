/// A change against an earlier like period, in a sign and in words; it is never coloured.
struct ChangeModel: Sendable, Hashable {
    enum Direction: String, Sendable, Hashable {
        case rise, fall, same
    }

    var direction: Direction
    /// "tăng 1,2 điểm % so với quý I/2023".
    var text: String

    init(_ direction: Direction, text: String) {
        self.direction = direction
        self.text = text
    }
}

/// A sign and a word on where a value stands: against its target, or against the variation that is always there.
struct StatusModel: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        case met
        case notMet = "not-met"
        /// The target is met at times, as chance has it.
        case hitAndMiss = "hit-and-miss"
        case common, improvement, concern
        /// More than chance, where neither way is good.
        case change
    }

    var kind: Kind
    var text: String
    /// "chưa phân biệt được với mục tiêu", where the cases are too few to tell.
    var doubt: String?

    init(_ kind: Kind, text: String, doubt: String? = nil) {
        self.kind = kind
        self.text = text
        self.doubt = doubt
    }
}

/// A KPI at a glance.
struct CardModel: Sendable, Hashable {
    var id: String
    var title: String
    /// The page of the metric or its subject.
    var href: String?
    var value: CellModel
    /// Printed beside the value where the value itself does not carry it: "hồ sơ".
    var unit: String?
    /// "Khoảng tin cậy 95%: 71,4% đến 88%", where the cases are few.
    var interval: String?
    var period: String
    /// To whom the number applies: "Trung tâm PVHCC".
    var scope: String?
    /// Against the period before, then against the same period of the year before; none that mean nothing.
    var changes: [ChangeModel]
    /// Whether that is more than chance, in a word; nil where it is not.
    var signal: StatusModel?
    /// Whether that is the usual variation, or why there is no change to show.
    var remark: String?
    /// "Mục tiêu: từ 95%".
    var targetText: String?
    var bullet: [UInt8]?
    var sparkline: [UInt8]?
    var status: StatusModel?
    /// Other numbers to be seen beside this one, in small print.
    var details: [ReceiptStepModel]
    var notices: [NoticeModel]

    init(
        id: String, title: String, href: String? = nil, value: CellModel, unit: String? = nil, interval: String? = nil,
        period: String,
        scope: String? = nil, changes: [ChangeModel] = [], signal: StatusModel? = nil, remark: String? = nil,
        targetText: String? = nil,
        bullet: [UInt8]? = nil,
        sparkline: [UInt8]? = nil, status: StatusModel? = nil, details: [ReceiptStepModel] = [],
        notices: [NoticeModel] = []
    ) {
        self.id = id
        self.title = title
        self.href = href
        self.value = value
        self.unit = unit
        self.interval = interval
        self.period = period
        self.scope = scope
        self.changes = changes
        self.signal = signal
        self.remark = remark
        self.targetText = targetText
        self.bullet = bullet
        self.sparkline = sparkline
        self.status = status
        self.details = details
        self.notices = notices
    }
}

/// A grid of cards with the signs and sources they share.
struct CardsModel: Sendable, Hashable {
    var id: String
    /// A heading over the cards; nil where the page has one already, and then `label` names the list.
    var title: String?
    var label: String
    /// The level of each card's heading, 2 to 6; `title` takes the level above it.
    var headingLevel: Int
    var cards: [CardModel]
    var notes: [NoteModel]
    var sources: [NoteModel]
    var downloads: [LinkModel]
    /// One card a row, with all that its number is compared with beside it.
    var isScorecard = false

    init(
        id: String, title: String? = nil, label: String, headingLevel: Int = 2, cards: [CardModel],
        notes: [NoteModel] = [], sources: [NoteModel] = [], downloads: [LinkModel] = []
    ) {
        self.id = id
        self.title = title
        self.label = label
        self.headingLevel = headingLevel
        self.cards = cards
        self.notes = notes
        self.sources = sources
        self.downloads = downloads
    }
}
