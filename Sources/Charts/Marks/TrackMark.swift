import Markup

/// The ground a bullet's bar runs on.
struct TrackMark: Mark {
    let box: Box
    let isGood: Bool

    func draw(into writer: inout MarkupWriter) {
        guard box.width > 0 else { return }
        writer.selfClosing(
            "rect",
            [
                "class": isGood ? "c-track-good" : "c-track", "x": coordinate(box.x), "y": coordinate(box.y),
                "width": coordinate(box.width), "height": coordinate(box.height),
            ])
    }
}
