/// The one type size of a chart, and how much room text takes in it.
struct Typography: Sendable {
    let size: Double
    /// From one baseline to the next, with room for stacked diacritics (Ễ, ộ).
    var lineHeight: Double { (size * 1.3).rounded() }
    /// From the baseline to the top of an accented capital.
    var ascent: Double { size * 0.95 }
    var descent: Double { size * 0.25 }

    /// The estimated width of one line of text, on the safe side: Noto Sans runs wider than the table.
    func width(_ text: String) -> Double {
        let thousandths = text.unicodeScalars.reduce(0) { $0 + GlyphWidths.width(of: $1) }
        return Double(thousandths) * size * 1.1 / 1000
    }

    /// The first baseline of `lines` lines centred at `y`.
    func baseline(centeredAt y: Double, lines: Int = 1) -> Double {
        y + size * 0.36 - Double(lines - 1) * lineHeight / 2
    }

    /// The box of lines of text whose first baseline starts at a point.
    func box(_ lines: [String], at point: Point, anchor: TextAnchor) -> Box {
        let width = lines.map(width).max() ?? 0
        return Box(
            x: point.x - width * anchor.share, y: point.y - ascent, width: width,
            height: Double(max(lines.count - 1, 0)) * lineHeight + ascent + descent)
    }
}

/// Which end of a line of text stands at its point.
enum TextAnchor: String, Sendable {
    case start, middle, end

    /// The share of the text that lies left of the point.
    var share: Double {
        switch self {
        case .start: 0
        case .middle: 0.5
        case .end: 1
        }
    }
}
