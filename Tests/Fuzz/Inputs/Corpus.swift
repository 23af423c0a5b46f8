import Foundation

/// The files that inputs are made from: those of the other tests.
struct Corpus {
    typealias Files = [String: [UInt8]]

    /// The folder of the repository.
    let root: String

    /// The files of a folder and those below it, by path inside it; a folder that is not there is an error.
    func files(_ folder: String, where isWanted: (String) -> Bool = { _ in true }) throws -> Files {
        let top = URL(fileURLWithPath: root).appendingPathComponent(folder)
        _ = try FileManager.default.contentsOfDirectory(atPath: top.path)
        var files: Files = [:]
        for case let path as String in FileManager.default.enumerator(atPath: top.path) ?? .init() {
            var isFolder: ObjCBool = false
            let file = top.appendingPathComponent(path)
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue,
                isWanted(path)
            else { continue }
            files[path] = [UInt8](try Data(contentsOf: file))
        }
        return files
    }

    /// The content of every site that builds, and of the sound one beside those that do not, by name.
    func sites() throws -> [(name: String, files: Files)] {
        let sites = try files("Tests/Sites") { $0.contains("/Content/") }
        let base = try files("Tests/InvalidSites/_base").map { ("_base/" + $0, $1) }
        var found: [String: Files] = [:]
        for (path, bytes) in sites.map({ ($0, $1) }) + base {
            let parts = path.split(separator: "/", maxSplits: 2).map(String.init)
            guard parts.count == 3, parts[1] == "Content" else { continue }
            found[parts[0], default: [:]][parts[2]] = bytes
        }
        return found.sorted { $0.key < $1.key }.map { (name: $0.key, files: $0.value) }
    }
}

extension Corpus.Files {
    /// The contents in the order of their paths: what is drawn from them must not depend on the order of a dictionary.
    var contents: [[UInt8]] { sorted { $0.key < $1.key }.map(\.value) }
}
