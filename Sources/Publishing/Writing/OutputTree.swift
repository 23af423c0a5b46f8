/// A site in memory: path to bytes. Paths are relative, with `/` between the parts.
public struct OutputTree: Sendable, Equatable {
    public private(set) var files: [String: [UInt8]] = [:]
    /// Every directory that some file lies in.
    private var directories: Set<String> = []

    public init() {}

    /// Adds a file. Throws `write.duplicate-path` where the path is taken (by a file or, as a directory, by files), and
    /// `write.bad-path` where it is empty, absolute, leaves the tree or could not be written on every system.
    public mutating func add(_ path: String, _ bytes: [UInt8]) throws(PublishError) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && part != "." && part != ".."
                && !part.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" }
        }
        guard isPlain else { throw .badPath(path) }
        var parents: [String] = []
        for part in parts.dropLast() { parents.append(parents.last.map { "\($0)/\(part)" } ?? String(part)) }
        let isTaken = files[path] != nil || directories.contains(path) || parents.contains { files[$0] != nil }
        guard !isTaken else { throw .duplicatePath(path) }
        files[path] = bytes
        directories.formUnion(parents)
    }

    /// The paths in the order of their Unicode scalars, the same on every machine.
    public var sortedPaths: [String] { files.keys.sorted(by: Self.precedes) }

    /// The directories, each after the one it lies in.
    var sortedDirectories: [String] { directories.sorted(by: Self.precedes) }

    static func precedes(_ left: String, _ right: String) -> Bool {
        // The bytes of UTF-8 have the order of the scalars.
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
