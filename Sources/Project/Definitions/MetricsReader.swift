import Diagnostics
import Metrics
import Tables

/// Reads `metrics/*.yaml` and checks every definition against the datasets and against each other.
struct MetricsReader {
    let source: ProjectSource
    let descriptors: [Descriptor]
    /// Names of datasets whose descriptor cannot be read; that has been said.
    let unread: Set<String>

    private static let keys = [
        "name", "dataset", "title", "short", "type", "measure", "of", "numerator", "denominator", "expression", "where",
        "format", "events", "decimals", "measured_in", "direction", "color", "beside", "targets", "definition",
        "legal_basis",
        "owner", "audience", "metric", "window", "criteria", "missing", "among", "least_count",
        "definition_changes", "matures",
    ]
    static let colors = ["early", "on-time", "overdue", "returned", "pending"]

    private enum Kind: String, CaseIterable {
        case simple, ratio, derived, rank, reported, cumulative, index

        /// The keys that may say how one is made.
        static let allKeys = Set(
            Kind.allCases.flatMap { $0.keys(isOfMetric: false) + $0.keys(isOfMetric: true) })

        /// The keys that say how it is made.
        /// - Parameter isOfMetric: another metric is named; a rank is then computed and not the source's.
        func keys(isOfMetric: Bool) -> [String] {
            switch self {
            case .simple, .reported: ["dataset", "measure", "where"]
            case .ratio: ["dataset", "numerator", "denominator", "where"]
            case .derived: ["expression"]
            case .rank: isOfMetric ? ["metric", "among", "least_count"] : ["dataset", "measure", "of", "where"]
            case .cumulative: ["metric", "window"]
            case .index: ["criteria", "missing"]
            }
        }
    }

    /// What has no effect was meant to have one.
    private func refuseIdleKeys(_ entry: YAMLMap, _ kind: Kind, _ problems: inout [Diagnostic]) {
        let keys = kind.keys(isOfMetric: entry["metric"] != nil)
        for key in entry.entries.map(\.key) where Kind.allKeys.contains(key) && !keys.contains(key) {
            problems.append(
                Diagnostic(
                    .error, "metric.idle-key", vi: "Khóa “\(key)” không có tác dụng với type: \(kind.rawValue).",
                    en: "The key “\(key)” has no effect with type: \(kind.rawValue).", at: entry.location(ofKey: key),
                    excerpt: key,
                    hint: Localized(
                        vi: "Bỏ khóa này, hoặc sửa type. Khóa dùng được: \(keys.joined(separator: ", ")).",
                        en: "Remove it, or correct the type. Keys that count: \(keys.joined(separator: ", ")).")))
        }
    }

    /// What the files define; names that stand there without a sound definition are known, too.
    struct Definitions {
        var metrics: [MetricDefinition]
        var unsound: Set<String>
        /// Every file could be read, and every entry has a name.
        var isComplete: Bool
    }

