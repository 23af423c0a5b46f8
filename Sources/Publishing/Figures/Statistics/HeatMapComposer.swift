import Charts
import Metrics
import Project
import Statistics
import Tables

/// Makes a heat map: a table of members by period whose cells carry their number on a step of colour.
struct HeatMapComposer {
    let grid: FigureGrid

    /// With so many steps from the least to the greatest there are at most the five colours there are.
    private static let mostSteps = 4

    private var phrases: Phrases { grid.context.phrases }

    func figure(steps: [Rational]) -> StatisticsFigure? {
        guard let metric = grid.points.first?.metric else { return nil }
        let values = grid.points.compactMap(\.point.quantity.exactValue)
        let table = StatisticsFigure.Table.members(computed: [])
        let made = Refusal.refused { () throws(Refusal) in
            let distribution = Distribution(values)
            let bins = try Histogram(distribution, most: Self.mostSteps).bins
            return steps.isEmpty ? bins.dropFirst().map(\.lower) : steps
        }
        switch made {
        case .failure(let refusal):
            return StatisticsFigure(
                picture: .refused(RefusalText(phrases, .values).sentence(refusal)), table: table)
        case .success(let limits):
            return StatisticsFigure(
                picture: .heatMap(scale(limits, areDeclared: !steps.isEmpty, metric)), table: table)
        }
    }

    /// Declared steps run from bad to good where one way is; steps from the values from little to much.
    private func scale(_ limits: [Rational], areDeclared: Bool, _ metric: MetricDefinition) -> HeatScale {
        let texts = limits.map { text($0, metric) }
        var words = [phrases.choose("dưới \(texts[0])", "under \(texts[0])")]
        words += zip(texts, texts.dropFirst()).map { lower, upper in
            phrases.choose("\(lower) đến dưới \(upper)", "\(lower) to under \(upper)")
        }
        words.append(phrases.choose("từ \(texts[texts.count - 1])", "from \(texts[texts.count - 1])"))
        guard areDeclared, let better = metric.direction.better else {
            return HeatScale(form: .sequential, limits: limits.map(\.doubleValue), words: words)
        }
        // Where less is better, a value on a limit belongs to the step that begins there from above.
        guard better == .lower else {
            return HeatScale(form: .diverging, limits: limits.map(\.doubleValue), words: words)
        }
        var falling = [phrases.choose("trên \(texts[texts.count - 1])", "above \(texts[texts.count - 1])")]
        falling += zip(texts, texts.dropFirst()).reversed().map { lower, upper in
            phrases.choose("trên \(lower) đến \(upper)", "above \(lower) to \(upper)")
        }
        falling.append(phrases.choose("\(texts[0]) trở xuống", "\(texts[0]) and less"))
        return HeatScale(form: .diverging, limits: limits.reversed().map(\.doubleValue), words: falling)
    }

    private func text(_ value: Rational, _ metric: MetricDefinition) -> String {
        guard metric.isShare, let hundredfold = value.multiplied(by: Rational(100)) else {
            return phrases.numbers.exact(value) + (metric.format == .percent ? "%" : "")
        }
        return phrases.numbers.exact(hundredfold) + "%"
    }

    // MARK: - The table in place of a chart

    func table(_ scale: HeatScale, id: String, caption: String) -> TableModel {
        let rows = grid.numbers.by.map { Axis.dimension($0) }
        let text = PointText(glossary: grid.context.glossary)
        var cells: [[Coordinate]: CellModel] = [:]
        for item in grid.points {
            var cell = text.cell(item.point, item.metric)
            // The counts stand in the table below.
            cell.detail = nil
            cell.styleClass = item.point.quantity.exactValue.flatMap { scale.className(of: $0.doubleValue) }
            cells[(rows + [.period]).map { grid.coordinate($0, of: item) }] = cell
        }
        let periods = grid.values(along: [.period])
        let models = grid.values(along: rows).map { row in
            TableRowModel(
                heads: row.map { CellModel(grid.label($0, short: true), kind: .heading) },
                cells: periods.map { period in
                    cells[row + period]
                        ?? CellModel(
                            Absence.notAvailable.sign, kind: .missing, abbreviation: phrases.meaning(.notAvailable))
                })
        }
        return TableModel(
            id: id, caption: caption,
            columnHeads: rows.map { HeadCellModel(grid.title(of: $0)) }
                + periods.map { HeadCellModel(grid.label($0[0], short: true), isNumeric: true) },
            rows: models, signs: TableComposer.signs(in: models, phrases), heat: scale)
    }
}
