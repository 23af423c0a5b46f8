import Foundation

/// What is known of the machine.
enum Machine {
    /// How many cores the process may use.
    static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
}