    func read(_ problems: inout [Diagnostic]) -> Definitions {
        var entries: [YAMLMap] = []
        var isComplete = true
        for path in source.paths(under: "metrics/", suffix: ".yaml") {
            guard let text = source.text(path, &problems),
                let root = YAMLText(text: text, file: source.shown(path)).compose(into: &problems)
            else {
                isComplete = false
                continue
            }
            let maps = root.list(&problems).map { YAMLMap($0, keys: Self.keys, &problems) }
            if maps.contains(where: { $0?["name"]?.text == nil }) { isComplete = false }
            entries += maps.compactMap { $0 }
        }
        let names = Set(entries.compactMap { $0["name"]?.text })
        // Sums are made of metrics that have been read; all stand in the order of the files.
        let sums = entries.filter { $0["type"]?.text == Kind.cumulative.rawValue }
        var read: [(place: Int, metric: MetricDefinition)] = []
        for entry in entries.filter({ $0["type"]?.text != Kind.cumulative.rawValue }) + sums {
            var found: [Diagnostic] = []
            let metric = metric(entry, names, Set(sums.compactMap { $0["name"]?.text }), read.map(\.metric), &found)
            // A name may be one of those that could not be read.
            problems += isComplete ? found : found.filter { !Self.isUnknownMetric($0, entry) }
            if let metric, let place = entries.firstIndex(where: { $0.location == metric.location }) {
                read.append((place, metric))
            }
        }
        var metrics: [MetricDefinition] = []
        for (_, metric) in read.sorted(by: { $0.place < $1.place }) {
            if let first = metrics.first(where: { $0.name == metric.name }) {
                problems.append(
                    Diagnostic(
                        .error, "metric.duplicate",
                        vi: "Chỉ số “\(metric.name)” đã có ở \(first.location.file):\(first.location.line ?? 0).",
                        en:
                            "The metric “\(metric.name)” is defined at \(first.location.file):\(first.location.line ?? 0) already.",
                        at: metric.location, excerpt: metric.name,
                        hint: Localized(vi: "Đặt tên khác.", en: "Choose another name.")))
                continue
            }
            metrics.append(metric)
        }
        let check = DefinitionsCheck(metrics: metrics, descriptors: descriptors)
        check.checkRankings(entries, &problems)
        let circular = check.circular(&problems)
        metrics.removeAll { circular.contains($0.name) }
        metrics = Self.supported(metrics)
        return Definitions(
            metrics: metrics, unsound: names.subtracting(metrics.map(\.name)), isComplete: isComplete)
    }

    private static func isUnknownMetric(_ problem: Diagnostic, _ entry: YAMLMap) -> Bool {
        problem.code == "metric.unknown-metric"
            || problem.code == "expression.unknown-name" && problem.excerpt == entry["expression"]?.text
    }

    /// Without the metrics that are made from others which are in error.
    private static func supported(_ metrics: [MetricDefinition]) -> [MetricDefinition] {
        let names = Set(metrics.map(\.name))
        let sound = metrics.filter { metric in
            names.isSuperset(of: metric.formula.mentions)
        }
        return sound.count == metrics.count ? metrics : supported(sound)
    }

    // MARK: - One definition

