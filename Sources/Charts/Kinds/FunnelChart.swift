/// Units by their denominators, between the limits of what chance explains around the mean of all.
struct FunnelChart {
    let spec: ChartSpec
    let limits: FunnelLimits
    let ticks: TickFormat
    let across: TickFormat

    private let data: ChartData
    private let width: Double
    private let typography: Typography
    private let isNarrow: Bool
    /// The units with a value and a denominator; those without.
    private let drawn: [(category: Int, value: Double, unit: FunnelLimits.Unit)]
    private let undrawn: [Int]

    init(spec: ChartSpec, data: ChartData, limits: FunnelLimits, ticks: TickFormat, across: TickFormat) {
        (self.spec, self.data, self.limits, self.ticks, self.across) = (spec, data, limits, ticks, across)
        width = ChartLayout.width(spec)
        typography = ChartLayout.typography(width)
        isNarrow = ChartLayout.isNarrow(width)
        let values = data.series.first?.values ?? []
        let drawn = values.indices.compactMap { index -> (category: Int, value: Double, unit: FunnelLimits.Unit)? in
            guard let value = values[index].number, limits.units.indices.contains(index) else { return nil }
            let unit = limits.units[index]
            return unit.denominator > 0 && unit.denominator.isDrawable ? (index, value, unit) : nil
        }
        self.drawn = drawn
        undrawn = values.indices.filter { index in !drawn.contains { $0.category == index } }
    }

    var drawing: Drawing {
        guard let largest = drawn.map(\.unit.denominator).max(), limits.mean.isDrawable else {
            return EmptyChart(spec: spec).drawing
        }
        // 1. Scales.
        // The limits of the least units reach from nothing to everything and would press all others together: the axis holds
        // every unit, and the limits from the middle one on.
        let sizes = drawn.map(\.unit.denominator).sorted()
        let usual = sizes[(sizes.count - 1) / 2]
        let shown = (limits.inner.points + limits.outer.points).filter { $0.denominator >= usual }
        let bounds = shown.flatMap { [$0.lower, $0.upper] }.filter(\.isDrawable)
        let axis = ValueAxis(
            numbers: drawn.map(\.value) + bounds + [limits.mean] + (spec.target.map { [$0.value] } ?? []),
            wanted: spec.domain, fromZero: false, count: isNarrow ? 4 : 5, format: ticks)
        let ends = endLabels
        let header = Header(
            axisTitle: spec.axisTitle, legend: legend(namesRules: ends == nil), width: width, typography)
        let left = ValueAxisMark.width(axis, typography) + ChartLayout.edge
        let right = width - (ends.map { max($0.labels.width, 12) } ?? 12)
        let (top, bottom) = (header.height + 10, header.height + 10 + ChartLayout.plotHeight(width) + 20)
        let y = LinearScale(domain: axis.domain, range: (bottom, top))
        let x = AcrossAxis(
            largest: largest, isSquareRoot: limits.isSquareRoot, range: (left, right), format: across, typography)

        // 2. Marks, from the back to the front.
        var marks: [any Mark] = header.marks
        marks.append(AcrossAxisMark(axis: x, top: top, bottom: bottom, width: width, typography: typography))
        marks.append(ValueAxisMark(axis: axis, scale: y, left: left, right: right, typography: typography))
        let curves = curves(x, y)
        marks += curves.flatMap { curve in
            [curve.lower, curve.upper].map { RulePathMark(points: $0, role: curve.role) }
        }
        let rules = [(limits.mean, RuleMark.Role.center)] + (spec.target.map { [($0.value, .target)] } ?? [])
        marks += rules.map { value, role in
            RuleMark(from: Point(x: left, y: y(value)), to: Point(x: right, y: y(value)), role: role)
        }
        let places = drawn.map { Point(x: x($0.unit.denominator), y: y($0.value)) }
        marks += pointMarks(places)
        let names = names(
            places, lines: curves.flatMap { [$0.lower, $0.upper] }.flatMap { Array(zip($0, $0.dropFirst())) },
            bounds: Box(x: left, y: top - 8, width: right - left, height: bottom - top + 6))
        marks += names.marks
        if let ends {
            marks += ends.labels.marks(
                wanted: ends.values.map { y($0) }, x: right, leaders: ends.values.map { _ in nil },
                bounds: top - 8...bottom + 8)
        }

        // 3. What stands under the plot.
        let title = WrappedText(limits.denominatorTitle, width: width - 2 * ChartLayout.edge, maxLines: 2, typography)
        let titleTop = bottom + 7 + typography.lineHeight
        let half = title.width(typography) / 2
        let middle = max(min((left + right) / 2, width - ChartLayout.edge - half), ChartLayout.edge + half)
        marks.append(
            LabelMark(
                title, at: Point(x: middle, y: titleTop + typography.ascent), anchor: .middle, role: .quiet, typography)
        )
        let list = KeyList(names.key + missing, width: width, typography)
        let listTop = titleTop + title.height(typography) + 8
        marks += list.marks(top: listTop)
        return Drawing(
            width: width, height: (listTop + list.height + 2).rounded(.up), typography: typography, marks: marks)
    }

