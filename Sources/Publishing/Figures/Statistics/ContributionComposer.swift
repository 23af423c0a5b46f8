import Charts
import Diagnostics
import Metrics
import Project
import Statistics
import Tables

/// Makes contribution bars: what each criterion of an index gives to its score, or to its change.
struct ContributionComposer {
    let grid: FigureGrid
    let subject: ContributionSubject
    /// The criteria of groups by themselves, not the groups.
    let showsAll: Bool

    private var context: SiteContext { grid.context }
    private var phrases: Phrases { context.phrases }

    func figure(
        title: String, at location: SourceLocation, _ problems: inout [Diagnostic]
    ) -> StatisticsFigure? {
        guard let (metric, point) = grid.points.first, case .index(let definition) = metric.formula else { return nil }
        guard grid.points.count == 1 else {
            problems.append(
                Diagnostic(
                    .error, "figure.ambiguous", vi: "Biểu đồ này cần đúng một số nhưng có \(grid.points.count).",
                    en: "This chart needs one number and matches \(grid.points.count).", at: location,
                    hint: Localized(vi: "Chọn một đơn vị và một kỳ.", en: "Choose one unit and one period.")))
            return nil
        }
        let table = StatisticsFigure.Table.points(order: [0], axes: [.period])
        guard let score = point.score else {
            let meaning = PointText(glossary: context.glossary).meaning(point, metric) ?? phrases.emptyFigure
            return StatisticsFigure(picture: .refused(phrases.capitalised(meaning) + "."), table: table)
        }
        switch subject {
        case .score:
            return figure(
                title, metric, definition, given: score.contributions, total: score.score, change: nil,
                score: score.contributions)
        case .change(let reference):
            switch change(of: point, since: reference) {
            case .failure(let reason):
                let text = ChangeText(glossary: context.glossary).incomparable(reason, metric)
                return StatisticsFigure(picture: .refused(phrases.capitalised(text) + "."), table: table)
            case .success(let change):
                guard let criteria = change.criteria else { return nil }
                return figure(
                    title, metric, definition, given: criteria.contributions, total: criteria.points, change: change,
                    score: score.contributions)
            }
        }
    }

    private func change(of point: MetricPoint, since reference: Comparer.Reference) -> Result<
        MetricChange, Incomparable
    > {
        do throws(MetricError) {
            let name = grid.numbers.metrics[0]
            let found = try Comparer(context.results).assessments(of: [point], grid.numbers.request(for: name)).first
            return (reference == .previous ? found?.previous : found?.lastYear ?? found?.previous)
                ?? .failure(.unlikePeriods)
        } catch {
            return .failure(.unlikePeriods)
        }
    }

    private func figure(
        _ title: String, _ metric: MetricDefinition, _ definition: IndexDefinition, given: [Contribution],
        total: Rational, change: MetricChange?, score: [Contribution]
    ) -> StatisticsFigure {
        let items = Dictionary(uniqueKeysWithValues: definition.all.map { ($0.name, $0) })
        let shown = given.filter { one in showsAll ? items[one.criterion]?.source != nil : one.depth == 0 }
        let decimals = max(metric.decimals, 2)
        func text(_ value: Rational) -> String {
            guard change != nil else { return phrases.numbers.nonzero(value, decimals: decimals) }
            return (value > .zero ? "+" : "") + phrases.numbers.brief(value, decimals: decimals)
        }
        let values = shown.map { one -> ChartValue in
            one.isLeftOut
                ? .missing(label: Absence.notAvailable.sign) : .number(one.points.doubleValue, label: text(one.points))
        }
        let isChange = change != nil
        let totalName =
            isChange
            ? phrases.choose("Thay đổi của chỉ số", "Change of the index") : phrases.choose("Tổng điểm", "Score")
        let names = shown.map { items[$0.criterion].map { phrases.text($0.title) } ?? $0.criterion }
        let series = ChartSeries(name: phrases.text(metric.short), colorClass: "s1", values: values)
        let summary = summary(metric, shown, names, total, change, text)
        let spec = ChartSpec(
            id: "",
            kind: .contribution(
                ContributionTotal(
                    name: totalName, value: .number(total.doubleValue, label: text(total)), tolerance: 1e-9,
                    riseText: phrases.choose("làm tăng", "raises it"),
                    fallText: phrases.choose("làm giảm", "lowers it"))),
            title: title,
            description: ChartDescription(phrases: phrases).text(
                title: title, categories: names, series: [series], isTrend: false,
                breaks: names.map { _ in nil }, target: nil, remarks: summary),
            categories: names.map { ChartCategory(label: $0) }, series: [series],
            axisTitle: metric.measuredIn.map { phrases.text($0) }, emptyText: phrases.emptyFigure)
        return StatisticsFigure(
            picture: .chart(spec, ticks: grid.ticks(areShares: false), across: nil),
            table: table(definition, given, score, total, totalName, isChange: isChange, text),
            columns: isChange ? columns(given, of: change) : [], summary: summary)
    }

