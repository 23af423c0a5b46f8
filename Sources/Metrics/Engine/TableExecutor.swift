import Tables

/// Carries out plans over the rows of one dataset in memory.
public struct TableExecutor: PlanExecutor {
    public let facts: RowFacts
    private var dataset: Dataset { facts.dataset }

    public init(_ facts: RowFacts) { self.facts = facts }

    public func execute(_ plan: Plan) throws(PlanError) -> [PlanRow] {
        let (selected, candidates) = try selectedRows(plan)
        func grouped(_ rows: [Int]) -> [[String?]: [Int]] {
            Dictionary(grouping: rows) { row in plan.dimensions.map { facts.member($0, row: row) } }
        }
        let (groups, candidateGroups) = (grouped(selected), grouped(candidates))

        let aggregator = GroupAggregator(
            facts: facts, scope: Scope(facts: facts, plan: plan), measures: plan.measures.compactMap(dataset.measure))
        let order = MemberOrder(fields: plan.dimensions.map { dataset.field($0) })
        let periods = wantedPeriods(plan, among: selected)
        var result: [PlanRow] = []
        // In order, so that of several groups in error it is always the same one that is named.
        for (members, rows) in groups.sorted(by: { order.precedes($0.key, $1.key) }) {
            let group = Group(rows: rows, candidates: candidateGroups[members] ?? rows)
            for period in periods {
                guard let readings = try readings(for: period, of: group, plan, aggregator) else { continue }
                result.append(PlanRow(key: GroupKey(period: period, members: members), readings: readings))
            }
        }
        return result.sorted { left, right in
            left.key.period == right.key.period
                ? order.precedes(left.key.members, right.key.members) : left.key.period < right.key.period
        }
    }

    // MARK: - Rows

    /// The rows of one combination of members, with and without those that conditions on values leave out.
    private struct Group {
        var rows: [Int]
        var candidates: [Int]
    }

    private func selectedRows(_ plan: Plan) throws(PlanError) -> (selected: [Int], candidates: [Int]) {
        var selected: [Int] = []
        var candidates: [Int] = []
        // Conditions on dimensions come first; those on values then choose among the candidates.
        let filters = plan.filters.filter { !dataset.isConditionOnValues($0) }
        let conditions = plan.filters.filter(dataset.isConditionOnValues)
        rows: for row in 0..<dataset.table.rowCount {
            for (field, members) in plan.members {
                guard let member = facts.member(field, row: row), members.contains(member) else { continue rows }
            }
            for filter in filters { guard try holds(filter, row) else { continue rows } }
            candidates.append(row)
            for condition in conditions { guard try holds(condition, row) else { continue rows } }
            selected.append(row)
        }
        return (selected, candidates)
    }

    private func holds(_ filter: TypedExpression, _ row: Int) throws(PlanError) -> Bool {
        do throws(EvaluationFailure) {
            return try facts.holds(filter, row: row) == true
        } catch {
            throw .filter(error, expression: filter, row: row)
        }
    }

    // MARK: - Periods

    /// The period a row counts in: its own, or for a record the period of `grain` that holds its day.
    private func bucket(_ row: Int, _ grain: Period.Grain, _ cutoff: Period.Cutoff) -> Period? {
        let period = facts.periods[row]
        guard dataset.kind == .register, let day = period.interval?.lowerBound, period.grain == .day else {
            return period
        }
        return Period(grain, containing: day, cutoff: cutoff)
    }

    private func wantedPeriods(_ plan: Plan, among rows: [Int]) -> [Period] {
        switch plan.periods {
        case .list(let periods): return periods
        case .stated:
            return Set(rows.compactMap { bucket($0, .year, .calendar) }).sorted()
        case .grain(let grain, let cutoff):
            var found: Set<Period> = []
            for row in rows {
                guard let period = bucket(row, grain, cutoff) else { continue }
                if period.grain == grain, period.cutoff == cutoff || grain.months == nil {
                    found.insert(period)
                } else if dataset.kind == .register, period == .unstated {
                    found.insert(.unstated)
                } else if period.cutoff == cutoff, let start = period.interval?.lowerBound,
                    let longer = Period(grain, containing: start, cutoff: cutoff),
                    longer.tiles(of: period.grain)?.contains(period) == true
                {
                    found.insert(longer)
                }
            }
            let sorted = found.sorted()
            guard grain.months != nil, let first = sorted.first, first != .unstated else { return sorted }
            // Every like period in between, so that a gap is seen as a gap.
            var series: [Period] = [first]
            let last = sorted.last { $0 != .unstated } ?? first
            while let current = series.last, current < last, let next = current.next { series.append(next) }
            return series + sorted.filter { $0 == .unstated }
        }
    }

