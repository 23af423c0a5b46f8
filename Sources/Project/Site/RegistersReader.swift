import Diagnostics
import Metrics

/// Reads `units.yaml` and `sources.yaml`.
enum RegistersReader {
    /// Nil where not all of `units.yaml` can be read: what names a unit is then left unchecked.
    static func units(_ source: ProjectSource, _ problems: inout [Diagnostic]) -> [OrganisationalUnit]? {
        let keys = ["id", "name", "short", "parent", "valid_from", "valid_to", "successor", "note"]
        var units: [OrganisationalUnit] = []
        var references: [(id: String, node: YAMLNode)] = []
        var isComplete = true
        guard let maps = maps(in: "units.yaml", keys: keys, source, &problems) else { return nil }
        for map in maps {
            guard let id = map?.string("id", &problems), let map, let name = map.localized("name", &problems) else {
                isComplete = false
                continue
            }
            if units.contains(where: { $0.id == id }) { problems.append(duplicate(id, map)) }
            for key in ["parent", "successor"] {
                if let node = map[key], let id = node.string(&problems) { references.append((id, node)) }
            }
            let unit = OrganisationalUnit(
                id: id, name: name, short: map.optionalLocalized("short", &problems) ?? name,
                parent: map.optionalString("parent", &problems), validFrom: map.date("valid_from", &problems),
                validTo: map.date("valid_to", &problems), successor: map.optionalString("successor", &problems),
                note: map.optionalLocalized("note", &problems))
            if let from = unit.validFrom, let to = unit.validTo, to < from {
                problems.append(
                    Diagnostic(
                        .error, "units.end-before-start", vi: "Đơn vị “\(id)” hết hiệu lực trước khi có hiệu lực.",
                        en: "The unit “\(id)” ends before it starts.", at: map["valid_to"]?.location,
                        hint: Localized(vi: "Sửa valid_from hoặc valid_to.", en: "Correct valid_from or valid_to.")))
            }
            units.append(unit)
        }
        guard isComplete else { return nil }
        for (id, node) in references where !units.contains(where: { $0.id == id }) {
            problems.append(
                .unknown(
                    "units.unknown-unit", vi: "đơn vị", en: "unit", id, in: .inUnits, among: units.map(\.id),
                    titles: units.titles, at: node.location))
        }
        return units
    }

    /// Nil where not all of `sources.yaml` can be read.
    static func sources(_ source: ProjectSource, _ problems: inout [Diagnostic]) -> [SourceDocument]? {
        let keys = ["id", "title", "number", "issuer", "date", "note"]
        var documents: [SourceDocument] = []
        var isComplete = true
        guard let maps = maps(in: "sources.yaml", keys: keys, source, &problems) else { return nil }
        for map in maps {
            guard let id = map?.string("id", &problems), let map, let title = map.localized("title", &problems) else {
                isComplete = false
                continue
            }
            if documents.contains(where: { $0.id == id }) { problems.append(duplicate(id, map)) }
            documents.append(
                SourceDocument(
                    id: id, title: title, number: map.optionalString("number", &problems),
                    issuer: map.optionalLocalized("issuer", &problems), date: map.optionalString("date", &problems),
                    note: map.optionalLocalized("note", &problems)))
        }
        return isComplete ? documents : nil
    }

    /// An entry that is no mapping is nil.
    private static func maps(
        in path: String, keys: [String], _ source: ProjectSource, _ problems: inout [Diagnostic]
    ) -> [YAMLMap?]? {
        guard let text = source.text(path, &problems),
            let root = YAMLText(text: text, file: source.shown(path)).compose(into: &problems)
        else { return nil }
        return root.list(&problems).map { YAMLMap($0, keys: keys, &problems) }
    }

    private static func duplicate(_ id: String, _ map: YAMLMap) -> Diagnostic {
        Diagnostic(
            .error, "project.duplicate-id", vi: "Mã “\(id)” đã được dùng ở trên.", en: "The id “\(id)” is used above.",
            at: map.location, excerpt: id, hint: Localized(vi: "Đặt mã khác.", en: "Choose another id."))
    }
}