    // MARK: - Words

    /// What gave most, and against which number the change is.
    private func summary(
        _ metric: MetricDefinition, _ shown: [Contribution], _ names: [String], _ total: Rational,
        _ change: MetricChange?, _ text: (Rational) -> String
    ) -> [String] {
        guard let change else { return [] }
        let changes = ChangeText(glossary: context.glossary)
        var sentences = [phrases.capitalised(changes.text(change, metric)) + "."]
        let moved = zip(shown, names).filter { !$0.0.points.isZero && !$0.0.isLeftOut }
        guard let most = moved.max(by: { $0.0.points.size < $1.0.points.size }) else { return sentences }
        let alike = moved.filter { $0.0.points.size == most.0.points.size }.map { "\($0.1) (\(text($0.0.points)))" }
        sentences.append(phrases.choose("Đóng góp nhiều nhất: ", "It owes most to ") + phrases.list(alike) + ".")
        return sentences
    }

    // MARK: - Table and files

    private func table(
        _ definition: IndexDefinition, _ given: [Contribution], _ score: [Contribution], _ total: Rational,
        _ totalName: String, isChange: Bool, _ text: (Rational) -> String
    ) -> StatisticsFigure.Table {
        let most = Dictionary(uniqueKeysWithValues: definition.all.map { ($0.name, Self.points(of: $0)) })
        let left = Set((given + score).filter(\.isLeftOut).map(\.criterion))
        func cell(_ one: Contribution, signed: Bool) -> CellModel {
            guard !left.contains(one.criterion) else {
                return CellModel(
                    Absence.notAvailable.sign, kind: .missing, abbreviation: phrases.meaning(.notAvailable))
            }
            let plain = phrases.numbers.nonzero(one.points, decimals: 2)
            return CellModel(signed ? text(one.points) : plain, sortKey: NumberText.machine(one.points))
        }
        var rows = zip(given, score).map { one, now in
            let title = definition.item(one.criterion).map { phrases.text($0.title) } ?? one.criterion
            return TableRowModel(
                heads: [CellModel(String(repeating: "– ", count: one.depth) + title, kind: .heading)],
                cells: [CellModel(phrases.numbers.exact(most[one.criterion].flatMap { $0 } ?? .zero))]
                    + (isChange ? [cell(now, signed: false)] : []) + [cell(one, signed: true)])
        }
        let sum = score.filter { $0.depth == 0 }.reduce(Rational.zero as Rational?) { $0?.adding($1.points) }
        rows.append(
            TableRowModel(
                heads: [CellModel(totalName, kind: .heading)],
                cells: [CellModel(phrases.numbers.exact(definition.index.maximum))]
                    + (isChange ? [CellModel(sum.map { phrases.numbers.nonzero($0, decimals: 2) } ?? "…")] : [])
                    + [CellModel(text(total))]))
        let points = phrases.choose("Điểm", "Points")
        let heads =
            [HeadCellModel(phrases.choose("Tiêu chí", "Criterion"))]
            + ([phrases.choose("Điểm tối đa", "Most points")] + (isChange ? [points] : [])
            + [isChange ? phrases.choose("Đóng góp vào thay đổi", "Contribution to the change") : points]).map {
                HeadCellModel($0, isNumeric: true)
            }
        return .other(heads: heads, rows: rows)
    }

    private static func points(of item: IndexDefinition.Item) -> Rational? {
        if let source = item.source { return source.points }
        return item.parts.reduce(Rational.zero as Rational?) { sum, part in
            points(of: part).flatMap { sum?.adding($0) }
        }
    }

    /// Of the change; the points themselves stand in the files of every index.
    private func columns(_ given: [Contribution], of change: MetricChange?) -> [ComputedColumn] {
        given.map { one in
            ComputedColumn(
                "change_" + one.criterion,
                [one.isLeftOut ? .none : .init(text: nil, machine: .number(one.points))])
        }
    }
}

extension Rational {
    fileprivate var size: Rational { isNegative ? multiplied(by: Rational(-1)) ?? self : self }
}
