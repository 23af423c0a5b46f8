import Diagnostics
import Metrics
import Project
import Tables

/// One coordinate of a number: a period, a metric or a member.
enum Coordinate: Sendable, Hashable {
    case period(Period)
    case metric(String)
    case member(field: String, id: String?)

    /// Whether there is something to name.
    var isKnown: Bool { if case .member(_, nil) = self { false } else { true } }
}

/// The points of a figure, found by their coordinates.
struct FigureGrid: Sendable {
    let context: SiteContext
    let numbers: NumbersRequest
    let points: [(metric: MetricDefinition, point: MetricPoint)]
    /// What the values are, where that is not the metric itself.
    var valueName: String?
    /// The datasets behind the figure, sorted.
    let datasets: [String]
    /// Places of metrics, and of members by field, in the order in which they are shown.
    private let metricOrder: [String: Int]
    private let memberOrder: [String: [String: Int]]

    /// Evaluates a request; what cannot be evaluated, or matches nothing without leave, is reported at `location`.
    init?(
        _ numbers: NumbersRequest, _ context: SiteContext, at location: SourceLocation, _ problems: inout [Diagnostic]
    ) {
        var points: [(metric: MetricDefinition, point: MetricPoint)] = []
        for name in numbers.metrics {
            guard let metric = context.project.catalogue.metric(name) else { continue }
            do throws(MetricError) {
                points += try context.results.evaluator.evaluate(numbers.request(for: name)).map { (metric, $0) }
            } catch {
                problems.append(error.diagnostic(at: location, context.project.catalogue, context.glossary))
                return nil
            }
        }
        self.init(context: context, numbers: numbers, points: Self.window(points, numbers))
        if isEmpty && !numbers.emptyIsAllowed {
            problems.append(
                NoData(context: context).diagnostic(numbers.metrics.map(numbers.request), at: location))
            return nil
        }
    }

    /// Those of the periods that the request is of.
    private static func window(
        _ points: [(metric: MetricDefinition, point: MetricPoint)], _ numbers: NumbersRequest
    ) -> [(metric: MetricDefinition, point: MetricPoint)] {
        var points = points
        if let end = numbers.until?.interval?.upperBound {
            points.removeAll { $0.point.key.period.interval.map { $0.upperBound > end } ?? true }
        }
        guard let last = numbers.last else { return points }
        let shown = Set(Set(points.map(\.point.key.period)).sorted().suffix(last))
        return points.filter { shown.contains($0.point.key.period) }
    }

    /// Points that have been evaluated already.
    init(context: SiteContext, numbers: NumbersRequest, points: [(metric: MetricDefinition, point: MetricPoint)]) {
        self.context = context
        self.numbers = numbers
        self.points = points
        let catalogue = context.project.catalogue
        let datasets = Set(numbers.metrics.compactMap(catalogue.metric).flatMap(catalogue.datasets)).sorted()
        self.datasets = datasets
        metricOrder = Self.places(numbers.metrics)
        memberOrder = Dictionary(
            numbers.by.map { field in
                let declared = datasets.lazy.compactMap { catalogue.dataset($0)?.field(field)?.dimension }.first
                return (field, Self.places(numbers.members[field] ?? declared?.members.map(\.id) ?? []))
            }, uniquingKeysWith: { first, _ in first })
    }

