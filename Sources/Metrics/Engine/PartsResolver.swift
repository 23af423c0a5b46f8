import Tables

/// Derives what parts trees determine, and nothing else.
///
/// A node that is not reported is derived in two cases only: upwards, as the sum of its children, when each of them is
/// known or not applicable; downwards, as the parent less its siblings, when it is the only unknown. A withheld or
/// qualified number is never used, and a node above a withheld one is not derived downwards, so that nothing withheld can
/// be worked out by subtraction. A negative remainder is not a value but a contradiction: it is left to the check of that
/// node.
struct PartsResolver {
    /// Values by name of field or node. A node without an entry is not reported.
    private(set) var quantities: [String: Quantity]
    private(set) var derivations: [String: Derivation] = [:]

    init(reported: [String: Quantity], trees: [PartNode]) {
        quantities = reported
        let nodes = trees.flatMap(\.nodes).filter { !$0.children.isEmpty }
        // Upwards first: a node that its own parts determine must not be worked out from its parent, which would then
        // be checked against itself.
        while derive(nodes) {}
        for node in trees.flatMap(\.nodes) where quantities[node.name] == nil {
            quantities[node.name] = .absent(.notAvailable)
        }
    }

    /// One step, upwards where any is possible; false where nothing more is determined.
    private mutating func derive(_ nodes: [PartNode]) -> Bool {
        for node in nodes where deriveUpwards(node) { return true }
        for node in nodes where deriveDownwards(node) { return true }
        return false
    }

    private func isUnknown(_ name: String) -> Bool {
        switch quantities[name] {
        case nil, .absent(.notAvailable)?: true
        default: false
        }
    }

    /// The exact values among `names` and whether nothing else but "not applicable" is among them.
    private func knownTerms(_ names: [String]) -> (terms: [(name: String, value: Rational)], complete: Bool) {
        var terms: [(name: String, value: Rational)] = []
        var complete = true
        for name in names {
            switch quantities[name] {
            case .value(let value, .exact)?: terms.append((name, value))
            case .absent(.notApplicable)?: break
            default: complete = false
            }
        }
        return (terms, complete)
    }

    private mutating func deriveUpwards(_ node: PartNode) -> Bool {
        guard isUnknown(node.name) else { return false }
        let (terms, complete) = knownTerms(node.children.map(\.name))
        guard complete, !terms.isEmpty, let sum = Self.sum(terms.map(\.value)) else { return false }
        quantities[node.name] = .value(sum, .exact)
        derivations[node.name] = .derived(added: terms.map(\.name), subtracted: [])
        return true
    }

    private mutating func deriveDownwards(_ node: PartNode) -> Bool {
        guard let whole = quantities[node.name]?.exactValue else { return false }
        let unknown = node.children.map(\.name).filter(isUnknown)
        guard unknown.count == 1, let name = unknown.first, !holdsWithheld(name, in: node) else { return false }
        let (terms, complete) = knownTerms(node.children.map(\.name).filter { $0 != name })
        guard complete, let sum = Self.sum(terms.map(\.value)), let rest = whole.subtracting(sum), !rest.isNegative
        else { return false }
        quantities[name] = .value(rest, .exact)
        derivations[name] = .derived(added: [node.name], subtracted: terms.map(\.name))
        return true
    }

    private func holdsWithheld(_ name: String, in parent: PartNode) -> Bool {
        let child = parent.children.first { $0.name == name }
        return child?.names.contains { quantities[$0] == .absent(.suppressed) } ?? false
    }

    static func sum(_ values: [Rational]) -> Rational? {
        var total = Rational.zero
        for value in values {
            guard let next = total.adding(value) else { return nil }
            total = next
        }
        return total
    }
}
