import Foundation
import Glibc
import Testing

@testable import Publishing

@Suite struct SiteWriterTests {
    @Test("A first site is written whole, with directories and a report of what was added")
    func first() throws {
        let scratch = try Scratch()
        let site = try tree(["index.html": "a", "bao-cao/2024/index.html": "b", "tệp/ệ.csv": ""])
        let report = try SiteWriter().publish(site, to: scratch.site)
        #expect(try scratch.contents() == site.files)
        #expect(report == PublishReport(added: site.sortedPaths))
        #expect(try scratch.besides() == [])
    }

    @Test("What changed, came, went and stayed is reported in order; stale pages and empty directories go")
    func report() throws {
        let scratch = try Scratch()
        let old = try tree(["a.html": "1", "b.html": "1", "c/d.html": "1", "e.html": "1"])
        let new = try tree(["a.html": "1", "b.html": "2", "e.html": "11", "f/g.html": "1"])
        _ = try SiteWriter().publish(old, to: scratch.site + "/")
        let report = try SiteWriter().publish(new, to: scratch.site)
        #expect(
            report
                == PublishReport(
                    added: ["f/g.html"], changed: ["b.html", "e.html", "manifest.json"], removed: ["c/d.html"],
                    unchanged: ["a.html"]))
        #expect(try scratch.contents() == new.files)
        #expect(try POSIXFileSystem().status(of: scratch.site + "/c") == nil)
        #expect(try scratch.besides() == [])
    }

    @Test("Unchanged files keep their time stamps, with links and without", arguments: [true, false])
    func timeStamps(hasLinks: Bool) throws {
        let scratch = try Scratch()
        _ = try SiteWriter().publish(try tree(["a/a.html": "1", "b.html": "1"]), to: scratch.site)
        let then = Date(timeIntervalSince1970: 1_000_000_000)
        for path in ["/a/a.html", "/b.html"] {
            try FileManager.default.setAttributes([.modificationDate: then], ofItemAtPath: scratch.site + path)
        }
        let writer = SiteWriter(fileSystem: FaultyFileSystem(hasLinks: hasLinks))
        let report = try writer.publish(try tree(["a/a.html": "1", "b.html": "2"]), to: scratch.site)
        #expect(report.unchanged == ["a/a.html"])
        let times = try ["/a/a.html", "/b.html"].map {
            try FileManager.default.attributesOfItem(atPath: scratch.site + $0)[.modificationDate] as? Date
        }
        #expect(times[0] == then)
        #expect(times[1] != then)
    }

    @Test("Permissions are 755 and 644, even where somebody changed those of an unchanged file")
    func permissions() throws {
        let scratch = try Scratch()
        let site = try tree(["a/b.html": "1", "c.html": "1"])
        _ = try SiteWriter().publish(site, to: scratch.site)
        #expect(chmod(scratch.site + "/c.html", 0o600) == 0)
        #expect(try SiteWriter().publish(site, to: scratch.site).unchanged == site.sortedPaths)
        let system = POSIXFileSystem()
        for path in ["", "/a"] { #expect(try system.status(of: scratch.site + path)?.mode == 0o755) }
        for path in ["/a/b.html", "/c.html"] { #expect(try system.status(of: scratch.site + path)?.mode == 0o644) }
    }

    @Test("A page edited by hand in the output is written anew")
    func tampered() throws {
        let scratch = try Scratch()
        let site = try tree(["a.html": "1"])
        _ = try SiteWriter().publish(site, to: scratch.site)
        try Data("2".utf8).write(to: URL(filePath: scratch.site + "/a.html"))
        #expect(try SiteWriter().publish(site, to: scratch.site).changed == ["a.html"])
        #expect(try scratch.contents() == site.files)
    }

    @Test(
        "A place that holds somebody's files, or is no directory, is refused and left alone",
        arguments: ["notes.txt", "manifest.json", "sub/x"])
    func notOurs(path: String) throws {
        let scratch = try Scratch()
        let file = scratch.site + "/" + path
        let parent = URL(filePath: file).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try Data("{\"name\": \"app\"}".utf8).write(to: URL(filePath: file))
        let before = try scratch.contents()
        let error = try #require(throws: PublishError.self) { try SiteWriter().publish(tree([:]), to: scratch.site) }
        #expect(error.diagnostic.code == "write.not-ours")
        #expect(try scratch.contents() == before)
        let other = try #require(throws: PublishError.self) { try SiteWriter().publish(tree([:]), to: file) }
        #expect(other.diagnostic.code == "write.not-ours")
    }

    @Test("A link in the place of the site is refused; one among its files is replaced, not followed")
    func links() throws {
        let scratch = try Scratch()
        let site = try tree(["a.html": "1"])
        _ = try SiteWriter().publish(site, to: scratch.site)
        let outside = scratch.path + "/outside"
        try Data("1".utf8).write(to: URL(filePath: outside))
        try FileManager.default.removeItem(atPath: scratch.site + "/a.html")
        try FileManager.default.createSymbolicLink(atPath: scratch.site + "/a.html", withDestinationPath: outside)
        #expect(try SiteWriter().publish(site, to: scratch.site).changed == ["a.html"])
        #expect(try POSIXFileSystem().status(of: scratch.site + "/a.html")?.kind == .file)
        let link = scratch.path + "/Output/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: scratch.site)
        let error = try #require(throws: PublishError.self) { try SiteWriter().publish(site, to: link) }
        #expect(error.diagnostic.code == "write.not-ours")
    }

    @Test("An empty directory is taken; so is a site of ours that has become empty")
    func emptyPlace() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.site, withIntermediateDirectories: true)
        let empty = try tree([:])
        #expect(try SiteWriter().publish(empty, to: scratch.site).added == ["manifest.json"])
        #expect(try SiteWriter().publish(empty, to: scratch.site).unchanged == ["manifest.json"])
    }

    @Test("Two builds at once do not mix: the second fails at once and says why")
    func busy() throws {
        let scratch = try Scratch()
        let site = try tree(["a.html": "1"])
        _ = try SiteWriter().publish(site, to: scratch.site)
        let held = try #require(try POSIXFileSystem().lock(scratch.path + "/Output/.congkhai.lock"))
        for directory in [scratch.site, scratch.path + "/Output/leadership"] {
            let error = try #require(throws: PublishError.self) {
                try SiteWriter().publish(tree(["a.html": "2"]), to: directory)
            }
            #expect(error.diagnostic.code == "write.busy")
        }
        #expect(try scratch.contents() == site.files)
        withExtendedLifetime(held) {}
    }

    @Test("A directory that another run makes at the same moment is taken as it is")
    func overtaken() throws {
        let scratch = try Scratch()
        let site = try tree(["a/b.html": "1"])
        _ = try SiteWriter(fileSystem: FaultyFileSystem(.overtaken)).publish(site, to: scratch.site)
        #expect(try scratch.contents() == site.files)
    }

    @Test("Of many builds at once each ends whole or busy, and the site is one of theirs")
    func concurrent() async throws {
        let scratch = try Scratch()
        let trees = try (0..<8).map { number in
            try tree(Dictionary(uniqueKeysWithValues: (0..<30).map { ("\($0).html", "\(number)") }))
        }
        let codes = try await withThrowingTaskGroup(of: String.self) { group in
            for tree in trees {
                group.addTask {
                    do {
                        _ = try SiteWriter().publish(tree, to: scratch.site)
                        return "published"
                    } catch let error as PublishError {
                        return error.diagnostic.code
                    }
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(codes.subtracting(["write.busy"]) == ["published"])
        let contents = try scratch.contents()
        #expect(trees.contains { $0.files == contents })
        #expect(try scratch.besides() == [])
    }

    @Test("Paths that name no directory are refused", arguments: ["", "/", ".", "..", "a/..", "a/."])
    func badPlace(path: String) throws {
        let error = try #require(throws: PublishError.self) { try SiteWriter().publish(tree([:]), to: path) }
        #expect(error.diagnostic.code == "write.bad-path")
    }
}
