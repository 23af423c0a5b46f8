import Charts
import Diagnostics
import Metrics
import Project
import Statistics
import Tables

/// Makes a control chart: one series over like periods, its mean, its limits, and what is more than usual variation.
struct ControlComposer {
    let grid: FigureGrid
    let form: ControlForm?
    let phases: [DeclaredPhase]

    private var context: SiteContext { grid.context }
    private var phrases: Phrases { context.phrases }
    private var words: ControlText { ControlText(phrases: phrases) }
    private var points: [MetricPoint] { grid.points.map(\.point) }

    /// Where new limits begin, by place.
    private struct Causes {
        /// Declared for the chart: the line of the values goes on.
        var declared: [Int: String] = [:]
        /// Breaks of the dataset: before and after are not joined.
        var breaks: [Int: String] = [:]
        var starts: [PhaseStart] = []
    }

    /// Nil where a declared baseline is impossible, which is reported.
    func figure(title: String, at location: SourceLocation, _ problems: inout [Diagnostic]) -> StatisticsFigure? {
        guard let metric = grid.points.first?.metric, let causes = causes(at: location, &problems) else { return nil }
        let table = StatisticsFigure.Table.points(order: Array(points.indices), axes: [.period])
        let made = Refusal.refused { () throws(Refusal) in
            try MetricControlChart(points, metric, form: form, phases: causes.starts)
        }
        switch made {
        case .failure(let refusal):
            let text = RefusalText(phrases, things) { name($0) }
            return StatisticsFigure(picture: .refused(text.sentence(refusal)), table: table)
        case .success(let made):
            let summary = summary(made, metric)
            return StatisticsFigure(
                picture: .chart(
                    spec(made, metric, causes, title: title, summary: summary),
                    ticks: grid.ticks(areShares: metric.isShare), across: nil),
                table: table, columns: columns(made, metric), statuses: statuses(made, metric), summary: summary,
                notes: [words.method(made.form)] + (hasUnconfirmed(made) ? [words.unconfirmed] : []))
        }
    }

    private var things: RefusalText.Things { form?.isOfRareEvents ?? false ? .events : .periods }

    private func name(_ index: Int) -> String { grid.label(.period(points[index].key.period)) }

    // MARK: - Causes

    private func causes(at location: SourceLocation, _ problems: inout [Diagnostic]) -> Causes? {
        var causes = Causes()
        var known: Period?
        for (index, point) in points.enumerated() where !point.isEmpty {
            if let known, let found = context.results.seriesBreak(after: known, before: point) {
                causes.breaks[index] = phrases.text(found.title)
            }
            known = point.key.period
        }
        var baselines: [Int: Int] = [:]
        for phase in phases {
            let place = points.firstIndex { $0.key.period.interval.map { $0.lowerBound >= phase.from } ?? false }
            // A cause after the last period has no numbers yet.
            guard let place else { continue }
            if place > 0 {
                causes.declared[place] = [causes.declared[place], phrases.text(phase.why)].compactMap { $0 }
                    .joined(separator: "; ")
            }
            guard let end = phase.baselineTo else { continue }
            let count = points[place...].count { $0.key.period.interval.map { $0.upperBound <= end } ?? false }
            guard count > 0 else {
                problems.append(impossibleBaseline(phase, end, at: location))
                return nil
            }
            baselines[place] = count
        }
        let places = Set(causes.breaks.keys).union(causes.declared.keys).union(baselines.keys).sorted()
        causes.starts = places.enumerated().map { order, place in
            let next = order + 1 < places.count ? places[order + 1] : points.count
            return PhaseStart(at: place, baseline: baselines[place].map { min($0, next - place) })
        }
        return causes
    }

