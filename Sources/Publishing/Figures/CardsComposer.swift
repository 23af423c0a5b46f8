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
        let isCount = metric.format == .number
        let unit = metric.measuredIn.map(phrases.text)
        let before = previous(of: point, card.request)
        let change = change(from: before, to: point, metric)
        let beside = beside(metric, card.request)
        let trend = trend(card.request)
        // A card says of every number that went into it where it stands in a discrepancy, once each.
        var notices = context.register(from: page)
        for shown in [point] + (change == nil ? [] : [before].compactMap { $0 }) + beside.map(\.point) + trend {
            _ = notices.marks(for: shown)
        }
        var value = text.cell(point, metric)
        value.marks = register.noteMarks(for: point)
        return CardModel(
            id: id, title: phrases.text(card.title ?? metric.title),
            href: context.metricHref(metric.name, from: page), value: value,
            unit: isCount ? unit : nil, period: period(of: point, metric),
            scope: scope(card.request, metric), change: change,
            targetText: targetText(metric, point), bullet: bullet(point, metric, id: id),
            sparkline: trend.isEmpty ? nil : small(.sparkline, trend, metric, id: id + "-spark"),
            status: status(metric, point),
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
            : context.glossary.period(point.key.period, in: context.project.catalogue.datasets(of: metric))
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

    // MARK: - Against the period before and the target

    /// The same number for the like period right before; nil where there is none, or no number in it.
    private func previous(of point: MetricPoint, _ request: MetricRequest) -> MetricPoint? {
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
        if case .rank = metric.formula {
            // Ranks of fields of different or unknown size are not compared.
            guard let size = point.denominator?.exactValue, before.denominator?.exactValue == size else { return nil }
        }
        if difference.isZero { return ChangeModel(.same, text: phrases.choose("không đổi", "unchanged") + suffix) }
        if case .rank = metric.formula {
            let places = phrases.numbers.number(magnitude(difference))
            let noun = places == "1" ? "place" : "places"
            return difference.isNegative
                ? ChangeModel(.rise, text: phrases.choose("tăng \(places) bậc", "up \(places) \(noun)") + suffix)
                : ChangeModel(.fall, text: phrases.choose("giảm \(places) bậc", "down \(places) \(noun)") + suffix)
        }
        guard let amount = amount(magnitude(difference), metric) else { return nil }
        let word = difference.isNegative ? phrases.choose("giảm ", "down ") : phrases.choose("tăng ", "up ")
        return ChangeModel(difference.isNegative ? .fall : .rise, text: word + amount + suffix)
    }

    /// "1,25 điểm phần trăm", "130 hồ sơ"; nil on overflow. A change too small for the decimals is not printed as 0.
    private func amount(_ size: Rational, _ metric: MetricDefinition) -> String? {
        guard metric.format == .percent else {
            let unit = metric.measuredIn.map { " " + phrases.text($0) } ?? ""
            return phrases.numbers.nonzero(size, decimals: metric.decimals) + unit
        }
        let unit = phrases.choose(" điểm phần trăm", " percentage points")
        // A source's per cents are per cents already.
        if case .reported = metric.formula { return phrases.numbers.exact(size) + unit }
        return size.multiplied(by: Rational(100)).map { points in
            phrases.numbers.nonzero(points, decimals: points.isInteger ? 0 : metric.decimals) + unit
        }
    }

    private func magnitude(_ value: Rational) -> Rational {
        value.isNegative ? value.multiplied(by: Rational(-1)) ?? value : value
    }

    private func targetText(_ metric: MetricDefinition, _ point: MetricPoint) -> String? {
        guard let target = metric.target(for: point.key.period) else { return nil }
        let value = PointText(glossary: context.glossary).number(target.value, metric)
        let bound =
            switch metric.direction {
            case .higher: phrases.choose("từ \(value)", "at least \(value)")
            case .lower: phrases.choose("không quá \(value)", "at most \(value)")
            case .none: value
            }
        return phrases.choose("Mục tiêu: ", "Target: ") + bound
    }

    private func status(_ metric: MetricDefinition, _ point: MetricPoint) -> StatusModel? {
        guard let target = metric.target(for: point.key.period), let value = point.quantity.exactValue,
            metric.direction != .none
        else { return nil }
        let isMet = metric.direction == .lower ? value <= target.value : value >= target.value
        return isMet
            ? StatusModel(.met, text: phrases.choose("đạt mục tiêu", "target met"))
            : StatusModel(.notMet, text: phrases.choose("chưa đạt mục tiêu", "target not met"))
    }

    // MARK: - Small charts

    private func bullet(_ point: MetricPoint, _ metric: MetricDefinition, id: String) -> [UInt8]? {
        guard metric.target(for: point.key.period) != nil else { return nil }
        return small(.bullet, [point], metric, id: id + "-bullet")
    }

    /// The like periods up to now, where there are at least three numbers.
    private func trend(_ request: MetricRequest) -> [MetricPoint] {
        var series = request
        var last: Period?
        switch request.periods {
        case .list(let periods):
            guard let period = periods.first, period.grain.months != nil else { return [] }
            series.periods = .grain(period.grain, period.cutoff)
            last = period
        case .grain(let grain, _):
            guard grain.months != nil else { return [] }
        case .stated: return []
        }
        do throws(MetricError) {
            let points = try context.results.evaluator.evaluate(series).filter { point in
                point.key.period != .unstated && last.map { point.key.period <= $0 } ?? true
            }
            return points.filter { $0.quantity.exactValue != nil }.count >= 3 ? points : []
        } catch {
            // A trend is an extra: where other periods cannot be evaluated the card stands without it.
            return []
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
