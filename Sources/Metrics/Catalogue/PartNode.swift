/// A node of a parts tree: a class of cases that is the sum of its children. Any node may be reported or not.
public struct PartNode: Sendable, Hashable {
    public var name: String
    public var children: [PartNode]

    public init(name: String, children: [PartNode] = []) {
        self.name = name
        self.children = children
    }

    /// The names of this node and of all below it, parents first.
    public var names: [String] { [name] + children.flatMap(\.names) }

    /// This node and all below it, parents first.
    public var nodes: [PartNode] { [self] + children.flatMap(\.nodes) }
}
