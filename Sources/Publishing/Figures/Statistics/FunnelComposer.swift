import Charts
import Metrics
import Statistics
import Tables

/// Makes a funnel plot: the shares of units against their counts, or their rates against their exposure, between the limits of what chance explains.
struct FunnelComposer {
    let peers: FigurePeers

    /// Where the largest count is more than so many times the smallest, counts stand by their square root.
    private static let wideRange = 30.0
    /// Points of a curve.
    private static let steps = 60

    private var grid: FigureGrid { peers.grid }
    private var phrases: Phrases { grid.context.phrases }
    private var words: FunnelText { FunnelText(phrases: phrases) }

    /// One unit of the plot: its place among the points, and its counts.
    private struct Case {
        let index: Int
        let number: CountedNumber
    }

    func figure(title: String) -> StatisticsFigure? {
        guard let metric = grid.points.first?.metric else { return nil }
        let cases = peers.included.compactMap { index in
            grid.points[index].point.counted(metric).map { Case(index: index, number: $0) }
        }
        let table = StatisticsFigure.Table.points(
            order: Array(grid.points.indices), axes: [.dimension(peers.field)])
        let gaps = [peers.missing(among: peers.included)].compactMap { $0 } + peers.notes
        switch Refusal.refused({ () throws(Refusal) in try FunnelPlot(cases.map(\.number)) }) {
        case .failure(let refusal):
            return StatisticsFigure(
                picture: .refused(RefusalText(phrases, .units).sentence(refusal)), table: table, notes: gaps)
        case .success(let plot):
            let summary = summary(plot, cases, metric)
            let numbers = phrases.numbers
            return StatisticsFigure(
                picture: .chart(
                    spec(plot, cases, metric, title: title, summary: summary),
                    ticks: grid.ticks(areShares: metric.isShare),
                    across: TickFormat { Rational(nearest: $0).map { numbers.exact($0) } ?? "" }),
                table: table, columns: columns(plot, cases, metric), summary: summary,
                notes: [words.method(ofShares: metric.isShare)] + gaps)
        }
    }

    // MARK: - The picture

    private func spec(
        _ plot: FunnelPlot, _ cases: [Case], _ metric: MetricDefinition, title: String, summary: [String]
    ) -> ChartSpec {
        let text = ComputedText(phrases: phrases, metric: metric)
        let sizes = cases.map(\.number.size)
        let (least, most) = (sizes.min() ?? 1, sizes.max() ?? 1)
        let isSquareRoot = most > Self.wideRange * least
        let places = places(from: least, to: most, areWhole: metric.isShare)
        func curve(_ confidence: Confidence, _ label: String) -> FunnelLimits.Curve {
            FunnelLimits.Curve(
                points: places.compactMap { size in
                    plot.limits(size: size, confidence).map {
                        FunnelLimits.Curve.Point(denominator: size, lower: $0.lower, upper: $0.upper)
                    }
                }, label: label)
        }
        let limits = FunnelLimits(
            units: zip(cases, plot.units).map { one, unit in
                FunnelLimits.Unit(
                    denominator: one.number.size, variation: words.variation(unit.standing, metric))
            }, inner: curve(.percent95, "95%"), outer: curve(.percent99Point8, phrases.choose("99,8%", "99.8%")),
            mean: plot.mean, meanLabel: phrases.choose("Cả nhóm ", "All together ") + text(plot.mean),
            denominatorTitle: denominatorTitle(metric), isSquareRoot: isSquareRoot,
            variationWords: words.words)
        let series = ChartSeries(
            name: grid.valueTitle, colorClass: metric.color ?? "s1",
            values: cases.map { grid.chartValue(grid.points[$0.index].point, metric) })
        return ChartSpec(
            id: "", kind: .funnel(limits), title: title,
            description: ChartDescription(phrases: phrases).text(
                title: title, categories: cases.map { peers.name($0.index) }, series: [series], isTrend: false,
                remarks: summary),
            categories: cases.map { ChartCategory(label: peers.name($0.index)) }, series: [series],
            target: grid.chartTarget, lowerIsBetter: metric.direction == .lower,
            axisTitle: metric.format == .percent ? nil : grid.sharedUnit, emptyText: phrases.emptyFigure)
    }

