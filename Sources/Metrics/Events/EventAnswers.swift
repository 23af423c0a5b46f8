import Statistics
import Tables

/// The numbers of one cube as readings of measures.
///
/// Unchecked because of the cube, a class: once the workers' cubes have been added up, nobody writes to it any more,
/// and reading changes nothing in it (`Cube+Reading` makes no blocks), however many threads do it at once.
struct EventAnswers: @unchecked Sendable {
    private let cube: Cube
    private let names: [String]
    private let measures: [Measure]
    /// The combinations of members that some record has, each with the ids of its members.
    private let groups: [(number: Int, members: [String?])]
    private let order: [Field?]

    init(_ cube: Cube, _ question: EventScan.Question, _ measures: [Measure], _ dataset: Dataset) {
        self.cube = cube
        self.measures = measures
        names = question.dimensions
        let fields = question.dimensions.map { dataset.field($0) }
        order = fields
        let ids = fields.map { $0?.dimension?.members.map(\.id) ?? [] }
        groups = cube.presentGroups.map { number in
            var rest = number
            var members: [String?] = []
            for ids in ids.reversed() {
                let code = rest % (ids.count + 1)
                members.append(code == 0 ? nil : ids[code - 1])
                rest /= ids.count + 1
            }
            return (number, members.reversed())
        }
    }

    func knows(_ measure: String) -> Bool { measures.contains { $0.name == measure } }

    /// Whether time was cut at both ends of `period`.
    func has(_ period: Period) -> Bool { cube.specification.slots.slots(of: period) != nil }

    /// Calls `body` with the rows of a plan, in order. Periods for which the records are not complete have nothing to say.
    func forEachRow(
        _ plan: Plan, _ periods: [(period: Period, isCovered: Bool)], covers: ClosedRange<CalendarDate>,
        _ body: (PlanRow) -> Void
    ) {
        let groups = groups(of: plan)
        let asked = plan.measures.compactMap { name in
            measures.firstIndex { $0.name == name }.map { prepared($0, groups.map(\.numbers)) }
        }
        for (period, isCovered) in periods.sorted(by: { $0.period < $1.period }) {
            let slots = isCovered ? cube.specification.slots.slots(of: period) : nil
            for (position, (key, numbers)) in groups.enumerated() {
                var readings: [Reading] = []
                readings.reserveCapacity(asked.count)
                for index in asked.indices {
                    if let slots {
                        readings.append(reading(asked[index], numbers, position, slots))
                    } else {
                        readings.append(
                            Reading(.notComputable(.notCovered(covers)), derivation: .aggregated(.count), rows: []))
                    }
                }
                body(PlanRow(key: GroupKey(period: period, members: key), readings: readings))
            }
        }
    }

    /// How often every value occurs behind the first measure of a plan, in the groups that have some and periods for which
    /// the records are complete. Nothing where a record lacks the value, since that one might be anywhere.
    func distributions(of plan: Plan, _ periods: [Period]) -> [GroupKey: Distribution] {
        guard !cube.hasOverflow, let index = measures.firstIndex(where: { $0.name == plan.measures.first }),
            case .distribution(let register, _) = cube.specification.measured[index].content
        else { return [:] }
        var found: [GroupKey: Distribution] = [:]
        let groups = groups(of: plan)
        for period in periods {
            guard let slots = cube.specification.slots.slots(of: period) else { continue }
            for group in groups where cube.unknown(index, group.numbers, slots) == 0 {
                let values = distribution(index, register, group.numbers, slots)
                if values.count > 0 { found[GroupKey(period: period, members: group.key)] = values }
            }
        }
        return found
    }

    private func distribution(
        _ index: Int, _ register: KernelProgram.Register, _ groups: [Int], _ slots: Range<Int>
    ) -> Distribution {
        Distribution(
            counted: cube.occurrences(index, groups, slots).compactMap { value, count in
                Rational(Int(value), over: register.unit).map { (value: $0, count: count) }
            })
    }

