import Diagnostics
import Metrics
import Project
import Tables

/// Makes an overview: members down, metrics across, in every cell the number and where it stands.
struct OverviewComposer {
    let context: SiteContext
    /// Output path of the page.
    let page: String
    let numbers: NumbersRequest
    let options: OverviewOptions

    private var phrases: Phrases { context.phrases }

    /// One metric of the table: what is known of each member, by its id.
    private struct Column {
        let metric: MetricDefinition
        var assessments: [String: Assessment] = [:]
    }

    struct Overview {
        /// The numbers that are shown, in the order of the rows.
        var grid: FigureGrid
        var table: TableModel
        var summary: [String]
        var notes: [String]
        var computed: [ComputedColumn]
    }

    /// The numbers of one period for all metrics: of the one asked for, or of the last that has a number. Nil where a number
    /// cannot be made, or none matches without leave, which is reported.
    func grid(at location: SourceLocation, _ problems: inout [Diagnostic]) -> FigureGrid? {
        FigureGrid(numbers, context, at: location, &problems)?.lastPeriod
    }

    func overview(
        _ grid: FigureGrid, id: String, title: String, at location: SourceLocation, _ register: inout NoteRegister,
        _ problems: inout [Diagnostic]
    ) -> Overview? {
        guard let field = numbers.by.first, let columns = columns(grid, field, at: location, &problems) else {
            return nil
        }
        let members = grid.values(along: [.dimension(field)]).compactMap { key -> String? in
            if case .member(_, let id) = key[0] { id } else { nil }
        }
        let ordered = ordered(members, columns)
        let shown = Array(ordered.prefix(options.most ?? ordered.count))
        let rows = shown.map { member in
            TableRowModel(
                heads: [head(member, field, grid)],
                cells: columns.map { column in
                    column.assessments[member].map { cell($0, column.metric, &register) } ?? absent
                })
        }
        let heads =
            [HeadCellModel(grid.title(of: .dimension(field)))]
            + columns.map { column in
                HeadCellModel(
                    phrases.text(column.metric.short), isNumeric: true,
                    unitText: column.metric.format == .number ? column.metric.measuredIn.map { phrases.text($0) } : nil,
                    href: context.metricHref(column.metric.name, from: page))
            }
        let points = shown.flatMap { member in
            columns.compactMap { column in column.assessments[member].map { (column.metric, $0.point) } }
        }
        let table = TableModel(
            id: id + "-table", caption: title, columnHeads: heads, rows: rows,
            signs: TableComposer.signs(in: rows, phrases))
        return Overview(
            grid: FigureGrid(context: context, numbers: numbers, points: points), table: table,
            summary: columns.map { summary($0, members) },
            notes: notes(columns, shown, hidden: ordered.count - shown.count),
            computed: computed(shown, columns))
    }

    private func columns(
        _ grid: FigureGrid, _ field: String, at location: SourceLocation, _ problems: inout [Diagnostic]
    ) -> [Column]? {
        var columns: [Column] = []
        for name in numbers.metrics {
            guard let metric = context.project.catalogue.metric(name) else { continue }
            let points = grid.points.filter { $0.metric.name == name }.map(\.point)
            do throws(MetricError) {
                var column = Column(metric: metric)
                for found in try Comparer(context.results).assessments(of: points, numbers.request(for: name)) {
                    if let member = found.point.key.members.first ?? nil { column.assessments[member] = found }
                }
                columns.append(column)
            } catch {
                problems.append(error.diagnostic(at: location, context.project.catalogue, context.glossary))
                return nil
            }
        }
        return columns
    }

    // MARK: - Rows

    private func ordered(_ members: [String], _ columns: [Column]) -> [String] {
        let keys: [[Rational]]
        switch options.order {
        case .declared: return members
        case .evidence: keys = members.map { urgency($0, columns) }
        case .metric(let name):
            guard let column = columns.first(where: { $0.metric.name == name }) else { return members }
            // Without a good way the largest stands first.
            let isLowerBetter = column.metric.direction == .lower
            keys = members.map { member in
                guard let value = column.assessments[member]?.point.quantity.exactValue else { return [] }
                return [isLowerBetter ? Rational.zero.subtracting(value) ?? .zero : value]
            }
        }
        return members.indices.sorted { left, right in
            keys[left] == keys[right] ? left < right : keys[right].lexicographicallyPrecedes(keys[left])
        }.map { members[$0] }
    }

    /// How much a member needs attention: the strongest evidence of it, how many numbers have such evidence, how many
    /// targets are missed.
    private func urgency(_ member: String, _ columns: [Column]) -> [Rational] {
        let judged = columns.compactMap { column in
            column.assessments[member].flatMap { isEnough($0) ? $0 : nil }
        }
        let concerns = judged.compactMap { assessment in
            assessment.signals.filter { $0.isImprovement == false }.map(\.oneIn).max()
        }
        return [concerns.max() ?? 0, concerns.count, judged.count { $0.target?.isMet == false }].map { Rational($0) }
    }

    private func head(_ member: String, _ field: String, _ grid: FigureGrid) -> CellModel {
        CellModel(
            grid.label(.member(field: field, id: member)), kind: .heading,
            href: context.memberPage(field, member).map { SitePaths.relative(from: page, to: $0) })
    }

