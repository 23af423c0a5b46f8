import Diagnostics
import Metrics
import Statistics
import Tables

/// Reads the criteria of a composite index and its rule for what is missing.
struct IndexReader {
    /// Of all metrics that are declared.
    let names: Set<String>

    private static let keys = ["name", "title", "metric", "points", "range", "criteria"]
    private enum Missing: String, CaseIterable {
        case rescale, zero, none

        var rule: CompositeIndex.MissingRule {
            switch self {
            case .rescale: .rescale
            case .zero: .zero
            case .none: .noScore
            }
        }
    }

    func read(_ entry: YAMLMap, _ problems: inout [Diagnostic]) -> MetricDefinition.Formula? {
        let before = problems.count
        let missing = entry.required("missing", &problems)?.choice(Missing.self, &problems)
        let items = self.items(entry, &problems)
        guard !problems[before...].containsError, let missing else { return nil }
        do throws(Refusal) {
            return .index(try IndexDefinition(items, missing: missing.rule))
        } catch {
            problems.append(problem(error, items, at: entry["criteria"]?.location ?? entry.location))
            return nil
        }
    }

    private func items(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> [IndexDefinition.Item] {
        guard let list = map.required("criteria", &problems) else { return [] }
        return list.list(&problems).compactMap { item($0, &problems) }
    }

    private func item(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> IndexDefinition.Item? {
        guard let map = YAMLMap(node, keys: Self.keys, &problems) else { return nil }
        let name = name(map, &problems)
        let title = map.localized("title", &problems)
        guard map["criteria"] == nil else {
            let parts = items(map, &problems)
            for key in ["metric", "points", "range"] where map[key] != nil {
                problems.append(
                    Diagnostic(
                        .error, "metric.idle-key",
                        vi: "Nhóm tiêu chí không có “\(key)”: điểm của nhóm là tổng điểm các tiêu chí trong nhóm.",
                        en: "A group of criteria has no “\(key)”: its points are those of its criteria.",
                        at: map.location(ofKey: key), excerpt: key,
                        hint: Localized(vi: "Bỏ khóa này.", en: "Leave the key out.")))
            }
            guard let name, let title else { return nil }
            return IndexDefinition.Item(name: name, title: title, source: nil, parts: parts)
        }
        let metric = metric(map, &problems)
        let points = map.required("points", &problems)?.rational(&problems)
        let scale = map["range"].flatMap { self.scale($0, &problems) }
        guard let name, let title, let metric, let points else { return nil }
        return IndexDefinition.Item(
            name: name, title: title, source: .init(metric: metric, points: points, scale: scale))
    }

    private func metric(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> String? {
        guard let node = map.required("metric", &problems), let name = node.string(&problems) else { return nil }
        if names.contains(name) { return name }
        problems.append(
            .unknown(
                "metric.unknown-metric", vi: "chỉ số", en: "metric", name, among: names.sorted(), at: node.location))
        return nil
    }

    /// Names become columns of files.
    private func name(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> String? {
        guard let node = map.required("name", &problems), let name = node.string(&problems) else { return nil }
        let isPlain =
            !name.isEmpty
            && name.utf8.allSatisfy {
                (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 95
            }
        if isPlain { return name }
        problems.append(
            Diagnostic(
                .error, "metric.criterion-name", vi: "Tên tiêu chí “\(name)” không hợp lệ.",
                en: "“\(name)” cannot be the name of a criterion.", at: node.location, excerpt: name,
                hint: Localized(
                    vi: "Dùng chữ không dấu, chữ số và gạch dưới; tên để đọc ghi ở title.",
                    en: "Use ASCII letters, digits and underscores; what readers see is the title.")))
        return nil
    }

    private func scale(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> IndexDefinition.Scale? {
        let ends = node.list(&problems).compactMap { $0.rational(&problems) }
        if ends.count == 2, let scale = IndexDefinition.Scale(none: ends[0], all: ends[1]) { return scale }
        problems.append(
            Diagnostic(
                .error, "metric.criterion-range",
                vi: "“range” phải là hai số khác nhau: số được 0 điểm và số được đủ điểm.",
                en: "“range” must be two unlike numbers: the one that gives nothing and the one that gives all points.",
                at: node.location,
                hint: Localized(
                    vi: "Viết như range: [0.8, 1]; thấp là tốt thì số được 0 điểm lớn hơn: range: [30, 5].",
                    en: "Write it like range: [0.8, 1]; where lower is better the first is the higher: range: [30, 5].")
            ))
        return nil
    }

    private func problem(
        _ refusal: Refusal, _ items: [IndexDefinition.Item], at location: SourceLocation
    ) -> Diagnostic {
        let all = items.flatMap(\.withDescendants).map(\.name)
        let (vi, en, hint): (String, String, Localized) =
            switch refusal {
            case .repeated(let place):
                (
                    "Tiêu chí “\(all[place])” có hai lần.", "The criterion “\(all[place])” stands there twice.",
                    Localized(vi: "Đặt tên khác.", en: "Choose another name.")
                )
            case .emptyCriterion(let name):
                (
                    "Tiêu chí “\(name)” không cho điểm nào.", "The criterion “\(name)” can give no points.",
                    Localized(
                        vi: "Ghi points lớn hơn 0; nhóm phải có ít nhất một tiêu chí.",
                        en: "Give points above 0; a group needs at least one criterion.")
                )
            default:
                (
                    "Chỉ số tổng hợp này không có tiêu chí nào tính được.", "This index has no criterion to compute.",
                    Localized(vi: "Thêm tiêu chí vào criteria.", en: "Add a criterion to criteria.")
                )
            }
        return Diagnostic(.error, "metric.criteria", vi: vi, en: en, at: location, hint: hint)
    }
}
