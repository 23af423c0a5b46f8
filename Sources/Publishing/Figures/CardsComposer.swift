import Charts
import Diagnostics
import Metrics
import Project
import Tables

/// Makes the cards of a block: value with its count, change against the like period before, target, short trend.
struct CardsComposer {
    let context: SiteContext
    /// Output path of the page the cards stand on.
    let page: String

    private var phrases: Phrases { context.phrases }

    func cards(_ requests: [CardRequest], id: String, label: String, _ problems: inout [Diagnostic]) -> CardsModel {
        var register = context.register(from: page)
        var cards: [CardModel] = []
        for (index, request) in requests.enumerated() {
            if let card = card(request, id: "\(id)-\(index + 1)", &register, &problems) { cards.append(card) }
        }
        return CardsModel(id: id, label: label, cards: cards, notes: register.notes)
    }

    private func card(
        _ card: CardRequest, id: String, _ register: inout NoteRegister, _ problems: inout [Diagnostic]
    ) -> CardModel? {
        guard let metric = context.project.catalogue.metric(card.request.metric),
            let points = evaluate(card, &problems)
        else { return nil }
        guard let point = points.last(where: { $0.key.period != .unstated }) ?? points.last,
            points.count == 1 || isSeries(card.request)
        else {
            problems.append(
                Diagnostic(
                    .error, "figure.ambiguous", vi: "Thẻ này cần đúng một số nhưng có \(points.count).",
                    en: "This card needs one number and matches \(points.count).", at: card.location,
                    hint: Localized(vi: "Chọn đơn vị và một kỳ.", en: "Choose a unit and one period.")))
            return nil
        }
        let text = PointText(glossary: context.glossary)
        let assessment = assessment(of: point, card.request)
        let beside = beside(metric, card.request)
        let trend = assessment.map(\.history).map(trend) ?? []
        let compared = assessment?.changes ?? []
        // A card says of every number that went into it where it stands in a discrepancy, once each.
        var notices = context.register(from: page)
        for shown in [point] + compared.map(\.from) + beside.map(\.point) + trend {
            _ = notices.marks(for: shown)
        }
        var value = text.cell(point, metric)
        value.marks = register.noteMarks(for: point)
        return CardModel(
            id: id, title: phrases.text(card.title ?? metric.title),
            href: context.metricHref(metric.name, from: page), value: value,
            unit: text.unit(metric, after: value.text),
            interval: UncertaintyText(glossary: context.glossary).ofFew(point, metric),
            period: period(of: point, metric),
            scope: scope(card.request, metric), changes: compared.map { change($0, metric) },
            signal: assessment.flatMap(signal),
            remark: assessment.map { remark($0, compared) }
                ?? (point.isEmpty
                    ? phrases.emptyFigure : text.meaning(point, metric).map { phrases.capitalised($0) + "." }),
            targetText: targetText(metric, point),
            bullet: bullet(point, metric, id: id),
            sparkline: trend.isEmpty ? nil : small(.sparkline, trend, metric, id: id + "-spark"),
            status: TargetStanding(point, metric).map(TargetText(glossary: context.glossary).status),
            details: beside.map { detail($0.point, $0.metric) }, notices: notices.notices)
    }

    /// The metrics that are to be seen beside this one.
    private func beside(
        _ metric: MetricDefinition, _ request: MetricRequest
    ) -> [(metric: MetricDefinition, point: MetricPoint)] {
        metric.beside.compactMap(context.project.catalogue.metric).filter(context.shows).compactMap { other in
            var asked = request
            asked.metric = other.name
            do throws(MetricError) {
                let points = try context.results.evaluator.evaluate(asked)
                guard let point = points.first, points.count == 1 else { return nil }
                return (other, point)
            } catch {
                // Said on the page of that metric.
                return nil
            }
        }
    }

    private func detail(_ point: MetricPoint, _ metric: MetricDefinition) -> ReceiptStepModel {
        let text = PointText(glossary: context.glossary)
        let count = text.count(point, metric).map { " (\($0))" } ?? ""
        return ReceiptStepModel(
            label: phrases.text(metric.short), value: text.meaning(point, metric) ?? text.value(point, metric) + count)
    }

