import Markup

/// The `<svg>` element around a drawing: name, description, patterns, then the marks.
///
/// A file of its own also carries its style, a margin, and its title where a reader sees it.
struct SVGDocument {
    private static let margin = 12.0

    let spec: ChartSpec
    let drawing: Drawing
    let style: SVGStyle

    /// The id of the pattern that hatches a colour.
    static func hatchID(_ spec: ChartSpec, _ color: String) -> String { "\(spec.id)-hatch-\(color)" }

    var bytes: [UInt8] {
        var writer = MarkupWriter()
        let standalone = style == .standalone
        let page = page
        let width = drawing.width < ChartLayout.narrowUnder ? "chart-narrow" : "chart-wide"
        writer.element(
            "svg",
            [
                "xmlns": standalone ? "http://www.w3.org/2000/svg" : nil,
                "class": "chart chart-\(spec.kind.name) \(width)",
                "viewBox": [page.x, page.y, page.width, page.height].map(coordinate).joined(separator: " "),
                "role": "img", "aria-labelledby": "\(spec.id)-title \(spec.id)-desc",
                "font-size": coordinate(drawing.typography.size),
            ]
        ) { writer in
            writer.element("title", ["id": "\(spec.id)-title"], text: spec.title)
            writer.element("desc", ["id": "\(spec.id)-desc"], text: spec.description)
            if standalone {
                // The sheet is a constant of ours, free of "<" and "&".
                writer.element("style") { $0.trusted(ChartStyles.drawing.utf8) }
                writer.selfClosing(
                    "rect",
                    [
                        "class": "c-paper", "x": coordinate(page.x), "y": coordinate(page.y),
                        "width": coordinate(page.width), "height": coordinate(page.height),
                    ])
                heading.draw(into: &writer)
            }
            patterns(into: &writer)
            for mark in drawing.marks { mark.draw(into: &writer) }
        }
        return writer.bytes
    }

    /// The viewBox: the drawing, in a file with its title and a margin.
    private var page: Box {
        let canvas = Box(x: 0, y: 0, width: drawing.width, height: drawing.height)
        guard style == .standalone else { return canvas }
        let top = Self.margin + headingHeight
        return Box(
            x: -Self.margin, y: -top, width: canvas.width + 2 * Self.margin, height: canvas.height + top + Self.margin)
    }

    private var title: WrappedText {
        let room = drawing.width / 1.08
        return WrappedText(spec.title, width: room, maxLines: 3, drawing.typography)
    }

    private var headingHeight: Double { title.lines.isEmpty ? 0 : title.height(drawing.typography) + 6 }

    private var heading: LabelMark {
        let baseline = -headingHeight + drawing.typography.ascent
        return LabelMark(
            title, at: Point(x: ChartLayout.edge, y: baseline), role: .strong, drawing.typography)
    }

    private func patterns(into writer: inout MarkupWriter) {
        guard !drawing.hatches.isEmpty else { return }
        writer.element("defs") { writer in
            for color in drawing.hatches {
                writer.element(
                    "pattern",
                    [
                        "id": Self.hatchID(spec, color), "width": "6", "height": "6",
                        "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)",
                    ]
                ) { writer in
                    writer.selfClosing("rect", ["class": "c-paper", "width": "6", "height": "6"])
                    writer.selfClosing("rect", ["class": "c-fill-" + color, "width": "2.2", "height": "6"])
                }
            }
        }
    }
}
