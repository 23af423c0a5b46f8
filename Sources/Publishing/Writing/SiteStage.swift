import Synchronization
import Tables

/// Makes a whole site beside the one that stands, without touching it.
struct SiteStage {
    let fileSystem: any FileSystem
    let place: SitePlace

    /// Puts back what a killed run left aside, removes its leftovers, and says whether the place may be written to: it
    /// is free, empty, or holds a site of ours.
    func prepare() throws(FileSystemError) -> Bool {
        let tree = FileTree(fileSystem: fileSystem)
        if try fileSystem.status(of: place.aside) != nil {
            if try isFree() {
                try fileSystem.rename(place.aside, to: place.directory)
            } else {
                try tree.remove(place.aside)
            }
        }
        try tree.remove(place.staging)
        if try isFree() { return true }
        guard try fileSystem.status(of: place.directory)?.kind == .directory else { return false }
        let manifest = "\(place.directory)/\(Manifest.path)"
        guard try fileSystem.status(of: manifest)?.kind == .file else { return false }
        return try fileSystem.read(manifest).starts(with: Manifest.mark)
    }

    /// Nothing is there, or an empty directory.
    private func isFree() throws(FileSystemError) -> Bool {
        guard let status = try fileSystem.status(of: place.directory) else { return true }
        guard status.kind == .directory else { return false }
        return try fileSystem.list(place.directory).isEmpty
    }

    /// Writes `tree` to the staging directory; what has not changed is taken over from the old site with its time stamps.
    func write(_ tree: OutputTree) throws(FileSystemError) -> PublishReport {
        let old: [String: FileStatus] =
            try fileSystem.status(of: place.directory) == nil
            ? [:] : try FileTree(fileSystem: fileSystem).files(in: place.directory)
        var report = PublishReport()
        report.removed = old.keys.filter { tree.files[$0] == nil }.sorted(by: OutputTree.precedes)
        try fileSystem.makeDirectory(place.staging)
        for directory in tree.sortedDirectories { try fileSystem.makeDirectory("\(place.staging)/\(directory)") }
        let paths = tree.sortedPaths
        let outcomes = try each(of: paths) { path throws(FileSystemError) in
            try write(path, tree.files[path] ?? [], over: old[path])
        }
        for (path, outcome) in zip(paths, outcomes) {
            switch outcome {
            case .added: report.added.append(path)
            case .changed: report.changed.append(path)
            case .unchanged: report.unchanged.append(path)
            }
        }
        try synchronize(tree)
        return report
    }

    private enum Outcome { case added, changed, unchanged }

    private func write(_ path: String, _ bytes: [UInt8], over old: FileStatus?) throws(FileSystemError) -> Outcome {
        let target = "\(place.staging)/\(path)"
        if let old, try isSame(path, old, bytes) {
            try keep("\(place.directory)/\(path)", old, bytes, as: target)
            return .unchanged
        }
        try fileSystem.write(bytes, to: target)
        return old == nil ? .added : .changed
    }

    /// The results of `step` for each path, in order, worked out on all cores; after a failure no more are begun.
    private func each<Result: Sendable>(
        of paths: [String], _ step: @Sendable (String) throws(FileSystemError) -> Result
    ) throws(FileSystemError) -> [Result] {
        let failure = Mutex<FileSystemError?>(nil)
        let results = concurrentMap(paths.count) { index -> Result? in
            guard failure.withLock({ $0 == nil }) else { return nil }
            do throws(FileSystemError) {
                return try step(paths[index])
            } catch {
                failure.withLock { $0 = $0 ?? error }
                return nil
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        return results.compactMap(\.self)
    }

    private func isSame(_ path: String, _ status: FileStatus, _ bytes: [UInt8]) throws(FileSystemError) -> Bool {
        guard status.kind == .file, status.size == bytes.count else { return false }
        return try fileSystem.read("\(place.directory)/\(path)") == bytes
    }

    /// A second name for the old file costs no space; where that cannot be, or its permissions are not ours, a copy.
    private func keep(
        _ source: String, _ status: FileStatus, _ bytes: [UInt8], as target: String
    ) throws(FileSystemError) {
        if status.mode == 0o644 {
            do {
                return try fileSystem.link(source, as: target)
            } catch {
                guard error.isLinkRefusal else { throw error }
            }
        }
        try fileSystem.write(bytes, to: target)
        try fileSystem.copyTimes(of: source, to: target)
    }

    /// After all files are written rather than after each, so that the disk may order its work.
    private func synchronize(_ tree: OutputTree) throws(FileSystemError) {
        _ = try each(of: tree.sortedPaths) { path throws(FileSystemError) in
            try fileSystem.synchronize("\(place.staging)/\(path)")
        }
        for directory in tree.sortedDirectories { try fileSystem.synchronize("\(place.staging)/\(directory)") }
        try fileSystem.synchronize(place.staging)
    }
}
