import Diagnostics
import Metrics
import Tables
import Testing

func day(_ iso: String) throws -> CalendarDate {
    let pieces = iso.split(separator: "-").map { Int($0) }
    guard pieces.count == 3, let year = pieces[0], let month = pieces[1], let day = pieces[2] else {
        throw MissingDay(text: iso)
    }
    return try #require(CalendarDate(year: year, month: month, day: day))
}

struct MissingDay: Error { var text: String }

func rational(_ numerator: Int, _ denominator: Int = 1) throws -> Rational {
    try #require(Rational(numerator, over: denominator))
}

func period(_ text: String) throws -> Period { try #require(Period(parsing: text)) }

func periods(_ texts: String...) throws -> Plan.Periods { .list(try texts.map(period)) }

func node(_ name: String, _ children: PartNode...) -> PartNode { PartNode(name: name, children: children) }

/// An exact number.
func known(_ number: Int) -> Quantity { .value(Rational(number), .exact) }

let notAvailable = Quantity.absent(.notAvailable)
let notApplicable = Quantity.absent(.notApplicable)
let withheld = Quantity.absent(.suppressed)

extension Check {
    /// An identity within a row.
    static func row(
        _ name: String, _ that: String, where filter: String? = nil, _ severity: Severity = .error,
        accepting accepted: [(where: String, difference: Int)] = [], in sample: Sample
    ) throws -> Check {
        Check(
            name: name, title: Localized(vi: name),
            rule: .row(that: try sample.expression(that), filter: try filter.map { try sample.expression($0) }),
            severity: severity, accepted: try accepted.map { try .of($0, in: sample) })
    }

    static func of(
        _ rule: Rule, _ severity: Severity = .error, accepting accepted: [(where: String, difference: Int)] = [],
        in sample: Sample
    ) throws -> Check {
        Check(
            name: "check", title: Localized(vi: "check"), rule: rule, severity: severity,
            accepted: try accepted.map { try .of($0, in: sample) })
    }
}

extension Acceptance {
    static func of(_ accepted: (where: String, difference: Int), in sample: Sample) throws -> Acceptance {
        Acceptance(
            filter: try sample.expression(accepted.where), difference: Rational(accepted.difference),
            reason: Localized(vi: "nguồn in như vậy"))
    }
}

extension CheckResult {
    /// `5: fails by 239`, by line of the file.
    var summary: String {
        let outcome =
            switch outcome {
            case .holds: "holds"
            case .fails(let difference): "fails by \(difference.map { NumberText.machine($0) } ?? "?")"
            case .accepted(let difference, _): "accepted \(NumberText.machine(difference))"
            case .untestable(let obstacle): "untestable: \(obstacle)"
            }
        return "\(row): " + outcome + (field.map { " (\($0))" } ?? "")
    }
}

/// The figures of the Office and the Centre, as their reports print them.
enum Dossiers {
    static let parts = [
        node("received", node("carried_over"), node("received_new")),
        node(
            "handled",
            node("resolved", node("early_or_on_time", node("early"), node("on_time")), node("overdue")),
            node("closed", node("returned"), node("refused"))),
    ]
    private static let columns: [Column] =
        [.unit("mot-cua", "ttpvhcc")]
        + [
            "received", "carried_over", "received_new", "handled", "early_or_on_time", "early", "on_time", "overdue",
            "returned", "refused", "pending",
        ].map(Column.number)

    /// 2019 to 2022 the Office, January and February 2024 the Centre, and the Office without a period.
    static let sample = Sample.reported(
        columns,
        [
            "2019-01-01..2022-05-23 mot-cua 4218 25 4193 4212 … 3543 479 … 190 – 6",
            "2024-01-01..2024-02-28 ttpvhcc 5718 … … … 5395 … … 9 – 19 56",
            "unstated mot-cua 104 … … 102 102 0 … … 0 – 2",
        ]
    ).with { sample in
        sample.parts = parts
        sample.stocks = ["pending"]
        sample.opening = ["carried_over"]
        sample.within = ["mot-cua": "ttpvhcc"]
    }

    /// The same with the balance checked and its one known mismatch accepted.
    static func checked(accepting difference: Int? = 239) throws -> Sample {
        try sample.with { sample in
            sample.checks = [
                try .row(
                    "balance", "received = handled + pending",
                    accepting: difference.map { [("unit = 'ttpvhcc' and from = date('2024-01-01')", $0)] } ?? [],
                    in: sample)
            ]
        }
    }

    static let onTimeRate = metric(
        "on_time_rate", .ratio(numerator: "early_or_on_time", denominator: "resolved"), format: .percent)
}

func metric(
    _ name: String, _ formula: MetricDefinition.Formula, dataset: String? = "facts", filter: TypedExpression? = nil,
    format: MetricDefinition.Format = .number
) -> MetricDefinition {
    MetricDefinition(
        name: name, dataset: dataset, title: Localized(vi: name), formula: formula, filter: filter, format: format,
        location: SourceLocation(file: "Content/metrics/x.yaml"))
}
