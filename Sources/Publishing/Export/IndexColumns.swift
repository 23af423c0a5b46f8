import Metrics

/// What the files say of indices and ranks besides their numbers: what each criterion gives, who is tied.
struct IndexColumns {
    let columns: [(name: String, title: String, isNumeric: Bool, values: [ComputedColumn.Value])]

    init(_ points: [(metric: MetricDefinition, point: MetricPoint)], _ phrases: Phrases) {
        var criteria: [(name: String, title: String)] = []
        for (metric, _) in points {
            guard case .index(let definition) = metric.formula else { continue }
            for item in definition.all where !criteria.contains(where: { $0.name == item.name }) {
                criteria.append((item.name, phrases.text(item.title)))
            }
        }
        var columns = criteria.map { name, title in
            let values = points.map { _, point -> ComputedColumn.Value in
                let given = point.score?.contributions.first { $0.criterion == name && !$0.isLeftOut }
                return given.map { .init(text: nil, machine: .number($0.points)) } ?? .none
            }
            return (
                name: "points_" + name, title: phrases.choose("Điểm: ", "Points: ") + title, isNumeric: true,
                values: values
            )
        }
        let isRanked = points.contains { metric, _ in if case .ranking = metric.formula { true } else { false } }
        if isRanked {
            let values = points.map { _, point in
                point.edition.map { ComputedColumn.Value(text: nil, machine: .word($0.isTied ? "true" : "false")) }
                    ?? .none
            }
            columns.append((name: "tied", title: phrases.choose("Đồng hạng", "Tied"), isNumeric: false, values: values))
        }
        self.columns = columns
    }
}
