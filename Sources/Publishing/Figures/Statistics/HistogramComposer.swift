import Charts
import Metrics
import Statistics
import Tables

/// Makes a histogram of the values of units in one period, with their median.
struct HistogramComposer {
    let peers: FigurePeers

    private var grid: FigureGrid { peers.grid }
    private var phrases: Phrases { grid.context.phrases }

    /// A value and where it is among the points.
    private struct Known {
        let index: Int
        let value: Rational
    }

    func figure(title: String) -> StatisticsFigure? {
        guard let metric = grid.points.first?.metric else { return nil }
        let known = peers.included.compactMap { index in
            grid.points[index].point.quantity.exactValue.map { Known(index: index, value: $0) }
        }
        let distribution = Distribution(known.map(\.value))
        let notes = [peers.missing(among: peers.included)].compactMap { $0 } + peers.notes
        let made = Refusal.refused { () throws(Refusal) in
            (try Histogram(distribution).bins, try FiveNumbers(distribution))
        }
        switch made {
        case .failure(let refusal):
            return StatisticsFigure(
                picture: .refused(RefusalText(phrases, .units).sentence(refusal)),
                table: .points(order: Array(grid.points.indices), axes: [.dimension(peers.field)]), notes: notes)
        case .success((let bins, let numbers)):
            let members = bins.indices.map { bin in known.filter { self.bin(of: $0.value, bins) == bin } }
            let summary = summary(numbers, count: known.count, metric)
            return StatisticsFigure(
                picture: .chart(
                    spec(bins, numbers, metric, title: title, summary: summary),
                    ticks: BinText.countTicks(phrases), across: nil),
                table: .other(heads: heads, rows: rows(bins, members, metric)),
                columns: columns(bins, known, metric), summary: summary, notes: notes)
        }
    }

    private func bin(of value: Rational, _ bins: [Histogram.Bin]) -> Int? {
        bins.lastIndex { $0.lower <= value }
    }

    // MARK: - The picture

    private func spec(
        _ bins: [Histogram.Bin], _ numbers: FiveNumbers, _ metric: MetricDefinition, title: String, summary: [String]
    ) -> ChartSpec {
        let text = ComputedText(phrases: phrases, metric: metric)
        let words = BinText(phrases: phrases, metric: metric)
        let edges = (bins.map(\.lower) + [bins.last?.upper].compactMap { $0 }).map {
            HistogramBins.Edge(value: $0.doubleValue, label: words.edge($0))
        }
        let median = numbers.median.doubleValue
        var markers = [
            HistogramBins.Edge(value: median, label: phrases.choose("Trung vị ", "Median ") + text(median))
        ]
        if let target = grid.chartTarget {
            markers.append(HistogramBins.Edge(value: target.value, label: target.label))
        }
        let unit = metric.format == .percent ? nil : grid.sharedUnit
        let payload = HistogramBins(
            edges: edges, markers: markers, edgeTitle: grid.valueTitle + (unit.map { " (\($0))" } ?? ""))
        let names = bins.indices.map { words.range(bins[$0], isClosed: $0 == bins.count - 1) }
        let series = ChartSeries(
            name: unitsTitle, colorClass: metric.color ?? "s1",
            values: bins.map { .number(Double($0.count), label: String($0.count)) })
        let sizes = zip(names, bins).filter { $1.count > 0 }.map { "\($0): \($1.count)" }.joined(separator: "; ")
        return ChartSpec(
            id: "", kind: .histogram(payload), title: title,
            description: ([title + "."] + summary + [sizes + "."]).joined(separator: " "),
            categories: names.map { ChartCategory(label: $0) }, series: [series], axisTitle: unitsTitle,
            emptyText: phrases.emptyFigure)
    }

    private var unitsTitle: String {
        let title = grid.context.glossary.fieldTitle(peers.field, in: grid.datasets)
        return phrases.choose("Số \(title.prefix(1).lowercased() + title.dropFirst())", "Number of members")
    }

    // MARK: - Tables

    private var heads: [HeadCellModel] {
        [
            HeadCellModel(grid.valueTitle), HeadCellModel(unitsTitle, isNumeric: true),
            HeadCellModel(grid.title(of: .dimension(peers.field))),
        ]
    }

    private func rows(
        _ bins: [Histogram.Bin], _ members: [[Known]], _ metric: MetricDefinition
    ) -> [TableRowModel] {
        let text = PointText(glossary: grid.context.glossary)
        let words = BinText(phrases: phrases, metric: metric)
        return bins.indices.map { index in
            let names = members[index].map { known in
                let point = grid.points[known.index].point
                let count = text.count(point, metric).map { " (\($0))" } ?? ""
                return "\(peers.name(known.index)) \(text.value(point, metric))\(count)"
            }
            return TableRowModel(
                heads: [
                    CellModel(
                        words.range(bins[index], isClosed: index == bins.count - 1), kind: .heading,
                        sortKey: NumberText.machine(bins[index].lower))
                ],
                cells: [
                    CellModel(String(bins[index].count), sortKey: String(bins[index].count)),
                    CellModel(names.joined(separator: "; ")),
                ])
        }
    }

    private func columns(
        _ bins: [Histogram.Bin], _ known: [Known], _ metric: MetricDefinition
    ) -> [ComputedColumn] {
        var found: [Int: Histogram.Bin] = [:]
        for one in known { found[one.index] = bin(of: one.value, bins).map { bins[$0] } }
        let words = BinText(phrases: phrases, metric: metric)
        func values(_ part: (Histogram.Bin) -> Rational) -> [ComputedColumn.Value] {
            grid.points.indices.map { index in
                found[index].map { .init(text: words.edge(part($0)), machine: .number(part($0))) } ?? .none
            }
        }
        return [ComputedColumn("bin_from", values(\.lower)), ComputedColumn("bin_to", values(\.upper))]
    }

    // MARK: - Sentences

    private func summary(_ numbers: FiveNumbers, count: Int, _ metric: MetricDefinition) -> [String] {
        let text = ComputedText(phrases: phrases, metric: metric)
        let middle = text.range(numbers.lowerQuartile.doubleValue, numbers.upperQuartile.doubleValue)
        let (least, greatest) = (text(numbers.least.doubleValue), text(numbers.greatest.doubleValue))
        let median = text(numbers.median.doubleValue)
        return [
            phrases.choose(
                "\(count) đơn vị: trung vị \(median); một nửa ở giữa từ \(middle); thấp nhất \(least), cao nhất \(greatest).",
                "\(count) in all: median \(median); the middle half from \(middle); lowest \(least), highest \(greatest)."
            )
        ]
    }
}
