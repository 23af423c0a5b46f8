import Diagnostics
import Tables

/// Matches failures with accepted discrepancies. An acceptance names the exact difference, so that a mismatch that
/// changes, or goes away, is seen.
struct Acceptances {
    let facts: RowFacts
    let check: Check

    func apply(to results: inout [CheckResult]) -> [Diagnostic] {
        // Which rows these cover cannot be told: what they accept is neither failed nor unmatched.
        if check.accepted.contains(where: lacksCalendar) { return [] }
        var diagnostics: [Diagnostic] = []
        var used = Set<Int>()
        for index in results.indices {
            guard case .fails(let difference) = results[index].outcome else { continue }
            let matching = check.accepted.indices.filter { covers(check.accepted[$0], results[index].row) }
            if let match = matching.first(where: { check.accepted[$0].difference == difference }), let difference {
                // Only this one: another that covers the row and names another difference has had its day.
                used.insert(match)
                results[index].outcome = .accepted(by: difference, reason: check.accepted[match].reason)
                continue
            }
            used.formUnion(matching)
            diagnostics.append(failure(results[index], difference, matching.first.map { check.accepted[$0] }))
        }
        for (index, acceptance) in check.accepted.enumerated() where !used.contains(index) {
            diagnostics.append(
                Diagnostic(
                    .error, "check.acceptance-unmatched",
                    vi:
                        "Sai lệch đã chấp nhận (\(number(acceptance.difference))) của phép kiểm “\(check.name)” không khớp với dòng nào đang sai.",
                    en:
                        "The accepted discrepancy (\(number(acceptance.difference))) of check “\(check.name)” matches no failing row.",
                    at: acceptance.location, excerpt: acceptance.filter.text,
                    hint: Localized(
                        vi: "Nếu số liệu đã được sửa, hãy xóa mục này; nếu chưa, hãy sửa điều kiện where.",
                        en: "If the data have been corrected, delete this entry; if not, correct its where condition."))
            )
        }
        return diagnostics
    }

    /// Whether the calendar does not reach its condition at some row, which is reported with the dataset.
    private func lacksCalendar(_ acceptance: Acceptance) -> Bool {
        guard acceptance.filter.needsCalendar else { return false }
        return (0..<facts.dataset.table.rowCount).contains { row in
            do throws(EvaluationFailure) {
                _ = try facts.holds(acceptance.filter, row: row)
                return false
            } catch {
                return error.isForWantOfCalendar
            }
        }
    }

    private func covers(_ acceptance: Acceptance, _ row: Int) -> Bool {
        do throws(EvaluationFailure) {
            return try facts.holds(acceptance.filter, row: row) == true
        } catch {
            return false
        }
    }

    private func number(_ value: Rational) -> String { NumberText(.vietnamese).exact(value) }

    private func failure(_ result: CheckResult, _ difference: Rational?, _ near: Acceptance?) -> Diagnostic {
        let field = result.field.map { " (\($0))" } ?? ""
        var vi = "Phép kiểm “\(check.title.text(in: .vietnamese))”\(field) không đúng"
        var en = "The check “\(check.title.text(in: .english))”\(field) does not hold"
        if let left = result.left, let right = result.right {
            vi += ": \(number(left)) so với \(number(right))"
            en += ": \(NumberText(.english).exact(left)) against \(NumberText(.english).exact(right))"
        }
        if let difference {
            vi += ", lệch \(number(difference))"
            en += ", a difference of \(NumberText(.english).exact(difference))"
        }
        var hint = Localized(
            vi:
                "Sửa số liệu; nếu nguồn chính thức in như vậy, thêm vào accepted của phép kiểm “\(check.name)” kèm difference và reason.",
            en:
                "Correct the data; if the official source prints it so, add it to accepted of check “\(check.name)” with its difference and reason."
        )
        if let near {
            hint = Localized(
                vi:
                    "Mục accepted ghi sai lệch \(number(near.difference)); hãy đối chiếu lại nguồn rồi sửa số liệu hoặc mục này.",
                en:
                    "The entry in accepted states a difference of \(NumberText(.english).exact(near.difference)); compare with the source, then correct the data or the entry."
            )
        }
        return Diagnostic(
            check.severity, "check.failed", vi: vi + ".", en: en + ".",
            at: facts.dataset.location(ofRow: result.row, names: result.field.map { [$0] } ?? check.rule.names),
            hint: hint)
    }
}
