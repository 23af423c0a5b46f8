import Diagnostics
import Hashing
import Tables

/// `manifest.json`: every file of a site with its size and SHA-256. It also marks a directory as one of ours.
public enum Manifest {
    public static let path = "manifest.json"

    /// The first bytes of every manifest, whatever the version.
    static let mark = Array("{\n  \"generator\": \"congkhai\",\n".utf8)

    /// The manifest of all files in `tree` but itself; the caller adds it as the last file.
    public static func json(for tree: OutputTree) -> [UInt8] {
        let paths = tree.sortedPaths.filter { $0 != path }
        let entries = concurrentMap(paths.count) { index in
            let path = paths[index]
            let bytes = tree.files[path] ?? []
            let digest = SHA256Hasher.hexadecimal(of: bytes)
            return "    {\"path\": \(quoted(path)), \"size\": \(bytes.count), \"sha256\": \"\(digest)\"}"
        }
        let list = entries.isEmpty ? "[]" : "[\n" + entries.joined(separator: ",\n") + "\n  ]"
        return mark + Array("  \"version\": 1,\n  \"files\": \(list)\n}\n".utf8)
    }
}
