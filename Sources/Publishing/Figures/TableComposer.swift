import Diagnostics
import Metrics
import Project
import Tables

/// Makes the table of a figure: coordinates along its rows and columns, a number or a sign in every cell.
struct TableComposer {
    let grid: FigureGrid
    let rows: [Axis]
    let columns: [Axis]

    private var context: SiteContext { grid.context }

    func table(id: String, caption: String, _ register: inout NoteRegister) -> TableModel {
        let text = PointText(glossary: context.glossary)
        var items: [[Coordinate]: (metric: MetricDefinition, point: MetricPoint)] = [:]
        for item in grid.points { items[(rows + columns).map { grid.coordinate($0, of: item) }] = item }
        let rowKeys = grid.values(along: rows)
        let columnKeys = columns.isEmpty ? [[]] : grid.values(along: columns)
        // Notes get their letters in the order in which the table is read.
        var cells: [[Coordinate]: CellModel] = [:]
        for key in rowKeys.flatMap({ row in columnKeys.map { row + $0 } }) {
            guard let (metric, point) = items[key] else { continue }
            cells[key] = text.cell(point, metric, marks: register.marks(for: point))
        }
        let unitInHeads = grid.sharedUnit == nil
        var heads = rows.map { HeadCellModel(grid.title(of: $0)) }
        for key in columnKeys {
            let label =
                key.isEmpty ? grid.valueTitle : key.map { grid.label($0, short: key.count > 1) }.joined(separator: ", ")
            heads.append(HeadCellModel(label, isNumeric: true, unitText: unitInHeads ? unit(of: key) : nil))
        }
        var models = rowKeys.map { key in
            TableRowModel(
                heads: key.map { CellModel(grid.label($0), kind: .heading) },
                cells: columnKeys.map { cells[key + $0] ?? empty(at: key + $0) })
        }
        for index in columnKeys.indices where models.count > 1 {
            heads[rows.count + index].marks = Self.takeSharedMarks(ofColumn: index, from: &models)
        }
        if columnKeys.count > 1 { models = models.map(Self.sharingMarks) }
        return TableModel(
            id: id, caption: caption, unitText: unitInHeads ? nil : sharedUnitText, columnHeads: heads, rows: models,
            signs: Self.signs(in: models, context.phrases))
    }

    /// The cell of a number that there is not.
    private func empty(at key: [Coordinate]) -> CellModel {
        if grid.isZero(at: key) { return CellModel(context.phrases.numbers.exact(.zero), sortKey: "0") }
        return CellModel(
            Absence.notAvailable.sign, kind: .missing, abbreviation: context.phrases.meaning(.notAvailable))
    }

    /// A note that belongs to every number of a row stands once, at the head of the row; signs carry none of those.
    private static func sharingMarks(_ row: TableRowModel) -> TableRowModel {
        guard let head = row.heads.indices.last else { return row }
        let shared = sharedMarks(of: row.cells)
        var row = row
        for index in row.cells.indices { row.cells[index].marks.removeAll(where: shared.contains) }
        row.heads[head].marks += shared
        return row
    }

    /// Takes the marks that every number of a column carries out of its cells.
    static func takeSharedMarks(ofColumn column: Int, from rows: inout [TableRowModel]) -> [String] {
        let shared = sharedMarks(of: rows.map { $0.cells[column] })
        for row in rows.indices { rows[row].cells[column].marks.removeAll(where: shared.contains) }
        return shared
    }

    /// The marks that all numbers among `cells` carry, where there is more than one number.
    private static func sharedMarks(of cells: [CellModel]) -> [String] {
        let numbers = cells.filter { $0.kind != .missing }
        guard numbers.count > 1, let first = numbers.first else { return [] }
        return first.marks.filter { mark in numbers.allSatisfy { $0.marks.contains(mark) } }
    }

    private var sharedUnitText: String? {
        grid.sharedUnit.map(context.phrases.measured)
    }

    private func unit(of key: [Coordinate]) -> String? {
        for case .metric(let name) in key {
            guard let metric = context.project.catalogue.metric(name), metric.format == .number else { return nil }
            return metric.measuredIn.map { context.phrases.text($0) }
        }
        return nil
    }

    /// The signs that occur in the rows, with what they mean.
    static func signs(in rows: [TableRowModel], _ phrases: Phrases) -> [SignModel] {
        let signs = rows.reduce(into: Set<String>()) { signs, row in
            for cell in row.cells where cell.kind == .missing { signs.insert(cell.text) }
        }
        return Absence.allCases.filter { signs.contains($0.sign) }
            .map { SignModel(sign: $0.sign, meaning: phrases.meaning($0)) }
    }
}
