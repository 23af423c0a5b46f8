import Markup

/// A line through points. Where it is broken, there are several of them.
struct LineMark: Mark {
    enum Weight: String, Sendable {
        case normal = "c-line"
        case highlighted = "c-line c-line-highlighted"
        case context = "c-line c-line-context"
        case leader = "c-leader"
    }

    let points: [Point]
    let color: String
    var weight = Weight.normal
    var dash: String?

    /// To and from a preliminary value, in every series.
    static let preliminaryDash = "1.5 4"

    /// One pattern for each series of a chart; the first is solid.
    static func dash(_ index: Int) -> String? {
        [nil, "8 3", "2.5 2.5", "10 3 2.5 3", "14 4", "5 2"][index % 6]
    }

    func draw(into writer: inout MarkupWriter) {
        guard points.count > 1 else { return }
        writer.selfClosing(
            "path",
            ["class": weight.rawValue + " c-stroke-" + color, "d": Self.path(points), "stroke-dasharray": dash])
    }

    static func path(_ points: [Point]) -> String {
        var path = PathData()
        for (index, point) in points.enumerated() {
            path.command(index == 0 ? "M" : "L")
            path.point(point.x, point.y)
        }
        return path.string
    }
}
