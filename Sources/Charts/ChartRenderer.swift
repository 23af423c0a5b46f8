import Markup

/// Draws a specification: data, channels, scales, marks, then SVG.
public enum ChartRenderer {
    /// The chart as the UTF-8 bytes of one `<svg>` element. The same specification always gives the same bytes.
    ///
    /// - Parameter ticks: the text of a value on the axis; for `stacked100` it is given shares from 0 to 1.
    /// - Parameter across: the text of an amount on a horizontal axis, where a kind has both (the denominators of a funnel);
    ///   nil when it is that of a value.
    public static func svg(
        _ spec: ChartSpec, ticks: TickFormat, across: TickFormat? = nil, style: SVGStyle
    ) -> [UInt8] {
        let spec = spec.drawable
        let data = ChartData(spec)
        let drawing = drawing(spec, data, ticks, across ?? ticks)
        return SVGDocument(spec: spec, drawing: drawing, style: style).bytes
    }

    private static func drawing(
        _ spec: ChartSpec, _ data: ChartData, _ ticks: TickFormat, _ across: TickFormat
    ) -> Drawing {
        // A bullet without its value still has a target to show.
        let hasSomething = !data.numbers.isEmpty || (spec.kind == .bullet && spec.target != nil && !data.series.isEmpty)
        guard hasSomething else { return EmptyChart(spec: spec).drawing }
        switch spec.kind {
        case .line, .rank:
            return LineChart(spec: spec, data: data, ticks: ticks).drawing
        case .bar, .grouped, .stacked, .stacked100:
            let bars = Bars(spec: spec, data: data)
            // One or two stacks lie down: the length of the page gives small parts more room than its height.
            let liesDown = (spec.kind == .stacked || spec.kind == .stacked100) && spec.categories.count <= 2
            if liesDown { return LyingBarChart(spec: spec, data: data, bars: bars, ticks: ticks).drawing }
            if let upright = UprightBarChart(spec: spec, data: data, bars: bars, ticks: ticks) {
                return upright.drawing
            }
            return LyingBarChart(spec: spec, data: data, bars: bars, ticks: ticks).drawing
        case .barHorizontal:
            return LyingBarChart(spec: spec, data: data, bars: Bars(spec: spec, data: data), ticks: ticks).drawing
        case .bullet:
            return BulletChart(spec: spec, data: data).drawing
        case .sparkline:
            return SparklineChart(spec: spec, data: data).drawing
        case .area:
            return AreaChart(spec: spec, data: data, ticks: ticks).drawing
        case .slope:
            return SlopeChart(spec: spec, data: data, ticks: ticks).drawing
        case .bump(let fields):
            return BumpChart(spec: spec, data: data, fields: fields, ticks: ticks).drawing
        case .control(let limits):
            return ControlChart(spec: spec, data: data, limits: limits, ticks: ticks).drawing
        case .funnel(let limits):
            return FunnelChart(spec: spec, data: data, limits: limits, ticks: ticks, across: across).drawing
        case .dotInterval(let intervals):
            return DotIntervalChart(spec: spec, data: data, intervals: intervals, ticks: ticks).drawing
        case .histogram(let bins):
            return HistogramChart(spec: spec, data: data, bins: bins, ticks: ticks).drawing
        case .smallMultiples(let panels):
            return SmallMultiplesChart(spec: spec, data: data, reference: panels.reference, ticks: ticks).drawing
        case .contribution(let total):
            return ContributionChart(spec: spec, data: data, total: total, ticks: ticks).drawing
        }
    }
}
