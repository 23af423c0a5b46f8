/// Names beside points of a scatter, each in the first free place around its point.
enum PointLabels {
    /// - Parameters:
    ///   - obstacles: what no name may touch.
    ///   - lines: what a name had better not cross.
    /// - Returns: for each text its mark; nil where no place is free.
    static func marks(
        _ texts: [WrappedText], at points: [Point], obstacles: [Box], lines: [(Point, Point)], bounds: Box,
        _ typography: Typography
    ) -> [LabelMark?] {
        var taken = obstacles
        return zip(texts, points).map { text, point in
            let places = places(text, point, typography).compactMap { place -> (LabelMark, Box, Int)? in
                let box = typography.box(text.lines, at: place.0, anchor: place.1)
                guard bounds.contains(box), !taken.contains(where: box.intersects) else { return nil }
                var mark = LabelMark(text, at: place.0, anchor: place.1, typography)
                mark.halo = true
                return (mark, box, lines.filter { box.isCrossed(from: $0.0, to: $0.1) }.count)
            }
            guard let best = places.min(by: { $0.2 < $1.2 }) else { return nil }
            taken.append(best.1)
            return best.0
        }
    }

    /// To the right, to the left, above, below, then in the corners.
    private static func places(
        _ text: WrappedText, _ point: Point, _ typography: Typography
    ) -> [(Point, TextAnchor)] {
        let level = typography.baseline(centeredAt: point.y, lines: text.lines.count)
        let above = point.y - 9 - Double(text.lines.count - 1) * typography.lineHeight
        let below = point.y + 8 + typography.ascent
        return [
            (Point(x: point.x + 9, y: level), .start), (Point(x: point.x - 9, y: level), .end),
            (Point(x: point.x, y: above), .middle), (Point(x: point.x, y: below), .middle),
            (Point(x: point.x + 6, y: above + 3), .start), (Point(x: point.x + 6, y: below - 3), .start),
            (Point(x: point.x - 6, y: above + 3), .end), (Point(x: point.x - 6, y: below - 3), .end),
        ]
    }
}
