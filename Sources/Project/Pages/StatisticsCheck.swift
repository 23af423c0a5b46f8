import Diagnostics
import Metrics

/// Whether a statistical kind of chart can be made of a request at all: its metric, its split, its periods.
struct StatisticsCheck {
    let catalogue: Catalogue
    let form: StatisticsForm
    let location: SourceLocation

    /// - Parameter place: of the declared limits.
    func problems(_ request: NumbersRequest, limits: ControlForm?, at place: SourceLocation?) -> [Diagnostic] {
        guard request.metrics.count == 1, let metric = catalogue.metric(request.metrics[0]) else {
            return [
                problem(
                    "figure.one-metric", vi: "chỉ vẽ một chỉ số", en: "draws one metric only",
                    hint: Localized(vi: "Viết metric: TÊN.", en: "Write metric: NAME."))
            ]
        }
        let isOfRareEvents = limits?.isOfRareEvents ?? false
        let ofLimits = limits.flatMap { limitsProblem($0, metric, at: place) }
        return [
            metricProblem(metric), ofLimits, splitProblem(request), periodsProblem(request.periods, isOfRareEvents),
        ]
        .compactMap { $0 }
    }

    // MARK: - The metric

    private func metricProblem(_ metric: MetricDefinition) -> Diagnostic? {
        if metric.isRank {
            return problem(
                "figure.rank-metric", vi: "không dùng với chỉ số là thứ hạng (“\(metric.name)”)",
                en: "is not made of ranks (“\(metric.name)”)", excerpt: metric.name,
                hint: Localized(
                    vi: "Thứ hạng thì dùng kind: rank, hoặc vẽ chỉ số được xếp hạng.",
                    en: "For ranks use kind: rank, or draw the metric that is ranked."))
        }
        if form == .control, case .cumulative = metric.formula {
            return problem(
                "figure.cumulative-metric", vi: "không dùng với số lũy kế (“\(metric.name)”): số sau luôn gồm số trước",
                en: "is not made of sums (“\(metric.name)”), of which each holds the one before", excerpt: metric.name,
                hint: Localized(
                    vi: "Dùng chỉ số của từng kỳ; số lũy kế thì vẽ bằng kind: line.",
                    en: "Use the metric of single periods; draw sums with kind: line."))
        }
        switch form {
        case .funnel, .interval:
            // A plain count has no size of its own to be drawn over.
            if isShare(metric) || metric.countsEvents && (form == .interval || metric.isShareOfCounts) { return nil }
            return problem(
                "figure.needs-share", vi: "chỉ dùng với tỷ lệ của hai số đếm (“\(metric.name)” không phải)",
                en: "needs a share of two counts (“\(metric.name)” is none)", excerpt: metric.name,
                hint: Localized(
                    vi:
                        "Dùng chỉ số có type: ratio, format: percent; hoặc type: ratio có events: true nếu tử số là số sự việc.",
                    en:
                        "Use a metric with type: ratio, format: percent; or a ratio with events: true where the numerator counts events."
                ))
        case .bump:
            if metric.direction != .none { return nil }
            return problem(
                "figure.needs-direction", vi: "xếp hạng, nên chỉ số “\(metric.name)” phải khai báo direction",
                en: "ranks, so the metric “\(metric.name)” must declare its direction", excerpt: metric.name,
                hint: Localized(
                    vi: "Thêm direction: higher (cao là tốt) hoặc lower vào chỉ số.",
                    en: "Add direction: higher or lower to the metric."))
        case .contribution:
            if case .index = metric.formula { return nil }
            return problem(
                "figure.needs-index", vi: "chỉ dùng với chỉ số tổng hợp (“\(metric.name)” không phải)",
                en: "needs a composite index (“\(metric.name)” is none)", excerpt: metric.name,
                hint: Localized(vi: "Dùng chỉ số có type: index.", en: "Use a metric with type: index."))
        case .control, .slope, .histogram, .heatMap, .smallMultiples: return nil
        }
    }

    /// Whether there are values of records behind it, whose spread can be shown.
    private func takesValuesOfRecords(_ metric: MetricDefinition) -> Bool {
        guard case .simple(let name) = metric.formula, let dataset = metric.dataset.flatMap(catalogue.dataset),
            dataset.kind == .events, let measure = dataset.measure(name)
        else { return false }
        return measure.aggregate == .median || measure.aggregate == .percentile
    }

    private func isCount(_ metric: MetricDefinition) -> Bool {
        guard case .simple(let name) = metric.formula else { return false }
        let measure = metric.dataset.flatMap(catalogue.dataset)?.measure(name)
        return measure?.aggregate == .count && measure?.additivity == .flow
    }

    private func isShare(_ metric: MetricDefinition) -> Bool { metric.isShareOfCounts && metric.format == .percent }

