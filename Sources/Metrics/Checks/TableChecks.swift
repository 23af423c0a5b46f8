import Tables

/// A node of a parts tree against the sum of its parts, in each row that reports both.
struct PartsCheck {
    let facts: RowFacts
    let check: Check
    let node: PartNode

    func results() -> [CheckResult] {
        (0..<facts.dataset.table.rowCount).compactMap { row in
            let whole = facts.reading(node.name, row: row)
            guard whole.derivation == .reported, let value = whole.quantity.exactValue else { return nil }
            var parts: [Rational] = []
            var unknown: String?
            for child in node.children {
                let reading = facts.reading(child.name, row: row)
                if case .derived(let added, _) = reading.derivation, added.contains(node.name) {
                    // Derived from the node itself: comparing would prove nothing.
                    return nil
                }
                switch reading.quantity {
                case .value(let part, .exact): parts.append(part)
                case .absent(.notApplicable): break
                default: unknown = child.name
                }
            }
            guard !parts.isEmpty, let sum = PartsResolver.sum(parts), let difference = value.subtracting(sum) else {
                return nil
            }
            var result = CheckResult(
                dataset: facts.dataset.name, check: check, left: value, right: sum, rows: [row], row: row,
                outcome: .holds, names: Set(node.names))
            if let unknown, !difference.isNegative {
                result.outcome = .untestable(.missing(unknown))
            } else if !difference.isZero {
                result.outcome = .fails(by: difference)
            }
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
            return try total.holds { facts.value($0, row: row) } == true
        } catch {
            return false
        }
    }

    private func result(_ field: String, total: Int, parts: [Int]) -> CheckResult {
        var result = CheckResult(
            dataset: facts.dataset.name, check: check, rows: (parts + [total]).sorted(), row: total, field: field,
            outcome: .holds, names: facts.closure(of: [field]))
        guard let whole = facts.reading(field, row: total).quantity.exactValue else {
            result.outcome = .untestable(.missing(field))
            return result
        }
        var values: [Rational] = []
        for row in parts {
            switch facts.reading(field, row: row).quantity {
            case .value(let value, .exact): values.append(value)
            case .absent(.notApplicable): break
            case .absent(.suppressed):
                result.outcome = .untestable(.withheld(field))
                return result
            default:
                result.outcome = .untestable(.missing(field))
                return result
            }
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
            guard let next = facts.periods[earlier].next else { continue }
            let group = by.map { facts.value($0, row: earlier) }
            for later in rows
            where facts.periods[later] == next && by.map({ facts.value($0, row: later) }) == group {
                let left = facts.reading(closing, row: earlier).quantity
                let right = facts.reading(opening, row: later).quantity
                var result = CheckResult(
                    dataset: facts.dataset.name, check: check, rows: [earlier, later].sorted(), row: later,
                    outcome: .holds, names: [closing, opening])
                if let one = left.exactValue, let two = right.exactValue {
                    (result.left, result.right) = (one, two)
                    if one != two { result.outcome = .fails(by: one.subtracting(two)) }
                } else {
                    result.outcome = .untestable(.missing(left.exactValue == nil ? closing : opening))
                }
                results.append(result)
            }
        }
        return results
    }
}
