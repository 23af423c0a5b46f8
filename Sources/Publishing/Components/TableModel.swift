import Charts

/// The head of a column.
struct HeadCellModel: Sendable, Hashable {
    var text: String
    /// Whether the column holds numbers, and so is set right-aligned in tabular figures.
    var isNumeric: Bool
    /// The unit of the column where columns differ: "hồ sơ", "%".
    var unitText: String?
    var href: String?
    /// Footnote letters that belong to every number of the column.
    var marks: [String]

    init(
        _ text: String, isNumeric: Bool = false, unitText: String? = nil, href: String? = nil,
        marks: [String] = []
    ) {
        self.text = text
        self.isNumeric = isNumeric
        self.unitText = unitText
        self.href = href
        self.marks = marks
    }
}

/// One row: the cells that head it, then the others. Together they fill the columns from the left.
struct TableRowModel: Sendable, Hashable {
    var heads: [CellModel]
    var cells: [CellModel]
    /// The anchor of the row, unique on its page.
    var id: String?

    init(heads: [CellModel], cells: [CellModel], id: String? = nil) {
        self.heads = heads
        self.cells = cells
        self.id = id
    }
}

/// What a printed sign means: `…` "không có số liệu".
struct SignModel: Sendable, Hashable {
    var sign: String
    var meaning: String

    init(sign: String, meaning: String) {
        self.sign = sign
        self.meaning = meaning
    }
}

/// A note under a table or figure; with a mark it is the footnote of the cells that carry the mark.
struct NoteModel: Sendable, Hashable {
    var mark: String?
    var text: String
    var href: String?

    init(mark: String? = nil, text: String, href: String? = nil) {
        self.mark = mark
        self.text = text
        self.href = href
    }
}

/// A table with everything that is printed with it.
struct TableModel: Sendable, Hashable {
    /// Unique on the page, and not the id of the figure around it: by custom `FIGURE-table`.
    var id: String
    var caption: String
    /// "Đơn vị tính: hồ sơ", where one unit holds for all columns.
    var unitText: String?
    var columnHeads: [HeadCellModel]
    var rows: [TableRowModel]
    /// The rows as HTML, where they have been written before: a figure stands on two pages.
    var writtenRows: [UInt8]?
    var signs: [SignModel]
    var notes: [NoteModel]
    /// The steps of colour that its cells take, for the legend under it.
    var heat: HeatScale?
    /// Whether the script may offer to sort it.
    var isSortable: Bool

    init(
        id: String, caption: String, unitText: String? = nil, columnHeads: [HeadCellModel], rows: [TableRowModel],
        signs: [SignModel] = [], notes: [NoteModel] = [], heat: HeatScale? = nil, isSortable: Bool = true
    ) {
        self.id = id
        self.caption = caption
        self.unitText = unitText
        self.columnHeads = columnHeads
        self.rows = rows
        self.signs = signs
        self.notes = notes
        self.heat = heat
        self.isSortable = isSortable
    }

    /// Makes the links of columns and rows right for another page.
    mutating func moveLinks(_ move: (String) -> String) {
        for index in columnHeads.indices { columnHeads[index].href = columnHeads[index].href.map(move) }
        guard hasLinkedRows else { return }
        for row in rows.indices {
            for head in rows[row].heads.indices { rows[row].heads[head].href = rows[row].heads[head].href.map(move) }
        }
    }

    /// Whether rows look otherwise on another page.
    var hasLinkedRows: Bool { rows.contains { $0.heads.contains { $0.href != nil } } }
}
