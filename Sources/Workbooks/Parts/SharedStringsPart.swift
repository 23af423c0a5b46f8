/// The texts that cells point to.
enum SharedStringsPart {
    static func read(_ part: String, in package: inout PackageReader) throws(WorkbookFailure) -> [String] {
        let handler = SharedStringsHandler(limit: package.limits.textBytes)
        try package.read(part, as: .streamed, into: handler)
        return handler.strings
    }
}

private final class SharedStringsHandler: XMLHandler {
    var strings: [String] = []
    private var item = TextItem()
    private var budget: TextBudget

    init(limit: Int) { budget = TextBudget(limit: limit) }

    func start(_ element: XMLName, _ attributes: XMLAttributes) throws(XMLInterruption) {
        guard element.namespace == .spreadsheet else { return }
        if element.isNamed("si") { item = TextItem() } else { item.start(element) }
    }

    func end(_ element: XMLName) throws(XMLInterruption) {
        guard element.namespace == .spreadsheet else { return }
        guard element.isNamed("si") else { return item.end(element) }
        try budget.spendText()
        strings.append(item.text.string)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLInterruption) {
        guard item.isCollecting else { return }
        try budget.spend(bytes.count)
        item.text.append(bytes)
    }
}