    /// The combinations of the cube that each group of a plan is made of, in the order of members.
    private func groups(of plan: Plan) -> [(key: [String?], numbers: [Int])] {
        let positions = plan.dimensions.compactMap(names.firstIndex)
        let wanted = plan.members.compactMap { name, members in
            names.firstIndex(of: name).map { (position: $0, members: Set(members)) }
        }
        var numbers: [[String?]: [Int]] = [:]
        for group in groups {
            let isWanted = wanted.allSatisfy { restriction in
                group.members[restriction.position].map(restriction.members.contains) ?? false
            }
            if isWanted { numbers[positions.map { group.members[$0] }, default: []].append(group.number) }
        }
        for key in named(plan) where numbers[key] == nil { numbers[key] = [] }
        let members = MemberOrder(
            fields: plan.dimensions.map { name in names.firstIndex(of: name).flatMap { order[$0] } })
        let keys = members.sorted(numbers.keys)
        return keys.map { (key: $0, numbers: numbers[$0] ?? []) }
    }

    /// What a plan asks for by name is answered where there is no such record, too: there are none, which is a number.
    private func named(_ plan: Plan) -> [[String?]] {
        plan.dimensions.reduce([[]]) { keys, dimension in
            let members = plan.members[dimension] ?? []
            return keys.flatMap { key in members.map { key + [$0] } }
        }
    }

    /// A measure that a plan asks for: all that its readings have in common.
    private struct Asked {
        /// Of the measure and its content.
        var index: Int
        var derivation: Derivation
        var isOpening: Bool
        /// Of a stock, for every group of the plan its number at the end of every slot; nil for other measures.
        var stocks: [[Int]]?
        var isCount: Bool
    }

    private func prepared(_ index: Int, _ groups: [[Int]]) -> Asked {
        let measure = measures[index]
        let isOpening = measure.additivity == .opening
        var asked = Asked(
            index: index, derivation: .aggregated(measure.aggregate), isOpening: isOpening, stocks: nil, isCount: false)
        switch cube.specification.measured[index].content {
        case .count: asked.isCount = true
        case .stock:
            asked.stocks = groups.map { numbers in
                var stock = 0
                return (0..<cube.specification.slots.count).map { slot in
                    stock += cube.count(index, numbers, slot..<slot + 1)
                    return stock
                }
            }
        case .sum, .distribution, .distinct: break
        }
        return asked
    }

    /// The reading for the group at `position`, whose numbers stand in `groups` of the cube.
    private func reading(_ asked: borrowing Asked, _ groups: [Int], _ position: Int, _ slots: Range<Int>) -> Reading {
        if cube.hasOverflow { return Reading(.notComputable(.overflow), rows: []) }
        let derivation = asked.derivation
        if let stocks = asked.stocks {
            // Of an opening stock the day before the period counts, which is the end of all earlier slots. There always is
            // an earlier one: slot 0 is the time before every period.
            let count = stocks[position][(asked.isOpening ? slots.lowerBound : slots.upperBound) - 1]
            return Reading(.value(Rational(count), .exact), derivation: derivation, rows: [], records: count)
        }
        let count = cube.count(asked.index, groups, slots)
        if asked.isCount {
            return Reading(.value(Rational(count), .exact), derivation: derivation, rows: [], records: count)
        }
        if cube.unknown(asked.index, groups, slots) > 0 {
            let measure = measures[asked.index]
            return Reading(
                .notComputable(.missing(measure.of ?? measure.name)), derivation: derivation, rows: [], records: count)
        }
        return Reading(value(asked.index, groups, slots), derivation: derivation, rows: [], records: count)
    }

    private func value(_ index: Int, _ groups: [Int], _ slots: Range<Int>) -> Quantity {
        let measure = measures[index]
        let result: Rational?
        switch cube.specification.measured[index].content {
        case .sum(let register, _):
            result = cube.sum(index, groups, slots).flatMap { Rational($0, over: register.unit) }
        case .distribution(let register, _):
            let values = distribution(index, register, groups, slots)
            // Of nothing there is no least or middle value, and no different one either, which is a number.
            if values.count == 0, measure.aggregate != .countDistinct { return .absent(.notApplicable) }
            result = values.aggregate(measure.aggregate, share: measure.share)
        case .distinct: result = Rational(cube.differentTexts(index, groups, slots))
        case .count, .stock: result = nil
        }
        return result.map { .value($0, .exact) } ?? .notComputable(.overflow)
    }
}

extension KernelProgram.Register {
    /// What one is, in multiples of the register's numbers.
    fileprivate var unit: Int {
        guard case .number(let decimals) = kind else { return 1 }
        return (0..<decimals).reduce(1) { power, _ in power * 10 }
    }
}
