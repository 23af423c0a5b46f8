import Synchronization

/// Remembers the outcome of pure computations, for any number of threads.
///
/// Two threads that ask for the same at once may both work it out; the outcomes are equal, and one is kept.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let known = Mutex<[Key: Value]>([:])

    /// What `make` returns for `key`, the first time.
    func value(for key: Key, _ make: () -> Value) -> Value {
        if let value = known.withLock({ $0[key] }) { return value }
        let value = make()
        known.withLock { $0[key] = value }
        return value
    }
}