    // MARK: - Cells

    /// Whether a number is made of so many cases that where it stands may be told.
    private func isEnough(_ assessment: Assessment) -> Bool {
        guard let least = options.leastCount, let cases = assessment.point.cases(of: assessment.metric) else {
            return true
        }
        return cases >= least
    }

    private func cell(_ assessment: Assessment, _ metric: MetricDefinition, _ register: inout NoteRegister) -> CellModel
    {
        let glossary = context.glossary
        var cell = PointText(glossary: glossary).cell(
            assessment.point, metric, marks: register.marks(for: assessment.point))
        guard assessment.point.quantity.exactValue != nil else { return cell }
        guard isEnough(assessment) else {
            cell.remark = phrases.choose("ít hồ sơ", "few cases")
            return cell
        }
        let target = assessment.target.map(TargetText(glossary: glossary).status)
        cell.statuses = [target, FindingText(glossary: glossary).status(assessment)].compactMap(\.self)
        return cell
    }

    private var absent: CellModel {
        CellModel(Absence.notAvailable.sign, kind: .missing, abbreviation: phrases.meaning(.notAvailable))
    }

    // MARK: - Sentences

    /// "Đúng hạn: 71/95 đạt mục tiêu (từ 95%); 3 có tín hiệu xấu; 4 chưa đủ số liệu."
    private func summary(_ column: Column, _ members: [String]) -> String {
        let all = members.compactMap { column.assessments[$0] }
        let known = all.filter { $0.point.quantity.exactValue != nil && isEnough($0) }
        var parts: [String] = []
        let judged = known.compactMap(\.target)
        if let target = judged.first?.target {
            let bound = TargetText(glossary: context.glossary).bound(target, column.metric)
            let met = judged.count(where: \.isMet)
            parts.append(
                phrases.choose(
                    "\(met)/\(judged.count) đạt mục tiêu (\(bound))",
                    "\(met) of \(judged.count) meet the target (\(bound))"))
        }
        let words = VariationText(phrases: phrases).words
        let signals = known.compactMap { FindingText(glossary: context.glossary).status($0)?.kind }
        let change = phrases.choose("số khác thường", "an unusual number")
        let kinds: [(StatusModel.Kind, String)] = [
            (.concern, words.concern), (.improvement, words.improvement), (.change, change),
        ]
        for (kind, word) in kinds {
            let count = signals.count { $0 == kind }
            if count > 0 { parts.append("\(count) " + phrases.choose("có ", "with ") + phrases.lowercased(word)) }
        }
        let unknown = members.count - known.count
        if unknown > 0 { parts.append(phrases.choose("\(unknown) chưa đủ số liệu", "\(unknown) with too few figures")) }
        if parts.isEmpty { parts = [phrases.choose("không có gì khác thường", "nothing unusual")] }
        return phrases.text(column.metric.short) + ": " + parts.joined(separator: "; ") + "."
    }

    private func notes(_ columns: [Column], _ members: [String], hidden: Int) -> [String] {
        var notes: [String] = []
        if case .evidence = options.order {
            notes.append(
                phrases.choose(
                    "Xếp theo mức cần chú ý: bằng chứng mạnh nhất trước, không theo độ lớn của số.",
                    "In order of need for attention: the strongest evidence first, not the largest number."))
        }
        if hidden > 0 {
            notes.append(
                phrases.choose(
                    "Còn \(hidden) dòng nữa không hiện ở đây.",
                    "\(hidden) more \(phrases.plural(hidden, "row is", "rows are")) not shown here."))
        }
        let areFew = columns.contains { column in
            members.contains { column.assessments[$0].map { !isEnough($0) } ?? false }
        }
        if let least = options.leastCount, areFew {
            notes.append(
                phrases.choose(
                    "Dưới \(phrases.numbers.number(Rational(least))) hồ sơ thì chỉ in số, không nhận xét (“ít hồ sơ”).",
                    "With fewer than \(phrases.numbers.number(Rational(least))) cases only the number is shown (“few cases”)."
                ))
        }
        return notes
    }

    // MARK: - Files

    private func computed(_ members: [String], _ columns: [Column]) -> [ComputedColumn] {
        let assessments = members.flatMap { member in columns.compactMap { $0.assessments[member] } }
        func column(_ name: String, _ word: (Assessment) -> String?) -> ComputedColumn {
            ComputedColumn(
                name,
                assessments.map { assessment in
                    let word = isEnough(assessment) ? word(assessment) : nil
                    return word.map { .init(text: nil, machine: .word($0)) } ?? .none
                })
        }
        return [
            column("target_met") { $0.target.map { $0.isMet ? "true" : "false" } },
            column("signal") { FindingText(glossary: context.glossary).status($0)?.kind.rawValue },
        ]
    }
}

extension MetricPoint {
    /// Of how many cases a share, mean or median is made; nil of other numbers.
    func cases(of metric: MetricDefinition) -> Int? {
        if metric.isShareOfCounts { return denominator?.whole }
        guard inputs.count == 1, let input = inputs.first, input.of != nil, input.reading.records > 0,
            case .aggregated(let aggregate) = input.reading.derivation,
            [.average, .median, .percentile].contains(aggregate)
        else { return nil }
        return input.reading.records
    }
}
