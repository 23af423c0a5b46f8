import Foundation

/// A temporary folder that goes when the test ends, with a content and themes to build from.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "congkhai-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            FileHandle.standardError.write(Data("left behind: \(path)\n".utf8))
        }
    }

    /// With `content` and the themes of the repository copied into it. Copied, never linked: tests delete files.
    convenience init(content: String) throws {
        try self.init()
        try overlay(content, at: "Content")
        try overlay(Repository.themes, at: "Themes")
    }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    func write(_ data: Data, to name: String) throws {
        let url = URL(fileURLWithPath: file(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: file(name), encoding: .utf8) }

    func replace(_ old: String, with new: String, in name: String) throws {
        let text = try text(name)
        guard text.contains(old) else { throw ScratchError(description: "\(name) does not hold “\(old)”") }
        try write(text.replacing(old, with: new), to: name)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: file(name)) }

    /// Copies the files of `folder` over those of `name`.
    func overlay(_ folder: String, at name: String) throws {
        for (path, data) in try Folder.files(in: folder) { try write(data, to: name + "/" + path) }
    }

    /// The files below `name`, by path; none where there is no such folder.
    func files(in name: String = "") throws -> [String: Data] {
        let folder = name.isEmpty ? path : file(name)
        return FileManager.default.fileExists(atPath: folder) ? try Folder.files(in: folder) : [:]
    }

    /// The names in the scratch folder, sorted.
    func names(in name: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: name.isEmpty ? path : file(name)).sorted()
    }
}

struct ScratchError: Error, CustomStringConvertible { var description: String }

enum Folder {
    /// Every file below `folder` by its path inside, hidden ones too.
    static func files(in folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            var isDirectory: ObjCBool = false
            let full = folder + "/" + path
            guard FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory), !isDirectory.boolValue else {
                continue
            }
            files[path] = try Data(contentsOf: URL(fileURLWithPath: full))
        }
        return files
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
