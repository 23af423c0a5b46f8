import Foundation
import Glibc
import Testing

@testable import Publishing

@Suite struct SiteFailureTests {
    private static let old = ["index.html": "old", "a/b.html": "same", "gone/x.html": "x", "big.html": "old"]
    private static let new = ["index.html": "new", "a/b.html": "same", "c/d/e.html": "e", "big.html": "newer"]

    /// How many steps a publication over an old site takes.
    private func stepCount(hasExchange: Bool, hasLinks: Bool = true) throws -> Int {
        let scratch = try Scratch()
        _ = try SiteWriter().publish(try tree(Self.old), to: scratch.site)
        let system = FaultyFileSystem(hasExchange: hasExchange, hasLinks: hasLinks)
        _ = try SiteWriter(fileSystem: system).publish(try tree(Self.new), to: scratch.site)
        return system.counter.steps.withLock { $0 }
    }

    @Test(
        "Whichever step fails, the site is the old one where an error is thrown, else the new one",
        arguments: [true, false])
    func everyFailure(hasExchange: Bool) throws {
        let (old, new) = (try tree(Self.old), try tree(Self.new))
        let count = try stepCount(hasExchange: hasExchange)
        #expect(count > 30)
        for step in 1...count {
            let scratch = try Scratch()
            _ = try SiteWriter().publish(old, to: scratch.site)
            let system = FaultyFileSystem(.failing(step: step), hasExchange: hasExchange)
            do {
                let report = try SiteWriter(fileSystem: system).publish(new, to: scratch.site)
                #expect(try scratch.contents() == new.files, "step \(step)")
                #expect(report.warnings.map(\.code) == ["write.leftover"], "step \(step)")
            } catch let error as PublishError {
                #expect(error.diagnostic.code == "write.failed")
                #expect(try scratch.contents() == old.files, "step \(step)")
            }
            _ = try SiteWriter().publish(new, to: scratch.site)
            #expect(try scratch.contents() == new.files)
            #expect(try scratch.besides() == [])
        }
    }

    @Test(
        "Killed at any step, a run leaves the old site or the new one, and the next run tidies up",
        arguments: [true, false])
    func everyDeath(hasLinks: Bool) throws {
        let (old, new) = (try tree(Self.old), try tree(Self.new))
        for step in 1...(try stepCount(hasExchange: true, hasLinks: hasLinks)) {
            let scratch = try Scratch()
            _ = try SiteWriter().publish(old, to: scratch.site)
            let system = FaultyFileSystem(.dead(step: step), hasLinks: hasLinks)
            do {
                _ = try SiteWriter(fileSystem: system).publish(new, to: scratch.site)
                #expect(try scratch.contents() == new.files, "step \(step)")
            } catch is PublishError {
                #expect(try scratch.contents() == old.files, "step \(step)")
            }
            _ = try SiteWriter().publish(old, to: scratch.site)
            #expect(try scratch.contents() == old.files)
            #expect(try scratch.besides() == [])
        }
    }

    @Test("Without exchange, a run killed between its two renames is mended by the next, even by one that fails later")
    func deathWithoutExchange() throws {
        let (old, new) = (try tree(Self.old), try tree(Self.new))
        var gaps = 0
        for step in 1...(try stepCount(hasExchange: false)) {
            let scratch = try Scratch()
            _ = try SiteWriter().publish(old, to: scratch.site)
            do {
                let system = FaultyFileSystem(.dead(step: step), hasExchange: false)
                _ = try SiteWriter(fileSystem: system).publish(new, to: scratch.site)
            } catch {
                if try scratch.contents() == nil { gaps += 1 } else { #expect(try scratch.contents() == old.files) }
                let full = FaultyFileSystem(.full(afterBytes: 3))
                #expect(throws: PublishError.self) { try SiteWriter(fileSystem: full).publish(new, to: scratch.site) }
                #expect(try scratch.contents() == old.files, "step \(step)")
            }
        }
        #expect(gaps > 0)
    }

    @Test("A full disk leaves the old site and no leftovers, and is named", arguments: [0, 1, 4, 7, 9, 100])
    func full(bytes: Int) throws {
        let scratch = try Scratch()
        let old = try tree(Self.old)
        _ = try SiteWriter().publish(old, to: scratch.site)
        let writer = SiteWriter(fileSystem: FaultyFileSystem(.full(afterBytes: bytes)))
        let error = try #require(throws: PublishError.self) { try writer.publish(tree(Self.new), to: scratch.site) }
        #expect(error.diagnostic.code == "write.disk-full")
        #expect(error.diagnostic.location?.file.contains("staging") == true)
        #expect(try scratch.contents() == old.files)
        #expect(try scratch.besides() == [])
    }

    @Test("A real full disk of 64 KiB behaves so too", .enabled(if: geteuid() == 0, "mounting needs root"))
    func realFullDisk() throws {
        let scratch = try Scratch()
        let disk = scratch.path + "/Output"
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        guard mount("tmpfs", disk, "tmpfs", 0, "size=64k") == 0 else { return }
        defer { #expect(umount(scratch.path + "/Output") == 0) }
        let old = try tree(["a.html": String(repeating: "a", count: 20_000)])
        _ = try SiteWriter().publish(old, to: scratch.site)
        let large = try tree(["a.html": String(repeating: "b", count: 60_000)])
        let error = try #require(throws: PublishError.self) { try SiteWriter().publish(large, to: scratch.site) }
        #expect(error.diagnostic.code == "write.disk-full")
        #expect(try scratch.contents() == old.files)
        #expect(try scratch.besides() == [])
        let small = try tree(["a.html": String(repeating: "c", count: 20_000)])
        _ = try SiteWriter().publish(small, to: scratch.site)
        #expect(try scratch.contents() == small.files)
    }

    @Test("Where one of two sites cannot be swapped in, neither is", arguments: [true, false])
    func twoSites(hasExchange: Bool) throws {
        let (old, new) = (try tree(Self.old), try tree(Self.new))
        var refused = 0
        for step in 1...200 {
            let scratch = try Scratch()
            let other = scratch.path + "/Output/leadership"
            _ = try SiteWriter().publish([(old, scratch.site), (old, other)])
            do {
                let system = FaultyFileSystem(.failing(step: step), hasExchange: hasExchange)
                _ = try SiteWriter(fileSystem: system).publish([(new, scratch.site), (new, other)])
                #expect(try scratch.contents() == new.files)
                #expect(try scratch.contents(other) == new.files)
            } catch is PublishError {
                refused += 1
                #expect(try scratch.contents() == old.files, "step \(step)")
                #expect(try scratch.contents(other) == old.files, "step \(step)")
            }
        }
        #expect(refused > 50)
    }
}
