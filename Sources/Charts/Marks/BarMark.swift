import Markup

/// A bar or a segment of one; hatched when its value is qualified.
struct BarMark: Mark {
    let box: Box
    let color: String
    /// The id of the hatch pattern that fills it.
    var hatch: String?
    var caption: String?

    func draw(into writer: inout MarkupWriter) {
        writer.element(
            "rect",
            [
                "class": "c-bar " + (hatch == nil ? "c-fill-" : "c-hatched-") + color, "x": coordinate(box.x),
                "y": coordinate(box.y), "width": coordinate(box.width), "height": coordinate(box.height),
                "fill": hatch.map { "url(#\($0))" },
            ]
        ) { writer in
            if let caption { writer.element("title", text: caption) }
        }
    }
}
