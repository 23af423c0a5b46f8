import Diagnostics
import Metrics
import Tables

/// Collects the notes of one figure or page, and gives each its letter in order of appearance.
struct NoteRegister {
    let results: Results
    let glossary: Glossary
    /// Link to the page where all discrepancies are listed, relative to the page.
    let discrepanciesHref: String?
    private(set) var notes: [NoteModel] = []
    /// Of discrepancies.
    private var found: [NoticeModel] = []
    /// The periods of the numbers of each state.
    private var states: [RowState: Set<Period>] = [:]
    /// More periods than these are counted and not named.
    private static let mostNamed = 4
    /// The letter of each text.
    private var letters: [String: String] = [:]

    init(results: Results, glossary: Glossary, discrepanciesHref: String?) {
        self.results = results
        self.glossary = glossary
        self.discrepanciesHref = discrepanciesHref
    }

    private var phrases: Phrases { glossary.phrases }

    /// What must be known before the numbers are used.
    var notices: [NoticeModel] { found + RowState.allCases.compactMap(notice) }

    /// The letters of the notes that belong to `point`; new notes are added.
    mutating func marks(for point: MetricPoint) -> [String] {
        Self.unique(discrepancyMarks(results.checks(touching: point)) + noteMarks(for: point))
    }

    /// The letters of a cell that is shown as it stands in its row.
    mutating func marks(dataset: String, row: Int, field: String) -> [String] {
        Self.unique(discrepancyMarks(results.checks(dataset: dataset, row: row, field: field)))
    }

    /// The letters of what the sources' rows say of themselves.
    mutating func noteMarks(for point: MetricPoint) -> [String] {
        var marks: [String] = []
        for (dataset, rows) in Self.rows(of: point) {
            for row in rows { marks += noteMark(dataset: dataset, row: row) }
        }
        if point.quantity.anyValue != nil {
            // An estimate keeps its own sign.
            let isUnsettled = if case .value(_, .preliminary) = point.quantity { true } else { false }
            let isComputed = Self.rows(of: point).reduce(0) { $0 + $1.rows.count } > 1
            for state in RowState.allCases where point.states.contains(state) {
                let sign = state == .preliminary && isUnsettled ? NumberText.unsettledSign : nil
                marks.append(mark(state, in: point.key.period, isComputed: isComputed, sign: sign))
            }
        }
        if let undue = point.undue {
            let asOf = glossary.catalogue.metric(point.metric)?.maturity?.asOf
            marks.append(mark(phrases.undue(undue, asOf: asOf), href: nil))
        }
        if let score = point.score, let metric = glossary.catalogue.metric(point.metric),
            let note = IndexText(glossary: glossary).note(score, metric)
        {
            marks.append(mark(note, href: nil))
        }
        return Self.unique(marks)
    }

    /// The letters of what a row says of itself in other fields than those `shown`.
    mutating func noteMarks(dataset: String, row: Int, shown: [String]) -> [String] {
        guard let facts = results.facts[dataset] else { return [] }
        func isShown(_ field: String?) -> Bool { field.map(shown.contains) ?? false }
        var marks = isShown(facts.dataset.noteField) ? [] : noteMark(dataset: dataset, row: row)
        if let state = facts.state(ofRow: row) {
            if isShown(facts.dataset.stateField) {
                states[state, default: []].insert(facts.periods[row])
            } else {
                marks.append(mark(state, in: facts.periods[row], isComputed: false))
            }
        }
        return marks
    }

    /// - Parameter sign: stands beside the number.
    private mutating func mark(
        _ state: RowState, in period: Period, isComputed: Bool, sign: String? = nil
    ) -> String {
        states[state, default: []].insert(period)
        let note = phrases.note(state, isComputed: isComputed)
        return mark(sign.map { "\($0) \(note)" } ?? note, href: nil)
    }

    private mutating func noteMark(dataset: String, row: Int) -> [String] {
        guard let facts = results.facts[dataset], let field = facts.dataset.noteField,
            let note = facts.member(field, row: row), !note.isEmpty
        else { return [] }
        return [mark(note, href: nil)]
    }

    private mutating func discrepancyMarks(_ checks: [CheckResult]) -> [String] {
        var marks: [String] = []
        for result in checks where result.isDiscrepancy {
            marks.append(mark(text(of: result), href: discrepanciesHref))
            let notice = notice(of: result)
            if !found.contains(notice) { found.append(notice) }
        }
        return marks
    }

    private static func unique(_ marks: [String]) -> [String] {
        marks.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Rows behind a point by dataset, each once, in order.
    static func rows(of point: MetricPoint) -> [(dataset: String, rows: [Int])] {
        var rows: [String: Set<Int>] = [:]
        for input in point.inputs { rows[input.dataset, default: []].formUnion(input.reading.rows) }
        return rows.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    }

    private mutating func mark(_ text: String, href: String?) -> String {
        if let known = letters[text] { return known }
        let letter = Self.letter(notes.count)
        letters[text] = letter
        notes.append(NoteModel(mark: letter, text: text, href: href))
        return letter
    }

    /// a … z, then aa, ab …
    private static func letter(_ index: Int) -> String {
        let last = String(UnicodeScalar(UInt8(97 + index % 26)))
        return index < 26 ? last : letter(index / 26 - 1) + last
    }

    private func text(of result: CheckResult) -> String {
        let title = phrases.text(result.check.title)
        let field = result.field.map { " (\(glossary.title($0, in: result.dataset)))" } ?? ""
        let base = "\(title)\(field): \(phrases.comparison(result))."
        if case .accepted(_, let reason) = result.outcome { return base + " " + phrases.text(reason) }
        return base
    }

    private func notice(_ state: RowState) -> NoticeModel? {
        guard let periods = states[state]?.sorted(), let last = periods.last(where: { $0 != .unstated }) ?? periods.last
        else { return nil }
        let names = periods.map(phrases.periods.period)
        let title =
            names.count <= Self.mostNamed
            ? phrases.list(names)
            : phrases.choose(
                "\(names.count) kỳ, gần nhất là \(phrases.periods.period(last))",
                "\(names.count) periods, the last \(phrases.periods.period(last))")
        return NoticeModel(
            state == .preliminary ? .preliminary : .restated, title: phrases.capitalised(title),
            text: phrases.notice(state))
    }

    private func notice(of result: CheckResult) -> NoticeModel {
        let title = phrases.text(result.check.title)
        if case .accepted = result.outcome {
            return NoticeModel(
                .discrepancy, title: phrases.choose("Số liệu nguồn không khớp", "The source's figures disagree"),
                text: "\(title): \(phrases.comparison(result)).", href: discrepanciesHref)
        }
        return NoticeModel(
            .warning, title: phrases.choose("Không đạt phép kiểm “\(title)”", "The check “\(title)” does not hold"),
            text: phrases.comparison(result) + ".", href: discrepanciesHref)
    }
}
