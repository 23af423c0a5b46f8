/// Puts a staged site in the place of the old one, and can put it back.
struct SiteSwap {
    private enum Way {
        /// Nothing stood there.
        case moved
        /// Old and new changed names in one step; the old one is at the staging path.
        case exchanged
        /// Two renames, on file systems that know no exchange (NFS, FAT). For a moment no site stands; a run killed in
        /// that moment is mended by the next one (`SiteStage.prepare`).
        case movedAside
    }

    private let fileSystem: any FileSystem
    private let place: SitePlace
    private let way: Way

    init(_ place: SitePlace, _ fileSystem: any FileSystem) throws(FileSystemError) {
        self.place = place
        self.fileSystem = fileSystem
        if try fileSystem.status(of: place.directory) == nil {
            try fileSystem.rename(place.staging, to: place.directory)
            way = .moved
        } else if try fileSystem.exchange(place.staging, place.directory) {
            way = .exchanged
        } else {
            try fileSystem.rename(place.directory, to: place.aside)
            do {
                try fileSystem.rename(place.staging, to: place.directory)
            } catch {
                try fileSystem.rename(place.aside, to: place.directory)
                throw error
            }
            way = .movedAside
        }
    }

    /// Back to how it was before.
    func undo() throws(FileSystemError) {
        switch way {
        case .moved: try fileSystem.rename(place.directory, to: place.staging)
        case .exchanged: _ = try fileSystem.exchange(place.staging, place.directory)
        case .movedAside:
            try fileSystem.rename(place.directory, to: place.staging)
            try fileSystem.rename(place.aside, to: place.directory)
        }
    }

    /// Makes the swap last and removes the old site.
    func finish() throws(FileSystemError) {
        try fileSystem.synchronize(place.parent)
        let tree = FileTree(fileSystem: fileSystem)
        try tree.remove(place.staging)
        try tree.remove(place.aside)
    }
}
