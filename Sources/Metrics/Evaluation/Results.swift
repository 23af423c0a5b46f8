import Diagnostics
import Tables

/// Every dataset's rows resolved and checked, and the evaluator over them: what pages are made from.
public struct Results: Sendable {
    public let catalogue: Catalogue
    /// By name of dataset.
    public let facts: [String: RowFacts]
    /// In the order of datasets, checks and rows.
    public let checks: [CheckResult]
    public let evaluator: MetricEvaluator
    /// What numbers have been compared with; the same for every page and edition.
    let comparisons = ComparisonMemo()
    /// Positions in `checks` by dataset and row.
    private let checksByRow: [String: [Int: [Int]]]

    private init(
        catalogue: Catalogue, facts: [String: RowFacts], checks: [CheckResult], evaluator: MetricEvaluator
    ) {
        self.catalogue = catalogue
        self.facts = facts
        self.checks = checks
        self.evaluator = evaluator
        var checksByRow: [String: [Int: [Int]]] = [:]
        for (index, check) in checks.enumerated() {
            for row in check.rows { checksByRow[check.dataset, default: [:]][row, default: []].append(index) }
        }
        self.checksByRow = checksByRow
    }

    /// Resolves and checks every dataset. Records are read once for all `requests`, which need not be complete: what is
    /// asked besides costs another pass.
    public static func make(
        _ catalogue: Catalogue, requests: [MetricRequest] = [], settings: ScanSettings = ScanSettings(workers: 1)
    ) -> Diagnosed<Results> {
        var catalogue = catalogue
        var facts: [String: RowFacts] = [:]
        var executors: [String: any PlanExecutor] = [:]
        var checks: [CheckResult] = []
        var diagnostics: [Diagnostic] = []
        let plans = requests.flatMap { MetricEvaluator.plans(for: $0, catalogue) }
        for (index, dataset) in catalogue.datasets.enumerated() {
            if let records = dataset.records {
                let executor = EventExecutor(dataset, records, calendar: catalogue.calendar, settings: settings)
                let pass = executor.prepare(plans.filter { $0.dataset == dataset.name })
                diagnostics += pass.diagnostics
                catalogue.datasets[index].table.files = pass.files
                catalogue.datasets[index].records?.count = pass.rowCount
                executors[dataset.name] = executor
                facts[dataset.name] = RowFacts(catalogue.datasets[index], calendar: catalogue.calendar)
                continue
            }
            let resolved = RowFacts(dataset, calendar: catalogue.calendar)
            facts[dataset.name] = resolved
            executors[dataset.name] = TableExecutor(resolved)
            diagnostics += totalsFailures(resolved)
            diagnostics += filterFailures(resolved)
            diagnostics += calendarGaps(resolved)
            let outcome = CheckRunner(resolved).run()
            checks += outcome.value
            diagnostics += outcome.diagnostics
        }
        let evaluator = MetricEvaluator(catalogue: catalogue, executors: executors, facts: facts)
        return Diagnosed(
            Results(catalogue: catalogue, facts: facts, checks: checks, evaluator: evaluator), diagnostics)
    }

    /// The checks that looked at the numbers of `point`: same rows, and names that went into it.
    public func checks(touching point: MetricPoint) -> [CheckResult] {
        var found: Set<Int> = []
        for input in point.inputs {
            found.formUnion(positions(dataset: input.dataset, rows: input.reading.rows, names: names(of: input)))
        }
        return found.sorted().map { checks[$0] }
    }

    /// Whether any check looked at rows of the dataset.
    public func hasChecks(dataset: String) -> Bool { checksByRow[dataset] != nil }

    /// The checks that looked at `field` in a row, for rows that are shown as they are.
    public func checks(dataset: String, row: Int, field: String) -> [CheckResult] {
        positions(dataset: dataset, rows: [row], names: [field]).sorted().map { checks[$0] }
    }