    /// The names of the rules at the right end; nil where there is no room for them.
    private var endLabels: (labels: EndLabels, values: [Double])? {
        guard !isNarrow, let outer = limits.outer.points.last, let inner = limits.inner.points.last else { return nil }
        var named = [
            (outer.upper, limits.outer.label, false), (inner.upper, limits.inner.label, false),
            (limits.mean, limits.meanLabel, true),
        ]
        if let target = spec.target { named.append((target.value, target.label, false)) }
        let entries = named.map { EndLabels.Entry(text: $0.1, symbol: nil, isStrong: $0.2) }
        return EndLabels(entries, width: width, height: 200, typography).map { ($0, named.map(\.0)) }
    }

    private func legend(namesRules: Bool) -> [LegendEntry] {
        var entries = LegendEntry.variations(drawn.map(\.unit.variation), limits.variationWords)
        if namesRules {
            entries += [
                LegendEntry(symbol: .rule(.center), text: limits.meanLabel),
                LegendEntry(symbol: .rule(.dashedLimit), text: limits.inner.label),
                LegendEntry(symbol: .rule(.limit), text: limits.outer.label),
            ]
            if let target = spec.target { entries.append(LegendEntry(symbol: .rule(.target), text: target.label)) }
        }
        return entries
    }

    private func curves(
        _ x: AcrossAxis, _ y: LinearScale
    ) -> [(lower: [Point], upper: [Point], role: RuleMark.Role)] {
        let scale = FunnelCurve(x: x, y: y)
        return [(limits.outer, RuleMark.Role.limit), (limits.inner, .dashedLimit)].map { curve, role in
            (scale.places(curve.points, \.lower), scale.places(curve.points, \.upper), role)
        }
    }

    private func pointMarks(_ places: [Point]) -> [any Mark] {
        let order =
            drawn.indices.filter { drawn[$0].unit.variation == .common }
            + drawn.indices.filter { drawn[$0].unit.variation != .common }
        return order.map { index in
            let (category, _, unit) = drawn[index]
            let words = unit.variation == .common ? "" : " (\(limits.variationWords[unit.variation]))"
            return PointMark(
                center: places[index], shape: .of(unit.variation), color: unit.variation.rawValue,
                radius: unit.variation == .common ? 3.25 : 4.5,
                isHollow: data.series[0].values[category].isTentative,
                caption: "\(data.caption(series: 0, category: category)); \(across(unit.denominator))" + words)
        }
    }

    /// Names beside the points outside; numbers and a key where not every name has room.
    private func names(
        _ places: [Point], lines: [(Point, Point)], bounds: Box
    ) -> (marks: [any Mark], key: [KeyList.Entry]) {
        let outside = drawn.indices.filter { drawn[$0].unit.variation != .common }
        let points = outside.map { places[$0] }
        let obstacles = places.map { Box(x: $0.x - 4, y: $0.y - 4, width: 8, height: 8) }
        func marks(_ texts: [WrappedText]) -> [LabelMark?] {
            PointLabels.marks(
                texts, at: points, obstacles: obstacles, lines: lines, bounds: bounds, typography)
        }
        if !isNarrow {
            let direct = marks(
                outside.map { WrappedText(name(drawn[$0].category), width: 150, maxLines: 2, typography) })
            if !direct.contains(where: { $0 == nil || $0?.caption != nil }) { return (direct.compactMap { $0 }, []) }
        }
        let numbers = marks(
            outside.indices.map { WrappedText("\($0 + 1)", width: 40, maxLines: 1, typography) })
        let key = outside.enumerated().map { place, index in
            let item = drawn[index]
            return KeyList.Entry(
                key: "\(place + 1)", symbol: (item.unit.variation.rawValue, .of(item.unit.variation)),
                text: "\(data.categories[item.category].label): \(data.series[0].values[item.category].label)")
        }
        return (numbers.compactMap { $0 }, key)
    }

    private func name(_ category: Int) -> String {
        data.categories[category].shortLabel ?? data.categories[category].label
    }

    /// The units that are not drawn, with their signs.
    private var missing: [KeyList.Entry] {
        guard !undrawn.isEmpty else { return [] }
        let texts = undrawn.map { "\(name($0)): \(data.series[0].values[$0].label)" }
        return [KeyList.Entry(key: "", symbol: nil, text: texts.joined(separator: "; "))]
    }
}
