/// One step of a receipt: "Tử số" — "5.395 hồ sơ = trước hạn 5.100 + đúng hạn 295".
struct ReceiptStepModel: Sendable, Hashable {
    var label: String
    var value: String

    init(label: String, value: String) {
        self.label = label
        self.value = value
    }
}

/// A check that touched the number, and how it came out.
struct CheckOutcomeModel: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        case holds, accepted, fails, untestable
    }

    var name: String
    var kind: Kind
    /// "khớp", "lệch 239, đã ghi nhận".
    var text: String
    var href: String?

    init(name: String, kind: Kind, text: String, href: String? = nil) {
        self.name = name
        self.kind = kind
        self.text = text
        self.href = href
    }
}

/// A source file, named with its fingerprint.
struct FileDigestModel: Sendable, Hashable {
    var path: String
    var sha256: String
    var href: String?

    init(path: String, sha256: String, href: String? = nil) {
        self.path = path
        self.sha256 = sha256
        self.href = href
    }
}

/// The account of one number.
struct ReceiptModel: Sendable, Hashable {
    /// The anchor, unique on the page.
    var id: String
    /// What the number is of: "Trung tâm PVHCC, 01/01/2024–28/02/2024".
    var title: String
    /// The number itself, shown beside the title.
    var value: CellModel
    var steps: [ReceiptStepModel]
    /// The source rows: file, line, document, section, values.
    var rows: TableModel?
    var checks: [CheckOutcomeModel]
    var files: [FileDigestModel]
    var isOpen: Bool

    init(
        id: String, title: String, value: CellModel, steps: [ReceiptStepModel] = [], rows: TableModel? = nil,
        checks: [CheckOutcomeModel] = [], files: [FileDigestModel] = [], isOpen: Bool = false
    ) {
        self.id = id
        self.title = title
        self.value = value
        self.steps = steps
        self.rows = rows
        self.checks = checks
        self.files = files
        self.isOpen = isOpen
    }
}
