import Markup

/// A short strong tick across a bullet.
struct TargetTickMark: Mark {
    let from: Point
    let to: Point

    func draw(into writer: inout MarkupWriter) {
        writer.selfClosing(
            "line",
            [
                "class": "c-target c-target-tick", "x1": coordinate(from.x), "y1": coordinate(from.y),
                "x2": coordinate(to.x), "y2": coordinate(to.y),
            ])
    }
}
