import Diagnostics
import Statistics
import Synchronization
import Tables

/// Carries out plans over the records of one event dataset.
///
/// Records are disjoint, and where they are complete a period without one is a true zero. What several plans ask is
/// answered by one pass over the files: `prepare` takes all that is known to be asked; a plan that was not foreseen
/// costs another pass.
public final class EventExecutor: PlanExecutor {
    private let dataset: Dataset
    private let records: Dataset.Records
    private let calendar: WorkingCalendar?
    private let settings: ScanSettings
    private let state = Mutex(State())
    /// Held during a pass for a plan that was not foreseen, so that no thread takes away what another was answered.
    private let passes = Mutex(())

    private struct State: Sendable {
        var answers: [EventScan.Question: EventAnswers] = [:]
        /// What the answers answer.
        var plans: [EventScan.Question: [Plan]] = [:]
        /// Once is enough: the files are the same in every pass.
        var hasCheckedKey = false
    }

    public init(_ dataset: Dataset, _ records: Dataset.Records, calendar: WorkingCalendar?, settings: ScanSettings) {
        self.calendar = calendar
        self.dataset = dataset
        self.records = records
        self.settings = settings
    }

    private struct Grain: Hashable {
        var grain: Period.Grain
        var cutoff: Period.Cutoff
    }

    /// What a pass over the files told besides its answers.
    public struct Pass: Sendable {
        public var files: [SourceFile] = []
        public var rowCount = 0
        public var diagnostics: [Diagnostic] = []
    }

    /// Reads the files once for all `plans`. A plan that cannot be carried out over records is left out here: carrying it
    /// out says why, and where it was asked.
    public func prepare(_ plans: [Plan]) -> Pass {
        let possible = plans.filter { obstacle(to: $0) == nil }
        do throws(KernelError) {
            return try read(possible)
        } catch {
            // Measures and rules were tried when the descriptor was read, and conditions just now.
            assertionFailure("\(error)")
            return Pass()
        }
    }

    private func obstacle(to plan: Plan) -> KernelError? {
        for filter in plan.filters {
            let obstacle = RecordExpressions.obstacle(
                to: filter, fields: dataset.fields, hasCalendar: calendar != nil)
            if let obstacle { return obstacle }
        }
        return nil
    }

    private func read(_ plans: [Plan]) throws(KernelError) -> Pass {
        var measures: [EventScan.Question: [String]] = [:]
        var order: [EventScan.Question] = []
        // Months are what is asked most often; like periods of those asked for make their trends.
        var periods = Set(Self.periods(.month, .calendar, in: records.covers))
        for plan in plans {
            let question = self.question(plan)
            if measures[question] == nil { order.append(question) }
            for name in plan.measures where measures[question]?.contains(name) != true {
                measures[question, default: []].append(name)
            }
            let wanted = self.periods(of: plan)
            periods.formUnion(wanted)
            for like in Set(wanted.map { Grain(grain: $0.grain, cutoff: $0.cutoff) }) where like.grain.months != nil {
                periods.formUnion(Self.periods(like.grain, like.cutoff, in: records.covers))
            }
        }
        let questions = order.map { question in
            (question: question, measures: (measures[question] ?? []).compactMap(dataset.measure))
        }
        var scan = EventScan(dataset, records, calendar: calendar, settings: settings)
        let checksKey = state.withLock { !$0.hasCheckedKey }
        let outcome = try scan.run(questions, periods: periods, checksKey: checksKey)
        if let keys = outcome.keys { settings.keysChecked?(dataset.name, keys) }
        state.withLock { state in
            state.hasCheckedKey = true
            // Answers to earlier questions stay: each has its own slots.
            for (asked, cube) in zip(questions, outcome.cubes) {
                state.answers[asked.question] = EventAnswers(cube, asked.question, asked.measures, dataset)
                state.plans[asked.question] = plans.filter { question($0) == asked.question }
            }
        }
        return Pass(files: outcome.files, rowCount: outcome.rowCount, diagnostics: outcome.diagnostics)
    }

    public func execute(_ plan: Plan) throws(PlanError) -> [PlanRow] {
        var rows: [PlanRow] = []
        try forEachRow(of: plan) { rows.append($0) }
        return rows
    }

