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

    /// Since when an input is tried.
    private struct Turn {
        var start = ContinuousClock.now
        var processorSeconds = Watchdog.processorSeconds

        /// On a busy machine much time goes by in which nothing is done for this process; one that waits for itself uses
        /// no processor at all.
        func isLonger(than seconds: Int) -> Bool {
            Watchdog.processorSeconds - processorSeconds > seconds
                || start.duration(to: .now) > .seconds(20 * seconds)
        }
    }

    init(_ limits: FuzzLimits) {
        self.limits = limits
        let supervisor = getppid()
        Thread.detachNewThread { [self] in
            while true {
                usleep(20_000)
                if getppid() != supervisor { _exit(Self.abandoned) }
                if Self.residentBytes > limits.bytes { _exit(Self.hoarded) }
                if let turn = turn.withLock({ $0 }), turn.isLonger(than: limits.seconds) { _exit(Self.hung) }
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
