import Diagnostics
import Tables

/// Runs the checks of one dataset and matches what fails against the accepted discrepancies.
public struct CheckRunner {
    private let facts: RowFacts
    private var dataset: Dataset { facts.dataset }

    public init(_ facts: RowFacts) { self.facts = facts }

    /// Every result in the order of checks and rows, with a diagnostic for each failure that is not accepted, for each
    /// acceptance that matches nothing and for each check that cannot be evaluated.
    public func run() -> Diagnosed<[CheckResult]> {
        var results: [CheckResult] = []
        var diagnostics: [Diagnostic] = []
        for check in dataset.checks {
            var found: [CheckResult]
            switch check.rule {
            case .row(let that, let filter):
                found = rowResults(check, that, filter, &diagnostics)
            case .parts(let node): found = PartsCheck(facts: facts, check: check, node: node).results()
            case .total(let by, let total, let fields):
                found = TotalCheck(facts: facts, check: check, by: by, total: total, fields: fields).results()
            case .continuity(let by, let closing, let opening):
                found = ContinuityCheck(facts: facts, check: check, by: by, closing: closing, opening: opening)
                    .results()
            }
            diagnostics += Acceptances(facts: facts, check: check).apply(to: &found)
            results += found
        }
        return Diagnosed(results, diagnostics)
    }

    // MARK: - Within a row

    private func rowResults(
        _ check: Check, _ that: TypedExpression, _ filter: TypedExpression?, _ diagnostics: inout [Diagnostic]
    ) -> [CheckResult] {
        var results: [CheckResult] = []
        let names = facts.closure(of: that.names)
        var gaps = CalendarGaps()
        for row in 0..<dataset.table.rowCount {
            do throws(EvaluationFailure) {
                if let filter {
                    let applies = try facts.holds(filter, row: row)
                    if applies == nil { results.append(untestable(check, row, obstacle(in: filter, row), names)) }
                    if applies != true { continue }
                }
                var result = CheckResult(
                    dataset: dataset.name, check: check, rows: [row], row: row, outcome: .holds, names: names)
                try evaluate(that, row: row, into: &result)
                results.append(result)
            } catch {
                switch error {
                case .absent(let name, let absence):
                    let obstacle: Obstacle = absence == .suppressed ? .withheld(name) : .missing(name)
                    results.append(untestable(check, row, obstacle, names))
                case .qualified(let name): results.append(untestable(check, row, .qualified(name), names))
                case .noCalendar, .undeclaredYears: gaps.take(error, at: dataset.location(ofRow: row))
                case .divisionByZero, .overflow, .wrongType, .impossibleDay:
                    diagnostics.append(
                        error.diagnostic(in: that, at: check.location, row: dataset.location(ofRow: row)))
                }
            }
        }
        let inNeed = that.needsCalendar ? that : filter ?? that
        diagnostics += gaps.diagnostics(in: inNeed, at: check.location)
        return results
    }

    private func untestable(_ check: Check, _ row: Int, _ obstacle: Obstacle, _ names: Set<String>) -> CheckResult {
        CheckResult(
            dataset: dataset.name, check: check, rows: [row], row: row, outcome: .untestable(obstacle), names: names)
    }

    private func evaluate(
        _ that: TypedExpression, row: Int, into result: inout CheckResult
    ) throws(EvaluationFailure) {
        if let (left, right, _) = that.equation, left.type == .number {
            let one = try facts.evaluate(left, row: row)
            let two = try facts.evaluate(right, row: row)
            result.left = try Self.exact(one, left)
            result.right = try Self.exact(two, right)
        }
        switch try facts.holds(that, row: row) {
        case true?: result.outcome = .holds
        case false?:
            let difference = result.left.flatMap { left in result.right.flatMap { left.subtracting($0) } }
            result.outcome = .fails(by: difference)
        case nil: result.outcome = .untestable(obstacle(in: that, row))
        }
    }

    /// The first missing value among the names of an expression that came to nothing for want of one.
    private func obstacle(in expression: TypedExpression, _ row: Int) -> Obstacle {
        for name in expression.names {
            guard case .absent(let absence) = facts.value(name, row: row) else { continue }
            return absence == .suppressed ? .withheld(name) : .missing(name)
        }
        return .missing(expression.names.first ?? expression.text)
    }

    private static func exact(_ value: ExpressionValue, _ side: TypedExpression) throws(EvaluationFailure) -> Rational {
        switch value {
        case .number(let number, .exact): return number
        case .number: throw .qualified(name: side.names.first ?? side.text)
        case .absent(let absence): throw .absent(name: side.names.first ?? side.text, absence)
        default: return .zero
        }
    }
}

extension RowFacts {
    /// `names` and all nodes below them: a check of a whole speaks of its parts too.
    func closure(of names: [String]) -> Set<String> {
        var all = Set(names)
        for node in dataset.parts.flatMap(\.nodes) where names.contains(node.name) { all.formUnion(node.names) }
        return all
    }
}

extension EvaluationFailure {
    /// The diagnostic for a division by zero, an overflow or, in a condition on rows, a qualified number.
    func diagnostic(in expression: TypedExpression, at location: SourceLocation?, row: SourceLocation?) -> Diagnostic {
        let place = row.map(\.description) ?? ""
        if case .overflow = self {
            return Diagnostic(
                .error, "expression.overflow", vi: "Kết quả của “\(expression.text)” quá lớn (dòng \(place)).",
                en: "The result of “\(expression.text)” is too large (at \(place)).", at: location,
                excerpt: expression.text)
        }
        if case .qualified(let name) = self {
            return Diagnostic(
                .error, "expression.qualified",
                vi:
                    "Biểu thức “\(expression.text)” cần số chính xác, nhưng “\(name)” chỉ là số ước lượng (dòng \(place)).",
                en:
                    "The expression “\(expression.text)” needs an exact number, but “\(name)” is an estimate (at \(place)).",
                at: location, excerpt: expression.text,
                hint: Localized(
                    vi: "Số có dấu ≈, ≥, >, ≤, < chỉ để in ra; hãy dùng cột khác trong điều kiện.",
                    en: "A number with ≈, ≥, >, ≤ or < is only shown; use another field in the condition."))
        }
        if let diagnostic = dayDiagnostic(in: expression, at: location, row: row) { return diagnostic }
        if case .wrongType = self {
            return Diagnostic(
                .error, "expression.wrong-type",
                vi: "Biểu thức “\(expression.text)” gặp giá trị sai kiểu (dòng \(place)).",
                en: "The expression “\(expression.text)” met a value of another type (at \(place)).", at: location,
                excerpt: expression.text)
        }
        return Diagnostic(
            .error, "expression.division-by-zero",
            vi: "Biểu thức “\(expression.text)” chia cho 0 (dòng \(place)).",
            en: "The expression “\(expression.text)” divides by zero (at \(place)).", at: location,
            excerpt: expression.text,
            hint: Localized(
                vi: "Loại các dòng có mẫu số bằng 0 bằng một điều kiện, ví dụ: where: \"received > 0\".",
                en: "Leave out the rows whose divisor is zero, for example with: where: \"received > 0\"."))
    }
}
