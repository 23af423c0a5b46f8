import Diagnostics
import Metrics
import Tables

/// The life of a dossier: the measures that follow from its dates and its outcome.
///
/// A dossier is open from the day it is received until the day before it is closed, and closed in exactly one class.
/// So for every period opening stock + received = handled + closing stock, and a closing stock is the next opening one.
struct Lifecycle {
    /// In what way a dossier ends; the raw value is the key of the descriptor.
    enum Outcome: String, CaseIterable {
        case pending, resolved, returned, withdrawn, refused
    }

    var opened: String
    var closed: String
    var due: String?
    var extended: String?
    /// The field that says how it ended; without one, what is closed is resolved.
    var outcome: String?
    /// The values of the field, by class.
    var values: [Outcome: [String]] = [:]
    let hasCalendar: Bool
    let names: [String: ExpressionType]

    init(opened: String, closed: String, hasCalendar: Bool, names: [String: ExpressionType]) {
        self.opened = opened
        self.closed = closed
        self.hasCalendar = hasCalendar
        self.names = names
    }

    private static let dossiers = UnitOfMeasure(vi: "hồ sơ", en: "dossiers", one: "dossier")

    var measures: [Measure] {
        var measures = [
            stock("carried_over", "Kỳ trước chuyển sang", "Carried over", additivity: .opening),
            flow("received_new", "Tiếp nhận mới trong kỳ", "Received in the period", at: opened),
            flow("handled", "Đã giải quyết xong, trả lại, rút, từ chối", "Handled in any way", at: closed),
            flow("resolved", "Đã giải quyết", "Resolved", at: closed, isResolved),
        ]
        if let due {
            let due = effective(due)
            measures += [
                flow(
                    "early", "Giải quyết trước hạn", "Resolved early", at: closed,
                    both(isResolved, "\(closed) < \(due)")),
                flow(
                    "on_time", "Giải quyết đúng hạn", "Resolved on the due date", at: closed,
                    both(isResolved, "\(closed) = \(due)")),
                flow(
                    "early_or_on_time", "Giải quyết trước và đúng hạn", "Resolved early or on time", at: closed,
                    both(isResolved, "\(closed) <= \(due)")),
                flow(
                    "overdue", "Giải quyết quá hạn", "Resolved late", at: closed, both(isResolved, "\(closed) > \(due)")
                ),
                flow(
                    "without_due", "Giải quyết, không có hạn", "Resolved, without a due date", at: closed,
                    both(isResolved, "not is_available(\(self.due ?? ""))")),
            ]
        }
        if outcome != nil {
            measures += [
                flow("returned", "Trả lại", "Returned", at: closed, isOutcome(.returned)),
                flow("withdrawn", "Công dân rút hồ sơ", "Withdrawn", at: closed, isOutcome(.withdrawn)),
                flow("refused", "Từ chối giải quyết", "Refused", at: closed, isOutcome(.refused)),
            ]
        }
        if let extended {
            measures.append(
                flow(
                    "extended", "Đã gia hạn trước khi giải quyết", "Extended before they were resolved", at: closed,
                    both(isResolved, "is_available(\(extended))")))
        }
        measures.append(stock("pending", "Đang giải quyết", "Pending"))
        if let due {
            measures += [
                stock("pending_late", "Đang giải quyết, đã quá hạn", "Pending past the due date", past: effective(due)),
                stock(
                    "pending_without_due", "Đang giải quyết, không có hạn", "Pending without a due date",
                    where: "not is_available(\(due))"),
            ]
        }
        return measures
    }

