import Foundation
import Testing

/// What stands on disk after builds that succeed, fail, are killed or meet each other.
@Suite struct PublishingTests {
    private static let past = Date(timeIntervalSince1970: 1_500_000_000)

    private func modified(_ scratch: Scratch) throws -> [String: Date] {
        var dates: [String: Date] = [:]
        for path in try scratch.files(in: "Output").keys where path.contains("/") {
            let attributes = try FileManager.default.attributesOfItem(atPath: scratch.file("Output/" + path))
            dates[path] = attributes[.modificationDate] as? Date
        }
        return dates
    }

    private func age(_ scratch: Scratch) throws {
        for path in try scratch.files(in: "Output").keys {
            try FileManager.default.setAttributes(
                [.modificationDate: Self.past], ofItemAtPath: scratch.file("Output/" + path))
        }
    }

    private func built() throws -> Scratch {
        let scratch = try Scratch(content: Repository.base)
        #expect(try scratch.congkhai("build").status == 0)
        return scratch
    }

    private func site(_ scratch: Scratch) throws -> [String: Data] {
        try scratch.files(in: "Output").filter { $0.key.contains("/") }
    }

    @Test("A build makes two whole sites and leaves nothing else behind")
    func whole() throws {
        let scratch = try built()
        #expect(try scratch.names(in: "Output").filter { !$0.hasSuffix(".lock") } == ["leadership", "public"])
        for audience in ["public", "leadership"] {
            #expect(try SiteManifest.faults(in: scratch.file("Output/" + audience)) == [])
            #expect(Folder.exists(scratch.file("Output/\(audience)/index.html")))
        }
    }

    @Test("Files that did not change keep their time stamps, those that did have new ones")
    func timeStamps() throws {
        let scratch = try built()
        try age(scratch)
        let before = try site(scratch)
        #expect(try scratch.congkhai("build").status == 0)
        #expect(try modified(scratch).values.allSatisfy { $0 == Self.past })

        try scratch.replace("Quý I tiếp nhận", with: "Trong quý I đã tiếp nhận", in: "Content/pages/ho-so.md")
        #expect(try scratch.congkhai("build").status == 0)
        let after = try site(scratch)
        let dates = try modified(scratch)
        #expect(before["public/ho-so/index.html"] != after["public/ho-so/index.html"])
        for (path, data) in after { #expect((dates[path] == Self.past) == (before[path] == data), "\(path)") }
    }

    @Test("Pages and folders that are no longer made go")
    func stalePages() throws {
        let scratch = try built()
        let before = try site(scratch)
        try scratch.write("---\ntitle: Tạm\n---\n\nMột trang.\n", to: "Content/pages/tam/thoi/trang.md")
        #expect(try scratch.congkhai("build").status == 0)
        #expect(try site(scratch).keys.contains { $0.hasPrefix("public/tam/thoi/") })
        try scratch.remove("Content/pages/tam")
        #expect(try scratch.congkhai("build").status == 0)
        #expect(try site(scratch) == before)
        #expect(!Folder.exists(scratch.file("Output/public/tam")))
    }

    @Test("A build of broken content leaves the old sites byte for byte")
    func failure() throws {
        let scratch = try built()
        try age(scratch)
        let before = try scratch.files(in: "Output")
        try scratch.replace("title: Hồ sơ", with: "titel: Hồ sơ", in: "Content/pages/ho-so.md")
        #expect(try scratch.congkhai("build").status == 1)
        #expect(try scratch.files(in: "Output") == before)
        #expect(try modified(scratch).values.allSatisfy { $0 == Self.past })
    }

    @Test("A folder that is not ours is not written over")
    func foreign() throws {
        let scratch = try Scratch(content: Repository.base)
        try scratch.write("của tôi", to: "Output/public/ghi-chu.txt")
        let outcome = try scratch.congkhai("build", "--format", "json")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("write.not-ours"))
        #expect(try site(scratch) == ["public/ghi-chu.txt": Data("của tôi".utf8)])
    }

    @Test("A build that is killed at any moment leaves whole sites, and the next one mends what is left behind")
    func kill() throws {
        let scratch = try Scratch(content: Repository.base)
        // Many plain pages, so that writing takes a while.
        func write(version: Int) throws {
            for page in 0..<120 {
                let text = "---\ntitle: Trang \(page)\n---\n\nBản \(version).\n"
                try scratch.write(text, to: "Content/pages/nhieu/trang-\(page).md")
            }
        }
        try write(version: 0)
        #expect(try scratch.congkhai("build").status == 0)
        var killed = 0
        for step in 1...15 {
            try write(version: step)
            let program = try Program(["build"], in: scratch.path)
            // The moments spread over the time of writing, which begins when the staging folder appears.
            let staging = scratch.file("Output/.public.staging-next")
            while program.process.isRunning, !Folder.exists(staging) { usleep(500) }
            usleep(UInt32(step * step) * 250)
            Foundation.kill(program.process.processIdentifier, SIGKILL)
            if try program.finish().wasKilled { killed += 1 }
            for audience in ["public", "leadership"] {
                let faults = try SiteManifest.faults(in: scratch.file("Output/" + audience))
                #expect(faults == [], "step \(step), \(audience)")
            }
        }
        #expect(killed > 3)
        #expect(try scratch.congkhai("build").status == 0)
        #expect(try scratch.names(in: "Output").filter { !$0.hasSuffix(".lock") } == ["leadership", "public"])
        #expect(try scratch.text("Output/public/nhieu/trang-7/index.html").contains("Bản 15."))
    }

    @Test("Of two builds at once each ends well or says that the other is writing; the sites are whole")
    func together() throws {
        let scratch = try built()
        for round in 0..<5 {
            try scratch.replace(
                "layout: home\n---\n", with: "layout: home\n---\n\nLần \(round) xong.\n", in: "Content/pages/index.md")
            let runs = try (0..<2).map { _ in try Program(["build", "--format", "json"], in: scratch.path) }
            let outcomes = try runs.map { try $0.finish() }
            #expect(outcomes.contains { $0.status == 0 })
            for outcome in outcomes where outcome.status != 0 {
                #expect(outcome.status == 1)
                #expect(outcome.output.contains("\"write.busy\""))
            }
            for audience in ["public", "leadership"] {
                #expect(try SiteManifest.faults(in: scratch.file("Output/" + audience)) == [])
            }
            #expect(try scratch.text("Output/public/index.html").contains("Lần \(round) xong."))
        }
    }
}
