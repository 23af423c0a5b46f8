import Diagnostics
import Metrics
import Project
import Spreadsheets
import Tables

/// The numbers of a figure or metric as a table for files: one record a number, absences in words of their own and never
/// as zero.
struct DataExport {
    let context: SiteContext
    let dimensions: [String]
    let points: [(metric: MetricDefinition, point: MetricPoint)]
    /// What the figure computes from the numbers, behind all other columns.
    let computed: [(name: String, title: String, isNumeric: Bool, values: [ComputedColumn.Value])]

    init(
        context: SiteContext, dimensions: [String], points: [(metric: MetricDefinition, point: MetricPoint)],
        computed: [ComputedColumn] = []
    ) {
        self.context = context
        self.dimensions = dimensions
        self.points = points
        self.computed =
            IndexColumns(points, context.phrases).columns
            + computed.compactMap { column in
                column.name.map { ($0, column.title ?? $0, column.isNumeric, column.values) }
            }
    }

    /// One record a number.
    var table: ExportTable {
        ExportTable(columns: columns, rows: points.indices.map(row))
    }

    private var columns: [ExportTable.Column] {
        let text = context.phrases
        func column(_ name: String, _ vi: String, _ en: String, _ type: FieldType = .string) -> ExportTable.Column {
            ExportTable.Column(name: name, title: text.choose(vi, en), type: type)
        }
        var columns = [
            column("metric", "Mã chỉ số", "Metric id"), column("title", "Chỉ số", "Metric"),
            column("period", "Kỳ", "Period"), column("from", "Từ ngày", "From", .date),
            column("to", "Đến ngày", "To", .date),
        ]
        columns += dimensions.map { ExportTable.Column(name: $0, title: dimensionTitle($0), type: .string) }
        columns += [
            column("value", "Giá trị", "Value", .decimal), column("qualifier", "Mức chính xác", "Qualifier"),
            column("status", "Cách có số", "Status"), column("numerator", "Tử số", "Numerator", .decimal),
            column("denominator", "Mẫu số", "Denominator", .decimal),
            column("measured_in", "Đơn vị tính", "Measured in"), column("sources", "Nguồn", "Sources"),
            column("note", "Ghi chú", "Note"),
        ]
        columns += computed.map { column in
            ExportTable.Column(name: column.name, title: column.title, type: column.isNumeric ? .decimal : .string)
        }
        return columns
    }

    private func dimensionTitle(_ name: String) -> String {
        let fields = points.lazy.flatMap { context.project.catalogue.datasets(of: $0.metric) }
            .compactMap { context.project.catalogue.dataset($0)?.field(name) }
        return fields.first.map { context.phrases.text($0.title) } ?? name
    }

    private func row(_ index: Int) -> [ExportTable.Value] {
        let (metric, point) = points[index]
        let phrases = context.phrases
        let period = point.key.period
        // Of a sum all the days that it is over.
        let interval = point.window?.days ?? period.interval
        var values: [ExportTable.Value] = [
            .text(metric.name), .text(phrases.text(metric.title)),
            .code(period.identifier, label: phrases.periods.period(period)),
            interval.map { .date($0.lowerBound) } ?? .none, interval.map { .date($0.upperBound) } ?? .none,
        ]
        values += zip(dimensions, point.key.members).map { name, id in
            id.map { .code($0, label: memberTitle($0, of: name, metric)) } ?? .none
        }
        values += [
            point.quantity.anyValue.map { .number($0, format(metric)) } ?? .none, qualifier(point),
            status(point, metric),
            metric.isShareOfCounts ? point.numerator?.exactValue.map { .number($0) } ?? .none : .none,
            metric.isShareOfCounts || metric.isRank
                ? point.denominator?.exactValue.map { .number($0) } ?? .none : .none,
            measuredIn(metric).map { .text($0) } ?? .none, .text(sources(point)), .text(note(point)),
        ]
        values += computed.map { column in
            switch column.values[index].machine {
            case .number(let number): .number(number)
            case .word(let word): .code(word, label: column.values[index].text ?? word)
            case .none: .none
            }
        }
        return values
    }

    private func memberTitle(_ id: String, of dimension: String, _ metric: MetricDefinition) -> String {
        let members = context.project.catalogue.datasets(of: metric).lazy.compactMap {
            context.project.catalogue.dataset($0)?.field(dimension)?.dimension?.member(id)
        }
        return members.first.map { context.phrases.text($0.title) } ?? id
    }

    /// How a sheet shows the value: a computed share as per cent, which it is from 0 to 1.
    private func format(_ metric: MetricDefinition) -> Spreadsheet.NumberFormat {
        guard metric.format == .percent else {
            return metric.decimals > 0 ? .number(decimals: metric.decimals) : .general
        }
        if case .reported = metric.formula { return .general }
        return .percent(decimals: metric.decimals)
    }

    /// The unit of `value`: a computed share stands as a number from 0 to 1, a source's per cents as they are.
    private func measuredIn(_ metric: MetricDefinition) -> String? {
        guard metric.format == .percent else { return metric.measuredIn.map { context.phrases.text($0) } }
        if case .reported = metric.formula { return "%" }
        return context.phrases.choose("tỷ lệ (1 = 100%)", "share (1 = 100%)")
    }

    private func qualifier(_ point: MetricPoint) -> ExportTable.Value {
        guard case .value(_, let qualifier) = point.quantity else { return .none }
        let words = context.phrases.numbers.qualified("", qualifier).split(whereSeparator: \.isWhitespace)
        // Readers of files ask whether a number will still change; why it will is said in its note.
        let code = qualifier == .undue ? Qualifier.preliminary : qualifier
        return .code(code.rawValue, label: words.joined(separator: " "))
    }

    /// reported, derived, computed, or that it will still change or has been changed; or why there is no value.
    private func status(_ point: MetricPoint, _ metric: MetricDefinition) -> ExportTable.Value {
        let phrases = context.phrases
        let computed = ExportTable.Value.code("computed", label: phrases.choose("tính từ số liệu", "computed"))
        switch point.quantity {
        case .absent(let absence): return .code(absence.rawValue, label: phrases.meaning(absence))
        case .notComputable: return .code("notComputable", label: phrases.choose("không tính được", "not computable"))
        case .value(_, let qualifier):
            if qualifier == .undue || point.states.contains(.preliminary) {
                return .code("preliminary", label: phrases.unsettled(qualifier) ?? phrases.word(.preliminary))
            }
            if point.states.contains(.restated) { return .code("restated", label: phrases.word(.restated)) }
            // The rank itself; the size of its field stands beside it.
            var inputs = point.inputs[...]
            if case .rank = metric.formula { inputs = inputs.prefix(1) }
            guard metric.formula.operands.isEmpty, inputs.count == 1, let input = inputs.first else { return computed }
            switch input.reading.derivation {
            case .reported: return .code("reported", label: phrases.choose("nguồn nêu", "reported"))
            case .derived: return .code("derived", label: phrases.derived)
            case .aggregated, .rolledUp: return computed
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
}
