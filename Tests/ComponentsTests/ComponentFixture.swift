import Diagnostics
import Markup
import Testing

@testable import Publishing

enum ComponentFixture {
    /// Words that are their own keys.
    static func strings() throws -> ComponentStrings {
        let words = Dictionary(uniqueKeysWithValues: ComponentStrings.Word.allCases.map { ($0.rawValue, $0.rawValue) })
        return try #require(ComponentStrings.from(words, file: "vi.yaml").value)
    }

    static func html(_ component: some Component) throws -> String {
        String(decoding: component.html(try strings()), as: UTF8.self)
    }

    static let chart = Array("<svg class=\"chart\" role=\"img\"><title>t</title></svg>".utf8)

    static let table = TableModel(
        id: "t", caption: "Hồ sơ <mới>", unitText: "đơn vị: hồ sơ",
        columnHeads: [
            HeadCellModel("Đơn vị"), HeadCellModel("Tiếp nhận", isNumeric: true),
            HeadCellModel("Đúng hạn", isNumeric: true, unitText: "%"),
        ],
        rows: [
            TableRowModel(
                heads: [CellModel("Trung tâm", kind: .heading)],
                cells: [
                    CellModel("5.718", marks: ["a"], sortKey: "5718"),
                    CellModel("99,83%", detail: "(5.395/5.404)", href: "metric.html"),
                ]),
            TableRowModel(
                heads: [CellModel("Bộ phận", kind: .heading)],
                cells: [
                    CellModel("0", kind: .derived),
                    CellModel("…", kind: .missing, abbreviation: "nguồn không nêu"),
                ]),
            TableRowModel(
                heads: [CellModel("Chi nhánh", kind: .heading)],
                cells: [CellModel("≥ 1", kind: .qualified), CellModel("2")]),
        ], signs: [SignModel(sign: "…", meaning: "nguồn không nêu")], notes: [NoteModel(mark: "a", text: "Thiếu 239.")]
    )

    static let figure = FigureModel(
        id: "f", title: "Câu hỏi?", subtitle: "Phần trăm", wideChart: chart, narrowChart: chart, table: table,
        notes: [NoteModel(text: "Ghi chú")], notices: [NoticeModel(.discrepancy, title: "Lệch", text: "vì & do")],
        sources: [NoteModel(text: "Báo cáo")],
        downloads: [LinkModel(label: "CSV", href: "f.csv", isDownload: true)], pageHref: "f.html",
        citationHref: "f.html#cite")

    static let card = CardModel(
        id: "c", title: "Đúng hạn", href: "m.html", value: CellModel("99,83%", detail: "(5.395/5.404)", marks: ["a"]),
        unit: "hồ sơ", period: "quý I/2024", scope: "Trung tâm", changes: [ChangeModel(.rise, text: "tăng 1 điểm %")],
        signal: StatusModel(.improvement, text: "Tín hiệu tốt"), remark: "Như thường.", targetText: "Mục tiêu 95%",
        bullet: chart, sparkline: chart,
        status: StatusModel(.met, text: "Đạt", doubt: "chưa phân biệt được"),
        notices: [NoticeModel(.preliminary, title: "Chưa chốt", text: "")])

    static let findings = FindingsModel(
        id: "fs", title: "Điểm cần chú ý", headingLevel: 2,
        findings: [
            FindingModel(
                StatusModel(.concern, text: "Tín hiệu xấu"), title: LinkModel(label: "Đúng hạn", href: "m.html"),
                scope: "Sở Y tế",
                sentence: [.text("Đạt "), .number(InlineNumberModel("80%", href: "m.html", marks: ["a"])), .text(".")],
                remarks: ["Chưa đạt mục tiêu & thấp."]),
            FindingModel(sentence: [.text("Như thường.")], remarks: []),
        ], summary: ["Đã xét 2 chuỗi số."], notes: [NoteModel(mark: "a", text: "Có làm tròn.")])

    static let definition = DefinitionModel(
        definition: "Là…", formula: "a ÷ b", measuredIn: "%",
        direction: "cao", targets: ["95%", "98%"], legalBasis: "Nghị định", owner: "Phòng",
        subject: LinkModel(label: "Hồ sơ", href: "ho-so.html"))

    static let receipt = ReceiptModel(
        id: "r", title: "Trung tâm", value: CellModel("99,83%"), steps: [ReceiptStepModel(label: "Tử số", value: "1")],
        rows: table, checks: [CheckOutcomeModel(name: "a = b", kind: .accepted, text: "lệch 239", href: "x.html")],
        files: [FileDigestModel(path: "data/tthc.csv", sha256: "9f86")])

    /// One of every component, each with everything it can hold.
    static func all() throws -> [(name: String, html: String)] {
        [
            ("table", try html(table)), ("figure", try html(figure)),
            ("cards", try html(CardsModel(id: "cs", title: "Thẻ", label: "Thẻ", headingLevel: 3, cards: [card]))),
            ("findings", try html(findings)), ("definition", try html(definition)),
            ("receipt", try html(receipt)),
            (
                "metric page",
                try html(
                    MetricPageModel(
                        definition: definition, latest: findings, figures: [figure], receipts: [receipt],
                        shownOn: [LinkModel(label: "Hồ sơ", href: "ho-so.html")]))
            ),
            (
                "number",
                try html(
                    InlineNumberModel(
                        "5.718", detail: "(a)", kind: .derived, href: "m.html", title: "\"x\"", marks: ["a"],
                        notesID: "n"))
            ),
            ("notes", try html(NotesModel(id: "n", notes: [NoteModel(mark: "a", text: "x", href: "#y")]))),
        ]
    }
}
