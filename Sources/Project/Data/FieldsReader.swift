import Diagnostics
import Metrics
import Tables

/// Reads the `fields` of a descriptor.
struct FieldsReader {
    let units: [OrganisationalUnit]

    /// Where each field is declared, by its name.
    static func places(_ map: YAMLMap) -> [String: SourceLocation] {
        var ignored: [Diagnostic] = []
        let entries = map.list("fields", &ignored).compactMap { YAMLMap($0, keys: nil, &ignored) }
        return Dictionary(
            entries.compactMap { entry in entry["name"]?.text.map { ($0, entry.location) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The fields, and whether they are all: names of those that could not be read are not known as fields.
    func read(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> (fields: [Field], isComplete: Bool) {
        guard map.required("fields", &problems) != nil else { return ([], false) }
        var fields: [Field] = []
        var isComplete = true
        for node in map.list("fields", &problems) {
            guard let entry = YAMLMap(node, keys: DescriptorKeys.field, &problems),
                let field = field(entry, &problems)
            else {
                isComplete = false
                continue
            }
            if fields.contains(where: { $0.name == field.name }) {
                problems.append(
                    Diagnostic(
                        .error, "descriptor.duplicate-field", vi: "Cột “\(field.name)” được khai báo hai lần.",
                        en: "The field “\(field.name)” is declared twice.", at: entry.location, excerpt: field.name,
                        hint: Localized(vi: "Xóa một trong hai.", en: "Delete one of the two.")))
                continue
            }
            fields.append(field)
        }
        var ignored: [Diagnostic] = []
        for node in map.list("fields", &ignored) { checkAliases(of: node, fields, &problems) }
        return (fields, isComplete)
    }

    private func field(_ entry: YAMLMap, _ problems: inout [Diagnostic]) -> Field? {
        guard let name = entry.string("name", &problems),
            let type = entry.required("type", &problems)?.choice(FieldType.self, &problems)
        else { return nil }
        let dimension = entry["dimension"].flatMap { readDimension($0, entry, &problems) }
        var schema = FieldSchema(
            name: name, aliases: entry.strings("aliases", &problems), type: type,
            notation: entry["number"]?.choice(NumberNotation.self, &problems),
            percent: percent(entry, &problems),
            dates: entry.choice("dates", default: .iso, &problems),
            required: entry.boolean("required", default: false, &problems),
            minimum: entry["minimum"]?.rational(&problems), maximum: entry["maximum"]?.rational(&problems),
            asPublishedField: entry.optionalString("as_published", &problems))
        if schema.isPercent, type != .decimal {
            schema.percent = nil
            problems.append(
                Diagnostic(
                    .error, "descriptor.percent-type", vi: "Cột phần trăm “\(name)” phải có kiểu decimal.",
                    en: "The field “\(name)” holds percentages and must be a decimal.", at: entry.location,
                    hint: Localized(vi: "Đổi thành type: decimal.", en: "Write type: decimal.")))
        }
        if entry["allowed"] != nil { schema.allowed = entry.strings("allowed", &problems) }
        if let dimension {
            // Without members, units.yaml could not be read; that has been said.
            if !dimension.members.isEmpty { schema.allowed = dimension.members.map(\.id) }
            schema.allowedAliases = Self.names(of: dimension.members)
            schema.allowedNames = Dictionary(dimension.members.map { ($0.id, $0.title) }) { first, _ in first }
            if dimension.isUnits { schema.allowedIn = "units.yaml" }
            if type != .string {
                problems.append(
                    Diagnostic(
                        .error, "descriptor.dimension-type", vi: "Cột phân loại “\(name)” phải có kiểu string.",
                        en: "The dimension field “\(name)” must be a string.", at: entry.location,
                        hint: Localized(vi: "Đổi thành type: string.", en: "Write type: string.")))
            }
        }
        // What the office's own sheet calls the column is better than its id; a heading of several levels is no title.
        let heading = schema.aliases.first { !$0.contains(" / ") }
        let title = entry.optionalLocalized("title", &problems)
        if title == nil, let heading { problems += Translations.lacking(Localized(vi: heading), at: entry.location) }
        return Field(
            schema: schema, title: title ?? Localized(vi: heading ?? name),
            measuredIn: entry.unitOfMeasure("measured_in", &problems), dimension: dimension)
    }

    private func percent(_ entry: YAMLMap, _ problems: inout [Diagnostic]) -> PercentNotation? {
        guard let node = entry["percent"], node.text != "false" else { return nil }
        return node.choice(PercentNotation.self, &problems)
    }

    /// One text in a header can mean one field only.
    private func checkAliases(of node: YAMLNode, _ fields: [Field], _ problems: inout [Diagnostic]) {
        var ignored: [Diagnostic] = []
        guard let entry = YAMLMap(node, keys: nil, &ignored), let name = entry["name"]?.text,
            let index = fields.firstIndex(where: { $0.name == name })
        else { return }
        for alias in entry.list("aliases", &ignored) {
            guard let text = alias.text,
                let other = fields.first(where: { $0.name != name && $0.name == text })
                    ?? fields[..<index].first(where: { $0.schema.aliases.contains(text) })
            else { continue }
            problems.append(
                Diagnostic(
                    .error, "descriptor.duplicate-field", vi: "“\(text)” cũng là tên của cột “\(other.name)”.",
                    en: "“\(text)” is also a name of the field “\(other.name)”.", at: alias.location, excerpt: text,
                    hint: Localized(
                        vi: "Mỗi tên cột trong tệp chỉ ứng với một cột: bỏ một trong hai.",
                        en: "A column name means one field: remove one of the two.")))
        }
    }

    /// Names and short names by which files may call members instead of by their ids; one that several have means none.
    private static func names(of members: [Member]) -> [String: String] {
        var owners: [String: Set<String>] = [:]
        for member in members {
            for name in [member.title, member.short].flatMap({ [$0.vietnamese, $0.text(in: .english)] }) {
                owners[name, default: []].insert(member.id)
            }
        }
        return owners.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    private func readDimension(
        _ node: YAMLNode, _ entry: YAMLMap, _ problems: inout [Diagnostic]
    ) -> Dimension? {
        guard let name = node.string(&problems) else { return nil }
        if name == "units" {
            let members = units.map { Member(id: $0.id, title: $0.name, short: $0.short) }
            return Dimension(name: name, members: members, isWhole: false)
        }
        guard let node = entry.required("members", &problems), let map = YAMLMap(node, keys: nil, &problems) else {
            return nil
        }
        let members = map.entries.compactMap { id, value -> Member? in
            if value.node.mapping != nil, let map = YAMLMap(value, keys: ["vi", "en", "short"], &problems) {
                guard let vi = map.string("vi", &problems) else { return nil }
                let title = Localized(vi: vi, en: map.optionalString("en", &problems))
                problems += Translations.lacking(title, at: value.location)
                return Member(
                    id: id, title: title,
                    short: map.optionalLocalized("short", &problems))
            }
            return value.localized(&problems).map { Member(id: id, title: $0) }
        }
        return Dimension(name: name, members: members, isWhole: entry.boolean("whole", default: false, &problems))
    }
}
