import Diagnostics
import Metrics

/// Reads the `parts` of a descriptor: `received: [carried_over, received_new]`,
/// `handled: {resolved: {early_or_on_time: [early, on_time], overdue: }, returned: }`.
struct PartsReader {
    func read(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> [PartNode] {
        guard let node = map["parts"], let entries = YAMLMap(node, keys: nil, &problems) else { return [] }
        let trees = entries.entries.map { PartNode(name: $0.key, children: children($0.value, &problems)) }
        var seen: Set<String> = []
        for name in trees.flatMap(\.names) where !seen.insert(name).inserted {
            problems.append(
                Diagnostic(
                    .error, "descriptor.duplicate-part", vi: "“\(name)” đứng ở hai chỗ trong parts.",
                    en: "“\(name)” stands twice in parts.", at: node.location, excerpt: name,
                    hint: Localized(
                        vi: "Mỗi tên chỉ đứng một chỗ trong các cây.", en: "Each name has one place in the trees.")))
        }
        return trees
    }

    private func children(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> [PartNode] {
        if node.isNull { return [] }
        if node.node.mapping != nil, let map = YAMLMap(node, keys: nil, &problems) {
            return map.entries.map { PartNode(name: $0.key, children: children($0.value, &problems)) }
        }
        return node.list(&problems).flatMap { item -> [PartNode] in
            item.node.mapping != nil
                ? children(item, &problems) : item.string(&problems).map { [PartNode(name: $0)] } ?? []
        }
    }
}
