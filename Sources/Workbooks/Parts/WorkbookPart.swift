import Foundation

/// What the main part of a workbook says.
struct WorkbookPart {
    struct Tab {
        var name: String
        var visibility: Sheet.Visibility
        var relationship: String
    }

    var tabs: [Tab] = []
    var names: [DefinedName] = []
    var dateSystem = DateSystem.from1900
    /// The writer asks for all formulas to be calculated when the file is opened: it did not calculate them.
    var isOutOfDate = false

    /// Nil where the part is no workbook.
    static func read(_ part: String, in package: inout PackageReader) throws(WorkbookFailure) -> WorkbookPart? {
        let handler = WorkbookPartHandler()
        try package.read(part, as: .kept, into: handler)
        return handler.isWorkbook ? handler.workbook : nil
    }
}

private final class WorkbookPartHandler: XMLHandler {
    var workbook = WorkbookPart()
    var isWorkbook = false
    private var isAtRoot = true
    /// Of a name, while its formula arrives.
    private var name: DefinedName?
    private var formula = StoredText()

    func start(_ element: XMLName, _ attributes: XMLAttributes) throws(XMLInterruption) {
        if isAtRoot {
            isAtRoot = false
            isWorkbook = element.isSpreadsheet("workbook")
            if !isWorkbook { throw .finished }
        } else if element.isSpreadsheet("sheet") {
            guard let name = attributes.string("name"), let relationship = attributes.relationship else {
                throw .failed(.sheet(.misplaced("<sheet>")))
            }
            let visibility = attributes.string("state").flatMap(Sheet.Visibility.init(rawValue:)) ?? .visible
            workbook.tabs.append(
                WorkbookPart.Tab(
                    name: name.precomposedStringWithCanonicalMapping, visibility: visibility, relationship: relationship
                ))
        } else if element.isSpreadsheet("workbookPr") {
            workbook.dateSystem = attributes.isTrue("date1904") ? .from1904 : .from1900
        } else if element.isSpreadsheet("calcPr") {
            workbook.isOutOfDate = attributes.isTrue("fullCalcOnLoad")
        } else if element.isSpreadsheet("definedName"), let text = attributes.string("name") {
            name = DefinedName(
                name: text.precomposedStringWithCanonicalMapping, scope: attributes.count("localSheetId"), formula: "")
            formula.clear()
        }
    }

    func end(_ element: XMLName) {
        guard element.isSpreadsheet("definedName"), var name else { return }
        name.formula = formula.string
        if !name.isBuiltIn { workbook.names.append(name) }
        self.name = nil
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if name != nil { formula.append(bytes) }
    }
}
