import Tables

/// A node of a parts tree against the sum of its parts, in each row that reports both. A node that was worked out from
/// the one above it is looked at too: its parts may contradict that.
struct PartsCheck {
    let facts: RowFacts
    let check: Check
    let node: PartNode

    func results() -> [CheckResult] {
        (0..<facts.dataset.table.rowCount).compactMap { row in
            let whole = facts.reading(node.name, row: row)
            guard let value = whole.quantity.exactValue else { return nil }
            if case .derived(let added, _) = whole.derivation,
                node.children.contains(where: { added.contains($0.name) })
            {
                // The sum of its parts by construction.
                return nil
            }
            var parts: [Rational] = []
            var unknown: Obstacle?
            for child in node.children {
                let reading = facts.reading(child.name, row: row)
                if case .derived(let added, _) = reading.derivation, added.contains(node.name) {
                    // Derived from the node itself: comparing would prove nothing.
                    return nil
                }
                if let part = reading.quantity.exactValue { parts.append(part) }
                unknown = unknown ?? reading.quantity.obstacle(child.name)
            }
            guard !parts.isEmpty else { return nil }
            var result = CheckResult(
                dataset: facts.dataset.name, check: check, left: value, rows: [row], row: row, outcome: .holds,
                names: Set(node.names))
            guard let sum = PartsResolver.sum(parts), let difference = value.subtracting(sum) else {
                result.outcome = .untestable(.overflow)
                return result
            }
            if let unknown, !difference.isNegative {
                // The sum is not known, so it is not shown either.
                result.outcome = .untestable(unknown)
                return whole.derivation == .reported ? result : nil
            }
            result.right = sum
            if !difference.isZero { result.outcome = .fails(by: difference) }
            return result
        }
    }
}

/// Each total row against the sum of the other rows of its group.
struct TotalCheck {
    let facts: RowFacts
    let check: Check
    let by: [String]
    let total: TypedExpression
    let fields: [String]

    func results() -> [CheckResult] {
        var results: [CheckResult] = []
        var groups: [[ExpressionValue]: [Int]] = [:]
        let rows = Array(0..<facts.dataset.table.rowCount)
        for row in rows { groups[by.map { facts.value($0, row: row) }, default: []].append(row) }
        for row in rows where isTotal(row) {
            let parts = (groups[by.map { facts.value($0, row: row) }] ?? []).filter { !isTotal($0) }
            guard !parts.isEmpty else { continue }
            for field in fields { results += [result(field, total: row, parts: parts)] }
        }
        return results
    }

    private func isTotal(_ row: Int) -> Bool {
        do throws(EvaluationFailure) {
            return try facts.holds(total, row: row) == true
        } catch {
            return false
        }
    }

    private func result(_ field: String, total: Int, parts: [Int]) -> CheckResult {
        var result = CheckResult(
            dataset: facts.dataset.name, check: check, rows: (parts + [total]).sorted(), row: total, field: field,
            outcome: .holds, names: facts.closure(of: [field]))
        let quantity = facts.reading(field, row: total).quantity
        guard let whole = quantity.exactValue else {
            result.outcome = .untestable(quantity.obstacle(field) ?? .missing(field))
            return result
        }
        var values: [Rational] = []
        for row in parts {
            let quantity = facts.reading(field, row: row).quantity
            if let obstacle = quantity.obstacle(field) {
                result.outcome = .untestable(obstacle)
                return result
            }
            if let value = quantity.exactValue { values.append(value) }
        }
        let sum = PartsResolver.sum(values)
        result.left = whole
        result.right = sum
        if sum != whole { result.outcome = .fails(by: sum.flatMap { whole.subtracting($0) }) }
        return result
    }
}

/// The closing stock of a period against the opening stock of the like period after it.
struct ContinuityCheck {
    let facts: RowFacts
    let check: Check
    let by: [String]
    let closing: String
    let opening: String

    func results() -> [CheckResult] {
        var results: [CheckResult] = []
        let rows = Array(0..<facts.dataset.table.rowCount)
        for earlier in rows {
            let period = facts.periods[earlier]
            // Nine months are followed by those of the next year, but what is left in September is not what it opens with.
            guard let next = period.next, period.interval?.upperBound.advanced(by: 1) == next.interval?.lowerBound
            else { continue }
            let group = by.map { facts.value($0, row: earlier) }
            for later in rows
            where facts.periods[later] == next && by.map({ facts.value($0, row: later) }) == group {
                let left = facts.reading(closing, row: earlier).quantity
                let right = facts.reading(opening, row: later).quantity
                var result = CheckResult(
                    dataset: facts.dataset.name, check: check, rows: [earlier, later].sorted(), row: later,
                    outcome: .holds, names: [closing, opening])
                result.namesOfRow = [earlier: facts.closure(of: [closing]), later: facts.closure(of: [opening])]
                if let one = left.exactValue, let two = right.exactValue {
                    (result.left, result.right) = (one, two)
                    if one != two { result.outcome = .fails(by: one.subtracting(two)) }
                } else {
                    let obstacle = left.obstacle(closing) ?? right.obstacle(opening)
                    result.outcome = .untestable(obstacle ?? .missing(left.exactValue == nil ? closing : opening))
                }
                results.append(result)
            }
        }
        return results
    }
}
