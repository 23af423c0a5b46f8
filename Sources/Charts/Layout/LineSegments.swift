/// The points of a series, and the runs of neighbours that a line may join.
///
/// A missing value ends a run, and so does a break in the series or a place where counting starts anew. A line to or from a preliminary value is a run of its own.
struct LineSegments: Sendable {
    struct Run: Sendable {
        var points: [Point]
        var isPreliminary: Bool
    }

    private(set) var points: [(category: Int, point: Point)] = []
    private(set) var runs: [Run] = []

    init(_ values: [ChartValue], categories: [ChartCategory], centers: [Double], y: LinearScale) {
        var previous: Int?
        for (index, value) in values.enumerated() {
            guard let number = value.number else { continue }
            let point = Point(x: centers[index], y: y(number))
            if let before = previous, before == index - 1, categories[index].isJoined {
                join(point, isPreliminary: value.isPreliminary || values[before].isPreliminary)
            } else {
                runs.append(Run(points: [point], isPreliminary: value.isPreliminary))
            }
            points.append((index, point))
            previous = index
        }
    }

    /// Every straight piece that is drawn.
    var pieces: [(Point, Point)] {
        runs.flatMap { run in Array(zip(run.points, run.points.dropFirst())) }
    }

    private mutating func join(_ point: Point, isPreliminary: Bool) {
        let last = runs.count - 1
        if runs[last].points.count == 1 {
            runs[last] = Run(points: runs[last].points + [point], isPreliminary: isPreliminary)
        } else if runs[last].isPreliminary == isPreliminary {
            runs[last].points.append(point)
        } else {
            runs.append(
                Run(points: [runs[last].points[runs[last].points.count - 1], point], isPreliminary: isPreliminary))
        }
    }
}