    private func positions(dataset: String, rows: [Int], names: Set<String>) -> Set<Int> {
        guard let byRow = checksByRow[dataset] else { return [] }
        var found: Set<Int> = []
        for row in rows {
            guard let here = byRow[row], !here.isEmpty else { continue }
            let sources = sources(of: names, row: row, dataset: dataset)
            found.formUnion(here.filter { !checks[$0].names(inRow: row).isDisjoint(with: sources) })
        }
        return found
    }

    /// Whether a total row of a source is behind the point.
    public func isTotal(_ point: MetricPoint) -> Bool { comparability.isTotal(point) }

    /// The break that lies between an earlier period and `point`, by the rows behind the point.
    public func seriesBreak(after earlier: Period, before point: MetricPoint) -> Dataset.SeriesBreak? {
        comparability.seriesBreak(after: earlier, before: point)
    }

    var comparability: Comparability { evaluator.comparability }

    /// The field or node of an input and, where a longer period was made again from its parts, these too.
    private func names(of input: MetricPoint.Input) -> Set<String> {
        guard let of = input.of else { return [] }
        if case .rolledUp = input.reading.derivation, let facts = facts[input.dataset],
            facts.dataset.measure(of)?.additivity == .fromParts
        {
            return facts.closure(of: [of])
        }
        return [of]
    }

    /// `names` and everything that they were worked out from in `row`, however many steps away.
    private func sources(of names: Set<String>, row: Int, dataset: String) -> Set<String> {
        guard let facts = facts[dataset] else { return names }
        var all = names
        var pending = Array(names)
        while let name = pending.popLast() {
            guard case .derived(let added, let subtracted) = facts.reading(name, row: row).derivation else { continue }
            pending += (added + subtracted).filter { all.insert($0).inserted }
        }
        return all
    }

    /// Rows for which the dataset's `totals` fails.
    private static func totalsFailures(_ facts: RowFacts) -> [Diagnostic] {
        var gaps = CalendarGaps()
        let others = facts.failures.filter { !gaps.take($0.failure, at: facts.dataset.location(ofRow: $0.row)) }
        let missing = facts.dataset.totals.map { gaps.diagnostics(in: $0, at: facts.dataset.location) } ?? []
        return missing
            + others.map {
                $0.failure.diagnostic(
                    in: $0.expression, at: facts.dataset.location, row: facts.dataset.location(ofRow: $0.row))
            }
    }

    /// Conditions of breaks, total rows and acceptances that the calendar does not reach: where they are used, a
    /// condition that fails just does not hold.
    private static func calendarGaps(_ facts: RowFacts) -> [Diagnostic] {
        var conditions: [(condition: TypedExpression, location: SourceLocation?)] = []
        for filter in facts.dataset.breaks.compactMap(\.filter) { conditions.append((filter, facts.dataset.location)) }
        for check in facts.dataset.checks {
            if case .total(_, let total, _) = check.rule { conditions.append((total, check.location)) }
            conditions += check.accepted.map { ($0.filter, $0.location) }
        }
        return conditions.filter(\.condition.needsCalendar).flatMap { condition, location in
            var gaps = CalendarGaps()
            for row in 0..<facts.dataset.table.rowCount {
                do throws(EvaluationFailure) {
                    _ = try facts.holds(condition, row: row)
                } catch {
                    gaps.take(error, at: facts.dataset.location(ofRow: row))
                }
            }
            return gaps.diagnostics(in: condition, at: location)
        }
    }

    /// Filters of measures that fail at a row: found here once, so that evaluation need not stop at them.
    private static func filterFailures(_ facts: RowFacts) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for measure in facts.dataset.measures {
            guard let filter = measure.filter else { continue }
            var gaps = CalendarGaps()
            for row in 0..<facts.dataset.table.rowCount {
                do throws(EvaluationFailure) {
                    _ = try facts.holds(filter, row: row)
                } catch {
                    if gaps.take(error, at: facts.dataset.location(ofRow: row)) { continue }
                    diagnostics.append(
                        error.diagnostic(
                            in: filter, at: facts.dataset.location, row: facts.dataset.location(ofRow: row)))
                    break
                }
            }
            diagnostics += gaps.diagnostics(in: filter, at: facts.dataset.location)
        }
        return diagnostics
    }
}
