/// How grave a diagnostic is. Any error keeps the build from writing.
public enum Severity: String, Sendable, Hashable, Comparable {
    case note, warning, error

    public static func < (left: Severity, right: Severity) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// What is wrong, where, and what to do about it.
public struct Diagnostic: Sendable, Hashable {
    public var severity: Severity
    /// A stable identifier for scripts and tests: `area.problem`, e.g. `table.ragged-row`.
    public var code: String
    public var message: Localized
    public var location: SourceLocation?
    /// The offending text as it stands in the file.
    public var excerpt: String?
    /// What to do; an imperative sentence.
    public var hint: Localized?

    public init(
        _ severity: Severity, _ code: String, vi: String, en: String, at location: SourceLocation? = nil,
        excerpt: String? = nil, hint: Localized? = nil
    ) {
        self.severity = severity
        self.code = code
        self.message = Localized(vi: vi, en: en)
        self.location = location
        self.excerpt = excerpt
        self.hint = hint
    }
}

extension Sequence where Element == Diagnostic {
    public var containsError: Bool { contains { $0.severity == .error } }

    /// Each once, in the order in which they were found.
    public func withoutRepeats() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }
    }

    /// By file, line, column, sheet, cell, then code: the order in which they are shown, the same for every run.
    public func sortedByLocation() -> [Diagnostic] {
        // The enumeration keeps the sort stable, so diagnostics of one place stay as they were found.
        enumerated().sorted { left, right in
            let (first, second) = (left.element, right.element)
            let one = (first.location?.sortKey ?? SourceLocation.Key(), first.code)
            let two = (second.location?.sortKey ?? SourceLocation.Key(), second.code)
            return one == two ? left.offset < right.offset : one < two
        }.map(\.element)
    }

    /// By location, errors first: they are what keeps the site from being built.
    public func sortedForReading() -> [Diagnostic] {
        let sorted = sortedByLocation()
        return sorted.filter { $0.severity == .error } + sorted.filter { $0.severity != .error }
    }
}

/// A value together with everything that was noticed while making it.
public struct Diagnosed<Value> {
    public var value: Value
    public var diagnostics: [Diagnostic]

    public init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
        self.value = value
        self.diagnostics = diagnostics
    }
}

extension Diagnosed: Sendable where Value: Sendable {}
