import Charts
import Metrics
import Statistics
import Tables

/// Makes dots with intervals: the shares (or rates, or counts of events) of units from the best to the worst, how far each may lie from the truth by
/// chance, and places of which neighbours cannot be told apart.
struct IntervalComposer {
    let peers: FigurePeers
    let leastCount: Int?

    private var grid: FigureGrid { peers.grid }
    private var phrases: Phrases { grid.context.phrases }
    private var words: RankText { RankText(phrases: phrases) }

    private struct Unit {
        let index: Int
        let number: CountedNumber
        let interval: ConfidenceInterval
        var place: Ranking<Int>.Place?
        /// Whether it differs from the next in the order by more than chance; nil of the last.
        var isApartFromNext: Bool?
    }

    func figure(title: String) -> StatisticsFigure? {
        guard let metric = grid.points.first?.metric else { return nil }
        let all = peers.included.compactMap { index in
            grid.points[index].point.counted(metric).map {
                Unit(index: index, number: $0, interval: $0.interval(.percent95))
            }
        }
        let ranking = Refusal.refused { () throws(Refusal) in try self.ranking(metric) }
        let units = ordered(all, metric, ranking)
        let shown = Set(units.map(\.index))
        let order = units.map(\.index) + grid.points.indices.filter { !shown.contains($0) }
        let table = StatisticsFigure.Table.points(order: order, axes: [.dimension(peers.field)])
        var notes = [peers.missing(among: peers.included)].compactMap { $0 } + peers.notes
        if let excluded = excluded(all) { notes.append(excluded) }
        guard units.count >= 2 else {
            let refusal: Refusal = units.isEmpty ? .noData : .tooFew(count: units.count, minimum: 2)
            return StatisticsFigure(
                picture: .refused(RefusalText(phrases, .units).sentence(refusal)), table: table, notes: notes)
        }
        let summary = summary(units, ranking, metric)
        return StatisticsFigure(
            picture: .chart(
                spec(units, metric, title: title, summary: summary), ticks: grid.ticks(areShares: metric.isShare),
                across: nil),
            table: table, columns: columns(units, metric), summary: summary,
            notes: [words.intervals(ofShares: metric.isShare)] + notes)
    }

    // MARK: - Order

    private func ranking(_ metric: MetricDefinition) throws(Refusal) -> Ranking<Int> {
        guard let better = metric.direction.better else { throw .noDirection }
        return try Ranking(peers.candidates(peers.included), better: better, leastCount: leastCount)
    }

    private func isEnough(_ unit: Unit) -> Bool { leastCount.map { unit.number.size >= Double($0) } ?? true }

