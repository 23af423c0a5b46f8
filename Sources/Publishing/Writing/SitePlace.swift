/// Where a site stands, and the hidden names beside it that publishing uses.
struct SitePlace {
    /// Without a slash at the end.
    let directory: String
    let parent: String
    private let name: String

    /// Nil for a path that names no directory of its own, such as `/` or `..`.
    init?(_ path: String) {
        var directory = Substring(path)
        while directory.last == "/" { directory = directory.dropLast() }
        let name = directory.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        if name.isEmpty || name == "." || name == ".." { return nil }
        self.directory = String(directory)
        self.name = String(name)
        let parent = directory.dropLast(name.count + 1)
        self.parent = parent.isEmpty ? (directory.first == "/" ? "/" : ".") : String(parent)
    }

    /// The site being made; after the exchange, the old one.
    var staging: String { beside(".\(name).staging-next") }

    /// The old site, while two renames replace it where the file system has no exchange.
    var aside: String { beside(".\(name).staging-previous") }

    /// One for all sites of a directory, so that the sites of two builds do not mix.
    var lock: String { beside(".congkhai.lock") }

    private func beside(_ name: String) -> String { parent == "/" ? "/\(name)" : "\(parent)/\(name)" }
}