    /// Of what no row speaks of there is no period but the one asked for.
    private func period(of point: MetricPoint, _ metric: MetricDefinition) -> String {
        point.isEmpty && point.key.period == .unstated
            ? phrases.choose("chưa có kỳ nào", "no period yet")
            : context.glossary.period(of: point, in: context.project.catalogue.datasets(of: metric))
    }

    private func isSeries(_ request: MetricRequest) -> Bool {
        if case .grain = request.periods { true } else { false }
    }

    private func evaluate(_ card: CardRequest, _ problems: inout [Diagnostic]) -> [MetricPoint]? {
        do throws(MetricError) {
            let points = try context.results.evaluator.evaluate(card.request)
            if points.allSatisfy(\.isEmpty) {
                if card.emptyIsAllowed { return [.notAvailable(card.request)] }
                problems.append(NoData(context: context).diagnostic([card.request], at: card.location))
                return nil
            }
            return points
        } catch {
            problems.append(error.diagnostic(at: card.location, context.project.catalogue, context.glossary))
            return nil
        }
    }

    private func scope(_ request: MetricRequest, _ metric: MetricDefinition) -> String? {
        let datasets = context.project.catalogue.datasets(of: metric)
        let names = request.members.sorted { $0.key < $1.key }.flatMap { field, members in
            members.map { context.glossary.member($0, of: field, in: datasets, short: true) }
        }
        return names.isEmpty ? nil : phrases.list(names)
    }

    // MARK: - Against other numbers

    private func assessment(of point: MetricPoint, _ request: MetricRequest) -> Assessment? {
        guard point.quantity.exactValue != nil else { return nil }
        do throws(MetricError) {
            return try Comparer(context.results).assessments(of: [point], request).first
        } catch {
            // The card's own period could be evaluated; others cannot, so there is nothing to compare with.
            return nil
        }
    }

    private func change(_ change: MetricChange, _ metric: MetricDefinition) -> ChangeModel {
        let direction: ChangeModel.Direction =
            switch change.movement {
            case .rise: .rise
            case .fall: .fall
            case .same: .same
            }
        return ChangeModel(direction, text: ChangeText(glossary: context.glossary).text(change, metric))
    }

    private func signal(_ assessment: Assessment) -> StatusModel? {
        guard case .success(let variation)? = assessment.variation, variation.signal != nil else { return nil }
        return VariationText(phrases: phrases).status(ChartVariation(variation.variation))
    }

    /// Whether it is the usual variation; without any change, why there is none.
    private func remark(_ assessment: Assessment, _ changes: [MetricChange]) -> String? {
        if changes.isEmpty {
            guard case .failure(let reason) = assessment.previous else { return nil }
            return phrases.capitalised(
                ChangeText(glossary: context.glossary).incomparable(reason, assessment.metric)) + "."
        }
        let clause = assessment.variation.flatMap(VariationText(phrases: phrases).clause)
        return clause.map { phrases.capitalised($0) + "." }
    }

    private func targetText(_ metric: MetricDefinition, _ point: MetricPoint) -> String? {
        metric.target(for: point.key.period).map { target in
            phrases.choose("Mục tiêu: ", "Target: ") + TargetText(glossary: context.glossary).bound(target, metric)
                + (target.basis.map { " (" + phrases.text($0) + ")" } ?? "")
        }
    }

    // MARK: - Small charts

    private func bullet(_ point: MetricPoint, _ metric: MetricDefinition, id: String) -> [UInt8]? {
        guard metric.target(for: point.key.period) != nil else { return nil }
        return small(.bullet, [point], metric, id: id + "-bullet")
    }

    /// The like periods up to now, where there are at least three numbers.
    func trend(_ history: MetricHistory) -> [MetricPoint] { history.count >= 3 ? history.points : [] }

    func small(_ form: ChartForm, _ points: [MetricPoint], _ metric: MetricDefinition, id: String) -> [UInt8]? {
        let numbers = NumbersRequest(
            metrics: [metric.name], members: [:], filters: [], periods: .stated, by: [], emptyIsAllowed: true)
        let grid = FigureGrid(context: context, numbers: numbers, points: points.map { (metric, $0) })
        let composer = ChartComposer(grid: grid, form: form, x: .period)
        let spec = composer.spec(id: id, title: phrases.text(metric.title), width: 328)
        return ChartRenderer.svg(spec, ticks: composer.ticks, style: .inline)
    }
}
