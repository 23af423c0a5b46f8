import Markup

/// How far a value may lie from the truth: a thick rule with ends.
struct IntervalMark: Mark {
    let from: Double
    let to: Double
    let y: Double

    func draw(into writer: inout MarkupWriter) {
        let (top, bottom) = (coordinate(y - 4), coordinate(y + 4))
        let (start, end) = (coordinate(from), coordinate(to))
        writer.selfClosing(
            "path",
            [
                "class": "c-interval",
                "d": "M\(start) \(top)V\(bottom)M\(start) \(coordinate(y))H\(end)M\(end) \(top)V\(bottom)",
            ])
    }
}
