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
        guard grid.checkUnique([x] + seriesAxes, at: location, &problems) else { return false }
        var periods = Set(grid.points.map(\.point.key.period))
        // Records without a date stand beside those of the periods.
        if isRegister { periods.remove(.unstated) }
        if let first = periods.first, periods.count > 1, !periods.allSatisfy({ $0.isLike(first) }) {
            let named = periods.sorted().prefix(3).map(\.identifier).joined(separator: ", ")
            problems.append(
                Diagnostic(
                    .error, "figure.unlike-periods",
                    vi: "Các kỳ khác loại không so sánh được trên một biểu đồ: \(named).",
                    en: "Periods of different kinds cannot be compared in one chart: \(named).", at: location,
                    hint: Localized(
                        vi: "Chọn một kỳ hoặc một loại kỳ (grain: quarter); bảng (table) thì liệt kê được mọi kỳ.",
                        en: "Choose one period or one grain (grain: quarter); a table can list any.")))
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
        case .percent: isShare(metric) ? "share" : "per cent"
        case .number: "number " + (metric.measuredIn?.vietnamese ?? "")
        }
    }

    private var isRegister: Bool {
        grid.datasets.allSatisfy { context.project.catalogue.dataset($0)?.kind == .register }
    }

    /// - Parameter remarks: sentences for the description, where nothing beside the chart says them.
    func spec(id: String, title: String, width: Int, remarks: [String] = []) -> ChartSpec {
        let text = PointText(glossary: context.glossary)
        let axes = [x] + seriesAxes
        var values: [[Coordinate]: ChartValue] = [:]
        for item in grid.points {
            values[axes.map { grid.coordinate($0, of: item) }] = value(item.point, item.metric, text)
        }
        let categories = grid.values(along: [x]).map(\.[0])
        let seriesKeys = seriesAxes.isEmpty ? [[]] : grid.values(along: seriesAxes)
        let series = seriesKeys.enumerated().map { index, key in
            let numbers = categories.map { values[[$0] + key] ?? empty(at: [$0] + key) }
            var name = key.isEmpty ? singleName : key.map { grid.label($0, short: true) }.joined(separator: ", ")
            // A single stack has parts too thin for their numbers: the legend carries them.
            if isStacked, numbers.count == 1, let number = numbers.first { name += ": " + number.label }
            return ChartSeries(name: name, colorClass: color(of: key) ?? "s\(index % 8 + 1)", values: numbers)
        }
        let isPercent = grid.points.contains { $0.metric.format == .percent }
        let breaks = categories.indices.map { index in
            index == 0 ? nil : seriesBreak(categories[index - 1], categories[index])
        }
        return ChartSpec(
            id: id, kind: ChartKind(plain: form.rawValue) ?? .bar, title: title,
            description: ChartDescription(phrases: context.phrases).text(
                title: title, categories: categories.map { grid.label($0) }, series: series, isTrend: x == .period,
                breaks: breaks, target: target?.label, remarks: remarks),
            categories: categories.indices.map { index in
                ChartCategory(
                    label: grid.label(categories[index], short: isShort(categories[index])),
                    shortLabel: grid.label(categories[index], short: true), breakBefore: breaks[index])
            },
            series: series, target: target, lowerIsBetter: grid.points.first?.metric.direction == .lower,
            axisTitle: isPercent || form == .rank || form == .stacked100 ? nil : grid.sharedUnit,
            domain: isWithinWhole && form != .line ? 0...1 : nil, rankOf: rankOf,
            emptyText: context.phrases.emptyFigure, width: width)
    }

    /// The name of a break in any of the series between two neighbouring periods.
    private func seriesBreak(_ earlier: Coordinate, _ later: Coordinate) -> String? {
        guard case .period(let first) = earlier, case .period(let second) = later else { return nil }
        return grid.points.lazy.filter { $0.point.key.period == second }
            .compactMap { context.results.seriesBreak(after: first, before: $0.point) }
            .first.map { context.phrases.text($0.title) }
    }

    private var isStacked: Bool { form == .stacked || form == .stacked100 }

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
    private var isComputedShare: Bool {
        grid.points.contains { isShare($0.metric) }
    }

    private func isShare(_ metric: MetricDefinition) -> Bool {
        if case .reported = metric.formula { return false }
        return metric.format == .percent
    }

    /// Shares of a whole have an axis that shows the whole; a growth of 120% or −5% has not.
    private var isWithinWhole: Bool {
        isComputedShare
            && grid.points.allSatisfy { item in
                item.point.quantity.anyValue.map { !$0.isNegative && $0 <= .one } ?? true
            }
    }

    private func value(_ point: MetricPoint, _ metric: MetricDefinition, _ text: PointText) -> ChartValue {
        let label = text.value(point, metric)
        return switch point.quantity {
        case .value(let number, .exact): .number(number.doubleValue, label: label)
        case .value(let number, _): .qualified(number.doubleValue, label: label)
        case .absent, .notComputable: .missing(label: label)
        }
    }

    /// What stands for a number that there is not.
    private func empty(at key: [Coordinate]) -> ChartValue {
        grid.isZero(at: key)
            ? .number(0, label: context.phrases.numbers.exact(.zero)) : .missing(label: Absence.notAvailable.sign)
    }

    private func color(of key: [Coordinate]) -> String? {
        for case .metric(let name) in key { return context.project.catalogue.metric(name)?.color }
        return key.isEmpty ? grid.points.first?.metric.color : nil
    }

    /// The target, where one holds for every period shown.
    private var target: ChartTarget? {
        guard !isStacked, grid.numbers.metrics.count == 1, let metric = grid.points.first?.metric else { return nil }
        let targets = Set(grid.points.map { metric.target(for: $0.point.key.period) })
        guard targets.count == 1, case let target?? = targets.first else { return nil }
        let label = PointText(glossary: context.glossary).number(target.value, metric)
        return ChartTarget(
            value: target.value.doubleValue, label: context.phrases.choose("Mục tiêu ", "Target ") + label)
    }

    /// The size of the field, where all ranks have the same one.
    private var rankOf: Int? {
        let ranked = grid.points.filter { $0.point.quantity.anyValue != nil }
        let sizes = Set(ranked.map { $0.point.denominator?.exactValue })
        guard form == .rank, sizes.count == 1, case let size?? = sizes.first else { return nil }
        return size.numerator
    }

    /// The text of a tick.
    var ticks: TickFormat {
        let numbers = context.phrases.numbers
        let isShare = isComputedShare || form == .stacked100
        let isPercent = grid.points.contains { $0.metric.format == .percent }
        return TickFormat { value in
            let scaled = (value * 1_000_000).rounded()
            guard scaled.magnitude < 9e15, let exact = Rational(Int(scaled), over: 1_000_000) else { return "" }
            if isShare { return exact.multiplied(by: Rational(100)).map { numbers.exact($0) + "%" } ?? "" }
            return numbers.exact(exact) + (isPercent ? "%" : "")
        }
    }
}