    private func impossibleBaseline(
        _ phase: DeclaredPhase, _ end: CalendarDate, at location: SourceLocation
    ) -> Diagnostic {
        let (from, to) = (phrases.periods.date(phase.from), phrases.periods.date(end))
        return Diagnostic(
            .error, "figure.phase-baseline", vi: "Không có kỳ nào nằm trọn từ \(from) đến \(to) để làm mốc.",
            en: "No period lies wholly from \(from) to \(to) to be the baseline.", at: location,
            hint: Localized(
                vi: "Lùi baseline_to đến hết kỳ cuối cùng dùng làm mốc.",
                en: "Move baseline_to to the end of the last period of the baseline."))
    }

    // MARK: - The picture

    private func spec(
        _ made: MetricControlChart, _ metric: MetricDefinition, _ causes: Causes, title: String, summary: [String]
    ) -> ChartSpec {
        let text = ComputedText(phrases: phrases, metric: metric)
        let last = made.chart.latest.lines ?? made.chart.points.compactMap { $0?.lines }.last
        let limits = ControlLimits(
            points: points.indices.map { limit(made, at: $0, causes) },
            centerLabel: last.map { phrases.choose("Trung bình ", "Mean ") + text($0.centre) },
            lowerLabel: last.map { phrases.choose("Giới hạn dưới ", "Lower limit ") + text($0.lower) },
            upperLabel: last.map { phrases.choose("Giới hạn trên ", "Upper limit ") + text($0.upper) },
            provisionalText: words.provisional, variationWords: words.words)
        let series = ChartSeries(
            name: grid.valueTitle, colorClass: metric.color ?? "s1",
            values: grid.points.map { grid.chartValue($0.point, $0.metric) })
        let target = grid.chartTarget
        let breaks = points.indices.map { causes.breaks[$0] }
        return ChartSpec(
            id: "", kind: .control(limits), title: title,
            description: ChartDescription(phrases: phrases).text(
                title: title, categories: points.indices.map(name), series: [series], isTrend: true, breaks: breaks,
                target: target?.label, remarks: summary),
            categories: points.indices.map { index in
                let period = Coordinate.period(points[index].key.period)
                return ChartCategory(
                    label: grid.label(period, short: points[index].key.period.grain == .year),
                    shortLabel: grid.label(period, short: true), breakBefore: breaks[index])
            },
            series: [series], target: target, lowerIsBetter: metric.direction == .lower,
            axisTitle: metric.format == .percent ? nil : grid.sharedUnit, emptyText: phrases.emptyFigure)
    }

    private func limit(_ made: MetricControlChart, at index: Int, _ causes: Causes) -> ControlLimits.Point {
        let lines = made.chart.points[index]?.lines
        return ControlLimits.Point(
            center: lines?.centre, lower: lines?.lower, upper: lines?.upper,
            isProvisional: basis(made, index)?.isProvisional ?? false,
            variation: variation(made, index) ?? .common, baselineBefore: causes.declared[index])
    }

    private func basis(_ made: MetricControlChart, _ index: Int) -> ControlBasis? {
        made.chart.phases.first { $0.range.contains(index) }?.basis.value
    }

    /// Nil in a gap and where there are no limits.
    private func variation(_ made: MetricControlChart, _ index: Int) -> ChartVariation? {
        made.chart.points[index]?.variation.map(ChartVariation.init)
    }

    // MARK: - The table

    private func columns(_ made: MetricControlChart, _ metric: MetricDefinition) -> [ComputedColumn] {
        let text = ComputedText(phrases: phrases, metric: metric)
        func lines(_ part: (ControlLines) -> Double) -> [ComputedColumn.Value] {
            made.chart.points.map { .number($0?.lines.map(part), text.callAsFunction) }
        }
        let remarks = points.indices.map { index -> ComputedColumn.Value in
            guard let variation = variation(made, index) else { return .none }
            let signals = made.chart.points[index]?.signals ?? []
            return ComputedColumn.Value(
                text: VariationText(phrases: phrases).remark(variation, signals), machine: .word(variation.rawValue))
        }
        let provisional = points.indices.map { index -> ComputedColumn.Value in
            guard made.chart.points[index] != nil, let basis = basis(made, index) else { return .none }
            return ComputedColumn.Value(text: nil, machine: .word(basis.isProvisional ? "true" : "false"))
        }
        return [
            ComputedColumn("mean", title: phrases.choose("Trung bình", "Mean"), lines(\.centre)),
            ComputedColumn("lower_limit", title: phrases.choose("Giới hạn dưới", "Lower limit"), lines(\.lower)),
            ComputedColumn("upper_limit", title: phrases.choose("Giới hạn trên", "Upper limit"), lines(\.upper)),
            ComputedColumn("provisional_limits", provisional),
            ComputedColumn("variation", title: phrases.choose("Nhận xét", "Remark"), isNumeric: false, remarks),
        ]
    }

