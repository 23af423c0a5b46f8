import Charts
import Diagnostics
import Metrics
import Statistics
import Tables

/// Makes a histogram of the values of records in one period, such as how many days each dossier took: how many lie in each
/// bin, with the median and the 90th percentile. No value of a single record is told, neither the least nor the greatest.
struct RecordHistogramComposer {
    let grid: FigureGrid

    private var phrases: Phrases { grid.context.phrases }

    private struct Spread {
        let histogram: Histogram
        let count: Int
        let median: Rational
        let ninth: Rational
    }

    func figure(
        title: String, at location: SourceLocation, _ problems: inout [Diagnostic]
    ) -> StatisticsFigure? {
        guard let item = grid.points.first else { return nil }
        var request = grid.numbers.request(for: item.metric.name)
        request.periods = .list([item.point.key.period])
        let found: [GroupKey: Distribution]
        do throws(MetricError) {
            found = try grid.context.results.evaluator.distributions(request)
        } catch {
            problems.append(
                error.diagnostic(at: location, grid.context.project.catalogue, grid.context.glossary))
            return nil
        }
        switch Refusal.refused({ () throws(Refusal) in try spread(found[item.point.key]) }) {
        case .failure(let refusal):
            return StatisticsFigure(
                picture: .refused(RefusalText(phrases, .records(records)).sentence(refusal)),
                table: .points(order: Array(grid.points.indices), axes: [.period]))
        case .success(let spread):
            let summary = [sentence(spread, item.metric)]
            let bins = bins(spread, item.metric)
            return StatisticsFigure(
                picture: .chart(
                    spec(spread, bins, item.metric, title: title, summary: summary),
                    ticks: BinText.countTicks(phrases), across: nil),
                table: .other(heads: heads, rows: rows(spread, bins)), columns: columns(spread, bins),
                exported: Array(repeating: 0, count: bins.count), summary: summary, notes: notes(spread))
        }
    }

    private func spread(_ distribution: Distribution?) throws(Refusal) -> Spread {
        guard let distribution else { throw .noData }
        let histogram = try Histogram(records: distribution)
        guard let median = distribution.median, let ninth = Rational(9, over: 10).flatMap(distribution.quantile) else {
            throw .tooLarge
        }
        return Spread(histogram: histogram, count: distribution.count, median: median, ninth: ninth)
    }

    /// What the records are, if their dataset counts them in one unit: "hồ sơ".
    private var records: UnitOfMeasure {
        let counts = grid.datasets.compactMap(grid.context.project.catalogue.dataset).flatMap(\.measures).filter {
            $0.aggregate == .count
        }
        let units = counts.compactMap(\.measuredIn)
        guard let unit = units.first, units.allSatisfy({ phrases.text($0) == phrases.text(unit) }) else {
            return UnitOfMeasure(vi: "trường hợp", en: "cases", one: "case")
        }
        return unit
    }

    // MARK: - Bins

    private struct Bin {
        let name: String
        let lower: Rational
        /// Nil of what lies beyond the last bin.
        let upper: Rational?
        let count: Int
    }

    private func bins(_ spread: Spread, _ metric: MetricDefinition) -> [Bin] {
        let words = BinText(phrases: phrases, metric: metric)
        var bins = spread.histogram.bins.map {
            Bin(name: words.range($0), lower: $0.lower, upper: $0.upper, count: $0.count)
        }
        if spread.histogram.beyond > 0, let last = spread.histogram.bins.last {
            bins.append(
                Bin(name: words.beyond(last.upper), lower: last.upper, upper: nil, count: spread.histogram.beyond))
        }
        return bins
    }

    private var countTitle: String { phrases.choose("Số ", "Number of ") + phrases.text(records) }

    // MARK: - The picture

