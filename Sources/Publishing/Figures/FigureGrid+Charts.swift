import Charts
import Metrics
import Tables

extension MetricDefinition {
    /// A computed share, which lies between 0 and 1; one that a source reports is in per cent.
    var isShare: Bool {
        if case .reported = formula { return false }
        return format == .percent
    }
}

/// What charts take from a figure's points.
extension FigureGrid {
    func chartValue(_ point: MetricPoint, _ metric: MetricDefinition) -> ChartValue {
        let label = PointText(glossary: context.glossary).value(point, metric)
        return switch point.quantity {
        case .value(let number, .exact): .number(number.doubleValue, label: label)
        case .value(let number, .preliminary), .value(let number, .undue):
            .preliminary(number.doubleValue, label: label)
        case .value(let number, _): .qualified(number.doubleValue, label: label)
        case .absent, .notComputable: .missing(label: label)
        }
    }

    /// What is said in the legend of numbers that will still change; nil where there is none.
    var preliminaryText: String? { context.phrases.unsettled(points.lazy.map(\.point.quantity)) }

    /// What stands for a number that there is not.
    func emptyChartValue(at key: [Coordinate]) -> ChartValue {
        isZero(at: key)
            ? .number(0, label: context.phrases.numbers.exact(.zero)) : .missing(label: Absence.notAvailable.sign)
    }

    /// The name of a break in any of the series between two neighbouring periods.
    func seriesBreak(_ earlier: Coordinate, _ later: Coordinate) -> String? {
        guard case .period(let first) = earlier, case .period(let second) = later else { return nil }
        return points.lazy.filter { $0.point.key.period == second }
            .compactMap { context.results.seriesBreak(after: first, before: $0.point) }
            .first.map { context.phrases.text($0.title) }
    }

    /// Whether a sum from the beginning of the year begins again between two neighbouring periods.
    func startsAnew(_ earlier: Coordinate, _ later: Coordinate) -> Bool {
        guard case .period(let first) = earlier, case .period(let second) = later,
            first.yearAndMonth?.year != second.yearAndMonth?.year
        else { return false }
        return points.contains { item in
            if case .cumulative(_, _, .year) = item.metric.formula { item.point.key.period == second } else { false }
        }
    }

    /// The target of the only metric, where one holds for every period shown.
    var chartTarget: ChartTarget? {
        guard numbers.metrics.count == 1, let metric = points.first?.metric else { return nil }
        let targets = Set(points.map { metric.target(for: $0.point.key.period) })
        guard targets.count == 1, case let target?? = targets.first else { return nil }
        let label = PointText(glossary: context.glossary).number(target.value, metric)
        return ChartTarget(
            value: target.value.doubleValue, label: context.phrases.choose("Mục tiêu ", "Target ") + label)
    }

    /// The text of a tick: of a share from 0 to 1 in per cent, else of a number as it is.
    func ticks(areShares: Bool) -> TickFormat {
        let numbers = context.phrases.numbers
        let isPercent = points.contains { $0.metric.format == .percent }
        return TickFormat { value in
            let scaled = (value * 1_000_000).rounded()
            guard scaled.magnitude < 9e15, let exact = Rational(Int(scaled), over: 1_000_000) else { return "" }
            if areShares { return exact.multiplied(by: Rational(100)).map { numbers.exact($0) + "%" } ?? "" }
            return numbers.exact(exact) + (isPercent ? "%" : "")
        }
    }
}
