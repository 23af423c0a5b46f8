import Metrics
import Statistics

/// The numbers of a figure that may be set beside each other: those of the members of one dimension, without totals and
/// without members whose figures are contained in those of another member that is there.
struct FigurePeers {
    let grid: FigureGrid
    let field: String
    /// Places of points, in their order.
    let included: [Int]
    /// Who is left out and why: "A (dòng tổng)".
    private let left: [String]

    init(_ grid: FigureGrid, field: String) {
        self.grid = grid
        self.field = field
        let context = grid.context
        let datasets = grid.datasets.compactMap(context.project.catalogue.dataset)
        var within: [String: String] = [:]
        for dataset in datasets where dataset.field(field)?.dimension?.isUnits ?? false {
            within.merge(dataset.within) { first, _ in first }
        }
        func id(_ index: Int) -> String? {
            if case .member(_, let id) = grid.coordinate(.dimension(field), of: grid.points[index]) { id } else { nil }
        }
        let known = Set(grid.points.indices.filter { !grid.points[$0].point.isEmpty }.compactMap(id))
        /// The nearest member there is whose figures contain those of `member`, however many steps away.
        func container(of member: String) -> String? {
            var next = within[member]
            for _ in within {
                guard let unit = next else { return nil }
                if known.contains(unit) { return unit }
                next = within[unit]
            }
            return nil
        }
        var included: [Int] = []
        var totals: [String] = []
        var parts: [String] = []
        func name(_ id: String) -> String { context.glossary.member(id, of: field, in: grid.datasets, short: true) }
        for index in grid.points.indices {
            guard let id = id(index) else { continue }
            if Self.isTotal(grid.points[index].point, context.results) {
                totals.append(name(id))
            } else if let container = container(of: id) {
                let part = context.phrases.choose(
                    "\(name(id)) (số liệu nằm trong \(name(container)))",
                    "\(name(id)) (contained in the figures of \(name(container)))")
                if !parts.contains(part) { parts.append(part) }
            } else {
                included.append(index)
            }
        }
        self.included = included
        left = Array(Set(totals)).sorted().map { $0 + context.phrases.choose(" (dòng tổng)", " (a total)") } + parts
    }

    /// Who is not compared with the others.
    var notes: [String] {
        note(grid.context.phrases.choose("Không so cùng: ", "Not compared with the others: "))
    }

    /// Who does not count where something is made of all.
    var uncounted: [String] {
        note(grid.context.phrases.choose("Không tính vào trung vị: ", "Not counted in the median: "))
    }

    private func note(_ beginning: String) -> [String] {
        left.isEmpty ? [] : [beginning + left.joined(separator: "; ") + "."]
    }

    private static func isTotal(_ point: MetricPoint, _ results: Results) -> Bool {
        point.inputs.contains { input in
            input.reading.rows.contains { results.facts[input.dataset]?.isTotal[$0] ?? false }
        }
    }

    /// The member of a point, by its short name.
    func name(_ index: Int) -> String {
        grid.label(grid.coordinate(.dimension(field), of: grid.points[index]), short: true)
    }

    /// Those without an exact number, with the reason: "A (nguồn không nêu)".
    func missing(among indices: [Int]) -> String? {
        let text = PointText(glossary: grid.context.glossary)
        let phrases = grid.context.phrases
        var gaps: [(name: String, reason: String, periods: [String])] = []
        for index in indices {
            let (metric, point) = grid.points[index]
            if point.quantity.exactValue != nil { continue }
            let reason =
                text.meaning(point, metric) ?? phrases.choose("chỉ là số ước lượng", "an estimate only")
            let period = grid.label(.period(point.key.period), short: true)
            if let known = gaps.firstIndex(where: { $0.name == name(index) && $0.reason == reason }) {
                gaps[known].periods.append(period)
            } else {
                gaps.append((name(index), reason, [period]))
            }
        }
        if gaps.isEmpty { return nil }
        let isOfOnePeriod = !grid.varies(along: .period)
        let texts = gaps.map { gap in
            "\(gap.name) (" + (isOfOnePeriod ? "" : gap.periods.joined(separator: ", ") + ": ") + gap.reason + ")"
        }
        return phrases.choose("Không có số để tính: ", "Without a number to compute with: ")
            + texts.joined(separator: "; ") + "."
    }
}

extension MetricPoint {
    /// The counts of a share; nil where there is no exact share of whole counts.
    var shareOfCounts: Proportion? {
        guard quantity.exactValue != nil, let top = numerator?.whole, let bottom = denominator?.whole else {
            return nil
        }
        return Refusal.refused { () throws(Refusal) in try Proportion(events: top, of: bottom) }.value
    }
}

extension Refusal {
    /// The result of what may refuse.
    static func refused<Value>(_ make: () throws(Refusal) -> Value) -> Result<Value, Refusal> { Result(catching: make) }
}

extension Result {
    /// Nil of a failure.
    var value: Success? { if case .success(let value) = self { value } else { nil } }
}

extension MetricDefinition {
    /// The good way; nil where neither is.
    var goodWay: Better? {
        switch direction {
        case .higher: .higher
        case .lower: .lower
        case .none: nil
        }
    }
}

extension FigureGrid {
    /// The numbers of the last period that has any.
    var lastPeriod: FigureGrid {
        let dated = points.filter { $0.point.key.period != .unstated && !$0.point.isEmpty }
        let known = dated.filter { $0.point.quantity.anyValue != nil }
        guard let last = (known.isEmpty ? dated : known).map(\.point.key.period).max() else { return self }
        return FigureGrid(
            context: context, numbers: numbers, points: points.filter { $0.point.key.period == last })
    }
}
