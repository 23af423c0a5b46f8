import Charts
import Diagnostics
import Metrics
import Project
import Tables

/// Makes the specification of a chart from a figure's points.
struct ChartComposer {
    let grid: FigureGrid
    let form: ChartForm
    let x: Axis

    private var context: SiteContext { grid.context }

    /// The axes that make the series: all that vary besides `x`.
    let seriesAxes: [Axis]

    init(grid: FigureGrid, form: ChartForm, x: Axis) {
        self.grid = grid
        self.form = form
        self.x = x
        seriesAxes = ([.metric, .period] + grid.numbers.by.map { .dimension($0) }).filter { axis in
            axis != x && grid.varies(along: axis)
        }
    }

    /// The axes of the chart's table: categories down, series across.
    var tableAxes: (rows: [Axis], columns: [Axis]) {
        ([x], seriesAxes.isEmpty ? [.metric].filter { $0 != x } : seriesAxes)
    }

    /// Reports what would mislead: unlike periods side by side, two units on one axis.
    func check(at location: SourceLocation, _ problems: inout [Diagnostic]) -> Bool {
        // Records without a date stand beside those of the periods.
        guard grid.checkUnique([x] + seriesAxes, at: location, &problems),
            grid.checkLikePeriods(allowsUnstated: isRegister, at: location, &problems)
        else { return false }
        if form == .area, !StackCheck(grid: grid, x: x, seriesAxes: seriesAxes).check(at: location, &problems) {
            return false
        }
        let units = Set(grid.points.map { unit(of: $0.metric) })
        if units.count > 1 {
            problems.append(
                Diagnostic(
                    .error, "figure.mixed-units", vi: "Các chỉ số khác đơn vị tính không vẽ chung một trục.",
                    en: "Metrics in different units cannot share an axis.", at: location,
                    hint: Localized(vi: "Tách thành hai biểu đồ.", en: "Make two charts of it.")))
            return false
        }
        return true
    }

    /// What a value on the axis means: shares from 0 to 1, per cents of a source from 0 to 100, or numbers of something.
    private func unit(of metric: MetricDefinition) -> String {
        switch metric.format {
        case .percent: metric.isShare ? "share" : "per cent"
        case .number: "number " + (metric.measuredIn?.name.vietnamese ?? "")
        }
    }

    private var isRegister: Bool {
        grid.datasets.allSatisfy { context.project.catalogue.dataset($0)?.kind == .register }
    }

    /// - Parameter remarks: sentences for the description.
    func spec(
        id: String, title: String, width: Int, events: FigureEvents? = nil, remarks: [String] = []
    ) -> ChartSpec {
        let axes = [x] + seriesAxes
        var values: [[Coordinate]: ChartValue] = [:]
        for item in grid.points {
            values[axes.map { grid.coordinate($0, of: item) }] = grid.chartValue(item.point, item.metric)
        }
        let categories = grid.values(along: [x]).map(\.[0])
        let seriesKeys = seriesAxes.isEmpty ? [[]] : grid.values(along: seriesAxes)
        let series = seriesKeys.enumerated().map { index, key in
            let numbers = categories.map { values[[$0] + key] ?? grid.emptyChartValue(at: [$0] + key) }
            var name = key.isEmpty ? singleName : key.map { grid.label($0, short: true) }.joined(separator: ", ")
            // A single stack has parts too thin for their numbers: the legend carries them.
            if isStacked, numbers.count == 1, let number = numbers.first { name += ": " + number.label }
            return ChartSeries(name: name, colorClass: color(of: key) ?? "s\(index % 8 + 1)", values: numbers)
        }
        let target = isStacked ? nil : grid.chartTarget
        let isPercent = grid.points.contains { $0.metric.format == .percent }
        let breaks = categories.indices.map { index in
            index == 0 ? nil : grid.seriesBreak(categories[index - 1], categories[index])
        }
        return ChartSpec(
            id: id, kind: ChartKind(plain: form.rawValue) ?? .bar, title: title,
            description: ChartDescription(phrases: context.phrases).text(
                title: title, categories: categories.map { grid.label($0) }, series: series, isTrend: x == .period,
                breaks: breaks, target: target?.label,
                remarks: (events?.sentences ?? []) + remarks),
            categories: categories.indices.map { index in
                ChartCategory(
                    label: grid.label(categories[index], short: isShort(categories[index])),
                    shortLabel: grid.label(categories[index], short: true), breakBefore: breaks[index],
                    startsAnew: index > 0 && grid.startsAnew(categories[index - 1], categories[index]))
            },
            series: series, target: target, annotations: events?.annotations(categories) ?? [],
            preliminaryText: grid.preliminaryText,
            lowerIsBetter: grid.points.first?.metric.direction == .lower,
            axisTitle: isPercent || form == .rank || form == .stacked100 ? nil : grid.sharedUnit,
            domain: isWithinWhole && form != .line ? 0...1 : nil, rankOf: rankOf,
            emptyText: context.phrases.emptyFigure, width: width)
    }

    private var isStacked: Bool { form == .stacked || form == .stacked100 || form == .area }

    /// On an axis of years the word "năm" would only repeat itself, and a metric has a short title for charts.
    private func isShort(_ coordinate: Coordinate) -> Bool {
        switch coordinate {
        case .period(let period): period.grain == .year
        case .metric: true
        case .member: false
        }
    }

    private var singleName: String { grid.numbers.metrics.first.map { grid.label(.metric($0), short: true) } ?? "" }

    /// A computed share lies between 0 and 1; one that a source reports is in per cent.
    private var isComputedShare: Bool { grid.points.contains { $0.metric.isShare } }

    /// Shares of a whole have an axis that shows the whole; a growth of 120% or −5% has not.
    private var isWithinWhole: Bool {
        isComputedShare
            && grid.points.allSatisfy { item in
                item.point.quantity.anyValue.map { !$0.isNegative && $0 <= .one } ?? true
            }
    }

    private func color(of key: [Coordinate]) -> String? {
        for case .metric(let name) in key { return context.project.catalogue.metric(name)?.color }
        return key.isEmpty ? grid.points.first?.metric.color : nil
    }

    /// The size of the field, where all ranks have the same one.
    private var rankOf: Int? {
        let ranked = grid.points.filter { $0.point.quantity.anyValue != nil }
        let sizes = Set(ranked.map { $0.point.denominator?.exactValue })
        guard form == .rank, sizes.count == 1, case let size?? = sizes.first else { return nil }
        return size.numerator
    }

    /// The text of a tick.
    var ticks: TickFormat { grid.ticks(areShares: isComputedShare || form == .stacked100) }
}
