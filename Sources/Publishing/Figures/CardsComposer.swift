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
        return CardsModel(id: id, label: label, cards: cards)
    }

    private func card(
        _ card: CardRequest, id: String, _ register: inout NoteRegister, _ problems: inout [Diagnostic]
    ) -> CardModel? {
        guard let metric = context.project.catalogue.metric(card.request.metric),
            let points = evaluate(card.request, at: card.location, &problems)
        else { return nil }
        guard let point = points.last, points.count == 1 || isSeries(card.request) else {
            problems.append(
                Diagnostic(
                    .error, "figure.ambiguous", vi: "Thẻ này cần đúng một số nhưng có \(points.count).",
                    en: "This card needs one number and matches \(points.count).", at: card.location,
                    hint: Localized(vi: "Chọn đơn vị và một kỳ.", en: "Choose a unit and one period.")))
            return nil
        }
        var notices = context.register(from: page)
        _ = notices.marks(for: point)
        let text = PointText(glossary: context.glossary)
        let isCount = metric.format == .number
        let unit = metric.measuredIn.map(phrases.text)
        let before = previous(of: point, metric, card.request)
        return CardModel(
            id: id, title: phrases.text(card.title ?? metric.title),
            href: context.metricHref(metric.name, from: page), value: text.cell(point, metric),
            unit: isCount ? unit : nil, period: phrases.periods.period(point.key.period),
            scope: scope(card.request, metric), change: change(from: before, to: point, metric),
            targetText: targetText(metric, point), bullet: bullet(point, metric, id: id),
            sparkline: sparkline(metric, card.request, id: id), status: status(metric, point),
            details: beside(metric, card.request), notices: notices.notices)
    }

    /// The metrics that are to be seen beside this one.
    private func beside(_ metric: MetricDefinition, _ request: MetricRequest) -> [ReceiptStepModel] {
        metric.beside.compactMap(context.project.catalogue.metric).filter(context.metrics.contains).compactMap { other in
            var asked = request
            asked.metric = other.name
            do throws(MetricError) {
                let points = try context.results.evaluator.evaluate(asked)
                guard let point = points.first, points.count == 1 else { return nil }
                let text = PointText(glossary: context.glossary)
                let value = text.meaning(point, other) ?? text.value(point, other)
                return ReceiptStepModel(label: phrases.text(other.short), value: value)
            } catch {
                // Said on the page of that metric.
                return nil
            }
        }
    }

    private func isSeries(_ request: MetricRequest) -> Bool {
        if case .grain = request.periods { true } else { false }
    }

    private func evaluate(
        _ request: MetricRequest, at location: SourceLocation, _ problems: inout [Diagnostic]
    ) -> [MetricPoint]? {
        do throws(MetricError) {
            let points = try context.results.evaluator.evaluate(request)
            if points.allSatisfy(\.isEmpty) {
                let numbers = NumbersRequest(
                    metrics: [request.metric], members: request.members, filters: request.filters,
                    periods: request.periods, by: request.dimensions, emptyIsAllowed: false)
                problems.append(FigureGrid.nothing(location, numbers))
                return nil
            }
            return points
        } catch {
            problems.append(error.diagnostic(at: location, context.project.catalogue, context.glossary))
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

    // MARK: - Against the period before and the target

    /// The same number for the like period right before; nil where there is none, or no number in it.
    private func previous(of point: MetricPoint, _ metric: MetricDefinition, _ request: MetricRequest) -> MetricPoint? {
        guard let period = point.key.period.previous else { return nil }
        var earlier = request
        earlier.periods = .list([period])
        do throws(MetricError) {
            let points = try context.results.evaluator.evaluate(earlier)
            guard context.results.seriesBreak(after: period, before: point) == nil else { return nil }
            return points.count == 1 ? points.first.flatMap { $0.quantity.exactValue == nil ? nil : $0 } : nil
        } catch {
            // The card's own period could be evaluated; the one before cannot, so there is nothing to compare with.
            return nil
        }
    }

    private func change(from before: MetricPoint?, to point: MetricPoint, _ metric: MetricDefinition) -> ChangeModel? {
        guard let before, let old = before.quantity.exactValue, let new = point.quantity.exactValue,
            let difference = new.subtracting(old)
        else { return nil }
        let period = phrases.periods.period(before.key.period)
        let suffix = phrases.choose(" so với \(period)", " against \(period)")
        if difference.isZero { return ChangeModel(.same, text: phrases.choose("không đổi", "unchanged") + suffix) }
        if case .rank = metric.formula {
            // Ranks of fields of different size are not compared.
            guard before.denominator == point.denominator else { return nil }
            let places = phrases.numbers.number(magnitude(difference))
            return difference.isNegative
                ? ChangeModel(.rise, text: phrases.choose("tăng \(places) bậc", "up \(places) places") + suffix)
                : ChangeModel(.fall, text: phrases.choose("giảm \(places) bậc", "down \(places) places") + suffix)
        }
        let amount: String
        if metric.format == .percent, let points = difference.multiplied(by: Rational(100)) {
            amount =
                phrases.numbers.number(magnitude(points), decimals: metric.decimals)
                + phrases.choose(" điểm phần trăm", " percentage points")
        } else {
            let unit = metric.measuredIn.map { " " + phrases.text($0) } ?? ""
            amount = phrases.numbers.number(magnitude(difference), decimals: metric.decimals) + unit
        }
        let word = difference.isNegative ? phrases.choose("giảm ", "down ") : phrases.choose("tăng ", "up ")
        return ChangeModel(difference.isNegative ? .fall : .rise, text: word + amount + suffix)
    }

    private func magnitude(_ value: Rational) -> Rational {
        value.isNegative ? value.multiplied(by: Rational(-1)) ?? value : value
    }

    private func targetText(_ metric: MetricDefinition, _ point: MetricPoint) -> String? {
        guard let target = metric.target(for: point.key.period) else { return nil }
        let value = PointText(glossary: context.glossary).number(target.value, metric)
        let bound =
            metric.direction == .lower
            ? phrases.choose("không quá \(value)", "at most \(value)") : phrases.choose("từ \(value)", "at least \(value)")
        return phrases.choose("Mục tiêu: ", "Target: ") + bound
    }

    private func status(_ metric: MetricDefinition, _ point: MetricPoint) -> StatusModel? {
        guard let target = metric.target(for: point.key.period), let value = point.quantity.exactValue,
            metric.direction != .none
        else { return nil }
        let isMet = metric.direction == .lower ? value <= target.value : value >= target.value
        return isMet
            ? StatusModel(.met, text: phrases.choose("đạt mục tiêu", "on target"))
            : StatusModel(.notMet, text: phrases.choose("chưa đạt mục tiêu", "below target"))
    }

    // MARK: - Small charts

    private func bullet(_ point: MetricPoint, _ metric: MetricDefinition, id: String) -> [UInt8]? {
        guard metric.target(for: point.key.period) != nil else { return nil }
        return small(.bullet, [point], metric, id: id + "-bullet")
    }

    /// The like periods up to now, where there are at least three numbers.
    private func sparkline(_ metric: MetricDefinition, _ request: MetricRequest, id: String) -> [UInt8]? {
        var series = request
        switch request.periods {
        case .list(let periods):
            guard let period = periods.first, period.grain.months != nil else { return nil }
            series.periods = .grain(period.grain, period.cutoff)
        case .grain: break
        case .stated: return nil
        }
        do throws(MetricError) {
            let points = try context.results.evaluator.evaluate(series)
            guard points.filter({ $0.quantity.exactValue != nil }).count >= 3 else { return nil }
            return small(.sparkline, points, metric, id: id + "-spark")
        } catch {
            // A trend is an extra: where other periods cannot be evaluated the card stands without it.
            return nil
        }
    }

    private func small(_ form: ChartForm, _ points: [MetricPoint], _ metric: MetricDefinition, id: String) -> [UInt8]? {
        let numbers = NumbersRequest(
            metrics: [metric.name], members: [:], filters: [], periods: .stated, by: [], emptyIsAllowed: true)
        let grid = FigureGrid(context: context, numbers: numbers, points: points.map { (metric, $0) })
        let composer = ChartComposer(grid: grid, form: form, x: .period)
        let spec = composer.spec(id: id, title: phrases.text(metric.title), width: 328)
        return ChartRenderer.svg(spec, ticks: composer.ticks, style: .inline)
    }
}
