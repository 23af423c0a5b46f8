import Foundation
import Tables

/// A range of a sheet for which the workbook has a name.
public struct NamedRange: Sendable, Hashable {
    public var sheet: Sheet
    public var range: CellRange
}

/// A name that a workbook defines (ECMA-376 part 1, 18.2.5).
struct DefinedName: Sendable, Hashable {
    var name: String
    /// Place among the tabs, from 0, of the only sheet that knows the name; nil for all.
    var scope: Int?
    /// What it stands for, as a formula: `'Quý I'!$A$4:$I$11`.
    var formula: String

    /// Excel's own names (print areas, filters).
    var isBuiltIn: Bool { name.hasPrefix("_xlnm.") }

    /// The sheet and range, where it stands for one range of one sheet.
    func range(among sheets: [Sheet]) -> NamedRange? {
        guard let mark = formula.lastIndex(of: "!"), let range = CellRange(formula[formula.index(after: mark)...])
        else {
            return nil
        }
        var name = String(formula[..<mark])
        if name.hasPrefix("'"), name.hasSuffix("'"), name.count > 1 {
            name = String(name.dropFirst().dropLast()).replacing("''", with: "'")
        }
        // Excel does not tell names of sheets apart by case.
        return sheets.first { $0.name.lowercased() == name.lowercased() }.map { NamedRange(sheet: $0, range: range) }
    }
}

/// What a table part says of its table (18.5.1.2).
struct TablePart {
    /// The names by which formulas and people know it.
    var names: [String] = []
    var reference = ""

    /// The tables that `sheet` points to.
    static func read(of sheet: Sheet, in package: inout PackageReader) throws(WorkbookFailure) -> [TablePart] {
        guard sheet.hasCells, package.has(Relationships.part(of: sheet.part)) else { return [] }
        var tables: [TablePart] = []
        for relationship in try Relationships.read(of: sheet.part, in: &package).all where relationship.kind == "table"
        {
            let handler = TablePartHandler()
            try package.read(relationship.target, as: .kept, into: handler)
            tables.append(handler.table)
        }
        return tables
    }
}

private final class TablePartHandler: XMLHandler {
    var table = TablePart()

    func start(_ element: XMLName, _ attributes: XMLAttributes) throws(XMLInterruption) {
        if element.isSpreadsheet("table") {
            table.names = [attributes.string("displayName"), attributes.string("name")].compactMap {
                $0?.precomposedStringWithCanonicalMapping
            }
            table.reference = attributes.string("ref") ?? ""
        }
        throw .finished
    }

    func end(_ element: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
