import Tables

/// What one worker does with the records it is given: checks the rules and adds to every cube.
final class EventConsumer: ScanConsumer {
    let machine: KernelMachine
    /// A truth vector for every rule; a record for which it is false contradicts itself.
    private let rules: [KernelProgram.Register]
    let accumulators: [CubeAccumulator]

    init(
        _ program: KernelProgram, calendar: WorkingCalendar?, rules: [KernelProgram.Register],
        cubes: [CubeSpecification]
    ) {
        machine = KernelMachine(program, calendar: calendar)
        self.rules = rules
        accumulators = cubes.map(CubeAccumulator.init)
    }

    func consume(_ batch: ColumnBatch) -> [RowFinding] {
        machine.run(batch)
        for accumulator in accumulators { accumulator.add(machine, batch) }
        var findings: [RowFinding] = []
        for (index, rule) in rules.enumerated() {
            let truths = machine.truths(rule)
            // Nearly always none is broken: one quick pass over the bytes says so.
            var isBroken: UInt8 = 0
            for row in 0..<batch.rowCount { isBroken |= truths[row] }
            if isBroken & 2 == 0 { continue }
            for row in 0..<batch.rowCount where truths[row] & 2 != 0 {
                findings.append(RowFinding(row: row, rule: index))
            }
        }
        return findings.sorted { ($0.row, $0.rule) < ($1.row, $1.rule) }
    }
}
