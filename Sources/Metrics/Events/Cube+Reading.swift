extension Cube {
    /// The combinations of members that some record has, ascending.
    var presentGroups: [Int] {
        isDense ? isPresent.indices.filter { isPresent[$0] } : found.sorted()
    }

    /// Calls `body` with every block of some combinations in some slots.
    @inline(__always)
    private func forEachBlock(_ groups: [Int], _ slots: Range<Int>, _ body: (Int) -> Void) {
        for group in groups {
            for slot in slots {
                if let block = existingBlock(group: group, slot: slot) { body(block) }
            }
        }
    }

    /// Rows that were counted for a content; of a stock, by how much its number grew.
    func count(_ content: Int, _ groups: [Int], _ slots: Range<Int>) -> Int {
        total(offsets[content], groups, slots)
    }

    /// Rows of which the value is not known.
    func unknown(_ content: Int, _ groups: [Int], _ slots: Range<Int>) -> Int {
        specification.measured[content].content.takesValues ? total(offsets[content] + 1, groups, slots) : 0
    }

    private func total(_ offset: Int, _ groups: [Int], _ slots: Range<Int>) -> Int {
        var total = 0
        forEachBlock(groups, slots) { total += Int(counters[$0 * width + offset]) }
        return total
    }

    /// Nil where the sum does not fit in 64 bits.
    func sum(_ content: Int, _ groups: [Int], _ slots: Range<Int>) -> Int? {
        guard let sums = sums[content] else { return nil }
        var total: Int64? = 0
        forEachBlock(groups, slots) { block in
            let (result, overflows) = (total ?? 0).addingReportingOverflow(sums[block])
            total = overflows ? nil : total.map { _ in result }
        }
        return total.map(Int.init)
    }

    func occurrences(_ content: Int, _ groups: [Int], _ slots: Range<Int>) -> [Int64: Int] {
        var found: [Int64: Int] = [:]
        forEachBlock(groups, slots) { block in
            for (value, count) in occurrences[content]?[block] ?? [:] { found[value, default: 0] += count }
            guard let dense = denseOccurrences[content] else { return }
            for value in 0..<Self.denseValues {
                let count = dense[block * Self.denseValues + value]
                if count > 0 { found[Int64(value), default: 0] += Int(count) }
            }
        }
        return found
    }

    func differentTexts(_ content: Int, _ groups: [Int], _ slots: Range<Int>) -> Int {
        var found: Set<[UInt8]> = []
        forEachBlock(groups, slots) { found.formUnion(texts[content]?[$0] ?? []) }
        return found.count
    }
}
