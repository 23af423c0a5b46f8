import Diagnostics
import Metrics

/// Reads the `checks` of a descriptor and adds one for each node of `parts`.
struct ChecksReader {
    let fields: [Field]
    let parts: [PartNode]
    let scope: RowScope

    func read(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> [Check] {
        var checks = parts.flatMap(\.nodes).filter { !$0.children.isEmpty }.map { node in
            let children = node.children.map(\.name)
            return Check(
                name: "parts.\(node.name)", title: title(of: node.name, equals: children), rule: .parts(node),
                location: map["parts"]?.location)
        }
        for node in map.list("checks", &problems) {
            let before = problems.count
            guard let entry = YAMLMap(node, keys: DescriptorKeys.check, &problems),
                let name = entry.string("name", &problems)
            else { continue }
            let accepted = entry.list("accepted", &problems).compactMap { acceptance($0, &problems) }
            let severity: Severity = entry.choice("severity", default: SeverityChoice.error, &problems).severity
            let isSound = !problems[before...].containsError
            if let index = checks.firstIndex(where: { $0.name == name }) {
                guard isSound else {
                    checks.remove(at: index)
                    continue
                }
                checks[index].accepted += accepted
                checks[index].severity = severity
                if let title = entry.optionalLocalized("title", &problems) { checks[index].title = title }
                continue
            }
            if name.hasPrefix("parts.") {
                let known = checks.map(\.name).filter { $0.hasPrefix("parts.") }
                problems.append(
                    .unknown(
                        "descriptor.unknown-part", vi: "nút", en: "node", name,
                        in: Localized(vi: "trong parts", en: "in parts"),
                        among: known, at: entry.location))
                continue
            }
            // With a mistake in what it accepts, a check would fail only for that.
            guard let rule = rule(entry, &problems), isSound else { continue }
            checks.append(
                Check(
                    name: name, title: entry.optionalLocalized("title", &problems) ?? Localized(vi: name), rule: rule,
                    severity: severity, accepted: accepted, location: location(entry)))
        }
        return checks
    }

    private enum SeverityChoice: String, CaseIterable {
        case error, warning
        var severity: Severity { self == .error ? .error : .warning }
    }

    /// Where the rule stands, so that a failing expression is pointed at.
    private func location(_ entry: YAMLMap) -> SourceLocation { entry["that"]?.location ?? entry.location }

    private func rule(_ entry: YAMLMap, _ problems: inout [Diagnostic]) -> Check.Rule? {
        guard let over = entry["over"] else {
            guard let that = entry.required("that", &problems)?.condition(scope, &problems) else {
                return nil
            }
            return .row(that: that, filter: entry["where"]?.condition(scope, &problems))
        }
        guard let map = YAMLMap(over, keys: DescriptorKeys.over, &problems) else { return nil }
        let by = fieldList("by", map, &problems)
        if map["closing"] != nil || map["opening"] != nil {
            guard let closing = map.required("closing", &problems), let opening = map.required("opening", &problems),
                let first = number(closing, &problems), let second = number(opening, &problems)
            else { return nil }
            return .continuity(by: by, closing: first, opening: second)
        }
        guard let total = map.required("total", &problems)?.condition(scope, &problems) else { return nil }
        let fields = map.list("fields", &problems).compactMap { number($0, &problems) }
        return .total(by: by, total: total, fields: fields)
    }

    private func fieldList(_ key: String, _ map: YAMLMap, _ problems: inout [Diagnostic]) -> [String] {
        map.list(key, &problems).compactMap { DescriptorReader.field($0, fields, &problems) }
    }

    private func number(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> String? {
        guard let name = node.string(&problems) else { return nil }
        if scope.names[name] == .number { return name }
        let known = scope.names.filter { $0.value == .number }.keys.sorted()
        problems.append(
            .unknown(
                "descriptor.unknown-field", vi: "cột số", en: "numeric field", name, among: known, at: node.location))
        return nil
    }

    private func acceptance(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> Acceptance? {
        guard let map = YAMLMap(node, keys: DescriptorKeys.accepted, &problems) else { return nil }
        let filter = map.required("where", &problems)?.condition(scope, &problems)
        let difference = map.required("difference", &problems)?.rational(&problems)
        let reason = map.localized("reason", &problems)
        guard let filter, let difference, let reason else { return nil }
        return Acceptance(filter: filter, difference: difference, reason: reason, location: map.location)
    }

    private func title(of node: String, equals children: [String]) -> Localized {
        func text(_ name: String, _ language: Language) -> String {
            fields.first { $0.name == name }?.title.text(in: language) ?? name
        }
        func sentence(_ language: Language) -> String {
            text(node, language) + " = " + children.map { text($0, language) }.joined(separator: " + ")
        }
        return Localized(vi: sentence(.vietnamese), en: sentence(.english))
    }
}
