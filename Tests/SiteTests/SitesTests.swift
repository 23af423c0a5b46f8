import Foundation
import Testing

/// Every folder of `Tests/Sites` is built and compared with its expected tree: what is missing fails and so does what is
/// unexpected. `compare.txt` names the files that matter to the case, a path or a pattern with `*` a line; without it all
/// files but those under `assets/` and the manifests are compared. Workbooks never are: their bytes depend on the library that writes
/// them, and what they hold is tested elsewhere (`SpreadsheetsTests`, `Tests/OpenData`).
@Suite struct SitesTests {
    /// A folder with a `check.py` is no case: that checks it (`Tests/run`), since debug code is too slow for so many pages.
    private static let cases = Repository.cases(in: Repository.sites).filter {
        !Folder.exists(Repository.sites + "/\($0)/check.py")
    }

    @Test("There are cases")
    func coverage() { #expect(Self.cases.count >= 8) }

    @Test("A site is built as expected", arguments: cases)
    func tree(name: String) throws {
        let folder = Repository.sites + "/" + name
        let scratch = try Scratch(content: folder + "/Content")
        try scratch.overlay(Repository.testThemes, at: "Themes")
        let outcome = try scratch.congkhai("build", "--format", "json")
        #expect(outcome.status == 0)
        try expect(outcome.output, equals: folder + "/expected.json", beside: folder + "/expected.rej.json")
        guard outcome.status == 0 else { return }

        let patterns = try Self.patterns(folder + "/compare.txt")
        let actual = try scratch.files(in: "Output").filter { Self.isCompared($0.key, patterns) }
        let expected = Folder.exists(folder + "/Expected") ? try Folder.files(in: folder + "/Expected") : [:]
        #expect(!actual.isEmpty, "nothing is compared")
        #expect(actual.keys.filter { expected[$0] == nil && !$0.contains(".rej.") }.sorted() == [], "unexpected files")
        #expect(
            expected.keys.filter { actual[$0] == nil && !$0.contains(".rej.") }.sorted() == [], "missing files")
        for (path, data) in actual.sorted(by: { $0.key < $1.key }) {
            let golden = folder + "/Expected/" + path
            try FileManager.default.createDirectory(
                atPath: URL(fileURLWithPath: golden).deletingLastPathComponent().path, withIntermediateDirectories: true
            )
            let dot = golden.lastIndex(of: ".") ?? golden.endIndex
            try expect(
                String(decoding: data, as: UTF8.self), equals: golden,
                beside: golden[..<dot] + ".rej" + golden[dot...])
        }
    }

    private static func patterns(_ path: String) throws -> [String]? {
        guard Folder.exists(path) else { return nil }
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private static func isCompared(_ path: String, _ patterns: [String]?) -> Bool {
        guard path.contains("/"), !path.hasSuffix(".xlsx") else { return false }
        guard let patterns else { return !path.contains("/assets/") && !path.hasSuffix("/manifest.json") }
        return patterns.contains { matches(path[...], $0[...]) }
    }

    /// `*` stands for any characters, slashes too.
    private static func matches(_ path: Substring, _ pattern: Substring) -> Bool {
        guard let star = pattern.firstIndex(of: "*") else { return path == pattern }
        let head = pattern[..<star]
        guard path.hasPrefix(head) else { return false }
        let rest = pattern[pattern.index(after: star)...]
        var tail = path.dropFirst(head.count)
        while true {
            if matches(tail, rest) { return true }
            if tail.popFirst() == nil { return false }
        }
    }
}
