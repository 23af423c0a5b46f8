import Markup

/// One or more lines of text. What had to be cut is whole in its `<title>`.
struct LabelMark: Mark {
    enum Role: Sendable, Hashable {
        case ink, quiet, strong
        /// Text on a mark of a colour.
        case on(String)

        var className: String {
            switch self {
            case .ink: "c-ink"
            case .quiet: "c-quiet"
            case .strong: "c-ink c-strong"
            case .on(let color): "c-on-mark c-on-" + color
            }
        }
    }

    let lines: [String]
    /// Where the first baseline starts, in the sense of `anchor`.
    let point: Point
    var anchor = TextAnchor.start
    var role = Role.ink
    var lineHeight = 0.0
    /// A paper-coloured outline that keeps the text readable over lines.
    var halo = false
    /// A wider outline, for text on a hatched ground.
    var plate = false
    var caption: String?

    func draw(into writer: inout MarkupWriter) {
        guard lines.contains(where: { !$0.isEmpty }) else { return }
        writer.element(
            "text",
            [
                "class": role.className + (plate ? " c-halo c-plate" : halo ? " c-halo" : ""), "x": coordinate(point.x),
                "y": coordinate(point.y),
                "text-anchor": anchor == .start ? nil : anchor.rawValue,
            ]
        ) { writer in
            if let caption { writer.element("title", text: caption) }
            if lines.count == 1 { return writer.text(lines[0]) }
            for (index, line) in lines.enumerated() {
                writer.element(
                    "tspan",
                    ["x": coordinate(point.x), "dy": index == 0 ? nil : coordinate(lineHeight)],
                    text: index == lines.count - 1 ? line : line + " ")
            }
        }
    }
}

extension LabelMark {
    /// A wrapped text; what was cut is given whole as caption.
    init(_ text: WrappedText, at point: Point, anchor: TextAnchor = .start, role: Role = .ink, _ typography: Typography)
    {
        self.init(
            lines: text.lines, point: point, anchor: anchor, role: role, lineHeight: typography.lineHeight,
            caption: text.isCut ? text.full : nil)
    }
}
