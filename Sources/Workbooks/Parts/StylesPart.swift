/// The number formats of a workbook's cells.
struct StylesPart {
    /// As many as Excel keeps, and some more.
    private static let mostFormats = 100_000

    /// By the index that cells give as their style.
    static func read(_ part: String, in package: inout PackageReader) throws(WorkbookFailure) -> [NumberFormat] {
        let handler = StylesHandler(limit: mostFormats)
        try package.read(part, as: .kept, into: handler)
        return handler.formats
    }
}

private final class StylesHandler: XMLHandler {
    private enum Section {
        case numberFormats, cellFormats, other
    }

    var formats: [NumberFormat] = []
    private let limit: Int
    private var declared: [Int: NumberFormat] = [:]
    private var section = Section.other

    init(limit: Int) { self.limit = limit }

    func start(_ element: XMLName, _ attributes: XMLAttributes) throws(XMLInterruption) {
        if element.isSpreadsheet("numFmts") {
            section = .numberFormats
        } else if element.isSpreadsheet("cellXfs") {
            section = .cellFormats
        } else if section == .numberFormats, element.isSpreadsheet("numFmt") {
            guard let id = attributes.count("numFmtId"), let code = attributes.string("formatCode") else { return }
            declared[id] = NumberFormat(code: code)
        } else if section == .cellFormats, element.isSpreadsheet("xf") {
            let id = attributes.count("numFmtId") ?? 0
            formats.append(declared[id] ?? NumberFormat.builtIn(id))
        }
        if max(formats.count, declared.count) > limit { throw .failed(.tooLarge(.styles(limit))) }
    }

    func end(_ element: XMLName) {
        // `numFmt` and `xf` stand in other places too, with other meanings.
        if element.isSpreadsheet("numFmts") || element.isSpreadsheet("cellXfs") { section = .other }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