    /// What must hold in every record for the numbers of all periods to add up.
    func rules(_ covers: ClosedRange<CalendarDate>?) -> [Dataset.RecordRule] {
        var rules = [
            rule(
                "record.not-opened", "is_available(\(opened))", "Thiếu ngày tiếp nhận (\(opened)).",
                "The date received (\(opened)) is missing."),
            rule(
                "record.closed-before-opened", "\(closed) >= \(opened)",
                "Ngày kết thúc (\(closed)) trước ngày tiếp nhận (\(opened)).",
                "It was closed (\(closed)) before it was received (\(opened))."),
        ]
        if let last = covers?.upperBound.iso {
            for date in [opened, closed] {
                rules.append(
                    rule(
                        "record.after-coverage", "\(date) <= date('\(last)')",
                        "Ngày “\(date)” sau ngày trích xuất dữ liệu (\(last)).",
                        "The date “\(date)” is after the day the records were taken (\(last))."))
            }
        }
        if let outcome {
            rules.append(
                rule(
                    "record.no-outcome", "is_available(\(outcome))", "Thiếu tình trạng (\(outcome)).",
                    "The outcome (\(outcome)) is missing."))
            if !(values[.pending] ?? []).isEmpty {
                rules.append(
                    rule(
                        "record.pending-but-closed",
                        "not (\(isOutcome(.pending) ?? "")) or not is_available(\(closed))",
                        "Hồ sơ đang giải quyết mà có ngày kết thúc (\(closed)).",
                        "It is pending and yet has a date on which it was closed (\(closed))."))
                rules.append(
                    rule(
                        "record.ended-but-open", "\(isOutcome(.pending) ?? "") or is_available(\(closed))",
                        "Hồ sơ đã có kết quả mà không có ngày kết thúc (\(closed)).",
                        "It has ended and yet has no date on which it was closed (\(closed))."))
            }
        }
        return rules.compactMap { $0 }
    }

    // MARK: - Parts

    /// The day that decides: with a calendar, a due date on a day of rest moves on to the next working day (Civil Code
    /// 2015, article 148(5)). It is the original due date: an extension does not make a late dossier one on time.
    private func effective(_ due: String) -> String { hasCalendar ? "next_working_day(\(due))" : due }

    private var isResolved: String? { isOutcome(.resolved) }

    private func isOutcome(_ wanted: Outcome) -> String? {
        guard let outcome else { return nil }
        let texts = (values[wanted] ?? []).map { "'" + $0 + "'" }
        return texts.isEmpty ? "1 = 0" : "\(outcome) in (\(texts.joined(separator: ", ")))"
    }

    private func both(_ first: String?, _ second: String) -> String { first.map { "\($0) and \(second)" } ?? second }

    private func flow(
        _ name: String, _ vi: String, _ en: String, at date: String, _ condition: String? = nil
    ) -> Measure {
        Measure(
            name: name, title: Localized(vi: vi, en: en), measuredIn: Self.dossiers, aggregate: .count, of: nil,
            filter: condition.flatMap { expression($0, .boolean) },
            timing: expression(date, .date).map(Timing.at) ?? .period)
    }

    private func stock(
        _ name: String, _ vi: String, _ en: String, additivity: Additivity = .stock, past: String? = nil,
        where condition: String? = nil
    ) -> Measure {
        let from = expression(opened, .date)
        let until = expression(closed, .date)
        return Measure(
            name: name, title: Localized(vi: vi, en: en), measuredIn: Self.dossiers, aggregate: .count, of: nil,
            filter: condition.flatMap { expression($0, .boolean) }, additivity: additivity,
            timing: from.map { .stock(from: $0, until: until, past: past.flatMap { expression($0, .date) }) } ?? .period
        )
    }

    private func rule(_ code: String, _ that: String, _ vi: String, _ en: String) -> Dataset.RecordRule? {
        expression(that, .boolean).map { that in
            Dataset.RecordRule(
                code: code, that: that, message: Localized(vi: vi, en: en),
                hint: Localized(
                    vi: "Sửa bản ghi trong hệ thống nguồn rồi xuất lại.",
                    en: "Correct the record in the source system and export again."))
        }
    }

    /// The texts are made here from names that were checked, so they can be parsed.
    private func expression(_ text: String, _ type: ExpressionType) -> TypedExpression? {
        do throws(ExpressionError) {
            return try ExpressionParser.parse(text, names: names, expected: type)
        } catch {
            assertionFailure("\(text): \(error)")
            return nil
        }
    }
}
