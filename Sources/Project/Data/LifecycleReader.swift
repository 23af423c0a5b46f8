import Diagnostics
import Metrics
import Tables

/// Reads `lifecycle`: which dates and outcomes make up the life of a dossier.
struct LifecycleReader {
    let fields: [Field]
    let scope: RowScope
    let hasCalendar: Bool

    func read(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> Lifecycle? {
        guard let map = YAMLMap(node, keys: DescriptorKeys.lifecycle, &problems) else { return nil }
        let opened = date("opened", map, required: true, &problems)
        let closed = date("closed", map, required: true, &problems)
        let due = date("due", map, required: false, &problems)
        let extended = date("extended", map, required: false, &problems)
        var values: [Lifecycle.Outcome: [String]] = [:]
        var outcome: String?
        let before = problems.count
        if let node = map["outcome"] {
            outcome = DescriptorReader.field(node, fields, &problems)
            for outcome in Lifecycle.Outcome.allCases {
                values[outcome] = map.strings(outcome.rawValue, &problems)
            }
            if let field = fields.first(where: { $0.name == outcome }) { check(values, field, map, &problems) }
        }
        guard problems.count == before, let opened, let closed else { return nil }
        var lifecycle = Lifecycle(opened: opened, closed: closed, hasCalendar: hasCalendar, names: scope.names)
        lifecycle.due = due
        lifecycle.extended = extended
        lifecycle.outcome = outcome
        lifecycle.values = values
        return lifecycle
    }

    private func date(
        _ key: String, _ map: YAMLMap, required: Bool, _ problems: inout [Diagnostic]
    ) -> String? {
        guard let node = required ? map.required(key, &problems) : map[key],
            let name = DescriptorReader.field(node, fields, &problems)
        else { return nil }
        if scope.names[name] == .date { return name }
        problems.append(
            Diagnostic(
                .error, "descriptor.period-type", vi: "Cột “\(name)” phải có kiểu date.",
                en: "The field “\(name)” must be of type date.", at: node.location,
                hint: Localized(vi: "Khai báo type: date cho cột này.", en: "Declare type: date for it.")))
        return nil
    }

    /// Every outcome that a record may have is in exactly one class: else the numbers of a period would not add up.
    private func check(
        _ values: [Lifecycle.Outcome: [String]], _ field: Field, _ map: YAMLMap, _ problems: inout [Diagnostic]
    ) {
        let listed = Lifecycle.Outcome.allCases.flatMap { values[$0] ?? [] }
        guard let allowed = field.dimension.map({ $0.members.map(\.id) }) ?? field.schema.allowed else {
            problems.append(
                Diagnostic(
                    .error, "descriptor.open-outcome",
                    vi: "Cột “\(field.name)” phải khai báo đủ các giá trị (allowed).",
                    en: "The field “\(field.name)” must list its values (allowed).", at: map.location(ofKey: "outcome"),
                    hint: Localized(
                        vi: "Thêm allowed: [\(listed.joined(separator: ", "))] vào cột này.",
                        en: "Add allowed: [\(listed.joined(separator: ", "))] to the field.")))
            return
        }
        for value in allowed where listed.filter({ $0 == value }).count != 1 {
            problems.append(
                Diagnostic(
                    .error, "descriptor.outcome-class",
                    vi: "Kết quả “\(value)” phải thuộc đúng một nhóm của lifecycle.",
                    en: "The outcome “\(value)” must be in exactly one class of lifecycle.", at: map.location,
                    excerpt: value,
                    hint: Localized(
                        vi: "Các nhóm: pending, resolved, returned, withdrawn, refused.",
                        en: "The classes: pending, resolved, returned, withdrawn, refused.")))
        }
        for value in listed where !allowed.contains(value) {
            problems.append(
                .unknown(
                    "expression.unknown-member", vi: "mục", en: "member", value, in: .members(of: field),
                    among: allowed, at: map.location))
        }
    }
}