    // MARK: - One group

    /// The readings of a group in a period; nil where it has no rows there and was not asked for gaps.
    private func readings(
        for period: Period, of group: Group, _ plan: Plan, _ aggregator: GroupAggregator
    ) throws(PlanError) -> [Reading]? {
        let exact = tile(period, of: group)
        if !exact.rows.isEmpty { return try aggregator.readings(over: exact) }
        if dataset.kind == .register {
            return showsGaps(plan) && period != .unstated ? try aggregator.readings(over: exact) : nil
        }
        if plan.periods == .stated { return nil }
        if let tiles = tiles(of: period, in: group) { return try aggregator.rolledUp(tiles) }
        return showsGaps(plan) ? plan.measures.map { _ in Reading(.absent(.notAvailable), rows: []) } : nil
    }

    /// The rows of a group that count in exactly `period`: those that state it, and records whose day lies in it.
    private func tile(_ period: Period, of group: Group) -> GroupAggregator.Tile {
        func counts(_ row: Int) -> Bool {
            let stated = facts.periods[row]
            guard dataset.kind == .register, stated.grain == .day, let day = stated.interval?.lowerBound else {
                return stated == period
            }
            return period.interval?.contains(day) ?? false
        }
        return GroupAggregator.Tile(
            period: period, rows: group.rows.filter(counts), candidates: group.candidates.filter(counts))
    }

    /// A series shows its gaps, and of several periods that were named none is left out in silence.
    private func showsGaps(_ plan: Plan) -> Bool {
        switch plan.periods {
        case .stated: false
        case .grain: true
        case .list(let periods): periods.count > 1
        }
    }

    /// The shorter periods that fill `period`, with their rows: the longest that are all there, else the longest of
    /// which some are; nil where none is.
    private func tiles(of period: Period, in group: Group) -> [GroupAggregator.Tile]? {
        var partial: [GroupAggregator.Tile]?
        for grain in Period.Grain.allCases.reversed() {
            guard let tiles = period.tiles(of: grain)?.map({ tile($0, of: group) }) else { continue }
            if tiles.allSatisfy({ !$0.rows.isEmpty }) { return tiles }
            if partial == nil, tiles.contains(where: { !$0.rows.isEmpty }) { partial = tiles }
        }
        return partial
    }
}

/// The order in which members are shown: that of their dimension, then by id.
struct MemberOrder {
    private let positions: [[String: Int]]

    init(fields: [Field?]) {
        positions = fields.map { field in
            let members = field?.dimension?.members ?? []
            return Dictionary(
                members.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// `keys` in order; every key is looked up once only, which for thousands of them is what takes time.
    func sorted(_ keys: some Collection<[String?]>) -> [[String?]] {
        let ranked = keys.map { key in
            let ranks = zip(key, positions).map { id, positions in id.flatMap { positions[$0] } ?? .max }
            return (ranks: ranks, key: key)
        }
        return ranked.sorted { left, right in
            for (first, second) in zip(left.ranks, right.ranks) where first != second { return first < second }
            // The same ranks are the same members, or such as the field does not know.
            return precedes(left.key, right.key)
        }.map(\.key)
    }

    func precedes(_ left: [String?], _ right: [String?]) -> Bool {
        for (index, (one, two)) in zip(left, right).enumerated() where one != two {
            let first = one.flatMap { positions[index][$0] } ?? .max
            let second = two.flatMap { positions[index][$0] } ?? .max
            return first == second ? (one ?? "") < (two ?? "") : first < second
        }
        return false
    }
}
