/// The points of a series, and the runs of neighbours that a line may join.
///
/// A missing value ends a run, and so does a break in the series.
struct LineSegments: Sendable {
    private(set) var points: [(category: Int, point: Point)] = []
    private(set) var runs: [[Point]] = []

    init(_ values: [ChartValue], categories: [ChartCategory], centers: [Double], y: LinearScale) {
        var previous: Int?
        for (index, value) in values.enumerated() {
            guard let number = value.number else { continue }
            let point = Point(x: centers[index], y: y(number))
            points.append((index, point))
            if let previous, previous == index - 1, categories[index].breakBefore == nil {
                runs[runs.count - 1].append(point)
            } else {
                runs.append([point])
            }
            previous = index
        }
    }

    /// Every straight piece that is drawn.
    var pieces: [(Point, Point)] {
        runs.flatMap { run in Array(zip(run, run.dropFirst())) }
    }
}
