/// A place in the viewBox.
struct Point: Sendable, Hashable {
    var x: Double
    var y: Double
}

/// A rectangle in the viewBox.
struct Box: Sendable, Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var maxX: Double { x + width }
    var maxY: Double { y + height }
    var midX: Double { x + width / 2 }
    var midY: Double { y + height / 2 }

    func intersects(_ other: Box) -> Bool {
        x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }

    func contains(_ other: Box) -> Bool {
        other.x >= x && other.maxX <= maxX && other.y >= y && other.maxY <= maxY
    }

    /// Whether a straight line passes through (Liang and Barsky's clipping).
    func isCrossed(from a: Point, to b: Point) -> Bool {
        var (enter, leave) = (0.0, 1.0)
        let edges = [
            (a.x - b.x, a.x - x), (b.x - a.x, maxX - a.x), (a.y - b.y, a.y - y), (b.y - a.y, maxY - a.y),
        ]
        for (step, distance) in edges {
            if step == 0 {
                if distance < 0 { return false }
            } else if step < 0 {
                enter = max(enter, distance / step)
            } else {
                leave = min(leave, distance / step)
            }
        }
        return enter < leave
    }
}
