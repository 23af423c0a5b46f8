import Foundation
import Glibc
import Synchronization
import Testing

@testable import Publishing

/// A directory of its own for one test; it goes with the value.
final class Scratch: Sendable {
    let path: String
    var site: String { path + "/Output/public" }

    init() throws {
        path = NSTemporaryDirectory() + "congkhai-writing-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            Issue.record("could not remove \(path): \(error)")
        }
    }

    /// Every file of a directory with its bytes; nil where there is no such directory.
    func contents(_ directory: String? = nil) throws -> [String: [UInt8]]? {
        let root = directory ?? site
        let system = POSIXFileSystem()
        guard try system.status(of: root) != nil else { return nil }
        var contents: [String: [UInt8]] = [:]
        for path in try FileTree(fileSystem: system).files(in: root).keys {
            contents[path] = try system.read(root + "/" + path)
        }
        return contents
    }

    /// What stands in `Output` beside the site.
    func besides() throws -> [String] {
        try POSIXFileSystem().list(path + "/Output").filter { $0 != "public" && $0 != ".congkhai.lock" }
    }
}

/// A tree of texts with its manifest.
func tree(_ texts: [String: String]) throws -> OutputTree {
    var tree = OutputTree()
    for (path, text) in texts { try tree.add(path, Array(text.utf8)) }
    try tree.add(Manifest.path, Manifest.json(for: tree))
    return tree
}

/// The machine's file system with something wrong with it.
struct FaultyFileSystem: FileSystem {
    enum Fault: Sendable, Equatable {
        case none
        /// One step, counted from 1, fails.
        case failing(step: Int)
        /// From that step on nothing works any more: the process is dead.
        case dead(step: Int)
        /// Writing stops in the middle of a file once that many bytes are written.
        case full(afterBytes: Int)
        /// Another run makes every directory outside the staged site a moment before this one does.
        case overtaken
    }

    final class Counter: Sendable {
        let steps = Mutex(0)
        let bytes = Mutex(0)
    }

    var fault = Fault.none
    var hasExchange = true
    var hasLinks = true
    let counter = Counter()
    private let real = POSIXFileSystem()

    init(_ fault: Fault = .none, hasExchange: Bool = true, hasLinks: Bool = true) {
        self.fault = fault
        self.hasExchange = hasExchange
        self.hasLinks = hasLinks
    }

    private func step(_ path: String) throws(FileSystemError) {
        let step = counter.steps.withLock { steps in
            steps += 1
            return steps
        }
        let isBroken =
            switch fault {
            case .failing(let broken): step == broken
            case .dead(let death): step >= death
            case .none, .full, .overtaken: false
            }
        if isBroken { throw FileSystemError(.write, path, code: EIO) }
    }

    func status(of path: String) throws(FileSystemError) -> FileStatus? {
        try step(path)
        return try real.status(of: path)
    }

    func list(_ directory: String) throws(FileSystemError) -> [String] {
        try step(directory)
        return try real.list(directory)
    }

    func read(_ path: String) throws(FileSystemError) -> [UInt8] {
        try step(path)
        return try real.read(path)
    }

    func makeDirectory(_ path: String) throws(FileSystemError) {
        try step(path)
        if fault == .overtaken, !path.contains(".staging") { try real.makeDirectory(path) }
        try real.makeDirectory(path)
    }

    func write(_ bytes: [UInt8], to path: String) throws(FileSystemError) {
        do throws(FileSystemError) {
            try step(path)
        } catch {
            // Dying in the middle of a file leaves half of it.
            try real.write(Array(bytes.prefix(bytes.count / 2)), to: path)
            throw error
        }
        let written = counter.bytes.withLock { total in
            total += bytes.count
            return total
        }
        if case .full(let limit) = fault, written > limit {
            try real.write(Array(bytes.dropLast(min(bytes.count, written - limit))), to: path)
            throw FileSystemError(.write, path, code: ENOSPC)
        }
        try real.write(bytes, to: path)
    }

    func link(_ path: String, as newPath: String) throws(FileSystemError) {
        try step(newPath)
        if !hasLinks { throw FileSystemError(.link, newPath, code: EPERM) }
        try real.link(path, as: newPath)
    }

    func copyTimes(of other: String, to path: String) throws(FileSystemError) {
        try step(path)
        try real.copyTimes(of: other, to: path)
    }

    func synchronize(_ path: String) throws(FileSystemError) {
        try step(path)
        try real.synchronize(path)
    }

    func rename(_ path: String, to newPath: String) throws(FileSystemError) {
        try step(path)
        try real.rename(path, to: newPath)
    }

    func exchange(_ first: String, _ second: String) throws(FileSystemError) -> Bool {
        try step(first)
        return hasExchange ? try real.exchange(first, second) : false
    }

    func removeFile(_ path: String) throws(FileSystemError) {
        try step(path)
        try real.removeFile(path)
    }

    func removeDirectory(_ path: String) throws(FileSystemError) {
        try step(path)
        try real.removeDirectory(path)
    }

    func lock(_ path: String) throws(FileSystemError) -> FileLock? {
        try step(path)
        return try real.lock(path)
    }
}
