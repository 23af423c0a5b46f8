import Diagnostics

/// What numbers are counted in: "hồ sơ", "dossiers". Vietnamese has one form for all numbers; English has another for one.
public struct UnitOfMeasure: Sendable, Hashable {
    public var name: Localized
    /// What a single one is called in English; nil where that is not known.
    public var one: String?

    public init(_ name: Localized, one: String? = nil) {
        self.name = name
        self.one = one
    }

    public init(vi: String, en: String, one: String) { self.init(Localized(vi: vi, en: en), one: one) }

    /// Of an index.
    public static let points = UnitOfMeasure(vi: "điểm", en: "points", one: "point")

    /// As it stands behind a number that is printed as `number`.
    public func text(after number: String, in language: Language) -> String {
        guard language == .english, let one, NumberText.isOne(number) else { return name.text(in: language) }
        return one
    }
}
