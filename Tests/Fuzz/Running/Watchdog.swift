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
    private let started = Mutex<ContinuousClock.Instant?>(nil)

    init(_ limits: FuzzLimits) {
        self.limits = limits
        let supervisor = getppid()
        Thread.detachNewThread { [self] in
            while true {
                usleep(20_000)
                if getppid() != supervisor { _exit(Self.abandoned) }
                if Self.residentBytes > limits.bytes { _exit(Self.hoarded) }
                if let start = started.withLock({ $0 }), start.duration(to: .now) > limits.duration { _exit(Self.hung) }
            }
        }
    }

    /// Runs `body`, which is one input's turn.
    func watch<Value>(_ body: () -> Value) -> Value {
        started.withLock { $0 = .now }
        defer { started.withLock { $0 = nil } }
        return body()
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
    var seconds: Int
    var megabytes: Int

    var duration: Duration { .seconds(seconds) }
    var bytes: Int { megabytes << 20 }
}
