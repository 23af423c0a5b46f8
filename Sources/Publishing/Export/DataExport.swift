import Diagnostics
import Metrics
import Project
import Tables

/// The numbers of a figure or metric as CSV and JSON: one record a number, machine numbers with a dot and without
/// grouping, absences in words of their own and never as zero.
struct DataExport {
    let context: SiteContext
    let dimensions: [String]
    let points: [(metric: MetricDefinition, point: MetricPoint)]
    /// What the figure computes from the numbers, behind all other columns.
    let computed: [(name: String, values: [ComputedColumn.Value])]

    init(
        context: SiteContext, dimensions: [String], points: [(metric: MetricDefinition, point: MetricPoint)],
        computed: [ComputedColumn] = []
    ) {
        self.context = context
        self.dimensions = dimensions
        self.points = points
        self.computed =
            IndexColumns(points).columns + computed.compactMap { column in column.name.map { ($0, column.values) } }
    }

    private struct Record {
        var fields: [(name: String, value: Value)]
    }

    private enum Value {
        case text(String)
        case number(Rational)
        case none
    }

    private var columns: [String] {
        ["metric", "title", "period", "from", "to"] + dimensions
            + ["value", "qualifier", "status", "numerator", "denominator", "measured_in", "sources", "note"]
            + computed.map(\.name)
    }

    /// RFC 4180 with a header, UTF-8 without a byte order mark, LF.
    func csv() -> [UInt8] {
        var text = columns.joined(separator: ",") + "\n"
        for record in records() {
            text += record.fields.map { Self.cell($0.value) }.joined(separator: ",") + "\n"
        }
        return Array(text.utf8)
    }

    /// An array of objects with the same names as the columns; what has no value is null.
    func json() -> [UInt8] {
        let objects = records().map { record in
            "  {" + record.fields.map { "\(quoted($0.name)): \(Self.json($0.value))" }.joined(separator: ", ") + "}"
        }
        return Array((objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n").utf8)
    }

    private func records() -> [Record] {
        points.enumerated().map { index, item in
            let (metric, point) = item
            // Of a sum all the days that it is over.
            let interval = point.window?.days ?? point.key.period.interval
            var values: [Value] = [
                .text(metric.name), .text(context.phrases.text(metric.title)), .text(point.key.period.identifier),
                interval.map { .text($0.lowerBound.iso) } ?? .none, interval.map { .text($0.upperBound.iso) } ?? .none,
            ]
            values += point.key.members.map { $0.map { .text($0) } ?? .none }
            values += [
                point.quantity.anyValue.map { .number($0) } ?? .none, .text(qualifier(point)),
                .text(status(point, metric)),
                metric.isShareOfCounts ? point.numerator?.exactValue.map { .number($0) } ?? .none : .none,
                metric.isShareOfCounts || metric.isRank
                    ? point.denominator?.exactValue.map { .number($0) } ?? .none : .none,
                measuredIn(metric).map { .text($0) } ?? .none, .text(sources(point)),
                .text(note(point)),
            ]
            values += computed.map { column in
                switch column.values[index].machine {
                case .number(let number): .number(number)
                case .word(let word): .text(word)
                case .none: .none
                }
            }
            return Record(fields: Array(zip(columns, values)).map { (name: $0.0, value: $0.1) })
        }
    }

    /// The unit of `value`: a computed share stands as a number from 0 to 1, a source's per cents as they are.
    private func measuredIn(_ metric: MetricDefinition) -> String? {
        guard metric.format == .percent else { return metric.measuredIn.map(context.phrases.text) }
        if case .reported = metric.formula { return "%" }
        return context.phrases.choose("tỷ lệ (1 = 100%)", "share (1 = 100%)")
    }

    private func qualifier(_ point: MetricPoint) -> String {
        if case .value(_, let qualifier) = point.quantity { qualifier.rawValue } else { "" }
    }

    /// reported, derived, computed; or why there is no value.
    private func status(_ point: MetricPoint, _ metric: MetricDefinition) -> String {
        switch point.quantity {
        case .absent(let absence): return absence.rawValue
        case .notComputable: return "notComputable"
        case .value(_, .preliminary): return "preliminary"
        case .value:
            // The rank itself; the size of its field stands beside it.
            var inputs = point.inputs[...]
            if case .rank = metric.formula { inputs = inputs.prefix(1) }
            guard metric.formula.operands.isEmpty, inputs.count == 1, let input = inputs.first else {
                return "computed"
            }
            switch input.reading.derivation {
            case .reported: return "reported"
            case .derived: return "derived"
            case .aggregated, .rolledUp: return "computed"
            }
        }
    }

    private func sources(_ point: MetricPoint) -> String {
        var ids: [String] = []
        for (name, rows) in NoteRegister.rows(of: point) {
            guard let facts = context.results.facts[name], let field = facts.dataset.sourceField else { continue }
            for row in rows {
                if let id = facts.member(field, row: row), !ids.contains(id) { ids.append(id) }
            }
        }
        return ids.joined(separator: " ")
    }

    private func note(_ point: MetricPoint) -> String {
        var register = context.register(from: "")
        _ = register.marks(for: point)
        return register.notes.map(\.text).joined(separator: " ")
    }

    private static func cell(_ value: Value) -> String {
        switch value {
        case .none: ""
        case .number(let number): NumberText.machine(number)
        case .text(let text): CSVText.cell(text)
        }
    }

    private static func json(_ value: Value) -> String {
        switch value {
        case .none: "null"
        case .number(let number): NumberText.machine(number)
        case .text(let text): text.isEmpty ? "null" : quoted(text)
        }
    }
}
