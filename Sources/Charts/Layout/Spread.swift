/// Moves things along one axis just far enough apart that none overlap.
///
/// This is isotonic regression by pooling adjacent violators: the sum of the squared moves is the least possible.
enum Spread {
    /// - Parameters:
    ///   - wanted: the centres wanted, in any order.
    ///   - sizes: how much room each takes.
    /// - Returns: the centres, within `bounds` where there is room for all.
    static func centers(_ wanted: [Double], sizes: [Double], bounds: ClosedRange<Double>) -> [Double] {
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        var offset = 0.0
        var offsets: [Double] = []
        var pools: [(sum: Double, count: Int)] = []
        for (place, index) in order.enumerated() {
            if place > 0 { offset += (sizes[order[place - 1]] + sizes[index]) / 2 }
            offsets.append(offset)
            pools.append((wanted[index] - offset, 1))
            while pools.count > 1 {
                let (last, before) = (pools[pools.count - 1], pools[pools.count - 2])
                guard last.sum / Double(last.count) < before.sum / Double(before.count) else { break }
                pools.removeLast(2)
                pools.append((last.sum + before.sum, last.count + before.count))
            }
        }
        let moved = pools.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
        var centers = wanted
        for (place, index) in order.enumerated() {
            let lowest = bounds.lowerBound + (sizes[order[0]]) / 2
            let highest = bounds.upperBound - offset - sizes[order[order.count - 1]] / 2
            centers[index] = max(min(moved[place], highest), lowest) + offsets[place]
        }
        return centers
    }
}
