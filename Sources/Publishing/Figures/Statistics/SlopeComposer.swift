import Charts
import Metrics
import Statistics

/// Makes a slope chart: the values of units in two periods, joined where both are there and mean the same.
struct SlopeComposer {
    let peers: FigurePeers
    let highlighted: [String]

    private var grid: FigureGrid { peers.grid }
    private var phrases: Phrases { grid.context.phrases }

    func figure(title: String) -> StatisticsFigure? {
        guard let metric = grid.points.first?.metric else { return nil }
        let members = SeriesByMember(peers)
        let table = StatisticsFigure.Table.members(computed: [])
        let both = members.counts.count { $0 == 2 }
        guard members.periods.count == 2, both > 0 else {
            let known = Set(grid.points.filter { $0.point.quantity.exactValue != nil }.map(\.point.key.period)).count
            return StatisticsFigure(
                picture: .refused(
                    RefusalText(phrases, .periods).sentence(known == 0 ? .noData : .tooFew(count: 1, minimum: 2))),
                table: table)
        }
        let series = members.series(highlighted: highlighted) { "s\($0 % 8 + 1)" }
        let breaks = members.breaks
        let summary = summary(members, breaks, both: both)
        let target = grid.chartTarget
        let spec = ChartSpec(
            id: "", kind: .slope, title: title,
            description: ChartDescription(phrases: phrases).text(
                title: title, categories: members.periods.map { grid.label(.period($0)) }, series: series,
                isTrend: true, breaks: breaks, target: target?.label, remarks: summary),
            categories: members.categories, series: series, target: target,
            lowerIsBetter: metric.direction == .lower,
            axisTitle: metric.format == .percent ? nil : grid.sharedUnit, emptyText: phrases.emptyFigure)
        return StatisticsFigure(
            picture: .chart(spec, ticks: grid.ticks(areShares: metric.isShare), across: nil), table: table,
            summary: summary)
    }

    /// How many rose and how many fell, where the two periods mean the same.
    private func summary(_ members: SeriesByMember, _ breaks: [String?], both: Int) -> [String] {
        if let name = breaks[1] {
            return [
                phrases.choose(
                    "Hai kỳ không so sánh được: \(name).", "The two periods cannot be compared: \(name).")
            ]
        }
        var (rose, fell) = (0, 0)
        for places in members.places {
            let values = places.map { $0.flatMap { grid.points[$0].point.quantity.exactValue } }
            guard let before = values[0], let after = values[1] else { continue }
            if before < after { rose += 1 } else if after < before { fell += 1 }
        }
        let same = both - rose - fell
        return [
            phrases.choose(
                "\(both) đơn vị có số cả hai kỳ: \(rose) tăng, \(fell) giảm, \(same) giữ nguyên.",
                "\(both) \(phrases.plural(both, "has", "have")) both numbers: \(rose) rose, \(fell) fell, \(same) stayed the same."
            )
        ]
    }
}
