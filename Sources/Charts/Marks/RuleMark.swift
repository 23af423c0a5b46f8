import Markup

/// A straight rule: a gridline, an axis, a target, a break, an event.
struct RuleMark: Mark {
    enum Role: String, Sendable {
        case grid, axis, target
        /// Drawn under a target that lies over bars, so that it is seen on them.
        case targetCasing = "target-casing"
        case seriesBreak = "break"
        /// Something that happened, or a value that is pointed out.
        case event
        /// The mean of a process or of units.
        case center
        /// A limit of what chance explains; dashed when it is provisional, or the inner of two.
        case limit
        case dashedLimit = "limit-dashed"

        var dash: String? {
            switch self {
            case .grid, .axis, .targetCasing, .event, .center, .limit: nil
            case .target: "6 4"
            case .dashedLimit: "4 3"
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
