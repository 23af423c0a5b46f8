import Diagnostics

/// Walks a layout with everything it includes, and holds each key against the contract.
struct ContractChecker {
    /// What a name may be looked up in, innermost last.
    private enum Scope {
        case keys([String: TemplateShape], name: String?)
        case scalar(TemplateShape)
    }

    private let trees: [String: [TemplateNode]]
    private var active: [String] = []
    /// What layouts put in the blocks of their parents.
    private var overrides: [String: [TemplateNode]] = [:]
    private var activeBlocks: Set<String> = []
    private var diagnostics: [Diagnostic] = []

    init(trees: [String: [TemplateNode]]) {
        self.trees = trees
    }

    /// What is wrong in `layout` when it is given `keys`.
    mutating func check(layout: String, keys: [String: TemplateShape]) -> [Diagnostic] {
        diagnostics = []
        enter(layout, [.keys(keys, name: nil)])
        return diagnostics
    }

    private mutating func enter(_ template: String, _ scopes: [Scope]) {
        active.append(template)
        for node in trees[template] ?? [] { check(node, scopes) }
        active.removeLast()
    }

    private mutating func check(_ node: TemplateNode, _ scopes: [Scope]) {
        switch node {
        case .variable(let tag): checkVariable(tag, scopes)
        case .section(let tag, let nodes): checkSection(tag, nodes, scopes)
        case .partial(let tag):
            if canEnter(tag) { enter(tag.name, scopes) }
        case .parent(let tag, let blocks): checkParent(tag, blocks, scopes)
        case .block(let tag, let nodes): checkBlock(tag, nodes, scopes)
        }
    }

    private mutating func canEnter(_ tag: TemplateTag) -> Bool {
        guard trees[tag.name] != nil else {
            diagnostics.append(ThemeDiagnostic.unknownPartial(tag, known: Array(trees.keys)))
            return false
        }
        guard !active.contains(tag.name) else {
            diagnostics.append(ThemeDiagnostic.recursive(tag))
            return false
        }
        return true
    }

    private mutating func checkParent(_ tag: TemplateTag, _ blocks: [TemplateNode], _ scopes: [Scope]) {
        guard canEnter(tag) else { return }
        let known = blockNames(in: tag.name, seen: [])
        let outer = overrides
        for case .block(let block, let nodes) in blocks {
            if !known.contains(block.name) {
                diagnostics.append(ThemeDiagnostic.unknownBlock(block, parent: tag.name, known: Array(known)))
            }
            // A layout that was itself extended keeps what the outer one gave.
            if outer[block.name] == nil { overrides[block.name] = nodes }
        }
        enter(tag.name, scopes)
        overrides = outer
    }

    private mutating func checkBlock(_ tag: TemplateTag, _ nodes: [TemplateNode], _ scopes: [Scope]) {
        guard !activeBlocks.contains(tag.name) else { return diagnostics.append(ThemeDiagnostic.recursive(tag)) }
        activeBlocks.insert(tag.name)
        for node in overrides[tag.name] ?? nodes { check(node, scopes) }
        activeBlocks.remove(tag.name)
    }

    private func blockNames(in template: String, seen: Set<String>) -> Set<String> {
        guard !seen.contains(template) else { return [] }
        return blockNames(in: trees[template] ?? [], seen: seen.union([template]))
    }

    private func blockNames(in nodes: [TemplateNode], seen: Set<String>) -> Set<String> {
        nodes.reduce(into: []) { names, node in
            switch node {
            case .block(let tag, let inner): names.formUnion(blockNames(in: inner, seen: seen).union([tag.name]))
            case .section(_, let inner): names.formUnion(blockNames(in: inner, seen: seen))
            case .partial(let tag), .parent(let tag, _): names.formUnion(blockNames(in: tag.name, seen: seen))
            case .variable: break
            }
        }
    }

    private mutating func checkVariable(_ tag: TemplateTag, _ scopes: [Scope]) {
        guard let shape = resolve(tag, scopes) else { return }
        switch (shape, tag.kind) {
        case (.string, .variable), (.html, .unescaped): break
        case (.html, _): diagnostics.append(ThemeDiagnostic.escapedHTML(tag))
        case (.string, _): diagnostics.append(ThemeDiagnostic.unescaped(tag))
        default: diagnostics.append(ThemeDiagnostic.wrongKind(tag, is: shape))
        }
    }

    private mutating func checkSection(_ tag: TemplateTag, _ nodes: [TemplateNode], _ scopes: [Scope]) {
        var inner = scopes
        // Inside an unknown section every key would be reported once more: the section alone is.
        guard let shape = resolve(tag, scopes) else { return }
        if tag.kind == .section {
            switch shape {
            case .list(let keys), .record(let keys): inner.append(.keys(keys, name: tag.name))
            case .string, .html: inner.append(.scalar(shape))
            case .flag: break
            }
        }
        for node in nodes { check(node, inner) }
    }

    /// As Mustache looks a name up: its first part from the innermost scope outwards, the rest strictly inside.
    private mutating func resolve(_ tag: TemplateTag, _ scopes: [Scope]) -> TemplateShape? {
        if tag.name == "." {
            if case .scalar(let shape)? = scopes.last { return shape }
            diagnostics.append(ThemeDiagnostic.unknownKey(tag, known: knownNames(scopes), inside: nil))
            return nil
        }
        let parts = tag.name.split(separator: ".").map(String.init)
        for scope in scopes.reversed() {
            guard case .keys(let keys, _) = scope, let first = parts.first, var shape = keys[first] else { continue }
            var path = first
            for part in parts.dropFirst() {
                guard case .record(let inner) = shape, let next = inner[part] else {
                    var known: [String] = []
                    if case .record(let inner) = shape { known = inner.keys.map { "\(path).\($0)" } }
                    diagnostics.append(ThemeDiagnostic.unknownKey(tag, known: known, inside: path))
                    return nil
                }
                shape = next
                path += "." + part
            }
            return shape
        }
        diagnostics.append(ThemeDiagnostic.unknownKey(tag, known: knownNames(scopes), inside: nil))
        return nil
    }

    private func knownNames(_ scopes: [Scope]) -> [String] {
        var names: Set<String> = []
        for case .keys(let keys, _) in scopes { names.formUnion(keys.keys) }
        return Array(names)
    }
}
