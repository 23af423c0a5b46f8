import Diagnostics
import Metrics

extension Diagnostic {
    /// "There is no … called …", with the nearest known name. `place` says where it should be: "in column “x”".
    static func unknown(
        _ code: String, vi: String, en: String, _ name: String, in place: Localized? = nil, among known: [String],
        at location: SourceLocation?
    ) -> Diagnostic {
        let near = Suggestion.nearest(to: name, among: known)
        let some = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
        return Diagnostic(
            .error, code, vi: "Không có \(vi) “\(name)”\(place.map { " " + $0.vietnamese } ?? "").",
            en: "There is no \(en) “\(name)”\(place.map { " " + $0.text(in: .english) } ?? "").", at: location,
            excerpt: name,
            hint: Localized(
                vi: near.map { "Có phải là “\($0)”?" } ?? (known.isEmpty ? "Chưa có \(vi) nào." : "Có: \(some)."),
                en: near.map { "Did you mean “\($0)”?" } ?? (known.isEmpty ? "There is none yet." : "Known: \(some).")))
    }
}

extension Localized {
    static let inUnits = Localized(vi: "trong units.yaml", en: "in units.yaml")

    /// Where the members of a dimension field are listed.
    static func members(of field: Field) -> Localized {
        let (vi, en) = ("trong cột “\(field.name)”", "in column “\(field.name)”")
        return field.dimension?.isUnits == true
            ? Localized(vi: vi + " (theo units.yaml)", en: en + " (as listed in units.yaml)")
            : Localized(vi: vi, en: en)
    }
}
