/// The frame of a plot over ordered categories: the value axis, rules named above, signs and names below.
struct CategoryFrame: Sendable {
    let width: Double
    let typography: Typography
    let left: Double
    let right: Double
    /// The place of each category, and from one to the next.
    let centers: [Double]
    let spacing: Double
    /// The top of the room for labels over the plot, the top of the plot, its bottom.
    let labelsTop: Double
    let top: Double
    let bottom: Double
    let y: LinearScale
    let rules: RuleLabels

    private let data: ChartData
    private let axis: ValueAxis
    private let header: Header

    /// How the plot lies in its frame.
    struct Measures {
        /// The room for names on the right of the plot.
        var right = 12.0
        /// The height of the plot.
        var height: Double
        /// The room over the plot that labels of values may use.
        var labelRoom = 10.0
        /// The lowest value is on top, as for places in a field, and the highest stands this much over the bottom.
        var rankRoom: Double?
        /// The first and the last category stand at the ends of the plot.
        var reachesEnds = false
    }

    init(
        spec: ChartSpec, data: ChartData, axis: ValueAxis, legend: [LegendEntry], measures: Measures,
        changes: [Int: String] = [:]
    ) {
        (self.data, self.axis) = (data, axis)
        width = ChartLayout.width(spec)
        typography = ChartLayout.typography(width)
        left = ValueAxisMark.width(axis, typography) + ChartLayout.edge
        right = width - max(measures.right, 12)
        centers = Self.centers(data.categories.count, left: left, right: right, inset: measures.reachesEnds ? 4 : 28)
        spacing = centers.count > 1 ? centers[1] - centers[0] : right - left
        rules = RuleLabels(
            RuleLabels.items(spec, centers: centers, step: spacing, left: left, changes: changes), width: width,
            typography)
        header = Header(axisTitle: spec.axisTitle, legend: legend, width: width, typography)
        labelsTop = header.height + rules.height
        top = labelsTop + measures.labelRoom
        bottom = top + measures.height
        var range = (bottom, top)
        if let room = measures.rankRoom { range = (top, bottom - room) }
        y = LinearScale(domain: axis.domain, range: range)
    }

    private static func centers(_ count: Int, left: Double, right: Double, inset most: Double) -> [Double] {
        guard count > 1 else { return [(left + right) / 2] }
        let inset = min((right - left) / Double(count) / 2, most)
        let step = (right - left - 2 * inset) / Double(count - 1)
        return (0..<count).map { left + inset + Double($0) * step }
    }

    /// Everything behind the data: legend, axis, breaks and events.
    func backMarks(marksZero: Bool = true) -> [any Mark] {
        let ticks = ValueAxisMark(
            axis: axis, scale: y, left: left, right: right, typography: typography, marksZero: marksZero)
        return header.marks + [ticks] + rules.marks(top: header.height, plotBottom: bottom)
    }

    /// A rule across the plot at a value.
    func across(_ value: Double) -> (Point, Point) { (Point(x: left, y: y(value)), Point(x: right, y: y(value))) }

    /// What stands under the plot, and the height of the whole with it.
    ///
    /// - Parameter showsSwatches: series are told by squares, not by the shapes of their points.
    func foot(showsSwatches: Bool = false) -> (marks: [any Mark], height: Double) {
        let missing = MissingRows(data, showsSwatches: showsSwatches, typography)
        let missingTop = bottom + 5
        let bounds = ChartLayout.edge...width - ChartLayout.edge
        let labels = CategoryLabels(data.categories, centers: centers, step: spacing, bounds: bounds, typography)
        let labelsTop = missingTop + missing.height + 2
        let marks = missing.marks(centers: centers, top: missingTop, axisX: left, bounds: left - 6...width)
        return (marks + labels.marks(top: labelsTop), (labelsTop + labels.height + 4).rounded(.up))
    }
}
