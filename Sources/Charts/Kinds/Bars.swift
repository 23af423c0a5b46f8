/// The values of a specification as bars: for each category one or more lanes, for each lane one or more segments.
///
/// Neither upright nor lying: that is for the charts that draw them.
struct Bars: Sendable {
    struct Segment: Sendable {
        let series: Int
        let from: Double
        let to: Double
        let value: ChartValue
    }

    struct Lane: Sendable {
        var segments: [Segment] = []
        /// The signs of what is missing here, each once.
        var signs: [String] = []
        /// The series that are missing here.
        var lacking: [Int] = []

        mutating func addMissing(_ series: Int, _ sign: String) {
            lacking.append(series)
            if !sign.isEmpty, !signs.contains(sign) { signs.append(sign) }
        }
    }

    /// By category, then by lane.
    let lanes: [[Lane]]
    let isStacked: Bool
    let isShare: Bool

    init(spec: ChartSpec, data: ChartData) {
        isShare = spec.kind == .stacked100
        isStacked = isShare || spec.kind == .stacked
        lanes = data.categories.indices.map { category in
            let values = data.series.map { $0.values[category] }
            switch spec.kind {
            case .stacked100: return [Self.shares(values)]
            case .stacked: return [Self.stack(values)]
            default: return values.enumerated().map { Self.single($1, series: $0) }
            }
        }
    }

    var laneCount: Int { lanes.first?.count ?? 1 }

    /// Everything that has to lie within the domain.
    var ends: [Double] { lanes.flatMap { $0.flatMap { $0.segments.flatMap { [$0.from, $0.to] } } } }

    /// Where a lane's sign stands: the upper end of its bar, or zero.
    static func end(of lane: Lane) -> Double { max(lane.segments.map(\.to).max() ?? 0, 0) }

    private static func single(_ value: ChartValue, series: Int) -> Lane {
        var lane = Lane()
        if let number = value.number {
            lane.segments = [Segment(series: series, from: 0, to: number, value: value)]
        } else {
            lane.addMissing(series, value.label)
        }
        return lane
    }

    /// What is above zero is stacked upwards, what is below downwards. A missing part is not drawn.
    private static func stack(_ values: [ChartValue]) -> Lane {
        var lane = Lane()
        var (above, below) = (0.0, 0.0)
        for (series, value) in values.enumerated() {
            guard let number = value.number else {
                lane.addMissing(series, value.label)
                continue
            }
            let start = number < 0 ? below : above
            lane.segments.append(Segment(series: series, from: start, to: start + number, value: value))
            if number < 0 { below += number } else { above += number }
        }
        return lane
    }

    /// Shares are known only of a whole that is: with a missing or negative part, or a sum of zero, there are none.
    private static func shares(_ values: [ChartValue]) -> Lane {
        var lane = Lane()
        for (series, value) in values.enumerated() {
            guard let number = value.number else {
                lane.addMissing(series, value.label)
                continue
            }
            if number < 0 { lane.addMissing(series, value.label) }
        }
        let total = values.compactMap(\.number).reduce(0, +)
        if lane.lacking.isEmpty, total <= 0 || !total.isFinite { lane.signs = ["–"] }
        guard lane.lacking.isEmpty, lane.signs.isEmpty else { return lane }
        var sum = 0.0
        for (series, value) in values.enumerated() {
            let number = value.number ?? 0
            lane.segments.append(
                Segment(series: series, from: sum / total, to: (sum + number) / total, value: value))
            sum += number
        }
        return lane
    }
}
