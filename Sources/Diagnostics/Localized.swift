/// A language the tool can speak.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case vietnamese = "vi"
    case english = "en"
}

/// A text in Vietnamese, with its English form where there is one.
public struct Localized: Sendable, Hashable {
    public var vietnamese: String
    public var english: String?

    public init(vi: String, en: String? = nil) {
        vietnamese = vi
        english = en
    }

    /// The text in `language`; Vietnamese where no English was given.
    public func text(in language: Language) -> String {
        language == .english ? english ?? vietnamese : vietnamese
    }
}
