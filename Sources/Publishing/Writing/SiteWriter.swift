import Diagnostics

/// Brings sites to the disk, each whole or not at all.
///
/// A site is made in a hidden directory beside its place and changes names with the old one in a single step, so that a
/// build that fails, is killed or meets a full disk leaves the old site as it was. Leftovers of a dead run go with the
/// next. One build at a time: a lock on the directory the sites lie in makes a second one fail at once, since waiting
/// would end in publishing content read before the first build was done.
public struct SiteWriter: Sendable {
    private let fileSystem: any FileSystem

    public init(fileSystem: any FileSystem = POSIXFileSystem()) { self.fileSystem = fileSystem }

    /// Publishes one site to `directory`, e.g. `Output/public`.
    public func publish(_ tree: OutputTree, to directory: String) throws(PublishError) -> PublishReport {
        try publish([(tree: tree, directory: directory)]).first ?? PublishReport()
    }

    /// Publishes several sites of one build: all are staged before the first is swapped in, and one that cannot be
    /// swapped takes the others back.
    public func publish(_ sites: [(tree: OutputTree, directory: String)]) throws(PublishError) -> [PublishReport] {
        var places: [SitePlace] = []
        for site in sites {
            guard let place = SitePlace(site.directory) else { throw .badPath(site.directory) }
            if places.contains(where: { $0.directory == place.directory }) { throw .duplicatePath(site.directory) }
            places.append(place)
        }
        do {
            let locks = try lock(places)
            defer { withExtendedLifetime(locks) {} }
            for place in places {
                let isOurs = try stage(place).prepare()
                if !isOurs { throw PublishError.notOurs(place.directory) }
            }
            return try stageAndSwap(sites.map(\.tree), places)
        } catch let error as FileSystemError {
            throw PublishError(error)
        } catch let error as PublishError {
            throw error
        } catch {
            throw PublishError(Diagnostic(.error, "write.failed", vi: "\(error)", en: "\(error)"))
        }
    }

    private func lock(_ places: [SitePlace]) throws -> [FileLock] {
        var locks: [String: FileLock] = [:]
        for place in places where locks[place.lock] == nil {
            try FileTree(fileSystem: fileSystem).makeDirectories(place.parent)
            guard let lock = try fileSystem.lock(place.lock) else { throw PublishError.busy(place.lock) }
            locks[place.lock] = lock
        }
        return Array(locks.values)
    }

    private func stageAndSwap(_ trees: [OutputTree], _ places: [SitePlace]) throws(FileSystemError) -> [PublishReport] {
        var reports: [PublishReport] = []
        var swaps: [SiteSwap] = []
        do throws(FileSystemError) {
            for (tree, place) in zip(trees, places) { reports.append(try stage(place).write(tree)) }
            for place in places { swaps.append(try SiteSwap(place, fileSystem)) }
        } catch {
            for swap in swaps.reversed() { try swap.undo() }
            places.forEach(discardStaging)
            throw error
        }
        for (index, swap) in swaps.enumerated() {
            do throws(FileSystemError) {
                try swap.finish()
            } catch {
                reports[index].warnings.append(Self.leftover(error))
            }
        }
        return reports
    }

    private func stage(_ place: SitePlace) -> SiteStage { SiteStage(fileSystem: fileSystem, place: place) }

    private func discardStaging(_ place: SitePlace) {
        do throws(FileSystemError) {
            try FileTree(fileSystem: fileSystem).remove(place.staging)
        } catch {
            // The failure that brought us here is the one to report; the next run removes what is left.
        }
    }

    private static func leftover(_ error: FileSystemError) -> Diagnostic {
        Diagnostic(
            .warning, "write.leftover",
            vi: "trang mới đã được đưa lên nhưng chưa dọn được bản cũ: “\(error.path)”: \(error.reason)",
            en: "the new site stands, but the old one could not be tidied away: “\(error.path)”: \(error.reason)",
            at: SourceLocation(file: error.path),
            hint: Localized(vi: "Lần chạy sau sẽ dọn lại.", en: "The next run will try again."))
    }
}
