import Glibc

/// The numbers of one cube, added up by one worker or by all.
///
/// A *block* holds the numbers of one combination of members in one slot. Blocks lie in one array by slot and
/// combination where that is small, and otherwise are made as they come; either way memory is bounded by groups and
/// slots, not by rows.
final class Cube {
    /// Blocks that are laid out beforehand, at most this many counters.
    static let denseLimit = 1 << 22
    /// Values of a distribution below this are counted in an array.
    static let denseValues = 512

    let specification: CubeSpecification
    let groupCount: Int
    let isDense: Bool
    /// Counters in a block: one for each content and, where values are taken, one more after it for how many rows lack
    /// the value. A block is as small as it can be: rows hit blocks at random, and what fits in a core's cache is quick.
    let width: Int
    /// The first counter of every content in a block.
    let offsets: [Int]
    /// `Int32`, because a block counts the rows of one pass: fewer than two thousand million.
    private(set) var counters: UnsafeMutablePointer<Int32>
    private var blockCapacity: Int
    private(set) var blockCount: Int
    /// By block, for every content that is a sum.
    private(set) var sums: [Int: UnsafeMutablePointer<Int64>] = [:]
    /// Of sparse cubes: the block of a combination in a slot.
    private(set) var blocks: [Int: Int32] = [:]
    /// How often values occur, by content, block and value.
    var occurrences: [Int: [Int: [Int64: Int]]] = [:]
    /// Of dense cubes, the values from 0 to `denseValues`.
    var denseOccurrences: [Int: UnsafeMutablePointer<Int32>] = [:]
    var texts: [Int: [Int: Set<[UInt8]>]] = [:]
    var hasOverflow = false
    /// By combination, whether some record has it: of a dense cube.
    var isPresent: [Bool] = []
    /// The combinations that some record has: of a sparse cube.
    var found: Set<Int> = []

    init(_ specification: CubeSpecification) {
        self.specification = specification
        var width = 0
        offsets = specification.measured.map { measured in
            defer { width += measured.content.takesValues ? 2 : 1 }
            return width
        }
        self.width = width
        let groups = specification.groupCount ?? Int.max
        groupCount = groups
        // One more slot takes what belongs to no slot at all.
        let slots = specification.slots.count + 1
        isDense = groups < Self.denseLimit / max(width * slots, 1)
        blockCapacity = isDense ? groups * slots : 1024
        blockCount = isDense ? groups * slots : 1
        counters = Self.zeros(blockCapacity * width)
        isPresent = Array(repeating: false, count: isDense ? groups : 0)
        for (index, measured) in specification.measured.enumerated() {
            switch measured.content {
            case .sum: sums[index] = Self.zeros(blockCapacity)
            case .distribution:
                occurrences[index] = [:]
                if isDense, blockCapacity * Self.denseValues <= Self.denseLimit {
                    denseOccurrences[index] = Self.zeros(blockCapacity * Self.denseValues)
                }
            case .distinct: texts[index] = [:]
            case .count, .stock: break
            }
        }
    }

    deinit {
        free(counters)
        for sums in sums.values { free(sums) }
        for values in denseOccurrences.values { free(values) }
    }

    /// Zeros that cost nothing until they are touched: most combinations of members and slots never occur. Without memory the
    /// program ends, as with any array of Swift.
    private static func zeros<Number: FixedWidthInteger>(_ count: Int) -> UnsafeMutablePointer<Number> {
        guard let memory = calloc(max(count, 1), MemoryLayout<Number>.stride) else { fatalError("out of memory") }
        return memory.bindMemory(to: Number.self, capacity: max(count, 1))
    }

    /// The slot that takes what belongs to none.
    var straySlot: Int { specification.slots.count }

    /// The block of a combination in a slot, made where there is none. Block 0 of a sparse cube takes strays.
    func block(group: Int, slot: Int) -> Int {
        if isDense { return slot * groupCount + group }
        if slot == straySlot { return 0 }
        let key = slot << 48 | group
        if let block = blocks[key] { return Int(block) }
        if blockCount == blockCapacity { grow() }
        let block = blockCount
        blocks[key] = Int32(block)
        blockCount += 1
        return block
    }

    /// The block of a combination in a slot; nil where no row was counted there.
    func existingBlock(group: Int, slot: Int) -> Int? {
        isDense ? slot * groupCount + group : blocks[slot << 48 | group].map(Int.init)
    }

    private func grow() {
        counters = Self.grown(counters, blockCapacity * width)
        sums = sums.mapValues { Self.grown($0, blockCapacity) }
        blockCapacity *= 2
    }

    /// Twice as much room, the new half zero.
    private static func grown<Number: FixedWidthInteger>(
        _ numbers: UnsafeMutablePointer<Number>, _ count: Int
    ) -> UnsafeMutablePointer<Number> {
        let larger: UnsafeMutablePointer<Number> = zeros(count * 2)
        larger.update(from: numbers, count: count)
        free(numbers)
        return larger
    }

    // MARK: - Several workers

    /// Adds the numbers of another cube of the same specification.
    func add(_ other: Cube) {
        hasOverflow = hasOverflow || other.hasOverflow
        found.formUnion(other.found)
        for group in isPresent.indices where other.isPresent[group] { isPresent[group] = true }
        var targets = Array(0..<other.blockCount)
        if isDense {
            // Cubes of one specification have the same blocks.
            for counter in 0..<blockCount * width { counters[counter] &+= other.counters[counter] }
        } else {
            for (key, block) in other.blocks {
                targets[Int(block)] = self.block(group: key & (1 << 48 - 1), slot: key >> 48)
            }
            for (block, target) in targets.enumerated() {
                for counter in 0..<width {
                    counters[target * width + counter] &+= other.counters[block * width + counter]
                }
            }
        }
        if specification.measured.contains(where: \.content.takesValues) {
            for (block, target) in targets.enumerated() { addValues(of: other, block, into: target) }
        }
        for (index, found) in other.occurrences {
            for (block, values) in found {
                for (value, count) in values {
                    occurrences[index]?[targets[block], default: [:]][value, default: 0] += count
                }
            }
        }
    }

    private func addValues(of other: Cube, _ block: Int, into target: Int) {
        for (index, values) in sums {
            guard let others = other.sums[index] else { continue }
            let (sum, overflows) = values[target].addingReportingOverflow(others[block])
            values[target] = sum
            hasOverflow = hasOverflow || overflows
        }
        for (index, values) in denseOccurrences {
            // Where no row was counted all values are zero.
            guard let others = other.denseOccurrences[index], other.counters[block * width + offsets[index]] != 0 else {
                continue
            }
            for value in 0..<Self.denseValues {
                values[target * Self.denseValues + value] &+= others[block * Self.denseValues + value]
            }
        }
        for index in texts.keys {
            if let found = other.texts[index]?[block] { texts[index]?[target, default: []].formUnion(found) }
        }
    }
}
