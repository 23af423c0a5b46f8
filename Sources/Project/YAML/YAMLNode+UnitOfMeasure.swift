import Diagnostics
import Metrics

extension YAMLNode {
    /// A text as others are, whose English may be `{one: dossier, other: dossiers}`, by the names that CLDR has for the
    /// forms of English.
    func unitOfMeasure(_ problems: inout [Diagnostic]) -> UnitOfMeasure? {
        guard let mapping = node.mapping else { return localized(&problems).map { UnitOfMeasure($0) } }
        var unit: UnitOfMeasure?
        if mapping["vi"] == nil, mapping["one"] != nil || mapping["other"] != nil {
            unit = englishForms(&problems).map { UnitOfMeasure(Localized(vi: $0.other), one: $0.one) }
        } else if let map = YAMLMap(self, keys: ["vi", "en"], &problems), let vi = map.string("vi", &problems) {
            let forms = map["en"].flatMap { $0.englishForms(&problems) }
            unit = UnitOfMeasure(Localized(vi: vi, en: forms?.other), one: forms?.one)
        }
        if let unit { problems += Translations.lacking(unit.name, at: location) }
        return unit
    }

    /// A text, or `{one: …, other: …}`.
    private func englishForms(_ problems: inout [Diagnostic]) -> (one: String?, other: String)? {
        guard node.mapping != nil else { return string(&problems).map { (nil, $0) } }
        guard let map = YAMLMap(self, keys: ["one", "other"], &problems), let one = map.string("one", &problems),
            let other = map.string("other", &problems)
        else { return nil }
        return (one, other)
    }
}