    private static func places(_ names: [String]) -> [String: Int] {
        Dictionary(names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    var isEmpty: Bool { points.allSatisfy { $0.point.isEmpty } }

    /// The coordinate of a point along an axis.
    func coordinate(_ axis: Axis, of item: (metric: MetricDefinition, point: MetricPoint)) -> Coordinate {
        switch axis {
        case .period: return .period(item.point.key.period)
        case .metric: return .metric(item.metric.name)
        case .dimension(let field):
            let index = numbers.by.firstIndex(of: field)
            return .member(field: field, id: index.flatMap { item.point.key.members[$0] })
        }
    }

    /// The coordinates along `axes`, in the order in which they are shown: periods in time, metrics and members as asked for.
    func values(along axes: [Axis]) -> [[Coordinate]] {
        let all = Set(points.map { item in axes.map { coordinate($0, of: item) } })
        return all.sorted { left, right in
            for (one, two) in zip(left, right) where one != two { return precedes(one, two) }
            return false
        }
    }

    /// Whether the points have more than one coordinate along `axis`.
    func varies(along axis: Axis) -> Bool {
        guard let first = points.first.map({ coordinate(axis, of: $0) }) else { return false }
        return points.contains { coordinate(axis, of: $0) != first }
    }

    private func precedes(_ left: Coordinate, _ right: Coordinate) -> Bool {
        switch (left, right) {
        case (.period(let one), .period(let two)): return one == two ? false : one < two
        case (.metric(let one), .metric(let two)):
            return (metricOrder[one] ?? .max, one) < (metricOrder[two] ?? .max, two)
        case (.member(let field, let one), .member(_, let two)):
            let order = memberOrder[field] ?? [:]
            let (first, second) = (one.flatMap { order[$0] } ?? .max, two.flatMap { order[$0] } ?? .max)
            return first == second ? (one ?? "") < (two ?? "") : first < second
        default: return false
        }
    }

    /// Whether there is no number at `key` because there is nothing to count: a register lists every record of the periods
    /// it covers, so what it does not list does not exist.
    func isZero(at key: [Coordinate]) -> Bool {
        var name = numbers.metrics.count == 1 ? numbers.metrics.first : nil
        var period: Period?
        for coordinate in key {
            switch coordinate {
            case .metric(let metric): name = metric
            case .period(let one): period = one
            case .member: continue
            }
        }
        guard let metric = name.flatMap(context.project.catalogue.metric), case .simple(let measure) = metric.formula,
            let dataset = metric.dataset.flatMap(context.project.catalogue.dataset), dataset.kind == .register,
            let aggregate = dataset.measure(measure)?.aggregate, [.count, .countDistinct, .sum].contains(aggregate)
        else { return false }
        return points.contains { item in
            item.metric.name == metric.name && (period == nil || item.point.key.period == period)
        }
    }

    // MARK: - Words

    func label(_ coordinate: Coordinate, short: Bool = false) -> String {
        switch coordinate {
        case .period(let period):
            context.glossary.period(period, in: datasets, short: short)
        case .metric(let name):
            context.project.catalogue.metric(name).map { context.phrases.text(short ? $0.short : $0.title) } ?? name
        case .member(let field, let id):
            id.map { context.glossary.member($0, of: field, in: datasets, short: short) } ?? "–"
        }
    }

    /// What an axis is called, at the head of a column.
    func title(of axis: Axis) -> String {
        switch axis {
        case .period: context.phrases.choose("Kỳ", "Period")
        case .metric: context.phrases.choose("Chỉ số", "Metric")
        case .dimension(let field): context.glossary.fieldTitle(field, in: datasets)
        }
    }

    /// The head of the one column of values.
    var valueTitle: String {
        if let valueName { return valueName }
        return numbers.metrics.count == 1
            ? label(.metric(numbers.metrics[0]), short: true) : context.phrases.choose("Giá trị", "Value")
    }

    /// The unit of measure that all metrics share; nil where they differ, and for per cents, which carry their sign.
    var sharedUnit: String? { sharedUnitOfMeasure.map { context.phrases.text($0) } }

    var sharedUnitOfMeasure: UnitOfMeasure? {
        let units = points.map { $0.metric.format == .percent ? nil : $0.metric.measuredIn }
        guard let first = units.first, let unit = first else { return nil }
        let name = context.phrases.text(unit)
        return units.allSatisfy { $0.map { context.phrases.text($0) } == name } && !name.isEmpty ? unit : nil
    }

    /// What holds for the whole figure and is no axis of it: unit, period, members.
    func subtitle(axes: [Axis]) -> String? {
        var parts: [String] = []
        if let sharedUnit { parts.append(context.phrases.measured(in: sharedUnit)) }
        for (field, members) in numbers.members.sorted(by: { $0.key < $1.key }) where !axes.contains(.dimension(field))
        {
            parts.append(context.phrases.list(members.map { context.glossary.member($0, of: field, in: datasets) }))
        }
        let periods = Set(points.map(\.point.key.period))
        if !axes.contains(.period), periods.count == 1, let period = periods.first {
            parts.append(label(.period(period)))
        }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    /// The documents that the numbers come from, in the order of `sources.yaml`.
    var sources: [NoteModel] {
        var ids: Set<String> = []
        for (_, point) in points {
            for (name, rows) in NoteRegister.rows(of: point) {
                guard let facts = context.results.facts[name], let field = facts.dataset.sourceField else { continue }
                ids.formUnion(rows.compactMap { facts.member(field, row: $0) })
            }
        }
        return SourceText(phrases: context.phrases).citations(of: ids, in: context.project.catalogue).map {
            NoteModel(text: $0.text)
        }
    }
}
