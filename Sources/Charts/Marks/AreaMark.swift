import Markup

/// What lies between two lines.
struct AreaMark: Mark {
    enum Fill: Sendable {
        /// Quietly, between limits.
        case band
        /// Hatched with the pattern of this id where it is preliminary.
        case data(color: String, hatch: String?)

        var className: String {
            switch self {
            case .band: "c-band"
            case .data(let color, let hatch): "c-area " + (hatch == nil ? "c-fill-" : "c-hatched-") + color
            }
        }
    }

    let upper: [Point]
    let lower: [Point]
    let fill: Fill
    var caption: String?

    func draw(into writer: inout MarkupWriter) {
        guard upper.count > 1, lower.count > 1 else { return }
        var hatch: String?
        if case .data(_, let id) = fill { hatch = id }
        writer.element(
            "path",
            [
                "class": fill.className, "d": LineMark.path(upper + lower.reversed()) + "z",
                "fill": hatch.map { "url(#\($0))" },
            ]
        ) { writer in
            if let caption { writer.element("title", text: caption) }
        }
    }
}
