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
        let datasets = grid.datasets.compactMap(context.project.catalogue.dataset).filter {
            $0.field(field)?.dimension?.isUnits ?? false
        }
        func id(_ index: Int) -> String? {
            if case .member(_, let id) = grid.coordinate(.dimension(field), of: grid.points[index]) { id } else { nil }
        }
        let known = Set(grid.points.indices.filter { !grid.points[$0].point.isEmpty }.compactMap(id))
        /// The nearest member there is whose figures contain those of `member`.
        func container(of member: String) -> String? {
            datasets.flatMap { $0.containers(of: member) }.first(where: known.contains)
        }
        var included: [Int] = []
        var totals: [String] = []
        var parts: [String] = []
        func name(_ id: String) -> String { context.glossary.member(id, of: field, in: grid.datasets, short: true) }
        for index in grid.points.indices {
            guard let id = id(index) else { continue }
            if context.results.isTotal(grid.points[index].point) {
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
                text.meaning(point, metric) ?? phrases.unsettled([point.quantity])
                ?? phrases.choose("chỉ là số ước lượng", "an estimate only")
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

extension Refusal {
    /// The result of what may refuse.
    static func refused<Value>(_ make: () throws(Refusal) -> Value) -> Result<Value, Refusal> { Result(catching: make) }
}

extension Result {
    /// Nil of a failure.
    var value: Success? { if case .success(let value) = self { value } else { nil } }
}

extension FigureGrid {
    /// The numbers of the last period that has any.
    var lastPeriod: FigureGrid {
        guard let last = points.map(\.point).latestPeriod else { return self }
        return FigureGrid(
            context: context, numbers: numbers, points: points.filter { $0.point.key.period == last })
    }
}
