import Diagnostics
import Metrics
import Project

/// Whether the series of a figure are disjoint parts of one whole that add up, so that they may lie on top of each other.
struct StackCheck {
    let grid: FigureGrid
    let x: Axis
    let seriesAxes: [Axis]

    private var catalogue: Catalogue { grid.context.project.catalogue }

    func check(at location: SourceLocation, _ problems: inout [Diagnostic]) -> Bool {
        if x == .period, addsUp, seriesAxes.allSatisfy(isWhole) { return true }
        problems.append(
            Diagnostic(
                .error, "figure.not-a-whole",
                vi: "Biểu đồ area chỉ vẽ các phần không trùng nhau của một tổng, theo thời gian, với số cộng được.",
                en: "An area chart shows disjoint parts of one whole over time, of numbers that add up.", at: location,
                hint: Localized(
                    vi:
                        "Dùng số đếm hay số cộng được (type: simple), by một cột có whole: true (hoặc đơn vị trong wholes) và để đủ mọi mục, hay metrics là đủ các phần của một mục trong parts; nếu không thì dùng kind: line.",
                    en:
                        "Use counts or sums (type: simple), by a field with whole: true (or units in wholes) with all of its members, or metrics that are all parts of a node of parts; otherwise use kind: line."
                )))
        return false
    }

    private var addsUp: Bool {
        grid.numbers.metrics.compactMap(catalogue.metric).allSatisfy { metric in
            if case .simple = metric.formula {
                metric.addsUp(metric.dataset.flatMap(catalogue.dataset)?.measures ?? [])
            } else {
                false
            }
        }
    }

    private func isWhole(_ axis: Axis) -> Bool {
        switch axis {
        case .period: return false
        case .metric: return arePartsOfANode
        case .dimension(let name):
            let shown = Set(
                grid.points.compactMap { item -> String? in
                    if case .member(_, let id) = grid.coordinate(axis, of: item) { id } else { nil }
                })
            return grid.datasets.compactMap(catalogue.dataset).allSatisfy { dataset in
                guard let dimension = dataset.field(name)?.dimension else { return false }
                let members = Set(dimension.members.map(\.id))
                let asked = grid.numbers.members[name].map(Set.init) ?? members
                // Records are disjoint, and all of them are there.
                if dataset.kind != .reported || dimension.isWhole { return asked == members }
                return dataset.wholes.contains(shown)
            }
        }
    }

    private var arePartsOfANode: Bool {
        let metrics = grid.numbers.metrics.compactMap(catalogue.metric)
        guard let dataset = metrics.first?.dataset.flatMap(catalogue.dataset),
            metrics.allSatisfy({ $0.dataset == dataset.name && $0.filter == metrics[0].filter })
        else { return false }
        let fields = Set(metrics.flatMap(\.formula.measures).compactMap { dataset.measure($0)?.of })
        return fields.count == metrics.count
            && dataset.parts.flatMap(\.nodes).contains { Set($0.children.map(\.name)) == fields }
    }
}