    private func spec(
        _ spread: Spread, _ bins: [Bin], _ metric: MetricDefinition, title: String, summary: [String]
    ) -> ChartSpec {
        let text = ComputedText(phrases: phrases, metric: metric)
        let words = BinText(phrases: phrases, metric: metric)
        // An open last bin ends nowhere; the axis needs a place for it all the same.
        let ends = bins.last.map { $0.upper ?? $0.lower }
        let edges = (bins.map(\.lower) + [ends].compactMap { $0 }).map {
            HistogramBins.Edge(value: $0.doubleValue, label: words.edge($0))
        }
        var markers = [(spread.median, medianTitle), (spread.ninth, ninthTitle)].map { value, name in
            HistogramBins.Edge(value: value.doubleValue, label: name + ": " + text(value.doubleValue))
        }
        if let target = grid.chartTarget {
            markers.append(HistogramBins.Edge(value: target.value, label: target.label))
        }
        let unit = metric.format == .percent ? nil : grid.sharedUnit
        let payload = HistogramBins(
            edges: edges, isOpenEnded: spread.histogram.beyond > 0, markers: markers,
            edgeTitle: unit.map(phrases.capitalised) ?? grid.valueTitle)
        let series = ChartSeries(
            name: countTitle, colorClass: metric.color ?? "s1",
            values: bins.map { .number(Double($0.count), label: phrases.numbers.number(Rational($0.count))) })
        let sizes = bins.filter { $0.count > 0 }.map { "\($0.name): \(phrases.numbers.number(Rational($0.count)))" }
        return ChartSpec(
            id: "", kind: .histogram(payload), title: title,
            description: ([title + "."] + summary + [sizes.joined(separator: "; ") + "."]).joined(separator: " "),
            categories: bins.map { ChartCategory(label: $0.name) }, series: [series], axisTitle: countTitle,
            emptyText: phrases.emptyFigure)
    }

    // MARK: - The table

    private var heads: [HeadCellModel] {
        let unit = grid.sharedUnit
        return [
            HeadCellModel(unit.map(phrases.capitalised) ?? grid.valueTitle),
            HeadCellModel(countTitle, isNumeric: true),
            HeadCellModel(phrases.choose("Tỷ lệ", "Share"), isNumeric: true),
            HeadCellModel(phrases.choose("Cộng dồn", "Running total"), isNumeric: true),
        ]
    }

    private func shares(_ spread: Spread, _ bins: [Bin]) -> [(share: Rational, running: Rational)] {
        var sum = 0
        return bins.map { bin in
            sum += bin.count
            return (Rational(bin.count, over: spread.count) ?? .zero, Rational(sum, over: spread.count) ?? .zero)
        }
    }

    private func rows(_ spread: Spread, _ bins: [Bin]) -> [TableRowModel] {
        zip(bins, shares(spread, bins)).map { bin, shares in
            TableRowModel(
                heads: [CellModel(bin.name, kind: .heading, sortKey: NumberText.machine(bin.lower))],
                cells: [CellModel(phrases.numbers.number(Rational(bin.count)), sortKey: String(bin.count))]
                    + [shares.share, shares.running].map {
                        CellModel(phrases.numbers.percent($0, decimals: 1), sortKey: NumberText.machine($0))
                    })
        }
    }

    private func columns(_ spread: Spread, _ bins: [Bin]) -> [ComputedColumn] {
        func column(_ name: String, _ values: [Rational?]) -> ComputedColumn {
            ComputedColumn(name, values.map { value in value.map { .init(text: nil, machine: .number($0)) } ?? .none })
        }
        let shares = shares(spread, bins)
        return [
            column("bin_from", bins.map(\.lower)), column("bin_to", bins.map(\.upper)),
            column("records", bins.map { Rational($0.count) }), column("share", shares.map(\.share)),
            column("running_share", shares.map(\.running)), column("median", bins.map { _ in spread.median }),
            column("percentile_90", bins.map { _ in spread.ninth }),
        ]
    }

    // MARK: - Sentences

    private var medianTitle: String { phrases.choose("Trung vị", "Median") }
    private var ninthTitle: String { phrases.choose("Phân vị 90%", "90th percentile") }

    private func sentence(_ spread: Spread, _ metric: MetricDefinition) -> String {
        let text = ComputedText(phrases: phrases, metric: metric)
        func withUnit(_ value: Rational) -> String {
            let number = text(value.doubleValue)
            return number + (grid.sharedUnitOfMeasure.map { " " + phrases.text($0, after: number) } ?? "")
        }
        let (median, ninth) = (withUnit(spread.median), withUnit(spread.ninth))
        let number = phrases.numbers.number(Rational(spread.count))
        let count = number + " " + phrases.text(records, after: number)
        return phrases.choose(
            "\(count): một nửa không quá \(median) (trung vị), chín phần mười không quá \(ninth) (phân vị 90%).",
            "\(count): half took no more than \(median) (median), nine in ten no more than \(ninth) (90th percentile)."
        )
    }

    private func notes(_ spread: Spread) -> [String] {
        guard spread.histogram.beyond > 0 else { return [] }
        return [
            phrases.choose(
                "Những giá trị lớn nhất được gộp vào dải cuối, để không số nào là của riêng một \(phrases.text(records)).",
                "The largest values are counted together in the last bin, so that no number is that of one record.")
        ]
    }
}
