import Diagnostics
import Foundation
import Synchronization
import Tables

/// How far a long scan has come, on one line of the terminal, a few times a second.
final class ProgressBar: Sendable {
    private static let width = 24
    private let language: Language
    private let last = Mutex(ContinuousClock.now)

    init(language: Language) { self.language = language }

    func show(_ progress: ScanProgress) {
        let isDue = last.withLock { last in
            guard last.duration(to: .now) > .milliseconds(100) else { return false }
            last = .now
            return true
        }
        guard isDue else { return }
        let name = progress.file.split(separator: "/").last ?? ""
        let rows = language == .vietnamese ? "dòng" : "rows"
        var line = "\(name) "
        if let total = progress.totalBytes, total > 0 {
            let share = min(1, Double(progress.bytes) / Double(total))
            let filled = Int(share * Double(Self.width))
            line +=
                "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: Self.width - filled)
                + "] \(Int(share * 100)) % "
        }
        line += "\(progress.bytes >> 20) MB, \(progress.rows) \(rows)"
        FileHandle.standardError.write(Data("\u{1B}[2K\r\(line)".utf8))
    }
}
