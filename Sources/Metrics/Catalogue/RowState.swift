import Tables

/// What a source says of the figures of a row besides their values. Without a state they are final.
public enum RowState: String, Sendable, Hashable, CaseIterable {
    /// "Sơ bộ": the source may still change them.
    case preliminary
    /// "Điều chỉnh": the source published others before and has corrected them.
    case restated

    /// The words that a cell may hold, in Vietnamese and in English.
    public var words: [String] {
        switch self {
        case .preliminary: ["sơ bộ", "preliminary"]
        case .restated: ["điều chỉnh", "restated"]
        }
    }

    /// Nil of any other word. Capitals make no difference, nor does how letters with marks are encoded.
    public init?(word: String) {
        let word = word.lowercased()
        guard let state = Self.allCases.first(where: { $0.words.contains(word) }) else { return nil }
        self = state
    }
}

extension Quantity {
    /// A number that was worked out from preliminary ones: shown, and nothing more is made of it. What is qualified
    /// otherwise stays as it is.
    var asPreliminary: Quantity {
        if case .value(let value, .exact) = self { .value(value, .preliminary) } else { self }
    }

    /// What another number is worked out from, which is then preliminary too. Records that are not due yet are no such
    /// thing: what they will be, nobody has estimated.
    var computable: Quantity {
        if case .value(let value, .preliminary) = self { .value(value, .exact) } else { self }
    }

    var isPreliminary: Bool { if case .value(_, .preliminary) = self { true } else { false } }
}
