/// A link with words of its own.
struct LinkModel: Sendable, Hashable {
    var label: String
    var href: String
    /// A file to save rather than a page to open.
    var isDownload: Bool

    init(label: String, href: String, isDownload: Bool = false) {
        self.label = label
        self.href = href
        self.isDownload = isDownload
    }
}

/// A chart with its table, or a table alone, and all that stands around it.
struct FigureModel: Sendable, Hashable {
    /// The anchor; ids of everything inside begin with it.
    var id: String
    /// The finding or the question.
    var title: String
    /// Measure, unit and period.
    var subtitle: String?
    /// 2 to 6: one more than the heading the figure stands under.
    var headingLevel: Int
    /// SVG for containers of 640 px and wider. With one chart only it is shown at every width.
    var wideChart: [UInt8]?
    /// SVG for narrower containers; its ids must differ from those of the wide one.
    var narrowChart: [UInt8]?
    /// A table with steps of colour in place of a chart.
    var heatMap: TableModel?
    /// What the figure says of its last number, in a word each.
    var statuses: [StatusModel] = []
    /// What the figure says, in sentences.
    var summary: [String]
    /// nil where there is nothing to show, which `emptyText` then says.
    var table: TableModel?
    /// The table is the figure, or is to be seen at once: it is not folded away under "Xem bảng số liệu".
    var tableIsOpen: Bool
    /// Said in place of the chart, and of the table where nothing matches.
    var emptyText: String?
    var notes: [NoteModel]
    var notices: [NoticeModel]
    /// Citations, one line each.
    var sources: [NoteModel]
    var downloads: [LinkModel]
    /// The figure's page of its own; nil on that page.
    var pageHref: String?
    /// Where that page says how to cite the figure.
    var citationHref: String?

    init(
        id: String, title: String, subtitle: String? = nil, headingLevel: Int = 3, wideChart: [UInt8]? = nil,
        narrowChart: [UInt8]? = nil, heatMap: TableModel? = nil, summary: [String] = [], table: TableModel?,
        tableIsOpen: Bool = false, emptyText: String? = nil,
        notes: [NoteModel] = [], notices: [NoticeModel] = [], sources: [NoteModel] = [],
        downloads: [LinkModel] = [], pageHref: String? = nil, citationHref: String? = nil
    ) {
        self.id = id
        self.title = title
        self.subtitle = subtitle
        self.headingLevel = headingLevel
        self.wideChart = wideChart
        self.narrowChart = narrowChart
        self.heatMap = heatMap
        self.summary = summary
        self.table = table
        self.tableIsOpen = tableIsOpen
        self.emptyText = emptyText
        self.notes = notes
        self.notices = notices
        self.sources = sources
        self.downloads = downloads
        self.pageHref = pageHref
        self.citationHref = citationHref
    }
}