    /// From a little under the least to a little over the most, close where limits bend most; of cases whole numbers.
    private func places(from least: Double, to most: Double, areWhole: Bool) -> [Double] {
        let first = areWhole ? max(1, least * 0.9) : least * 0.9
        let (low, high) = (first.squareRoot(), (most * 1.05).squareRoot())
        let all = (0...Self.steps).map { step -> Double in
            let root = low + (high - low) * Double(step) / Double(Self.steps)
            return areWhole ? (root * root).rounded() : root * root
        }
        return Array(Set(all)).sorted()
    }

    /// What is counted below the line.
    private func denominatorTitle(_ metric: MetricDefinition) -> String {
        guard case .ratio(_, let denominator) = metric.formula.ofOnePeriod else {
            return phrases.choose("Mẫu số", "Denominator")
        }
        return grid.context.glossary.title(denominator, of: metric)
    }

    // MARK: - The table

    private func columns(_ plot: FunnelPlot, _ cases: [Case], _ metric: MetricDefinition) -> [ComputedColumn] {
        let text = ComputedText(phrases: phrases, metric: metric)
        var units: [Int: FunnelPlot.Unit] = [:]
        for (one, unit) in zip(cases, plot.units) { units[one.index] = unit }
        func bound(_ part: (FunnelPlot.Unit) -> Double) -> [ComputedColumn.Value] {
            grid.points.indices.map { .number(units[$0].map(part), text.callAsFunction) }
        }
        func range(_ part: (FunnelPlot.Unit) -> ConfidenceInterval) -> [ComputedColumn.Value] {
            grid.points.indices.map { index in
                guard let interval = units[index].map(part) else { return .none }
                return ComputedColumn.Value(text: text.range(interval.lower, interval.upper), machine: .none)
            }
        }
        let standings = grid.points.indices.map { index -> ComputedColumn.Value in
            guard let unit = units[index] else { return .none }
            return ComputedColumn.Value(
                text: words.remark(unit.standing, metric), machine: .word(words.machine(unit.standing)))
        }
        let title = phrases.choose("Giới hạn", "Limits")
        return [
            ComputedColumn(
                "mean", grid.points.indices.map { .number(units[$0] == nil ? nil : plot.mean, text.callAsFunction) }),
            ComputedColumn("lower_95", bound(\.limits95.lower)), ComputedColumn("upper_95", bound(\.limits95.upper)),
            ComputedColumn("lower_99_8", bound(\.limits99Point8.lower)),
            ComputedColumn("upper_99_8", bound(\.limits99Point8.upper)),
            ComputedColumn(nil, title: title + " 95%", range(\.limits95)),
            ComputedColumn(nil, title: title + phrases.choose(" 99,8%", " 99.8%"), range(\.limits99Point8)),
            ComputedColumn("standing", title: phrases.choose("Nhận xét", "Remark"), isNumeric: false, standings),
        ]
    }

    // MARK: - Sentences

    private func summary(_ plot: FunnelPlot, _ cases: [Case], _ metric: MetricDefinition) -> [String] {
        let text = ComputedText(phrases: phrases, metric: metric)
        var high: [String] = []
        var low: [String] = []
        for (one, unit) in zip(cases, plot.units) {
            switch unit.standing {
            case .alarm(.high): high.append(peers.name(one.index))
            case .alarm(.low): low.append(peers.name(one.index))
            case .warning, .within: continue
            }
        }
        var sentences = [
            phrases.choose(
                "Cả nhóm \(cases.count) đơn vị: \(text(plot.mean)).",
                "All \(cases.count) together: \(text(plot.mean)).")
        ]
        sentences += words.outside(high: high, low: low)
        if let overdispersion = plot.overdispersion.value, overdispersion.isSignificant {
            sentences.append(
                words.overdispersed(
                    phrases.numbers.number(Rational(nearest: overdispersion.ratio) ?? .one, decimals: 1)))
        }
        return sentences
    }
}
