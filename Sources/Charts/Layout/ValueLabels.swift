/// Numbers beside the points of lines, as many as find a free place.
struct ValueLabels: Sendable {
    struct Candidate: Sendable {
        let text: String
        let point: Point
        /// Those with a higher rank choose first.
        let rank: Int
        let isStrong: Bool
    }

    /// - Parameters:
    ///   - lines: the segments a label had better not cross.
    ///   - bounds: where labels may stand.
    ///   - pointRadius: what a label keeps clear of around each point.
    ///   - reachesFar: a label with a rank over 0 that finds no place beside its point may stand a line further off.
    static func marks(
        _ candidates: [Candidate], points: [Point], lines: [(Point, Point)], bounds: Box, pointRadius: Double = 5,
        reachesFar: Bool = false, _ typography: Typography
    ) -> [any Mark] {
        let side = 2 * pointRadius
        var taken = points.map { Box(x: $0.x - pointRadius, y: $0.y - pointRadius, width: side, height: side) }
        var marks: [any Mark] = []
        let order = candidates.indices.sorted { (-candidates[$0].rank, $0) < (-candidates[$1].rank, $1) }
        for index in order {
            let candidate = candidates[index]
            let far = reachesFar && candidate.rank > 0 ? Self.places(candidate, typography, further: 12) : []
            let places = (Self.places(candidate, typography) + far).compactMap { place -> (Point, Box, Int)? in
                var place = place
                let half = typography.width(candidate.text) / 2
                place.x = max(min(place.x, bounds.maxX - half), bounds.x + half)
                let box = typography.box([candidate.text], at: place, anchor: .middle)
                guard bounds.contains(box), !taken.contains(where: box.intersects) else { return nil }
                return (place, box, lines.filter { box.isCrossed(from: $0.0, to: $0.1) }.count)
            }
            // The first of the best: places are listed from the most to the least wanted.
            guard let best = places.min(by: { $0.2 < $1.2 }), best.2 == 0 || candidate.rank > 0 else { continue }
            taken.append(best.1)
            marks.append(
                LabelMark(
                    lines: [candidate.text], point: best.0, anchor: .middle, role: candidate.isStrong ? .strong : .ink,
                    halo: true))
        }
        return marks
    }

    /// Above and below the point, then moved aside along a rising or falling line.
    private static func places(
        _ candidate: Candidate, _ typography: Typography, further: Double = 0
    ) -> [Point] {
        let (x, above) = (candidate.point.x, candidate.point.y - 9 - further)
        let below = candidate.point.y + 9 + further + typography.ascent
        let aside = typography.width(candidate.text) * 0.4
        return [
            Point(x: x, y: above), Point(x: x, y: below), Point(x: x - aside, y: above), Point(x: x + aside, y: above),
            Point(x: x + aside, y: below), Point(x: x - aside, y: below),
        ]
    }
}
