import Diagnostics

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
    static func column(_ name: String) -> Localized { Localized(vi: "trong cột “\(name)”", en: "in column “\(name)”") }
}
