import Diagnostics
import Tables

/// Which numbers of one series mean the same, by the rows behind them: only those are compared, added up, joined.
struct Comparability: Sendable {
    /// By name of dataset.
    let facts: [String: RowFacts]
    /// The days on which metrics changed their definitions, by name, with those of what they are made from.
    private let changes: [String: [Dataset.SeriesBreak]]

    init(catalogue: Catalogue, facts: [String: RowFacts]) {
        self.facts = facts
        var changes: [String: [Dataset.SeriesBreak]] = [:]
        for metric in catalogue.metrics {
            var seen: Set<String> = []
            var pending = [metric]
            var found: [Dataset.SeriesBreak] = []
            while let next = pending.popLast() {
                guard seen.insert(next.name).inserted else { continue }
                pending += next.formula.mentions.compactMap(catalogue.metric)
                for change in next.changes {
                    let title = Localized(
                        vi: "Đổi định nghĩa: \(change.what.vietnamese)",
                        en: "New definition: \(change.what.text(in: .english))")
                    found.append(.init(from: change.from, filter: nil, title: title, isOfDefinition: true))
                }
            }
            if !found.isEmpty { changes[metric.name] = found }
        }
        self.changes = changes
    }

    /// Whether a total row of a source is behind the point.
    func isTotal(_ point: MetricPoint) -> Bool {
        point.inputs.contains { input in
            input.reading.rows.contains { facts[input.dataset]?.isTotal[$0] ?? false }
        }
    }

    /// The break that lies between an earlier period and `point`, by the rows behind the point.
    func seriesBreak(after earlier: Period, before point: MetricPoint) -> Dataset.SeriesBreak? {
        guard let start = earlier.interval?.lowerBound, let end = point.key.period.interval?.lowerBound else {
            return nil
        }
        if let change = changes[point.metric]?.first(where: { start < $0.from && $0.from <= end }) { return change }
        for input in point.inputs {
            guard let facts = facts[input.dataset] else { continue }
            for candidate in facts.dataset.breaks where start < candidate.from && candidate.from <= end {
                guard let filter = candidate.filter else { return candidate }
                let concerns = input.reading.rows.contains { row in
                    do throws(EvaluationFailure) {
                        return try facts.holds(filter, row: row) == true
                    } catch {
                        return false
                    }
                }
                if concerns { return candidate }
            }
        }
        return nil
    }

    /// Throws why an earlier number and a later one are not of the same things.
    func check(from before: MetricPoint, to after: MetricPoint) throws(Incomparable) {
        if let found = seriesBreak(after: before.key.period, before: after) {
            if found.isOfDefinition { throw .changedDefinition(found.title) }
            throw .seriesBreak(found.title)
        }
        try checkMembers(before, after)
    }

    /// A total is compared with one over the same members only. What is counted may come and go: numbers of rows, and
    /// records of a register, are of other members by nature; a published total row is of no members.
    private func checkMembers(_ before: MetricPoint, _ after: MetricPoint) throws(Incomparable) {
        for (old, new) in zip(before.inputs, after.inputs) {
            guard old.measure == new.measure, let facts = facts[new.dataset], facts.dataset.kind == .reported,
                let aggregate = facts.dataset.measure(new.measure)?.aggregate, aggregate != .count,
                aggregate != .countDistinct
            else { continue }
            let rows = (old.reading.rows, new.reading.rows)
            if (rows.0 + rows.1).contains(where: { facts.isTotal[$0] }) { continue }
            for field in facts.dataset.dimensionFields.map(\.name) {
                let members = (
                    Set(rows.0.compactMap { facts.member(field, row: $0) }),
                    Set(rows.1.compactMap { facts.member(field, row: $0) })
                )
                guard members.0 != members.1 else { continue }
                throw .otherMembers(
                    field: field, gone: members.0.subtracting(members.1).sorted(),
                    new: members.1.subtracting(members.0).sorted())
            }
        }
    }
}
