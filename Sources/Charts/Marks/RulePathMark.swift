import Markup

/// A rule that steps or bends: the mean of a control chart, the limits of a funnel.
struct RulePathMark: Mark {
    let points: [Point]
    let role: RuleMark.Role

    func draw(into writer: inout MarkupWriter) {
        guard points.count > 1 else { return }
        writer.selfClosing(
            "path", ["class": "c-" + role.rawValue, "d": LineMark.path(points), "stroke-dasharray": role.dash])
    }
}
