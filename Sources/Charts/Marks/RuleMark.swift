import Markup

/// A straight rule: a gridline, an axis, a target, a break.
struct RuleMark: Mark {
    enum Role: String, Sendable {
        case grid, axis, target
        /// Drawn under a target that lies over bars, so that it is seen on them.
        case targetCasing = "target-casing"
        case seriesBreak = "break"

        var dash: String? {
            switch self {
            case .grid, .axis, .targetCasing: nil
            case .target: "6 4"
            case .seriesBreak: "2 3"
            }
        }
    }

    let from: Point
    let to: Point
    let role: Role

    func draw(into writer: inout MarkupWriter) {
        writer.selfClosing(
            "line",
            [
                "class": "c-" + role.rawValue, "x1": coordinate(from.x), "y1": coordinate(from.y),
                "x2": coordinate(to.x), "y2": coordinate(to.y), "stroke-dasharray": role.dash,
            ])
    }
}
