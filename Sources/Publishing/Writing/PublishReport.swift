import Diagnostics

/// What publishing changed, each list in order of the paths.
public struct PublishReport: Sendable, Equatable {
    public var added: [String]
    public var changed: [String]
    public var removed: [String]
    /// These kept their time stamps.
    public var unchanged: [String]
    /// The new site stands, but something behind it could not be tidied up; the next run tries again.
    public var warnings: [Diagnostic]

    public init(
        added: [String] = [], changed: [String] = [], removed: [String] = [], unchanged: [String] = [],
        warnings: [Diagnostic] = []
    ) {
        self.added = added
        self.changed = changed
        self.removed = removed
        self.unchanged = unchanged
        self.warnings = warnings
    }
}
