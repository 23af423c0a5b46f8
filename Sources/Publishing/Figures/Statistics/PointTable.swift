import Metrics
import Project
import Tables

/// The table of a figure with one row for each of its numbers: where it stands, the number, what is computed from it.
struct PointTable {
    let grid: FigureGrid
    /// What heads a row.
    let axes: [Axis]
    let columns: [ComputedColumn]
    /// Places of points, from the first row to the last.
    let order: [Int]

    func table(id: String, caption: String, _ register: inout NoteRegister) -> TableModel {
        let text = PointText(glossary: grid.context.glossary)
        let phrases = grid.context.phrases
        let shown = columns.filter { $0.title != nil }
        var heads = axes.map { HeadCellModel(grid.title(of: $0)) }
        heads.append(HeadCellModel(grid.valueTitle, isNumeric: true))
        heads += shown.map { HeadCellModel($0.title ?? "", isNumeric: $0.isNumeric) }
        var rows = order.map { index in
            let item = grid.points[index]
            let marks = register.marks(for: item.point)
            return TableRowModel(
                heads: axes.map { CellModel(grid.label(grid.coordinate($0, of: item)), kind: .heading) },
                cells: [text.cell(item.point, item.metric, marks: marks)]
                    + shown.map { Self.cell($0.values[index], phrases) })
        }
        if rows.count > 1 { heads[axes.count].marks = TableComposer.takeSharedMarks(ofColumn: 0, from: &rows) }
        return TableModel(
            id: id, caption: caption, unitText: grid.sharedUnit.map(phrases.measured), columnHeads: heads, rows: rows,
            signs: TableComposer.signs(in: rows, phrases))
    }

    private static func cell(_ value: ComputedColumn.Value, _ phrases: Phrases) -> CellModel {
        guard let text = value.text else {
            return CellModel(
                Absence.notApplicable.sign, kind: .missing, abbreviation: phrases.meaning(.notApplicable))
        }
        guard case .number(let number) = value.machine else { return CellModel(text) }
        return CellModel(text, sortKey: NumberText.machine(number))
    }
}
