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

/// What several receipts say alike, and stands once over them.
struct ReceiptAccountModel: Sendable, Hashable {
    var steps: [ReceiptStepModel]
    var files: [FileDigestModel]

    /// Takes out of `receipts` the steps that all of them begin with and the files that all of them name. One receipt
    /// keeps what it says.
    init(takenFrom receipts: inout [ReceiptModel]) {
        guard let first = receipts.first, receipts.count > 1 else {
            (steps, files) = ([], [])
            return
        }
        let rest = receipts.dropFirst()
        // The last step is the result and belongs to its number, even where all numbers are the same.
        let alike = first.steps.dropLast().indices.prefix { place in
            rest.allSatisfy { place < $0.steps.count - 1 && $0.steps[place] == first.steps[place] }
        }
        steps = Array(first.steps[..<alike.endIndex])
        files = rest.allSatisfy { $0.files == first.files } ? first.files : []
        for index in receipts.indices {
            receipts[index].steps.removeFirst(steps.count)
            if !files.isEmpty { receipts[index].files = [] }
        }
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