    /// From the best; where there is no ranking, from the highest.
    private func ordered(
        _ all: [Unit], _ metric: MetricDefinition, _ ranking: Result<Ranking<Int>, Refusal>
    ) -> [Unit] {
        var units: [Unit]
        if let places = ranking.value?.places {
            let byIndex = Dictionary(all.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
            units = places.compactMap { place in
                var unit = byIndex[place.member]
                unit?.place = place
                return unit
            }
        } else {
            units = all.filter(isEnough).sorted { left, right in
                left.number.value == right.number.value
                    ? left.index < right.index : left.number.value > right.number.value
            }
        }
        for index in units.indices.dropLast() {
            units[index].isApartFromNext = units[index].interval.isDistinguishable(from: units[index + 1].interval)
        }
        return units
    }

    private func excluded(_ all: [Unit]) -> String? {
        guard let leastCount else { return nil }
        let few = all.filter { !isEnough($0) }
        if few.isEmpty { return nil }
        return words.excluded(
            few.map {
                "\(peers.name($0.index)) (\(phrases.numbers.exact(Rational(nearest: $0.number.size) ?? .zero)))"
            },
            minimum: phrases.numbers.number(Rational(leastCount)))
    }

    // MARK: - The picture

    /// Of all cases (or exposure) together; of plain counts their mean.
    private func mean(_ units: [Unit]) -> Double {
        let events = units.reduce(0) { $0 + Double($1.number.events) }
        return events / units.reduce(0) { $0 + $1.number.size }
    }

    private func meanName(_ metric: MetricDefinition) -> String {
        metric.isShareOfCounts ? phrases.choose("Cả nhóm ", "All together ") : phrases.choose("Trung bình ", "Mean ")
    }

    private func spec(_ units: [Unit], _ metric: MetricDefinition, title: String, summary: [String]) -> ChartSpec {
        let text = ComputedText(phrases: phrases, metric: metric)
        let values = units.map { unit -> ChartValue in
            let value = grid.chartValue(grid.points[unit.index].point, metric)
            guard case .number(let number, let label) = value, let place = unit.place else { return value }
            return .number(number, label: "\(label) · \(place.rank)/\(place.of)")
        }
        let mean = mean(units)
        let intervals = DotIntervals(
            intervals: units.map { $0.interval.lower...$0.interval.upper }, intervalText: words.interval,
            mean: ChartTarget(value: mean, label: meanName(metric) + text(mean)))
        let series = ChartSeries(name: grid.valueTitle, colorClass: metric.color ?? "s1", values: values)
        return ChartSpec(
            id: "", kind: .dotInterval(intervals), title: title,
            description: ChartDescription(phrases: phrases).text(
                title: title, categories: units.map { peers.name($0.index) }, series: [series], isTrend: false,
                target: grid.chartTarget?.label, remarks: summary),
            categories: units.map { unit in
                let member = grid.coordinate(.dimension(peers.field), of: grid.points[unit.index])
                return ChartCategory(label: grid.label(member), shortLabel: grid.label(member, short: true))
            }, series: [series], target: grid.chartTarget, lowerIsBetter: metric.direction == .lower,
            axisTitle: metric.format == .percent ? nil : grid.sharedUnit, emptyText: phrases.emptyFigure)
    }

    // MARK: - The table

    private func columns(_ units: [Unit], _ metric: MetricDefinition) -> [ComputedColumn] {
        let text = ComputedText(phrases: phrases, metric: metric)
        var byIndex: [Int: Unit] = [:]
        for unit in units { byIndex[unit.index] = unit }
        func values(_ make: (Unit) -> ComputedColumn.Value) -> [ComputedColumn.Value] {
            grid.points.indices.map { byIndex[$0].map(make) ?? .none }
        }
        var columns = [
            ComputedColumn("lower_95", values { .number($0.interval.lower, text.callAsFunction) }),
            ComputedColumn("upper_95", values { .number($0.interval.upper, text.callAsFunction) }),
            ComputedColumn(
                nil, title: words.interval,
                values { .init(text: text.range($0.interval.lower, $0.interval.upper), machine: .none) }),
        ]
        guard units.contains(where: { $0.place != nil }) else { return columns }
        columns += RankColumns(words: words).columns(values: { (make: (Ranking<Int>.Place) -> ComputedColumn.Value) in
            values { unit in unit.place.map(make) ?? .none }
        })
        columns.append(words.apartFromNext(grid.points.indices.map { byIndex[$0]?.isApartFromNext }))
        return columns
    }

    // MARK: - Sentences

    private func summary(
        _ units: [Unit], _ ranking: Result<Ranking<Int>, Refusal>, _ metric: MetricDefinition
    ) -> [String] {
        let text = ComputedText(phrases: phrases, metric: metric)
        let together = text(mean(units))
        var sentences = [
            metric.isShareOfCounts
                ? phrases.choose(
                    "Cả nhóm \(units.count) đơn vị: \(together).", "All \(units.count) together: \(together).")
                : phrases.choose(
                    "\(units.count) đơn vị, trung bình \(together).", "\(units.count) in all, mean \(together).")
        ]
        switch ranking {
        case .failure(let refusal):
            sentences.append(words.unranked(RefusalText(phrases, .units).clause(refusal)))
        case .success(let ranking):
            let apart = units.dropLast().count { $0.isApartFromNext == true }
            sentences.append(words.neighbours(apart: apart, pairs: units.count - 1))
            if ranking.places.contains(where: \.differsUnprinted) { sentences.append(words.differsUnprinted) }
        }
        return sentences
    }
}
