import Charts
import Diagnostics
import Metrics
import Project
import Statistics

extension FigureComposer {
    /// A chart that rests on statistics: where they do not apply, the reason stands in its place, above the numbers.
    func statistics(
        _ block: FigureBlock, _ chart: StatisticsChart, _ numbers: NumbersRequest, _ level: Int,
        _ problems: inout [Diagnostic]
    ) -> ComposedFigure? {
        guard let whole = FigureGrid(numbers, context, at: block.location, &problems) else { return nil }
        let title = title(of: block, defaultTitle(numbers))
        var grid = chart.isOfOnePeriod ? whole.lastPeriod : whole
        let split = numbers.by.map { Axis.dimension($0) }
        var model = figure(
            block, title, grid.subtitle(axes: split + (chart.isOfOnePeriod ? [] : [.period])), nil, level)
        model.tableIsOpen = false
        guard !grid.isEmpty else {
            model.emptyText = emptyText(chart)
            return plain(block, title, model)
        }
        guard grid.checkUnique([.period] + split, at: block.location, &problems),
            chart.isOfRareEvents
                || grid.checkLikePeriods(allowsUnstated: false, at: block.location, &problems),
            let made = make(chart, grid, title: title, at: block.location, &problems)
        else { return nil }
        var register = context.register(from: page)
        if let shown = made.shown {
            grid = shown
            model.subtitle = grid.subtitle(axes: split + [.period])
        }
        model.table = table(made, grid, id: block.id + "-table", caption: title, &register)
        model.statuses = made.statuses
        model.summary = made.summary
        model.notes += made.notes.map { NoteModel(text: $0) }
        var svg: [UInt8]?
        switch made.picture {
        case .chart(let spec, let ticks, let across):
            let events = FigureEvents(block.events, grid, &problems)
            model.notes += events.notes
            func draw(_ id: String, _ width: Int, _ style: SVGStyle, remarks: [String] = []) -> [UInt8] {
                var spec = spec
                (spec.id, spec.width) = (id, width)
                spec.preliminaryText = grid.preliminaryText
                spec.annotations = events.annotations(events.periods.map { .period($0) })
                spec.description = ([spec.description] + events.sentences + remarks).joined(separator: " ")
                return ChartRenderer.svg(spec, ticks: ticks, across: across, style: style)
            }
            model.wideChart = draw(block.id + "-wide", 640, .inline)
            model.narrowChart = draw(block.id + "-narrow", 328, .inline)
            // A file that goes its own way takes along what the page says beside the chart.
            svg = draw(
                block.id, 640, .standalone, remarks: register.notices.map { "\($0.title): \($0.text)" } + made.notes)
        case .heatMap(let scale):
            model.heatMap = HeatMapComposer(grid: grid).table(
                scale, id: block.id + "-heat",
                caption: title + phrases.choose(" (theo bậc màu)", " (in steps of colour)"))
        case .refused(let reason):
            model.emptyText = reason
            model.tableIsOpen = true
        }
        return finish(
            block, model, grid, register, svg: svg, computed: made.columns, exported: made.exported, &problems)
    }

    /// Of a control chart it is known how much is lacking.
    private func emptyText(_ chart: StatisticsChart) -> String {
        guard case .control = chart else { return phrases.emptyFigure }
        return RefusalText(phrases, .periods).sentence(.tooFew(count: 0, minimum: ControlChart.leastCount))
    }

    private func make(
        _ chart: StatisticsChart, _ grid: FigureGrid, title: String, at location: SourceLocation,
        _ problems: inout [Diagnostic]
    ) -> StatisticsFigure? {
        if chart.isOfRareEvents, case .control(let limits?, let phases) = chart {
            return rareEvents(limits, phases, grid, title: title, at: location, &problems)
        }
        if case .control(let limits, let phases) = chart {
            return ControlComposer(grid: grid, form: limits, phases: phases).figure(
                title: title, at: location, &problems)
        }
        if case .contribution(let subject, let showsAll) = chart {
            return ContributionComposer(grid: grid, subject: subject, showsAll: showsAll).figure(
                title: title, at: location, &problems)
        }
        if case .histogram = chart, grid.numbers.by.isEmpty {
            return RecordHistogramComposer(grid: grid).figure(title: title, at: location, &problems)
        }
        // Every other kind is split by one dimension, which is checked where it is read.
        guard let field = grid.numbers.by.first else { return nil }
        let peers = FigurePeers(grid, field: field)
        switch chart {
        case .control, .contribution: return nil
        case .funnel: return FunnelComposer(peers: peers).figure(title: title)
        case .interval(let leastCount):
            return IntervalComposer(peers: peers, leastCount: leastCount).figure(title: title)
        case .bump(let leastCount, let highlighted):
            return BumpComposer(peers: peers, leastCount: leastCount, highlighted: highlighted).figure(title: title)
        case .slope(let highlighted):
            return SlopeComposer(peers: peers, highlighted: highlighted).figure(title: title)
        case .histogram: return HistogramComposer(peers: peers).figure(title: title)
        case .heatMap(let steps): return HeatMapComposer(grid: grid).figure(steps: steps)
        case .smallMultiples(let highlighted):
            return SmallMultiplesComposer(peers: peers, highlighted: highlighted).figure(title: title)
        }
    }

    /// A control chart of what lies between events, from the days on which there were some.
    private func rareEvents(
        _ limits: ControlForm, _ phases: [DeclaredPhase], _ grid: FigureGrid, title: String,
        at location: SourceLocation, _ problems: inout [Diagnostic]
    ) -> StatisticsFigure? {
        guard let metric = grid.points.first?.metric else { return nil }
        do throws(RareEvents.Obstacle) {
            let events = try RareEvents(grid.points.map(\.point), metric, form: limits)
            var between = FigureGrid(
                context: context, numbers: grid.numbers, points: events.points.map { (events.metric, $0) })
            between.valueName = phrases.text(events.metric.short)
            var figure = ControlComposer(grid: between, form: limits, phases: phases).figure(
                title: title, at: location, &problems)
            figure?.shown = between
            return figure
        } catch {
            let reason =
                switch error {
                case .several(let day): RareEventsText(phrases: phrases).several(day)
                case .refused(let refusal):
                    RefusalText(phrases, .periods) { grid.label(.period(grid.points[$0].point.key.period)) }
                        .sentence(refusal)
                }
            // Hundreds of days without an event are no table.
            let some = grid.points.indices.filter { index in
                let point = grid.points[index].point
                return (point.numerator ?? point.quantity).exactValue.map { !$0.isZero } ?? true
            }
            return StatisticsFigure(picture: .refused(reason), table: .points(order: some, axes: [.period]))
        }
    }

    private func table(
        _ made: StatisticsFigure, _ grid: FigureGrid, id: String, caption: String, _ register: inout NoteRegister
    ) -> TableModel {
        switch made.table {
        case .points(let order, let axes):
            return PointTable(grid: grid, axes: axes, columns: made.columns, order: order).table(
                id: id, caption: caption, &register)
        case .members(let computed):
            var table = TableComposer(grid: grid, rows: grid.numbers.by.map { .dimension($0) }, columns: [.period])
                .table(id: id, caption: caption, &register)
            table.rows += computed
            return table
        case .other(let heads, let rows):
            // The notes of the numbers behind the rows still belong to the figure.
            for item in grid.points { _ = register.marks(for: item.point) }
            return TableModel(id: id, caption: caption, columnHeads: heads, rows: rows)
        }
    }
}
