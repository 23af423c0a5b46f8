/// What is read of a workbook when it is opened.
struct WorkbookParts {
    var sheets: [Sheet]
    var names: [DefinedName]
    var interpreter: CellInterpreter

    static func read(from package: inout PackageReader) throws(WorkbookFailure) -> WorkbookParts {
        if package.has("mimetype"), package.has("content.xml") { throw WorkbookFailure(.foreign(.openDocument)) }
        guard package.has("_rels/.rels") else {
            // A part of a workbook without its relationships shows that it once was one.
            throw WorkbookFailure(
                package.has("xl/workbook.xml") ? .missingPart("_rels/.rels") : .foreign(.otherPackage))
        }
        guard let main = try Relationships.read(of: "", in: &package).first("officeDocument")?.target else {
            throw WorkbookFailure(.foreign(.otherPackage))
        }
        if main.lowercased().hasSuffix(".bin") { throw WorkbookFailure(.foreign(.binaryExcel)) }
        guard let workbook = try WorkbookPart.read(main, in: &package) else {
            throw WorkbookFailure(.foreign(.otherPackage))
        }
        let relationships = try Relationships.read(of: main, in: &package)
        let interpreter = CellInterpreter(
            sharedStrings: try existing("sharedStrings", relationships, package)
                .map { (part) throws(WorkbookFailure) in try SharedStringsPart.read(part, in: &package) } ?? [],
            formats: try existing("styles", relationships, package)
                .map { (part) throws(WorkbookFailure) in try StylesPart.read(part, in: &package) } ?? [],
            dateSystem: workbook.dateSystem, isOutOfDate: workbook.isOutOfDate)
        return WorkbookParts(
            sheets: try sheets(workbook, relationships), names: workbook.names, interpreter: interpreter)
    }

    /// A part that some programs leave out when a workbook has no use for it; a cell that needs it is an error of its own.
    private static func existing(
        _ kind: String, _ relationships: Relationships, _ package: borrowing PackageReader
    ) -> String? {
        guard let part = relationships.first(kind)?.target, package.has(part) else { return nil }
        return part
    }

    private static func sheets(
        _ workbook: WorkbookPart, _ relationships: Relationships
    ) throws(WorkbookFailure) -> [Sheet] {
        let byID = Dictionary(relationships.all.map { ($0.id, $0) }) { first, _ in first }
        var (sheets, names): ([Sheet], Set<String>) = ([], [])
        for (index, tab) in workbook.tabs.enumerated() {
            guard let target = byID[tab.relationship] else {
                throw WorkbookFailure(.missingPart(tab.relationship), sheet: tab.name)
            }
            guard names.insert(tab.name).inserted else { throw WorkbookFailure(.duplicateSheet(tab.name)) }
            sheets.append(
                Sheet(
                    name: tab.name, number: index + 1, visibility: tab.visibility, hasCells: target.kind == "worksheet",
                    part: target.target))
        }
        if sheets.isEmpty { throw WorkbookFailure(.noSheets) }
        return sheets
    }
}
