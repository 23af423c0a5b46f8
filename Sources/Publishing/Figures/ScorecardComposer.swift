import Diagnostics
import Metrics
import Project
import Statistics
import Tables

/// Makes a scorecard: of each metric of one member the number and everything that it may be compared with, or why not.
struct ScorecardComposer {
    let context: SiteContext
    /// Output path of the page.
    let page: String

    private var phrases: Phrases { context.phrases }
    private var glossary: Glossary { context.glossary }
    private var cards: CardsComposer { CardsComposer(context: context, page: page) }

    /// Nil where a number cannot be made, or none matches without leave, which is reported.
    func scorecard(
        _ numbers: NumbersRequest, id: String, at location: SourceLocation, label: String,
        _ problems: inout [Diagnostic]
    ) -> CardsModel? {
        guard let grid = FigureGrid(numbers, context, at: location, &problems)?.lastPeriod else { return nil }
        var register = context.register(from: page)
        var models: [CardModel] = []
        for (index, name) in numbers.metrics.enumerated() {
            guard let metric = context.project.catalogue.metric(name) else { continue }
            let request = numbers.request(for: name)
            let cardID = "\(id)-\(index + 1)"
            let points = grid.points.filter { $0.metric.name == name && !$0.point.isEmpty }.map(\.point)
            do throws(MetricError) {
                let found = try Comparer(context.results).assessments(of: points, request)
                models.append(
                    found.first.map { card($0, request, id: cardID, &register) }
                        ?? empty(metric, grid.points.first?.point.key.period, id: cardID))
            } catch {
                problems.append(error.diagnostic(at: location, context.project.catalogue, glossary))
                return nil
            }
        }
        var model = CardsModel(id: id, label: label, cards: models, notes: register.notes)
        model.isScorecard = true
        return model
    }

    private func empty(_ metric: MetricDefinition, _ period: Period?, id: String) -> CardModel {
        CardModel(
            id: id, title: phrases.text(metric.title), href: context.metricHref(metric.name, from: page),
            value: CellModel(
                Absence.notAvailable.sign, kind: .missing, abbreviation: phrases.meaning(.notAvailable)),
            period: period.map(phrases.periods.period) ?? "", remark: phrases.emptyFigure)
    }

    private func card(
        _ assessment: Assessment, _ request: MetricRequest, id: String, _ register: inout NoteRegister
    ) -> CardModel {
        let (metric, point) = (assessment.metric, assessment.point)
        let trend = cards.trend(assessment.history)
        var notices = context.register(from: page)
        for shown in [point] + assessment.changes.map(\.from) + trend { _ = notices.marks(for: shown) }
        let text = PointText(glossary: glossary)
        var value = text.cell(point, metric)
        value.marks = register.noteMarks(for: point)
        let isKnown = point.quantity.exactValue != nil
        return CardModel(
            id: id, title: phrases.text(metric.title), href: context.metricHref(metric.name, from: page), value: value,
            unit: text.unit(metric, after: value.text),
            period: glossary.period(point.key.period, in: context.project.catalogue.datasets(of: metric)),
            signal: FindingText(glossary: glossary).status(assessment),
            remark: isKnown
                ? nil : FindingText(glossary: glossary).silence(assessment).map { phrases.capitalised($0) + "." },
            sparkline: trend.isEmpty ? nil : cards.small(.sparkline, trend, metric, id: id + "-spark"),
            status: assessment.target.map(TargetText(glossary: glossary).status),
            details: isKnown ? lines(assessment) : [], notices: notices.notices)
    }

    // MARK: - What it is compared with

    private func lines(_ assessment: Assessment) -> [ReceiptStepModel] {
        let metric = assessment.metric
        var lines = [target(assessment), change(assessment.previous, assessment.point.key.period.previous, metric)]
        if let lastYear = assessment.lastYear {
            lines.append(change(lastYear, assessment.point.key.period.lastYear, metric))
        }
        lines += [variation(assessment), peers(assessment), interval(assessment)]
        return lines.compactMap(\.self)
    }

    private func target(_ assessment: Assessment) -> ReceiptStepModel? {
        guard assessment.metric.direction != .none else { return nil }
        let label = phrases.choose("Mục tiêu", "Target")
        guard let target = assessment.target else {
            return ReceiptStepModel(label: label, value: phrases.choose("không có", "none"))
        }
        var text = TargetText(glossary: glossary).bound(target.target, assessment.metric)
        if !target.isMet, let distance = target.distance {
            let size = ChangeText(glossary: glossary).size(distance, assessment.metric, givesPerCent: false)
            text += phrases.choose(", còn cách \(size)", ", \(size) away")
        }
        return ReceiptStepModel(label: label, value: text)
    }

    /// "So với tháng 4/2026: tăng 1,2 điểm phần trăm từ 94,1%".
    private func change(
        _ result: Result<MetricChange, Incomparable>, _ period: Period?, _ metric: MetricDefinition
    ) -> ReceiptStepModel? {
        guard let period else { return nil }
        let label = phrases.choose("So với ", "Since ") + phrases.inSentence(period)
        let text = ChangeText(glossary: glossary)
        switch result {
        case .success(let change):
            let before = PointText(glossary: glossary).value(change.from, metric)
            let from = change.movement == .same ? "" : phrases.choose(" từ \(before)", " from \(before)")
            return ReceiptStepModel(label: label, value: text.words(change, metric) + from)
        case .failure(let reason): return ReceiptStepModel(label: label, value: text.incomparable(reason, metric))
        }
    }

    private func variation(_ assessment: Assessment) -> ReceiptStepModel? {
        assessment.variation.flatMap(VariationText(phrases: phrases).clause).map {
            ReceiptStepModel(label: phrases.choose("Dao động", "Variation"), value: $0)
        }
    }

    private func peers(_ assessment: Assessment) -> ReceiptStepModel? {
        guard let peers = assessment.peers else { return nil }
        let value: String
        switch peers {
        case .success(let standing):
            value =
                (standing.place.isTied ? "" : phrases.choose("hạng ", "rank "))
                + RankText(phrases: phrases).place(standing.place) + "; "
                + PeersText(glossary: glossary).sentence(standing, assessment.metric).dropLast()
        case .failure(let refusal): value = RefusalText(phrases, .units).clause(refusal)
        }
        return ReceiptStepModel(label: phrases.choose("Giữa các đơn vị", "Among the others"), value: value)
    }

    private func interval(_ assessment: Assessment) -> ReceiptStepModel? {
        guard assessment.metric.format == .percent, let share = assessment.point.shareOfCounts else { return nil }
        let interval = share.interval(.percent95)
        return ReceiptStepModel(
            label: RankText(phrases: phrases).interval,
            value: ComputedText(phrases: phrases, metric: assessment.metric).range(interval.lower, interval.upper))
    }
}