    private func metric(
        _ entry: YAMLMap, _ names: Set<String>, _ sums: Set<String>, _ known: [MetricDefinition],
        _ problems: inout [Diagnostic]
    ) -> MetricDefinition? {
        guard let name = entry.string("name", &problems), let title = entry.localized("title", &problems),
            let kind = entry.required("type", &problems)?.choice(Kind.self, &problems)
        else { return nil }
        refuseIdleKeys(entry, kind, &problems)
        var descriptor: Descriptor?
        var formula: MetricDefinition.Formula?
        var summed: MetricDefinition?
        if kind == .cumulative {
            let reader = CumulativeReader(names: names, sums: sums, known: known, descriptors: descriptors)
            guard let sum = reader.read(entry, &problems) else { return nil }
            summed = sum.of
            formula = sum.formula
            descriptor = descriptors.first { $0.name == sum.of.dataset }
        } else if kind == .index {
            formula = IndexReader(names: names).read(entry, &problems)
        } else if kind == .rank, entry["metric"] != nil {
            formula = ranking(entry, names, &problems)
        } else if kind == .derived {
            let known = Dictionary(uniqueKeysWithValues: names.map { ($0, ExpressionType.number) })
            formula = entry.required("expression", &problems)?.expression(known, .number, &problems).map {
                .derived($0)
            }
        } else {
            guard let node = entry.required("dataset", &problems), let dataset = node.string(&problems) else {
                return nil
            }
            descriptor = descriptors.first { $0.name == dataset }
            guard let descriptor else {
                if unread.contains(dataset) { return nil }
                problems.append(
                    .unknown(
                        "metric.unknown-dataset", vi: "bộ dữ liệu", en: "dataset", dataset,
                        among: descriptors.map(\.name), at: node.location))
                return nil
            }
            formula = self.formula(kind, entry, descriptor, &problems)
        }
        guard let formula else { return nil }
        let scope = descriptor.map { RowScope($0.fields, $0.parts) } ?? RowScope([], [])
        let format = entry.choice(
            "format", default: summed?.format ?? (kind == .ratio ? MetricDefinition.Format.percent : .number), &problems
        )
        var metric = MetricDefinition(
            name: name, dataset: descriptor?.name, title: title, short: entry.optionalLocalized("short", &problems),
            formula: formula, filter: entry["where"]?.condition(scope, &problems), format: format,
            decimals: entry["decimals"]?.integer(&problems).map { min(max($0, 0), 6) } ?? summed?.decimals
                ?? (format == .percent || kind == .index ? 2 : 0),
            measuredIn: entry.unitOfMeasure("measured_in", &problems) ?? summed?.measuredIn
                ?? (kind == .index ? .points : inheritedUnit(formula, descriptor)),
            direction: entry.choice(
                "direction",
                default: summed?.direction
                    ?? (kind == .rank ? MetricDefinition.Direction.lower : kind == .index ? .higher : .none), &problems),
            definition: entry.optionalLocalized("definition", &problems),
            legalBasis: entry.optionalLocalized("legal_basis", &problems),
            owner: entry.optionalLocalized("owner", &problems),
            audience: entry.choice("audience", default: summed?.audience ?? descriptor?.audience ?? .public, &problems),
            location: entry.location)
        if let summed { metric.filter = summed.filter }
        metric.countsEvents = countsEvents(entry, metric, descriptor, &problems)
        metric.color = entry["color"].flatMap { color($0, &problems) }
        metric.beside = entry.list("beside", &problems).compactMap { self.name($0, names, &problems) }
        metric.targets = entry.list("targets", &problems).compactMap { target($0, &problems) }
        metric.changes = changes(entry, &problems)
        metric.maturity = summed?.maturity
        if let node = entry["matures"] {
            metric.maturity = MaturityReader(metric: metric, descriptor: descriptor).read(node, &problems)
        }
        if metric.audience == .public, descriptor?.audience == .leadership {
            problems.append(
                Diagnostic(
                    .error, "metric.audience", vi: "Chỉ số công khai “\(name)” dùng bộ dữ liệu chỉ dành cho lãnh đạo.",
                    en: "The public metric “\(name)” uses a dataset for the leadership only.", at: entry.location,
                    hint: .restrict))
        }
        return metric
    }

    private func formula(
        _ kind: Kind, _ entry: YAMLMap, _ descriptor: Descriptor, _ problems: inout [Diagnostic]
    ) -> MetricDefinition.Formula? {
        func measure(_ key: String) -> String? {
            guard let node = entry.required(key, &problems), let name = node.string(&problems) else { return nil }
            if descriptor.measures.contains(where: { $0.name == name }) { return name }
            if descriptor.lacksMeasures { return nil }
            problems.append(
                .unknown(
                    "metric.unknown-measure", vi: "số đo", en: "measure", name, among: descriptor.measures.map(\.name),
                    at: node.location))
            return nil
        }
        switch kind {
        case .simple: return measure("measure").map { .simple(measure: $0) }
        case .reported: return measure("measure").map { .reported(measure: $0) }
        case .ratio:
            let (top, bottom) = (measure("numerator"), measure("denominator"))
            guard let top, let bottom else { return nil }
            return .ratio(numerator: top, denominator: bottom)
        case .rank:
            let (rank, of) = (measure("measure"), measure("of"))
            guard let rank, let of else { return nil }
            return .rank(measure: rank, of: of)
        case .derived, .cumulative, .index: return nil
        }
    }

