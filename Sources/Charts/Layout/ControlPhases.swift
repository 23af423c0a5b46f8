/// The stretches of a control chart over which mean and limits are one process, drawn as steps.
struct ControlPhases: Sendable {
    private struct Phase: Sendable {
        var categories: [Int]
        let isProvisional: Bool
    }

    private let phases: [Phase]
    private let points: [ControlLimits.Point]
    private let frame: CategoryFrame

    init(_ points: [ControlLimits.Point], categories: [ChartCategory], frame: CategoryFrame) {
        var phases: [Phase] = []
        var isOpen = false
        for (index, point) in points.enumerated() {
            guard point.center != nil else {
                isOpen = false
                continue
            }
            let last = phases.count - 1
            let goesOn =
                isOpen && point.baselineBefore == nil && categories[index].breakBefore == nil
                && phases[last].isProvisional == point.isProvisional
            if goesOn {
                phases[last].categories.append(index)
            } else {
                phases.append(Phase(categories: [index], isProvisional: point.isProvisional))
            }
            isOpen = true
        }
        (self.phases, self.points, self.frame) = (phases, points, frame)
    }

    /// Bands first, then limits, then means.
    var marks: [any Mark] {
        var (bands, limits, centers): ([any Mark], [any Mark], [any Mark]) = ([], [], [])
        for phase in phases {
            let role: RuleMark.Role = phase.isProvisional ? .dashedLimit : .limit
            limits += steps(phase.categories, \.upper).map { RulePathMark(points: $0, role: role) }
            limits += steps(phase.categories, \.lower).map { RulePathMark(points: $0, role: role) }
            centers += steps(phase.categories, \.center).map { RulePathMark(points: $0, role: .center) }
            let both = phase.categories.filter { points[$0].upper != nil && points[$0].lower != nil }
            guard !phase.isProvisional, both.count == phase.categories.count else { continue }
            for (upper, lower) in zip(steps(both, \.upper), steps(both, \.lower)) {
                bands.append(AreaMark(upper: upper, lower: lower, fill: .band))
            }
        }
        return bands + limits + centers
    }

    /// Runs of a number there is, each category as wide as the way from one to the next.
    private func steps(
        _ categories: [Int], _ number: KeyPath<ControlLimits.Point, Double?>
    ) -> [[Point]] {
        var runs: [[Point]] = []
        var previous: Int?
        for index in categories {
            guard let value = points[index][keyPath: number] else { continue }
            let y = frame.y(value)
            let left = max(frame.centers[index] - frame.spacing / 2, frame.left)
            let right = min(frame.centers[index] + frame.spacing / 2, frame.right)
            if previous != index - 1 || runs.isEmpty {
                runs.append([Point(x: left, y: y), Point(x: right, y: y)])
            } else if let end = runs[runs.count - 1].last, end.y == y {
                runs[runs.count - 1][runs[runs.count - 1].count - 1].x = right
            } else {
                runs[runs.count - 1] += [Point(x: left, y: y), Point(x: right, y: y)]
            }
            previous = index
        }
        return runs
    }
}
