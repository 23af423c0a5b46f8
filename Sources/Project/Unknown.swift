import Diagnostics
import Metrics

extension Diagnostic {
    /// "There is no … called …", with the nearest known name. `place` says where it should be: "in column “x”"; `titles`
    /// are what people call the known ones: who writes a title is told the name.
    static func unknown(
        _ code: String, vi: String, en: String, _ name: String, in place: Localized? = nil, among known: [String],
        titles: [(title: String, name: String)] = [], at location: SourceLocation?
    ) -> Diagnostic {
        let nearest = Suggestion.nearest(to: name, among: known + titles.map(\.title))
        let near = nearest.map { nearest in
            let titled = known.contains(nearest) ? nil : titles.first { $0.title == nearest }
            return titled.map { "“\($0.name)” (\($0.title))" } ?? "“\(nearest)”"
        }
        let some = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
        return Diagnostic(
            .error, code, vi: "Không có \(vi) “\(name)”\(place.map { " " + $0.vietnamese } ?? "").",
            en: "There is no \(en) “\(name)”\(place.map { " " + $0.text(in: .english) } ?? "").", at: location,
            excerpt: name,
            hint: Localized(
                vi: near.map { "Có phải là \($0)?" } ?? (known.isEmpty ? "Chưa có \(vi) nào." : "Có: \(some)."),
                en: near.map { "Did you mean \($0)?" } ?? (known.isEmpty ? "There is none yet." : "Known: \(some).")))
    }
}

extension Sequence where Element == Member {
    /// Titles and short titles with the ids that they mean, for `Diagnostic.unknown`.
    var titles: [(title: String, name: String)] {
        flatMap { member in
            [member.title, member.short].flatMap { [$0.vietnamese, $0.text(in: .english)] }
                .map { (title: $0, name: member.id) }
        }
    }
}

extension Sequence where Element == OrganisationalUnit {
    var titles: [(title: String, name: String)] {
        map { Member(id: $0.id, title: $0.name, short: $0.short) }.titles
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
