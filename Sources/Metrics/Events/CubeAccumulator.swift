import Tables

/// Adds the rows of one batch after another to a cube, for one worker.
final class CubeAccumulator {
    let cube: Cube
    private let table: TimeSlots.Table
    private var groups: [Int] = []
    /// The first counter of every row's block, by the register of the date that chooses the slot.
    private var targets: [KernelProgram.Register: [Int]] = [:]

    init(_ specification: CubeSpecification) {
        cube = Cube(specification)
        table = specification.slots.table
    }

    func add(_ machine: KernelMachine, _ batch: ColumnBatch) {
        findGroups(machine)
        notePresence(machine)
        targets.removeAll(keepingCapacity: true)
        for (index, measured) in cube.specification.measured.enumerated() {
            let filter = measured.filter.map(machine.truths)
            switch measured.content {
            case .count(let date): count(index, 1, at: date, filter, machine)
            case .stock(let from, let until):
                count(index, 1, at: from, filter, machine)
                if let until { count(index, -1, at: until, filter, machine) }
            case .sum(let value, let date): sum(index, machine.numbers(value), at: date, filter, machine)
            case .distribution(let value, let date):
                distribute(index, machine.numbers(value), at: date, filter, machine)
            case .distinct(let column, let date): distinguish(index, batch, column, at: date, filter, machine)
            }
        }
        if machine.hasOverflow { cube.hasOverflow = true }
    }

    // MARK: - Blocks

    private func findGroups(_ machine: KernelMachine) {
        let rows = machine.rowCount
        if groups.count < rows { groups = Array(repeating: 0, count: rows) }
        groups.withUnsafeMutableBufferPointer { groups in
            for row in 0..<rows { groups[row] = 0 }
            for dimension in cube.specification.dimensions {
                let codes = machine.codes(dimension.register)
                let count = dimension.count + 1
                for row in 0..<rows { groups[row] = groups[row] &* count &+ Int(codes[row]) &+ 1 }
            }
        }
    }

    /// Whether a measure counts a record or not, its combination is one that there is.
    private func notePresence(_ machine: KernelMachine) {
        let asked = cube.specification.asked.map(machine.truths)
        groups.withUnsafeBufferPointer { groups in
            if cube.isDense {
                cube.isPresent.withUnsafeMutableBufferPointer { isPresent in
                    for row in 0..<machine.rowCount where (asked?[row] ?? 1) & 1 == 1 { isPresent[groups[row]] = true }
                }
            } else {
                for row in 0..<machine.rowCount where (asked?[row] ?? 1) & 1 == 1 { cube.found.insert(groups[row]) }
            }
        }
    }

    /// Calls `body` with the first counter of every row's block.
    @inline(__always)
    private func withTargets(
        at date: KernelProgram.Register, _ machine: KernelMachine, _ body: (UnsafeBufferPointer<Int>) -> Void
    ) {
        if targets[date] == nil { targets[date] = findTargets(machine.dates(date), machine.rowCount) }
        targets[date]?.withUnsafeBufferPointer(body)
    }

    private func findTargets(_ dates: UnsafePointer<Int32>, _ rows: Int) -> [Int] {
        let stray = cube.straySlot
        let width = cube.width
        let (groupCount, isDense) = (cube.groupCount, cube.isDense)
        let first = table.firstDay
        let last = table.slots.count - 1
        return [Int](unsafeUninitializedCapacity: rows) { targets, count in
            table.slots.withUnsafeBufferPointer { slots in
                groups.withUnsafeBufferPointer { groups in
                    for row in 0..<rows {
                        let day = dates[row]
                        let offset = min(max(Int(day) - Int(first), 0), last)
                        let slot = day == ColumnBatch.absentDate ? stray : Int(slots[offset])
                        let block =
                            isDense ? slot &* groupCount &+ groups[row] : cube.block(group: groups[row], slot: slot)
                        targets[row] = block &* width
                    }
                }
            }
            count = rows
        }
    }

    // MARK: - Contents

    private func count(
        _ index: Int, _ step: Int32, at date: KernelProgram.Register, _ filter: UnsafePointer<UInt8>?,
        _ machine: KernelMachine
    ) {
        withTargets(at: date, machine) { targets in
            // Only now: finding blocks may have moved the counters.
            let counters = cube.counters + cube.offsets[index]
            if let filter {
                for row in 0..<machine.rowCount { counters[targets[row]] &+= step &* Int32(filter[row] & 1) }
            } else {
                for row in 0..<machine.rowCount { counters[targets[row]] &+= step }
            }
        }
    }

    private func sum(
        _ index: Int, _ values: UnsafePointer<Int64>, at date: KernelProgram.Register, _ filter: UnsafePointer<UInt8>?,
        _ machine: KernelMachine
    ) {
        withTargets(at: date, machine) { targets in
            guard let sums = cube.sums[index] else { return }
            let counters = cube.counters + cube.offsets[index]
            let width = cube.width
            for row in 0..<machine.rowCount where (filter?[row] ?? 1) & 1 == 1 {
                if values[row] == ColumnBatch.absentNumber {
                    counters[targets[row] + 1] &+= 1
                } else {
                    counters[targets[row]] &+= 1
                    let (sum, overflows) = sums[targets[row] / width].addingReportingOverflow(values[row])
                    sums[targets[row] / width] = sum
                    if overflows { cube.hasOverflow = true }
                }
            }
        }
    }

    private func distribute(
        _ index: Int, _ values: UnsafePointer<Int64>, at date: KernelProgram.Register, _ filter: UnsafePointer<UInt8>?,
        _ machine: KernelMachine
    ) {
        withTargets(at: date, machine) { targets in
            let counters = cube.counters + cube.offsets[index]
            let width = cube.width
            let dense = cube.denseOccurrences[index]
            for row in 0..<machine.rowCount where (filter?[row] ?? 1) & 1 == 1 {
                let value = values[row]
                if value == ColumnBatch.absentNumber {
                    counters[targets[row] + 1] &+= 1
                    continue
                }
                counters[targets[row]] &+= 1
                let block = targets[row] / width
                if let dense, value >= 0, value < Cube.denseValues {
                    dense[block &* Cube.denseValues &+ Int(value)] &+= 1
                } else {
                    cube.occurrences[index]?[block, default: [:]][value, default: 0] += 1
                }
            }
        }
    }

    private func distinguish(
        _ index: Int, _ batch: ColumnBatch, _ column: Int, at date: KernelProgram.Register,
        _ filter: UnsafePointer<UInt8>?, _ machine: KernelMachine
    ) {
        withTargets(at: date, machine) { targets in
            let counters = cube.counters + cube.offsets[index]
            for row in 0..<machine.rowCount where (filter?[row] ?? 1) & 1 == 1 {
                guard let text = batch.text(column, row: row) else {
                    counters[targets[row] + 1] &+= 1
                    continue
                }
                counters[targets[row]] &+= 1
                cube.texts[index]?[targets[row] / cube.width, default: []].insert(Array(text))
            }
        }
    }
}
