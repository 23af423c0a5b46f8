/// Says which rows of a group may be added up, and refuses totals that would count something twice.
struct Scope {
    let facts: RowFacts
    let plan: Plan
    let isOrdinary: [Bool]

    private var dataset: Dataset { facts.dataset }

    /// The rows of one group and period that count, and the members of a whole that have none.
    ///
    /// Total rows count only where nothing else is there. Several rows are a total, which needs a declared, disjoint
    /// whole in every dimension in which they differ; records of a register are disjoint by nature.
    func additive(_ rows: [Int], _ period: Period) throws(PlanError) -> (rows: [Int], missing: [String]) {
        if dataset.kind == .register { return (rows, []) }
        let parts = rows.filter { isOrdinary[$0] }
        let counted = parts.isEmpty ? rows : parts
        guard counted.count > 1 else { return (counted, []) }
        var missing: [String] = []
        for field in dataset.dimensionFields where !plan.dimensions.contains(field.name) {
            let present = Set(counted.compactMap { facts.member(field.name, row: $0) })
            guard present.count > 1 else { continue }
            missing += try checkWhole(field, present: present, period: period)
        }
        return (counted, missing)
    }

    /// Throws unless `present` may be added up; returns the members that should be there and are not.
    private func checkWhole(_ field: Field, present: Set<String>, period: Period) throws(PlanError) -> [String] {
        let sorted = present.sorted()
        guard let dimension = field.dimension else { return [] }
        var expected: Set<String>
        if dimension.isUnits {
            for inner in sorted {
                var outer = dataset.within[inner]
                var steps = 0
                while let unit = outer, steps <= dataset.within.count {
                    if present.contains(unit) { throw .nestedUnits(inner: inner, outer: unit, period: period) }
                    outer = dataset.within[unit]
                    steps += 1
                }
            }
            guard let whole = dataset.wholes.first(where: { $0.isSuperset(of: present) }) else {
                throw .undeclaredWhole(field: field.name, members: sorted, period: period)
            }
            expected = whole
        } else {
            guard dimension.isWhole else {
                throw .undeclaredWhole(field: field.name, members: sorted, period: period)
            }
            let totals = Set(
                facts.isTotal.indices.filter { facts.isTotal[$0] }.compactMap { facts.member(field.name, row: $0) })
            expected = Set(dimension.members.map(\.id)).subtracting(totals)
        }
        if let asked = plan.members[field.name] {
            expected = Set(asked)
        } else if plan.filters.contains(where: { $0.names.contains(field.name) }) {
            return []
        }
        return expected.subtracting(present).sorted()
    }
}
