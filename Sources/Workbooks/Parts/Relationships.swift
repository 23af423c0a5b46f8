/// What a part points to (ECMA-376 part 2, 9.3).
struct Relationships {
    struct Relationship {
        var id: String
        /// The last step of the type's address, which is the same in the transitional and the strict edition: `worksheet`.
        var kind: Substring
        /// Name of the part.
        var target: String
    }

    var all: [Relationship] = []

    func first(_ kind: String) -> Relationship? { all.first { $0.kind == kind } }

    /// Those of `part`; of the package itself where it is empty.
    static func read(of part: String, in package: inout PackageReader) throws(WorkbookFailure) -> Relationships {
        let handler = RelationshipsHandler(folder: String(folder(of: part)))
        try package.read(self.part(of: part), as: .kept, into: handler)
        return handler.relationships
    }

    /// The name of the part in which those of `part` stand.
    static func part(of part: String) -> String {
        let folder = folder(of: part)
        return "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
    }

    private static func folder(of part: String) -> Substring { part.lastIndex(of: "/").map { part[...$0] } ?? "" }
}

private final class RelationshipsHandler: XMLHandler {
    private let folder: String
    var relationships = Relationships()

    init(folder: String) { self.folder = folder }

    func start(_ element: XMLName, _ attributes: XMLAttributes) throws(XMLInterruption) {
        guard element.isNamed("Relationship"), attributes.string("TargetMode") != "External",
            let id = attributes.string("Id"), let type = attributes.string("Type"),
            let target = attributes.string("Target")
        else { return }
        guard let name = resolved(target) else { throw .failed(.unsafeEntry(target)) }
        let kind = type[(type.lastIndex(of: "/").map(type.index(after:)) ?? type.startIndex)...]
        relationships.all.append(Relationships.Relationship(id: id, kind: kind, target: name))
    }

    func end(_ element: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// The name of the part that `target` means, absolute or seen from the folder; nil where it leaves the package.
    private func resolved(_ target: String) -> String? {
        let path = target.first == "/" ? target : folder + target
        var steps: [Substring] = []
        for step in path.split(separator: "/") where step != "." {
            if step != ".." {
                steps.append(step)
            } else if steps.popLast() == nil {
                return nil
            }
        }
        return steps.joined(separator: "/")
    }
}
