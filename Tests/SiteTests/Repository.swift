import Foundation

/// Where the files of the repository lie, and the executable under test.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let themes = root + "/Themes"
    /// Themes that only tests use.
    static let testThemes = root + "/Tests/Themes"
    static let content = root + "/Content"
    static let sites = root + "/Tests/Sites"
    static let invalidSites = root + "/Tests/InvalidSites"
    /// A small sound site.
    static let base = invalidSites + "/_base/Content"

    /// `congkhai`, which is built beside the test bundle.
    static let executable: String = {
        #if os(Linux)
            let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        #else
            let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
            let bundle = tests?.bundleURL ?? Bundle.main.bundleURL
        #endif
        return bundle.deletingLastPathComponent().appendingPathComponent("congkhai").path
    }()

    /// Names of the folders in `path` that are cases: all but hidden ones and those that begin with `_`.
    static func cases(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { !$0.hasPrefix("_") && !$0.hasPrefix(".") }.sorted()
    }
}