    /// Calls `body` with the rows that `execute` would return, one after the other: of many thousands none is kept.
    public func forEachRow(of plan: Plan, _ body: (PlanRow) -> Void) throws(PlanError) {
        let question = question(plan)
        let periods = self.periods(of: plan)
        if answer(plan, question, periods, body) { return }
        if let obstacle = obstacle(to: plan) { throw .kernel(obstacle) }
        passes.withLock { _ in
            // Another thread may have asked the same in the meantime.
            if answers(to: plan, question, periods) != nil { return }
            // Together with what was asked of the same records before: two plans must not push each other out in turns.
            let earlier = state.withLock { $0.plans[question] ?? [] }
            _ = prepare(earlier + [plan])
        }
        _ = answer(plan, question, periods, body)
    }

    public func distributions(of plan: Plan) throws(PlanError) -> [GroupKey: Distribution] {
        let (question, periods) = (question(plan), periods(of: plan))
        // Whatever is not answered yet is read first.
        if !answer(plan, question, periods, { _ in }) { try forEachRow(of: plan) { _ in } }
        guard let answers = state.withLock({ $0.answers[question] }) else { return [:] }
        return answers.distributions(of: plan, periods.filter(covers))
    }

    /// False where no pass has answered that.
    private func answer(
        _ plan: Plan, _ question: EventScan.Question, _ periods: [Period], _ body: (PlanRow) -> Void
    ) -> Bool {
        guard let answers = answers(to: plan, question, periods) else { return false }
        answers.forEachRow(plan, periods.map { ($0, covers($0)) }, covers: records.covers, body)
        return true
    }

    private func answers(to plan: Plan, _ question: EventScan.Question, _ periods: [Period]) -> EventAnswers? {
        guard let answers = state.withLock({ $0.answers[question] }), plan.measures.allSatisfy(answers.knows),
            periods.allSatisfy({ !covers($0) || answers.has($0) })
        else { return nil }
        return answers
    }

    // MARK: - What is asked

    private func question(_ plan: Plan) -> EventScan.Question {
        EventScan.Question(
            dimensions: Set(plan.dimensions).union(plan.members.keys).sorted(), filters: plan.filters)
    }

    private func covers(_ period: Period) -> Bool {
        period.interval.map { records.covers.lowerBound <= $0.lowerBound && $0.upperBound <= records.covers.upperBound }
            ?? false
    }

    /// The periods of a plan; months where it names none.
    public func periods(of plan: Plan) -> [Period] {
        switch plan.periods {
        case .list(let periods): periods
        case .stated: Self.periods(.month, .calendar, in: records.covers)
        case .grain(let grain, let cutoff): Self.periods(grain, cutoff, in: records.covers)
        }
    }

    /// The periods of a plan's grain of which the records have some days only, so that nothing is said of them.
    public func halfCoveredPeriods(of plan: Plan) -> [Period] {
        guard case .grain(let grain, let cutoff) = plan.periods, grain.months != nil else { return [] }
        return Self.touchedPeriods(grain, cutoff, by: records.covers).filter { !covers($0) }
    }

    /// The periods of a grain that lie wholly in `days`.
    static func periods(
        _ grain: Period.Grain, _ cutoff: Period.Cutoff, in days: ClosedRange<CalendarDate>
    ) -> [Period] {
        if grain.months == nil {
            guard grain == .day else {
                return grain == .free ? [Period(from: days.lowerBound, to: days.upperBound)] : []
            }
            return (days.lowerBound.dayNumber...days.upperBound.dayNumber).map {
                Period(day: CalendarDate(dayNumber: $0))
            }
        }
        return touchedPeriods(grain, cutoff, by: days).filter { period in
            period.interval.map { days.contains($0.lowerBound) && days.contains($0.upperBound) } ?? false
        }
    }

    /// The periods of a grain of months that have some of `days`.
    private static func touchedPeriods(
        _ grain: Period.Grain, _ cutoff: Period.Cutoff, by days: ClosedRange<CalendarDate>
    ) -> [Period] {
        var found: [Period] = []
        var day = days.lowerBound
        while day <= days.upperBound {
            // The last months of a year lie in no nine months of it.
            guard let period = Period(grain, containing: day, cutoff: cutoff), let interval = period.interval else {
                day = day.advanced(by: 1)
                continue
            }
            found.append(period)
            day = interval.upperBound.advanced(by: 1)
        }
        return found
    }
}
