import Diagnostics
import Metrics
import Tables

/// Reads which metrics, members and periods a block or a number in a sentence asks for, and checks them against the
/// catalogue.
struct NumbersReader {
    let catalogue: Catalogue

    /// Keys of every request besides the dimension fields of its datasets.
    static let keys = ["metric", "metrics", "where", "period", "periods", "grain", "by", "empty"]

    /// The dimension fields that all datasets of `metrics` have.
    func dimensions(of metrics: [String]) -> [Field] {
        let datasets = datasets(of: metrics)
        guard let first = datasets.first else { return [] }
        return first.dimensionFields.filter { field in
            datasets.allSatisfy { $0.field(field.name)?.dimension != nil }
        }
    }

    func datasets(of metrics: [String]) -> [Dataset] {
        let names = Set(metrics.compactMap(catalogue.metric).flatMap(catalogue.datasets))
        return names.sorted().compactMap(catalogue.dataset)
    }

    /// Reads the metrics of a mapping whose other keys have not been checked yet.
    func metrics(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> [String]? {
        var ignored: [Diagnostic] = []
        guard let map = YAMLMap(node, keys: nil, &problems) else { return nil }
        let nodes = map["metric"].map { [$0] } ?? map["metrics"]?.list(&ignored) ?? []
        if nodes.isEmpty {
            _ = map.required("metric", &problems)
            return nil
        }
        let names = nodes.compactMap { metric($0, &problems) }
        return names.count == nodes.count ? names : nil
    }

    func metric(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> String? {
        guard let name = node.string(&problems) else { return nil }
        if catalogue.metric(name) != nil { return name }
        problems.append(unknownMetric(name, at: node.location))
        return nil
    }

    func unknownMetric(_ name: String, at location: SourceLocation) -> Diagnostic {
        .unknown(
            "figure.unknown-metric", vi: "chỉ số", en: "metric", name, among: catalogue.metrics.map(\.name),
            at: location)
    }

    /// Reads members, filters, periods and splits; `map` has been checked for unknown keys.
    func numbers(
        _ metrics: [String], _ map: YAMLMap, emptyIsAllowed: Bool, _ problems: inout [Diagnostic]
    ) -> NumbersRequest? {
        let before = problems.count
        let fields = dimensions(of: metrics)
        var members: [String: [String]] = [:]
        for field in fields {
            guard let node = map[field.name] else { continue }
            members[field.name] = node.list(&problems).compactMap { member($0, field, &problems) }
        }
        var filters: [TypedExpression] = []
        if let node = map["where"] {
            for dataset in datasets(of: metrics) {
                guard let filter = node.condition(RowScope(dataset), &problems) else { break }
                filters = [filter]
            }
        }
        let by = map.list("by", &problems).compactMap { self.field($0, fields, &problems) }
        let periods = periods(map, &problems)
        var allowed = emptyIsAllowed
        if let node = map["empty"], node.choice(EmptyChoice.self, &problems) == .say { allowed = true }
        guard !problems[before...].containsError else { return nil }
        return NumbersRequest(
            metrics: metrics, members: members, filters: filters, periods: periods, by: by, emptyIsAllowed: allowed)
    }

    private enum EmptyChoice: String, CaseIterable { case say, error }

    func member(_ node: YAMLNode, _ field: Field, _ problems: inout [Diagnostic]) -> String? {
        guard let id = node.string(&problems) else { return nil }
        let known = field.dimension?.members.map(\.id) ?? []
        // Without members, units.yaml could not be read; that has been said.
        if known.isEmpty || known.contains(id) { return id }
        problems.append(
            .unknown(
                "figure.unknown-member", vi: "mục", en: "member", id, in: .members(of: field), among: known,
                titles: field.dimension?.members.titles ?? [], at: node.location))
        return nil
    }

    func field(_ node: YAMLNode, _ fields: [Field], _ problems: inout [Diagnostic]) -> String? {
        guard let name = node.string(&problems) else { return nil }
        if fields.contains(where: { $0.name == name }) { return name }
        problems.append(
            .unknown(
                "figure.unknown-dimension", vi: "cột phân loại", en: "dimension field", name,
                among: fields.map(\.name), at: node.location))
        return nil
    }

    // MARK: - Periods

    /// Keys that take only some of the periods of a grain.
    static let windowKeys = ["until", "last"]

    /// Reads which of the periods of its grain a request is of.
    func window(_ request: NumbersRequest, _ map: YAMLMap, _ problems: inout [Diagnostic]) -> NumbersRequest {
        var request = request
        request.until = map["until"].flatMap { period($0, &problems) }
        request.last = map["last"].flatMap { $0.count(example: "last: 12", &problems) }
        if case .grain = request.periods { return request }
        for key in Self.windowKeys {
            guard let node = map[key] else { continue }
            problems.append(
                Diagnostic(
                    .error, "figure.needs-grain", vi: "“\(key)” chỉ dùng cùng với grain.",
                    en: "“\(key)” goes with grain only.", at: node.location, excerpt: node.text,
                    hint: Localized(
                        vi: "Thêm grain: month, hoặc bỏ khóa này.", en: "Add grain: month, or leave the key out.")))
        }
        return request
    }

    private func periods(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> Plan.Periods {
        if let node = map["grain"] {
            return grain(node, &problems).map { .grain($0.grain, $0.cutoff) } ?? .stated
        }
        let nodes = map["period"].map { [$0] } ?? map["periods"]?.list(&problems) ?? []
        let periods = nodes.compactMap { period($0, &problems) }
        return periods.isEmpty ? .stated : .list(periods)
    }

    /// `quarter`, `quarter@15`.
    func grain(
        _ node: YAMLNode, _ problems: inout [Diagnostic]
    ) -> (grain: Period.Grain, cutoff: Period.Cutoff)? {
        guard let text = node.string(&problems) else { return nil }
        let isStatutory = text.hasSuffix("@15")
        let name = isStatutory ? String(text.dropLast(3)) : text
        if let grain = Period.Grain(rawValue: name) { return (grain, isStatutory ? .statutory : .calendar) }
        problems.append(
            .unknown(
                "figure.unknown-grain", vi: "loại kỳ", en: "grain", text,
                among: Period.Grain.allCases.map(\.rawValue), at: node.location))
        return nil
    }

    private func period(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> Period? {
        guard let text = node.string(&problems) else { return nil }
        if let period = Period(parsing: text) { return period }
        let meant = Period(written: text).map {
            Localized(vi: "Viết \($0.identifier).", en: "Write \($0.identifier).")
        }
        problems.append(
            Diagnostic(
                .error, "figure.bad-period", vi: "“\(text)” không phải là một kỳ.", en: "“\(text)” is not a period.",
                at: node.location, excerpt: text,
                hint: meant
                    ?? Localized(
                        vi:
                            "Viết như 2024-01, 2024-Q1, 2024-Q1@15, 2024-H1, 2024-9M, 2024, 2024-02-28, 2019-01-01..2022-05-23 hoặc unstated.",
                        en:
                            "Write it like 2024-01, 2024-Q1, 2024-Q1@15, 2024-H1, 2024-9M, 2024, 2024-02-28, 2019-01-01..2022-05-23 or unstated."
                    )))
        return nil
    }
}
