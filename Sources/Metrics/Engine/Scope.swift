import Tables

/// Says which rows of a group may be added up, and refuses totals that would count something twice.
struct Scope {
    private let facts: RowFacts
    private let plan: Plan
    /// By dimension field: the members that only total rows have.
    private let totalMembers: [String: Set<String>]

    private var dataset: Dataset { facts.dataset }

    init(facts: RowFacts, plan: Plan) {
        self.facts = facts
        self.plan = plan
        var totalMembers: [String: Set<String>] = [:]
        for field in facts.dataset.totals?.names ?? [] {
            func members(_ isTotal: Bool) -> Set<String> {
                Set(
                    facts.isTotal.indices.filter { facts.isTotal[$0] == isTotal }.compactMap {
                        facts.member(field, row: $0)
                    })
            }
            totalMembers[field] = members(true).subtracting(members(false))
        }
        self.totalMembers = totalMembers
    }

    /// The rows of one group and period that count for `measure`, and the members of a whole that have none.
    ///
    /// Total rows count only where nothing else is there. Several rows are a total, which needs a declared, disjoint
    /// whole in every dimension in which they differ; one row is the total only where it is all that the whole has.
    /// Records of a register are disjoint by nature.
    ///
    /// `candidates` are the rows before conditions on values: a unit that a condition such as `n > 3` leaves out is not
    /// missing, one that has no row is.
    func additive(
        _ rows: [Int], among candidates: [Int], _ period: Period, for measure: Measure
    ) throws(PlanError) -> (rows: [Int], missing: [String]) {
        if dataset.kind == .register { return (rows, []) }
        let parts = rows.filter { !facts.isTotal[$0] }
        let areTotals = parts.isEmpty
        let counted = areTotals ? rows : parts
        if !areTotals, parts.count < rows.count { try refuseTotalBesideParts(rows, period) }
        let reported = areTotals ? candidates : candidates.filter { !facts.isTotal[$0] }

        let filters = plan.filters + (measure.filter.map { [$0] } ?? [])
        let narrowed = Set(filters.flatMap(\.names))
        var missing: [String] = []
        var differing: [String] = []
        for field in dataset.dimensionFields where !plan.dimensions.contains(field.name) {
            let members = Set(counted.map { facts.member(field.name, row: $0) })
            let present = Set(members.compactMap { $0 })
            if members.count > 1 { differing.append(field.name) }
            // A row without a member may hold all the others; two totals of one field may hold each other.
            let isTotalField = areTotals && dataset.totals?.names.contains(field.name) == true
            if members.count > 1, isTotalField || present.count < members.count {
                let none = present.count < members.count ? ["–"] : []
                throw .undeclaredWhole(field: field.name, members: present.sorted() + none, period: period)
            }
            if isTotalField || present.isEmpty { continue }
            let expected = try whole(field, around: present, period: period)
            let known = present.union(reported.compactMap { facts.member(field.name, row: $0) })
            if let asked = plan.members[field.name] {
                missing += Set(asked).subtracting(known).sorted()
            } else if !narrowed.contains(field.name) {
                missing += expected.subtracting(known).sorted()
            }
        }
        if measure.aggregate == .sum { try refuseDuplicates(counted, period) }
        if missing.isEmpty, narrowed.isDisjoint(with: differing) {
            missing = missingPairs(counted, among: reported, differing)
        }
        return (counted, missing)
    }

    /// The members that together are the whole to which `present` belong; empty where one member stands for itself.
    /// Throws where several may not be added up.
    private func whole(_ field: Field, around present: Set<String>, period: Period) throws(PlanError) -> Set<String> {
        guard let dimension = field.dimension else { return [] }
        let sorted = present.sorted()
        if dimension.isUnits {
            try refuseNested(sorted, period)
            if let whole = dataset.wholes.first(where: { $0.isSuperset(of: present) }) { return whole }
        } else if dimension.isWhole {
            return Set(dimension.members.map(\.id)).subtracting(totalMembers[field.name] ?? [])
        }
        guard present.count == 1 else {
            throw .undeclaredWhole(field: field.name, members: sorted, period: period)
        }
        return []
    }

    private func refuseNested(_ units: [String], _ period: Period) throws(PlanError) {
        for inner in units {
            guard let outer = dataset.containers(of: inner).first(where: units.contains) else { continue }
            throw .nestedUnits(inner: inner, outer: outer, period: period)
        }
    }

    /// A total and its parts, both asked for by name and not kept apart, are no sum.
    private func refuseTotalBesideParts(_ rows: [Int], _ period: Period) throws(PlanError) {
        for (field, totals) in totalMembers.sorted(by: { $0.key < $1.key }) where !plan.dimensions.contains(field) {
            guard let asked = plan.members[field], !totals.isDisjoint(with: asked) else { continue }
            let present = Set(rows.compactMap { facts.member(field, row: $0) })
            guard present.count > 1, !present.isDisjoint(with: totals) else { continue }
            throw .undeclaredWhole(field: field, members: present.sorted(), period: period)
        }
    }

    /// Rows that no dimension tells apart say the same thing twice (from two sources, say).
    private func refuseDuplicates(_ rows: [Int], _ period: Period) throws(PlanError) {
        let dimensions = dataset.dimensionFields.map(\.name)
        var first: [[String?]: Int] = [:]
        for row in rows {
            guard let other = first.updateValue(row, forKey: dimensions.map { facts.member($0, row: row) }) else {
                continue
            }
            let texts = dataset.fields.map(\.name).filter { facts.member($0, row: row) != facts.member($0, row: other) }
            let field = texts.first ?? dataset.period.fields.first ?? ""
            throw .undeclaredWhole(
                field: field, members: [other, row].compactMap { facts.member(field, row: $0) }.sorted(), period: period
            )
        }
    }

    /// Where rows differ in two dimensions or more, every pair of members that has no row.
    private func missingPairs(_ rows: [Int], among candidates: [Int], _ fields: [String]) -> [String] {
        guard fields.count > 1 else { return [] }
        let present = Set((rows + candidates).map { row in fields.compactMap { facts.member($0, row: row) } })
        var pairs: [[String]] = [[]]
        for field in fields {
            let members = Set(rows.compactMap { facts.member(field, row: $0) }).sorted()
            pairs = pairs.flatMap { pair in members.map { pair + [$0] } }
        }
        return pairs.filter { !present.contains($0) }.map { $0.joined(separator: " × ") }
    }
}

extension Dataset {
    /// A condition on values, such as `n > 3`, which chooses among the rows there are; one that names a dimension says
    /// which rows there have to be.
    func isConditionOnValues(_ filter: TypedExpression) -> Bool {
        filter.names.allSatisfy { field($0)?.dimension == nil }
    }
}
