import Tables

/// Turns the elements of a worksheet into rows and an outline.
final class SheetParser: XMLHandler {
    /// Where text that arrives now belongs.
    private enum Place {
        case nowhere, value, inlineString
    }

    private(set) var outline = SheetOutline()
    private let interpreter: CellInterpreter
    private let range: CellRange?
    private let wantsOutline: Bool
    private let limits: WorkbookLimits
    private let receive: (SheetRow) -> RowReading

    private var row = SheetRow(number: 0, isHidden: false, cells: [])
    private var cellsOfLastRow = 0
    private var cellCount = 0
    private var texts: TextBudget

    private var cell = CellReference.first
    private var lastColumn = 0
    private var type: CellInterpreter.StoredType? = .number
    private var style = 0
    private var hasFormula = false
    private var hasResult = false
    private var isWanted = false
    private var item = TextItem()
    private var place = Place.nowhere

    /// Rows within `range` that hold something go to `receive`, until it wants no more; without a range none do. Unless
    /// the outline is wanted, of which a part stands behind the cells, what is below the range is not read.
    init(
        _ interpreter: CellInterpreter, range: CellRange?, wantsOutline: Bool, limits: WorkbookLimits,
        receive: @escaping (SheetRow) -> RowReading
    ) {
        self.interpreter = interpreter
        self.range = range
        self.wantsOutline = wantsOutline
        self.limits = limits
        self.receive = receive
        texts = TextBudget(limit: limits.textBytes)
    }

    func start(_ element: XMLName, _ attributes: XMLAttributes) throws(XMLInterruption) {
        guard element.namespace == .spreadsheet else { return }
        if element.isNamed("c") {
            try startCell(attributes)
        } else if element.isNamed("v") {
            (place, hasResult) = (.value, true)
        } else if element.isNamed("f") {
            hasFormula = true
        } else if element.isNamed("row") {
            try startRow(attributes)
        } else if element.isNamed("is") {
            (place, hasResult) = (.inlineString, true)
        } else if place == .inlineString {
            item.start(element)
        } else {
            try startOutline(element, attributes)
        }
    }

    func end(_ element: XMLName) throws(XMLInterruption) {
        guard element.namespace == .spreadsheet else { return }
        if element.isNamed("c") {
            try endCell()
        } else if element.isNamed("v") || element.isNamed("is") {
            place = .nowhere
        } else if place == .inlineString {
            item.end(element)
        } else if element.isNamed("row") {
            try endRow()
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLInterruption) {
        guard isWanted, place == .value || place == .inlineString && item.isCollecting else { return }
        try texts.spend(bytes.count)
        item.text.append(bytes)
    }

    // Rows

    private func startRow(_ attributes: XMLAttributes) throws(XMLInterruption) {
        var number = row.number + 1
        if let bytes = attributes.bytes("r") {
            let reference = CellReference.parts(bytes)
            guard let written = reference?.row, reference?.column == nil, written >= number else {
                throw .failed(.sheet(.misplaced("<row r=\"\(String(decoding: bytes, as: UTF8.self))\">")))
            }
            number = written
        }
        guard number <= CellReference.rowCount else { throw .failed(.sheet(.misplaced("row \(number)"))) }
        if !wantsOutline, let range, number > range.rows.upperBound { throw .finished }
        row = SheetRow(number: number, isHidden: attributes.isTrue("hidden"), cells: [])
        row.cells.reserveCapacity(cellsOfLastRow)
        lastColumn = 0
        texts.clear()
    }

    private func endRow() throws(XMLInterruption) {
        guard !row.cells.isEmpty else { return }
        cellsOfLastRow = row.cells.count
        let reading = receive(row)
        row.cells = []
        if reading == .stop { throw .finished }
    }

    // Cells

    private func startCell(_ attributes: XMLAttributes) throws(XMLInterruption) {
        cellCount += 1
        if cellCount > limits.cells { throw .failed(.tooLarge(.cells(limits.cells))) }
        if let bytes = attributes.bytes("r") {
            let parts = CellReference.parts(bytes)
            guard let column = parts?.column, parts?.row == row.number, column > lastColumn else {
                throw .failed(.sheet(.misplaced(String(decoding: bytes, as: UTF8.self))))
            }
            lastColumn = column
        } else {
            lastColumn += 1
        }
        guard let cell = CellReference(row: row.number, column: lastColumn) else {
            throw .failed(.sheet(.misplaced("row \(row.number)")))
        }
        self.cell = cell
        isWanted = range?.contains(cell) ?? false
        type = attributes.bytes("t").map(CellInterpreter.StoredType.init) ?? .number
        if type == nil { throw .failed(.sheet(.unknownCellType(attributes.string("t") ?? "")), cell: cell.text) }
        style = attributes.bytes("s") == nil ? 0 : attributes.count("s") ?? -1
        (hasFormula, hasResult, place) = (false, false, .nowhere)
        item.clear()
    }

    private func endCell() throws(XMLInterruption) {
        place = .nowhere
        guard isWanted, hasFormula || hasResult, let type else { return }
        let value: CellValue
        do throws(XMLInterruption) {
            value = try interpreter.value(
                type, style: style, hasFormula: hasFormula, hasResult: hasResult, text: item.text)
        } catch .failed(var failure) {
            failure.cell = cell.text
            throw .failed(failure)
        } catch .finished { throw .finished }
        if case .empty = value { return }
        try texts.spendText()
        row.cells.append(SheetCell(column: cell.column, value: value))
    }

    // What stands beside the cells

    private func startOutline(_ element: XMLName, _ attributes: XMLAttributes) throws(XMLInterruption) {
        if element.isNamed("mergeCell"), let text = attributes.string("ref") {
            guard let merged = CellRange(text) else { throw .failed(.sheet(.misplaced(text))) }
            outline.mergedRanges.append(merged)
        } else if element.isNamed("col"), attributes.isTrue("hidden") {
            guard let first = attributes.count("min"), let last = attributes.count("max"), first <= last else {
                throw .failed(.sheet(.misplaced("col")))
            }
            outline.hiddenColumns.append(first...last)
        }
        if max(outline.mergedRanges.count, outline.hiddenColumns.count) > limits.mergedRanges {
            throw .failed(.tooLarge(.mergedRanges(limits.mergedRanges)))
        }
    }
}
