import Markup

/// Shapes of about equal weight, so that series are told apart without colour.
enum PointShape: Int, Sendable, CaseIterable {
    case circle, square, triangle, diamond, triangleDown, plus, hexagon, cross

    /// The shape of a chart's series by its place; after eight they repeat with other dashes.
    static func of(series index: Int) -> PointShape { allCases[index % allCases.count] }

    /// A shape for each variation, so that none is told by its colour alone.
    static func of(_ variation: ChartVariation) -> PointShape {
        switch variation {
        case .common: .circle
        case .improvement: .diamond
        case .concern: .square
        case .change: .plus
        }
    }

    func path(at center: Point, radius: Double) -> String {
        var path = PathData()
        path.command("M")
        if self == .circle {
            path.point(center.x - radius, center.y)
            for across in [radius * 2, -radius * 2] {
                path.command("a")
                path.point(radius, radius)
                path.flags(0, 1, 0)
                path.point(across, 0)
            }
        } else {
            for (index, corner) in corners.enumerated() {
                if index > 0 { path.command("L") }
                path.point(center.x + corner.0 * radius, center.y + corner.1 * radius)
            }
        }
        path.command("z")
        return path.string
    }

    /// Corners for a radius of one.
    private var corners: [(Double, Double)] {
        switch self {
        case .circle: []
        case .square: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]
        case .diamond: [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)]
        case .triangle: [(0, -1.25), (1.2, 0.9), (-1.2, 0.9)]
        case .triangleDown: [(0, 1.25), (1.2, -0.9), (-1.2, -0.9)]
        case .hexagon: [(-0.6, -1.1), (0.6, -1.1), (1.2, 0), (0.6, 1.1), (-0.6, 1.1), (-1.2, 0)]
        case .plus:
            [
                (-0.42, -1.25), (0.42, -1.25), (0.42, -0.42), (1.25, -0.42), (1.25, 0.42), (0.42, 0.42),
                (0.42, 1.25), (-0.42, 1.25), (-0.42, 0.42), (-1.25, 0.42), (-1.25, -0.42), (-0.42, -0.42),
            ]
        case .cross:
            [
                (0, -0.6), (0.6, -1.2), (1.2, -0.6), (0.6, 0), (1.2, 0.6), (0.6, 1.2), (0, 0.6), (-0.6, 1.2),
                (-1.2, 0.6), (-0.6, 0), (-1.2, -0.6), (-0.6, -1.2),
            ]
        }
    }
}
