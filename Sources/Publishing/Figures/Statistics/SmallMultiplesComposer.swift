import Charts
import Metrics
import Statistics
import Tables

/// Makes small multiples: a panel for each unit, with the median of all behind it.
struct SmallMultiplesComposer {
    let peers: FigurePeers
    let highlighted: [String]

    private var grid: FigureGrid { peers.grid }
    private var phrases: Phrases { grid.context.phrases }
    private var medianTitle: String { phrases.choose("Trung vị các đơn vị", "Median of all") }

    func figure(title: String) -> StatisticsFigure? {
        guard let metric = grid.points.first?.metric else { return nil }
        let members = SeriesByMember(peers)
        let medians = medians(members)
        let most = members.counts.max() ?? 0
        guard most >= 2 else {
            let text = RefusalText(phrases, .periods)
            return StatisticsFigure(
                picture: .refused(text.sentence(most == 0 ? .noData : .tooFew(count: most, minimum: 2))),
                table: .members(computed: []))
        }
        let text = ComputedText(phrases: phrases, metric: metric)
        let reference = ChartSeries(
            name: medianTitle, colorClass: "common",
            values: medians.map { median in
                median.map { .number($0.doubleValue, label: text($0.doubleValue)) } ?? .missing(label: "")
            })
        let hasReference = medians.contains { $0 != nil }
        let series = members.series(highlighted: highlighted) { _ in "s1" }
        let target = grid.chartTarget
        let summary = phrases.choose(
            "Đường đứt: trung vị của các đơn vị trong từng kỳ.", "Dashed: the median of all in each period.")
        let spec = ChartSpec(
            id: "", kind: .smallMultiples(SmallMultiples(reference: hasReference ? reference : nil)), title: title,
            description: ChartDescription(phrases: phrases).text(
                title: title, categories: members.periods.map { grid.label(.period($0)) }, series: series,
                isTrend: true, breaks: members.breaks, target: target?.label),
            categories: members.categories, series: series, target: target,
            lowerIsBetter: metric.direction == .lower,
            axisTitle: metric.format == .percent ? nil : grid.sharedUnit, emptyText: phrases.emptyFigure)
        let byPeriod = Dictionary(uniqueKeysWithValues: zip(members.periods, medians))
        let column = ComputedColumn(
            "median_of_all",
            grid.points.map { .number(byPeriod[$0.point.key.period].flatMap { $0?.doubleValue }, text.callAsFunction) })
        return StatisticsFigure(
            picture: .chart(spec, ticks: grid.ticks(areShares: metric.isShare), across: nil),
            table: .members(computed: hasReference ? [medianRow(medians, text)] : []), columns: [column],
            summary: hasReference ? [summary] : [], notes: hasReference ? peers.uncounted : [])
    }

    /// Of two and more, each counted once; nil where it cannot be told.
    private func medians(_ members: SeriesByMember) -> [Rational?] {
        let included = Set(peers.included)
        return members.periods.indices.map { period in
            let values = members.places.compactMap { $0[period] }.filter(included.contains).compactMap {
                grid.points[$0].point.quantity.exactValue
            }
            return values.count < 2 ? nil : Distribution(values).median
        }
    }

    private func medianRow(_ medians: [Rational?], _ text: ComputedText) -> TableRowModel {
        TableRowModel(
            heads: [CellModel(medianTitle, kind: .heading)],
            cells: medians.map { median in
                guard let median else {
                    return CellModel(
                        Absence.notApplicable.sign, kind: .missing, abbreviation: phrases.meaning(.notApplicable))
                }
                return CellModel(text(median.doubleValue), sortKey: NumberText.machine(median))
            })
    }
}