    // MARK: - Sentences

    private func summary(_ made: MetricControlChart, _ metric: MetricDefinition) -> [String] {
        let text = ComputedText(phrases: phrases, metric: metric)
        let latest = made.chart.latest
        let point = points[latest.index]
        let number = PointText(glossary: context.glossary)
        let count = number.count(point, metric).map { " (\($0))" } ?? ""
        var sentence = phrases.capitalised(name(latest.index)) + ": " + number.value(point, metric) + count
        if let variation = variation(made, latest.index) {
            let text = VariationText(phrases: phrases)
            let isJudged = variation == .improvement || variation == .concern
            let meaning = isJudged ? " (" + phrases.lowercased(text.words[variation]) + ")" : ""
            sentence += ", " + text.latest(latest.signals.first) + meaning
        }
        var sentences = [sentence + "."]
        if let lines = latest.lines {
            sentences.append(
                phrases.choose(
                    "Trung bình \(text(lines.centre)), giới hạn \(text.range(lines.lower, lines.upper)).",
                    "Mean \(text(lines.centre)), limits \(text.range(lines.lower, lines.upper))."))
        }
        if let basis = basis(made, latest.index), basis.isProvisional {
            sentences.append(words.provisional(basis.count))
        }
        for phase in made.chart.phases {
            guard case .failure(let refusal) = phase.basis else { continue }
            let refused = RefusalText(phrases, things) { name($0) }.clause(refusal)
            sentences.append(
                phrases.choose("Từ ", "From ") + name(phase.range.lowerBound)
                    + phrases.choose(" chưa có giới hạn: ", " there are no limits: ") + refused + ".")
        }
        let shown = points.indices.map { index in
            (
                name: grid.label(.period(points[index].key.period), short: true),
                variation: variation(made, index) ?? .common
            )
        }
        sentences += words.unusual(shown)
        if let target = metric.target(for: point.key.period), let assurance = assurance(made, metric) {
            sentences.append(words.assurance(assurance, number.number(target.value, metric)))
        }
        return sentences
    }

    /// Of the last number: whether it is unusual, and whether things as they run meet the target.
    private func statuses(_ made: MetricControlChart, _ metric: MetricDefinition) -> [StatusModel] {
        [
            made.chart.latest.variation.map { VariationText(phrases: phrases).status(ChartVariation($0)) },
            assurance(made, metric).map(words.status),
        ].compactMap(\.self)
    }

    /// Nil without a target in force or without a good way.
    private func assurance(_ made: MetricControlChart, _ metric: MetricDefinition) -> ControlChart.Assurance? {
        metric.target(for: points[made.chart.latest.index].key.period).flatMap { target in
            Refusal.refused { () throws(Refusal) in
                try made.chart.assurance(target: target.value.doubleValue)
            }.value
        }
    }

    /// A number beyond a limit as drawn that is no signal, since its cases are few.
    private func hasUnconfirmed(_ made: MetricControlChart) -> Bool {
        made.chart.points.contains { point in
            guard let point, let lines = point.lines, point.value < lines.lower || point.value > lines.upper else {
                return false
            }
            return !point.signals.contains { if case .outside = $0 { true } else { false } }
        }
    }
}
