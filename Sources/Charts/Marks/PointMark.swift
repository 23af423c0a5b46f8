import Markup

/// One value of a series as a shape of its own; hollow when the value is qualified.
struct PointMark: Mark {
    let center: Point
    let shape: PointShape
    let color: String
    var radius = 4.0
    var isHollow = false
    var caption: String?

    func draw(into writer: inout MarkupWriter) {
        writer.element(
            "path",
            ["class": (isHollow ? "c-hollow-" : "c-fill-") + color, "d": shape.path(at: center, radius: radius)]
        ) { writer in
            if let caption { writer.element("title", text: caption) }
        }
    }
}
