import Foundation
import Synchronization

/// Ends the process where one input takes too long or too much memory, with a status that says so, and where nobody waits
/// for it any more.
final class Watchdog: Sendable {
    /// Exit statuses by which the supervisor knows what happened.
    static let hung: Int32 = 86
    static let hoarded: Int32 = 87
    static let abandoned: Int32 = 88

    private let limits: FuzzLimits
    private let turn = Mutex<Turn?>(nil)

    private static let looksPerSecond = 50

    /// What has gone by since an input is tried.
    private struct Turn {
        var processorSeconds = Watchdog.processorSeconds
        var looks = 0

        /// On a busy machine much time goes by in which nothing is done for this process; one that waits for itself uses
        /// no processor at all. Time in which the process is stopped is none: the watchdog's own looks are counted.
        mutating func isLonger(than seconds: Int) -> Bool {
            looks += 1
            return Watchdog.processorSeconds - processorSeconds > seconds
                || looks > 20 * seconds * Watchdog.looksPerSecond
        }
    }

    init(_ limits: FuzzLimits) {
        self.limits = limits
        let supervisor = getppid()
        Thread.detachNewThread { [self] in
            while true {
                usleep(1_000_000 / UInt32(Self.looksPerSecond))
                if getppid() != supervisor { _exit(Self.abandoned) }
                if Self.residentBytes > limits.bytes { _exit(Self.hoarded) }
                if turn.withLock({ $0?.isLonger(than: limits.seconds) ?? false }) { _exit(Self.hung) }
            }
        }
    }

    /// Runs `body`, which is one input's turn.
    func watch<Value>(_ body: () -> Value) -> Value {
        turn.withLock { $0 = Turn() }
        defer { turn.withLock { $0 = nil } }
        return body()
    }

    /// What all threads of the process have used.
    private static var processorSeconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec
    }

    /// The pages that the process holds in memory.
    private static var residentBytes: Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }
}

/// What one input may cost.
struct FuzzLimits: Sendable {
    /// Of the processor, all cores together.
    var seconds: Int
    var megabytes: Int

    var bytes: Int { megabytes << 20 }
}