    /// Events are counted one by one while time goes on: no shares, no sums of days, no stocks.
    private func countsEvents(
        _ entry: YAMLMap, _ metric: MetricDefinition, _ descriptor: Descriptor?, _ problems: inout [Diagnostic]
    ) -> Bool {
        guard let node = entry["events"], node.boolean(&problems) == true else { return false }
        let counted: String?
        switch metric.formula {
        case .simple(let measure), .ratio(let measure, _): counted = measure
        case .derived, .rank, .reported, .cumulative, .index, .ranking: counted = nil
        }
        let measure = counted.flatMap { name in descriptor?.measures.first { $0.name == name } }
        if metric.format == .number, let measure, measure.additivity == .flow,
            measure.aggregate == .count || measure.aggregate == .sum
        {
            return true
        }
        problems.append(
            Diagnostic(
                .error, "metric.events",
                vi: "“events: true” chỉ dùng với số sự việc đếm được; “\(metric.name)” không phải.",
                en: "“events: true” is for counts of events; “\(metric.name)” is none.", at: node.location,
                excerpt: metric.name,
                hint: Localized(
                    vi:
                        "Dùng với type: simple hoặc ratio, format: number, số đo (tử số) là count hoặc sum trong kỳ; tỷ lệ phần trăm thì bỏ khóa này.",
                    en:
                        "Use it with a simple metric or a ratio of format: number whose measure (numerator) is a count or sum over the period; leave it out of shares."
                )))
        return false
    }

    /// What the measure is counted in, where the metric is that measure.
    private func inheritedUnit(_ formula: MetricDefinition.Formula, _ descriptor: Descriptor?) -> UnitOfMeasure? {
        switch formula {
        case .simple(let name), .reported(let name), .ratio(let name, _):
            descriptor?.measures.first { $0.name == name }?.measuredIn
        case .rank, .derived, .cumulative, .index, .ranking: nil
        }
    }

    /// A rank that is computed: by which metric, among the members of which field.
    private func ranking(
        _ entry: YAMLMap, _ names: Set<String>, _ problems: inout [Diagnostic]
    ) -> MetricDefinition.Formula? {
        let metric = entry.required("metric", &problems).flatMap { name($0, names, &problems) }
        let among = entry.string("among", &problems)
        let least = entry["least_count"]?.integer(&problems)
        guard let metric, let among else { return nil }
        return .ranking(MetricDefinition.RankRule(metric: metric, among: among, leastCount: least))
    }

    private func name(_ node: YAMLNode, _ names: Set<String>, _ problems: inout [Diagnostic]) -> String? {
        guard let name = node.string(&problems) else { return nil }
        if names.contains(name) { return name }
        problems.append(
            .unknown(
                "metric.unknown-metric", vi: "chỉ số", en: "metric", name, among: names.sorted(), at: node.location))
        return nil
    }

    private func color(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> String? {
        guard let name = node.string(&problems) else { return nil }
        if Self.colors.contains(name) { return name }
        problems.append(
            .unknown("metric.unknown-color", vi: "màu", en: "colour", name, among: Self.colors, at: node.location))
        return nil
    }

    /// The days from which it means something else, in the order of time.
    private func changes(_ entry: YAMLMap, _ problems: inout [Diagnostic]) -> [MetricDefinition.Change] {
        var changes: [MetricDefinition.Change] = []
        for node in entry.list("definition_changes", &problems) {
            guard let map = YAMLMap(node, keys: ["from", "what", "basis"], &problems) else { continue }
            let from = map.required("from", &problems)?.date(&problems)
            let what = map.localized("what", &problems)
            guard let from, let what else { continue }
            guard changes.last.map({ $0.from < from }) ?? true else {
                problems.append(
                    Diagnostic(
                        .error, "metric.changes-order", vi: "Các lần đổi định nghĩa phải theo thứ tự thời gian.",
                        en: "Changes of a definition must be in the order of time.", at: node.location,
                        excerpt: from.iso,
                        hint: Localized(
                            vi: "Xếp lần sớm trước, mỗi ngày một lần.", en: "Put the earlier first, one for each day."))
                )
                continue
            }
            changes.append(
                MetricDefinition.Change(from: from, what: what, basis: map.optionalLocalized("basis", &problems)))
        }
        return changes
    }

    private func target(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> MetricDefinition.Target? {
        guard let map = YAMLMap(node, keys: ["from", "value", "basis"], &problems) else { return nil }
        let from = map.required("from", &problems)?.date(&problems)
        let value = map.required("value", &problems)?.rational(&problems)
        guard let from, let value else { return nil }
        return MetricDefinition.Target(from: from, value: value, basis: map.optionalLocalized("basis", &problems))
    }
}
