import Glibc

/// Whole directories, made of a file system's single steps.
struct FileTree {
    let fileSystem: any FileSystem

    /// Every file under `directory`, by its path within. What is neither file nor directory counts as a file of kind
    /// `other`: it is listed, never followed.
    func files(in directory: String) throws(FileSystemError) -> [String: FileStatus] {
        var found: [String: FileStatus] = [:]
        var pending = [""]
        while let prefix = pending.popLast() {
            for name in try fileSystem.list(directory + (prefix.isEmpty ? "" : "/" + prefix)) {
                let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
                guard let status = try fileSystem.status(of: "\(directory)/\(path)") else { continue }
                if status.kind == .directory { pending.append(path) } else { found[path] = status }
            }
        }
        return found
    }

    /// Removes whatever `path` names; nothing where there is nothing.
    func remove(_ path: String) throws(FileSystemError) {
        guard let status = try fileSystem.status(of: path) else { return }
        guard status.kind == .directory else { return try fileSystem.removeFile(path) }
        for name in try fileSystem.list(path) { try remove("\(path)/\(name)") }
        try fileSystem.removeDirectory(path)
    }

    /// Makes `path` and the directories it lies in, where they are missing.
    func makeDirectories(_ path: String) throws(FileSystemError) {
        if path.isEmpty || path == "." || path == "/" { return }
        // A link to a directory will do here: only the site's own directory must be a real one.
        if try fileSystem.status(of: path) != nil { return }
        if let slash = path.lastIndex(of: "/") { try makeDirectories(String(path[..<slash])) }
        do {
            try fileSystem.makeDirectory(path)
        } catch {
            // Another run, which has not met the lock yet either, may have made it a moment ago.
            guard error.code == EEXIST, try fileSystem.status(of: path)?.kind == .directory else { throw error }
        }
    }
}
