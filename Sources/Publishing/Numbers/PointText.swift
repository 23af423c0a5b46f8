import Diagnostics
import Metrics
import Tables

/// Prints the value of a metric: with its count where it is a ratio, its field where it is a rank, its sign where it is
/// missing.
struct PointText: Sendable {
    let glossary: Glossary
    private var phrases: Phrases { glossary.phrases }

    /// The number alone, or the sign of what is missing.
    func value(_ point: MetricPoint, _ metric: MetricDefinition) -> String {
        guard metric.isRank, case .value(let rank, _) = point.quantity else { return text(point.quantity, metric) }
        let isTied = point.edition?.isTied ?? false
        let place = (isTied ? RankText(phrases: phrases).tied : "") + phrases.numbers.number(rank)
        return point.denominator?.exactValue.map { place + "/" + phrases.numbers.number($0) } ?? place
    }

    /// A quantity in the format of `metric`.
    func text(_ quantity: Quantity, _ metric: MetricDefinition) -> String {
        switch quantity {
        case .value(let value, let qualifier):
            phrases.numbers.qualified(number(value, metric), qualifier)
        case .absent(let absence): absence.sign
        case .notComputable(let obstacle): phrases.sign(obstacle)
        }
    }

    /// A count as the source has it, or the sign of what is missing.
    func count(_ quantity: Quantity) -> String {
        switch quantity {
        case .value(let value, let qualifier): phrases.numbers.qualified(phrases.numbers.exact(value), qualifier)
        case .absent(let absence): absence.sign
        case .notComputable(let obstacle): phrases.sign(obstacle)
        }
    }

    func number(_ value: Rational, _ metric: MetricDefinition) -> String { phrases.numbers.text(value, of: metric) }

    /// What is counted, behind a value that is printed as `number`; nil of per cents, which carry their sign.
    func unit(_ metric: MetricDefinition, after number: String) -> String? {
        metric.format == .number ? metric.measuredIn.map { phrases.text($0, after: number) } : nil
    }

    /// "5.395/5.404" of a ratio, or of a share derived by division, whose counts are known.
    func count(_ point: MetricPoint, _ metric: MetricDefinition) -> String? {
        guard metric.isShareOfCounts, let top = point.numerator?.exactValue,
            let bottom = point.denominator?.exactValue
        else { return nil }
        return phrases.numbers.exact(top) + "/" + phrases.numbers.exact(bottom)
    }

    /// What the sign of a missing value means; nil for a value.
    func meaning(_ point: MetricPoint, _ metric: MetricDefinition) -> String? {
        meaning(point.quantity, metric)
    }

    func meaning(_ quantity: Quantity, _ metric: MetricDefinition) -> String? {
        switch quantity {
        case .value: nil
        case .absent(let absence): phrases.meaning(absence)
        case .notComputable(let obstacle): phrases.reason(obstacle) { glossary.title($0, of: metric) }
        }
    }

    func kind(_ point: MetricPoint, _ metric: MetricDefinition) -> CellModel.Kind {
        switch point.quantity {
        case .value(_, .exact):
            if case .simple = metric.formula, point.isDerived { return .derived }
            return .value
        case .value: return .qualified
        case .absent, .notComputable: return .missing
        }
    }

    func cell(_ point: MetricPoint, _ metric: MetricDefinition, marks: [String] = []) -> CellModel {
        CellModel(
            value(point, metric), detail: count(point, metric).map { "(\($0))" }, kind: kind(point, metric),
            marks: marks, abbreviation: meaning(point, metric),
            sortKey: point.quantity.anyValue.map { NumberText.machine($0) })
    }
}
