import Foundation
import Testing

/// A small file system in memory.
private enum SmallDisk {
    /// Runs `body` with the folder where one is mounted.
    static func with<Value>(megabytes: Int, _ body: (String) throws -> Value) throws -> Value {
        let path = NSTemporaryDirectory() + "congkhai-disk-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer {
            do {
                try run("/usr/bin/umount", path)
                try FileManager.default.removeItem(atPath: path)
            } catch {
                FileHandle.standardError.write(Data("left behind: \(path)\n".utf8))
            }
        }
        try run("/usr/bin/mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "congkhai", path)
        return try body(path)
    }

    /// Whether this process may mount one; found out by doing it.
    static let isAvailable: Bool = {
        guard geteuid() == 0 else { return false }
        do {
            return try with(megabytes: 1) { Folder.exists($0) }
        } catch {
            return false
        }
    }()

    private static func run(_ command: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ScratchError(description: command.joined(separator: " ")) }
    }

    /// Fills the disk at `path` but for `spare` bytes.
    static func fill(_ path: String, sparing spare: Int) throws {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: path)
        let free = (attributes[.systemFreeSize] as? NSNumber)?.intValue ?? 0
        try Data(count: max(0, free - spare)).write(to: URL(fileURLWithPath: path + "/filler"))
    }
}

@Suite struct FullDiskTests {
    @Test(
        "A full disk leaves the old sites as they were",
        .enabled(if: SmallDisk.isAvailable, "needs the right to mount a small file system"),
        arguments: [0, 8_192, 65_536])
    func fullDisk(spare: Int) throws {
        let scratch = try Scratch(content: Repository.base)
        try SmallDisk.with(megabytes: 8) { disk in
            let output = disk + "/Output"
            #expect(try scratch.congkhai("build", "--output", output).status == 0)
            let before = try Folder.files(in: output)
            try SmallDisk.fill(disk, sparing: spare)
            try scratch.replace("title: Số liệu mẫu", with: "title: Tên mới", in: "Content/site.yaml")
            let outcome = try scratch.congkhai("build", "--output", output, "--format", "json")
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("\"write.disk-full\""))
            // The lock file beside the sites may stay.
            #expect(
                try Folder.files(in: output).filter { $0.key.contains("/") } == before.filter { $0.key.contains("/") })

            try FileManager.default.removeItem(atPath: disk + "/filler")
            #expect(try scratch.congkhai("build", "--output", output).status == 0)
            #expect(try String(contentsOfFile: output + "/public/index.html", encoding: .utf8).contains("Tên mới"))
            #expect(try SiteManifest.faults(in: output + "/public") == [])
        }
    }
}