    private func limitsProblem(_ limits: ControlForm, _ metric: MetricDefinition, at place: SourceLocation?)
        -> Diagnostic?
    {
        let isSound: Bool
        let needed: Localized
        switch limits {
        case .xmr: return nil
        case .p, .pPrime:
            isSound = isShare(metric)
            needed = Localized(vi: "tỷ lệ của hai số đếm", en: "a share of two counts")
        case .u, .uPrime:
            isSound = metric.isShareOfCounts
            needed = Localized(
                vi: "chỉ số type: ratio, tử số là số sự việc", en: "a ratio with a count of events above")
        case .c:
            if case .simple = metric.formula { isSound = metric.format == .number } else { isSound = false }
            needed = Localized(vi: "số đếm (type: simple)", en: "a count (type: simple)")
        case .t, .g:
            let isOfRecords = metric.dataset.flatMap(catalogue.dataset)?.kind == .events
            isSound = isOfRecords && (isCount(metric) || limits == .g && isShare(metric))
            needed =
                limits == .t
                ? Localized(
                    vi: "số đếm sự việc của bộ dữ liệu kind: events",
                    en: "a count of events of a dataset of kind: events")
                : Localized(
                    vi: "số đếm hoặc tỷ lệ sự việc của bộ dữ liệu kind: events",
                    en: "a count or a share of events of a dataset of kind: events")
        }
        if isSound { return nil }
        return Diagnostic(
            .error, "figure.limits-metric",
            vi: "Giới hạn “\(limits.rawValue)” cần \(needed.vietnamese); “\(metric.name)” không phải.",
            en: "Limits “\(limits.rawValue)” need \(needed.text(in: .english)); “\(metric.name)” is none.",
            at: place ?? location, excerpt: limits.rawValue,
            hint: Localized(
                vi: "Bỏ limits để chương trình chọn theo loại chỉ số, hoặc viết limits: xmr.",
                en: "Leave limits out, so that they are chosen by the kind of metric, or write limits: xmr."))
    }

    // MARK: - Split and periods

    private func splitProblem(_ request: NumbersRequest) -> Diagnostic? {
        let isOfOne = form == .control || form == .contribution
        if isOfOne ? request.by.isEmpty : request.by.count == 1 { return nil }
        if form == .contribution {
            return problem(
                "figure.one-series", vi: "chỉ vẽ một số, không tách bằng by", en: "is of one number, without by",
                hint: Localized(
                    vi: "Bỏ by và chọn một mục (unit: …).", en: "Leave by out and choose one member (unit: …)."))
        }
        if form == .histogram, request.by.isEmpty {
            if request.metrics.first.flatMap(catalogue.metric).map(takesValuesOfRecords) ?? true { return nil }
            return problem(
                "figure.needs-by", vi: "cần by: unit, hoặc chỉ số là trung vị hay phân vị tính từ từng hồ sơ",
                en: "must be split by one dimension, or be of a median or percentile of records",
                hint: Localized(
                    vi:
                        "Viết by: unit, hoặc dùng chỉ số type: simple có số đo median, percentile của bộ dữ liệu kind: events.",
                    en: "Write by: unit, or use a simple metric of a median or percentile of a dataset of kind: events."
                ))
        }
        if form == .control {
            return problem(
                "figure.one-series", vi: "chỉ vẽ một dãy số, không tách bằng by", en: "draws one series, without by",
                hint: Localized(
                    vi: "Bỏ by và chọn một mục (unit: …); nhiều mục thì dùng kind: small-multiples.",
                    en: "Leave by out and choose one member (unit: …); for several use kind: small-multiples."))
        }
        return problem(
            "figure.needs-by", vi: "cần tách theo đúng một cột phân loại", en: "must be split by exactly one dimension",
            hint: Localized(vi: "Viết by: unit.", en: "Write by: unit."))
    }

    private func periodsProblem(_ periods: Plan.Periods, _ isOfRareEvents: Bool) -> Diagnostic? {
        if isOfRareEvents {
            if case .grain(.day, _) = periods { return nil }
            return periodsProblem(
                vi: "với limits t, g cần ngày của từng sự việc", en: "with limits t, g needs the day of every event",
                hint: Localized(vi: "Viết grain: day.", en: "Write grain: day."))
        }
        let isGrain = if case .grain(let grain, _) = periods { grain.months != nil } else { false }
        let count = if case .list(let periods) = periods { Set(periods).count } else { 0 }
        switch form {
        case .control:
            if isGrain { return nil }
            return periodsProblem(
                vi: "cần mọi kỳ liên tiếp của một loại kỳ", en: "needs all periods of one grain",
                hint: Localized(vi: "Viết grain: month.", en: "Write grain: month."))
        case .funnel, .interval, .histogram, .contribution:
            if isGrain || count == 1 { return nil }
            return periodsProblem(
                vi: "chỉ vẽ một kỳ", en: "shows one period",
                hint: Localized(
                    vi: "Viết period: 2024-Q1, hoặc grain: quarter để lấy kỳ mới nhất có số liệu.",
                    en: "Write period: 2024-Q1, or grain: quarter for the last period with numbers."))
        case .slope:
            if count == 2 { return nil }
            return periodsProblem(
                vi: "cần đúng hai kỳ", en: "needs exactly two periods",
                hint: Localized(vi: "Viết periods: [2023, 2024].", en: "Write periods: [2023, 2024]."))
        case .bump, .heatMap, .smallMultiples:
            if isGrain || count >= 2 { return nil }
            return periodsProblem(
                vi: "cần nhiều kỳ cùng loại", en: "needs several periods of one kind",
                hint: Localized(
                    vi: "Viết grain: year, hoặc periods: [2023, 2024].",
                    en: "Write grain: year, or periods: [2023, 2024]."))
        }
    }

    private func periodsProblem(vi: String, en: String, hint: Localized) -> Diagnostic {
        problem("figure.needs-periods", vi: vi, en: en, hint: hint)
    }

    private func problem(_ code: String, vi: String, en: String, excerpt: String? = nil, hint: Localized)
        -> Diagnostic
    {
        Diagnostic(
            .error, code, vi: "Biểu đồ \(form.rawValue) \(vi).", en: "A \(form.rawValue) chart \(en).", at: location,
            excerpt: excerpt, hint: hint)
    }
}
