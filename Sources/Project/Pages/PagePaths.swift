/// The pages that navigation and descriptors may name: those that were made, and those whose file is there but in error,
/// which has been said already.
public struct PagePaths: Sendable {
    /// Sorted.
    let known: [String]
    /// Folders of templated pages of which none could be made.
    private let unmade: [String]

    init(source: ProjectSource, pages: [Page]) {
        let made = Set(pages.map(\.path))
        let files = PageFile.all(in: source).filter { $0.code == nil }.map(\.path)
        known = made.union(files.filter { PagesReader.placeholder($0) == nil }).sorted()
        unmade = files.compactMap { file in
            guard PagesReader.placeholder(file) != nil, let bracket = file.lastIndex(of: "[") else { return nil }
            let start = String(file[..<bracket])
            return made.contains { $0.hasPrefix(start) } ? nil : start
        }
    }

    public func contains(_ path: String) -> Bool { known.contains(path) || unmade.contains { path.hasPrefix($0) } }
}
