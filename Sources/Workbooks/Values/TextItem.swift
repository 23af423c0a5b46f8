/// A text of runs (`si`, `is`): what stands in `t`, but not in the phonetic guide `rPh`.
struct TextItem {
    var text = StoredText()
    private var isInText = false
    private var isInGuide = false

    /// Whether text that arrives now belongs to it.
    var isCollecting: Bool { isInText && !isInGuide }

    mutating func start(_ element: XMLName) {
        if element.isNamed("t") { isInText = true } else if element.isNamed("rPh") { isInGuide = true }
    }

    mutating func end(_ element: XMLName) {
        if element.isNamed("t") { isInText = false } else if element.isNamed("rPh") { isInGuide = false }
    }

    /// Keeps the memory for the next text.
    mutating func clear() {
        text.clear()
        (isInText, isInGuide) = (false, false)
    }
}

/// Counts the bytes of texts that are in memory together.
struct TextBudget {
    private static let bytesPerText = 32

    let limit: Int
    private var spent = 0

    init(limit: Int) { self.limit = limit }

    mutating func spend(_ bytes: Int) throws(XMLInterruption) {
        spent += bytes
        if spent > limit { throw .failed(.tooLarge(.texts(bytes: limit))) }
    }

    /// Of each text, beside its bytes.
    mutating func spendText() throws(XMLInterruption) { try spend(Self.bytesPerText) }

    mutating func clear() { spent = 0 }
}
