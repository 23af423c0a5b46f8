import Diagnostics
import Metrics
import Tables

/// A descriptor: what the columns of a dataset mean, before its data files are read.
struct Descriptor {
    var name: String
    var title: Localized
    var description: Localized?
    var files: [FileEntry]
    var kind: Dataset.Kind
    var audience: Audience
    var subject: (path: String, location: SourceLocation)?
    var frequency: Dataset.Frequency?
    var fields: [Field]
    /// Where each field is declared, by its name.
    var fieldPlaces: [String: SourceLocation]
    /// What holds for all files.
    var schema: TableSchema
    var period: Dataset.PeriodRule
    var parts: [PartNode]
    var within: [String: String]
    var wholes: [Set<String>]
    var totals: TypedExpression?
    var measures: [Measure]
    /// Some declared measure could not be read.
    var lacksMeasures: Bool
    var checks: [Check]
    /// Of an event dataset.
    var covers: ClosedRange<CalendarDate>?
    var rules: [Dataset.RecordRule]
    var breaks: [Dataset.SeriesBreak]
    var sourceField: String?
    var sectionField: String?
    var noteField: String?
    var stateField: String?
    var location: SourceLocation
}

/// Reads `data/NAME.yaml`.
struct DescriptorReader {
    let source: ProjectSource
    /// Empty where `units.yaml` could not be read: units are then not checked.
    let units: [OrganisationalUnit]
    /// Whether working days can be counted.
    let hasCalendar: Bool

    /// Nil where the descriptor cannot be used: what rests on it cannot be told right from wrong then.
    func read(_ path: String, _ problems: inout [Diagnostic]) -> Descriptor? {
        guard let text = source.text(path, &problems),
            let root = YAMLText(text: text, file: source.shown(path)).compose(into: &problems),
            let map = YAMLMap(root, keys: DescriptorKeys.dataset, &problems)
        else { return nil }
        let name = Self.name(path)
        let title = map.localized("title", &problems)
        let (fields, isComplete) = FieldsReader(units: units).read(map, &problems)
        // A field that could not be read is unknown to the rest of the descriptor: only it is reported.
        guard isComplete else {
            if map["files"] == nil { _ = map.required("path", &problems) }
            if map["kind"]?.text != Dataset.Kind.events.rawValue { _ = map.required("period", &problems) }
            return nil
        }
        let parts = PartsReader().read(map, &problems)
        let scope = RowScope(fields, parts)
        let kind = map.choice("kind", default: Dataset.Kind.reported, &problems)
        refuseKeysOfOtherKind(kind, map, &problems)
        let period = kind == .events ? nil : period(map, fields, &problems)
        if kind == .events { refusePeriods(fields, map, &problems) }
        let events =
            kind == .events
            ? EventsReader(fields: fields, scope: scope, hasCalendar: hasCalendar).read(map, &problems) : nil
        guard let period = period ?? events?.period else { return nil }
        let dimensions = fields.filter { $0.dimension != nil }.map(\.name)
        var key = fieldNames("key", map, fields, &problems)
        // A key with a name too few would call sound rows equal.
        if key.count < map["key"]?.node.sequence?.count ?? 0 {
            key = []
        } else if key.isEmpty, kind == .reported {
            key = period.fields + dimensions
        }
        let (measures, hasAllMeasures) =
            events.map { ($0.measures, !$0.lacksMeasures) }
            ?? MeasuresReader(fields: fields, parts: parts, scope: scope).read(map, &problems)
        var form = FileForm(
            schema: TableSchema(fields: fields.map(\.schema), tokens: tokens(map, &problems), key: key),
            sheet: SheetPlace(location: map.location))
        FormReader(fields: fields).apply(map, to: &form, &problems)
        let files = FilesReader(fields: fields).read(map, form, &problems)
        guard let title, !files.isEmpty else { return nil }
        return Descriptor(
            name: name, title: title, description: map.optionalLocalized("description", &problems), files: files,
            kind: kind,
            audience: map.choice("audience", default: .public, &problems),
            subject: map["subject"].flatMap { node in node.string(&problems).map { ($0, node.location) } },
            frequency: map["frequency"]?.choice(Dataset.Frequency.self, &problems),
            fields: fields, fieldPlaces: FieldsReader.places(map), schema: form.schema, period: period, parts: parts,
            within: within(map, &problems),
            wholes: wholes(map, &problems),
            totals: map["totals"]?.condition(scope, &problems), measures: measures, lacksMeasures: !hasAllMeasures,
            checks: events == nil ? ChecksReader(fields: fields, parts: parts, scope: scope).read(map, &problems) : [],
            covers: events?.covers, rules: events?.rules ?? [],
            breaks: breaks(map, scope, &problems), sourceField: fieldName("source", map, fields, &problems),
            sectionField: fieldName("section", map, fields, &problems),
            noteField: fieldName("note", map, fields, &problems),
            stateField: stateField(map, fields, taken: period.fields + key, &problems),
            location: SourceLocation(file: source.shown(path)))
    }

    private func refuseKeysOfOtherKind(_ kind: Dataset.Kind, _ map: YAMLMap, _ problems: inout [Diagnostic]) {
        let refused = kind == .events ? DescriptorKeys.reportedOnly : DescriptorKeys.eventsOnly
        for key in refused where map[key] != nil {
            problems.append(
                Diagnostic(
                    .error, "descriptor.key-of-other-kind",
                    vi: "Khóa “\(key)” không dùng được với kind: \(kind.rawValue).",
                    en: "The key “\(key)” has no meaning with kind: \(kind.rawValue).",
                    at: map.location(ofKey: key), excerpt: key,
                    hint: Localized(vi: "Bỏ khóa này, hoặc sửa kind.", en: "Remove it, or correct kind.")))
        }
    }

    private func refusePeriods(_ fields: [Field], _ map: YAMLMap, _ problems: inout [Diagnostic]) {
        for field in fields where field.schema.type == .period {
            problems.append(
                Diagnostic(
                    .error, "descriptor.key-of-other-kind",
                    vi: "Cột kiểu period (“\(field.name)”) không dùng được với kind: events.",
                    en: "A field of type period (“\(field.name)”) has no meaning with kind: events.",
                    at: map.location(ofKey: "fields"), excerpt: field.name,
                    hint: Localized(
                        vi: "Hồ sơ có ngày, không có kỳ: khai báo type: date.",
                        en: "Records have dates, not periods: declare type: date.")))
        }
    }

    /// The name of the dataset that the descriptor at `path` describes.
    static func name(_ path: String) -> String { String(path.dropFirst("data/".count).dropLast(".yaml".count)) }

    // MARK: - Names of fields

    private func fieldName(
        _ key: String, _ map: YAMLMap, _ fields: [Field], _ problems: inout [Diagnostic]
    ) -> String? {
        fieldNames(key, map, fields, &problems).first
    }

    /// The field of the state of each row; `taken` are fields that say what a row is about.
    private func stateField(
        _ map: YAMLMap, _ fields: [Field], taken: [String], _ problems: inout [Diagnostic]
    ) -> String? {
        guard let node = map["state"], let name = Self.field(node, fields, &problems),
            let field = fields.first(where: { $0.name == name })
        else { return nil }
        if field.schema.type == .string, field.dimension == nil, !taken.contains(name) { return name }
        problems.append(
            Diagnostic(
                .error, "descriptor.state-field", vi: "Cột “\(name)” không thể là cột tình trạng số liệu.",
                en: "The field “\(name)” cannot be that of the state of the figures.", at: node.location,
                excerpt: name,
                hint: Localized(
                    vi: "Cột tình trạng có type: string, không có dimension và không nằm trong period hay key.",
                    en: "It has type: string, no dimension, and is none of period or key.")))
        return nil
    }

    private func fieldNames(
        _ key: String, _ map: YAMLMap, _ fields: [Field], _ problems: inout [Diagnostic]
    ) -> [String] {
        map.list(key, &problems).compactMap { Self.field($0, fields, &problems) }
    }

    static func field(_ node: YAMLNode, _ fields: [Field], _ problems: inout [Diagnostic]) -> String? {
        guard let name = node.string(&problems) else { return nil }
        if fields.contains(where: { $0.name == name }) { return name }
        problems.append(
            .unknown(
                "descriptor.unknown-field", vi: "cột", en: "field", name, among: fields.map(\.name), at: node.location))
        return nil
    }

    // MARK: - Period, tokens, scope

    private func period(
        _ map: YAMLMap, _ fields: [Field], _ problems: inout [Diagnostic]
    ) -> Dataset.PeriodRule? {
        guard let node = map.required("period", &problems),
            let rule = YAMLMap(node, keys: DescriptorKeys.period, &problems)
        else { return nil }
        func name(_ key: String, _ type: FieldType) -> String? {
            guard let node = rule[key], let name = Self.field(node, fields, &problems) else { return nil }
            if fields.first(where: { $0.name == name })?.schema.type != type {
                problems.append(
                    Diagnostic(
                        .error, "descriptor.period-type", vi: "Cột “\(name)” phải có kiểu \(type.rawValue).",
                        en: "The field “\(name)” must be of type \(type.rawValue).", at: node.location,
                        hint: Localized(
                            vi: "Khai báo type: \(type.rawValue) cho cột này.",
                            en: "Declare type: \(type.rawValue) for it.")))
                return nil
            }
            return name
        }
        if rule["year"] != nil { return name("year", .integer).map { .year($0) } }
        if rule["at"] != nil { return name("at", .date).map { .at($0) } }
        if rule["in"] != nil { return name("in", .period).map { .written($0) } }
        guard rule.required("from", &problems) != nil, rule.required("to", &problems) != nil,
            let from = name("from", .date), let to = name("to", .date)
        else { return nil }
        return .interval(from: from, to: to)
    }

    private func tokens(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> CellTokens {
        var tokens = CellTokens.standard
        guard let node = map["tokens"], let entries = YAMLMap(node, keys: DescriptorKeys.tokens, &problems) else {
            return tokens
        }
        let absences: [(String, Absence)] = [
            ("not_available", .notAvailable), ("not_applicable", .notApplicable), ("suppressed", .suppressed),
        ]
        for (key, absence) in absences {
            for text in entries.strings(key, &problems) { tokens.absences[text] = absence }
        }
        let qualifiers: [(String, Qualifier)] = [
            ("approximately", .approximately), ("at_least", .atLeast), ("more_than", .moreThan), ("at_most", .atMost),
            ("less_than", .lessThan),
        ]
        for (key, qualifier) in qualifiers {
            for text in entries.strings(key, &problems) { tokens.qualifiers[text] = qualifier }
        }
        return tokens
    }

    private func unit(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> String? {
        guard let id = node.string(&problems) else { return nil }
        if units.isEmpty || units.contains(where: { $0.id == id }) { return id }
        problems.append(
            .unknown(
                "descriptor.unknown-unit", vi: "đơn vị", en: "unit", id, in: .inUnits, among: units.map(\.id),
                titles: units.titles, at: node.location)
        )
        return nil
    }

    private func within(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> [String: String] {
        guard let node = map["within"], let entries = YAMLMap(node, keys: nil, &problems) else { return [:] }
        var within: [String: String] = [:]
        for (inner, outer) in entries.entries {
            if !units.isEmpty, !units.contains(where: { $0.id == inner }) {
                problems.append(
                    .unknown(
                        "descriptor.unknown-unit", vi: "đơn vị", en: "unit", inner, in: .inUnits,
                        among: units.map(\.id), titles: units.titles,
                        at: entries.location(ofKey: inner)))
            }
            if let outer = unit(outer, &problems) { within[inner] = outer }
        }
        return within
    }

    private func breaks(
        _ map: YAMLMap, _ scope: RowScope, _ problems: inout [Diagnostic]
    ) -> [Dataset.SeriesBreak] {
        map.list("breaks", &problems).compactMap { node in
            guard let entry = YAMLMap(node, keys: DescriptorKeys.seriesBreak, &problems) else { return nil }
            let from = entry.required("from", &problems)?.date(&problems)
            let title = entry.localized("title", &problems)
            let filter = entry["where"]?.condition(scope, &problems)
            guard let from, let title else { return nil }
            return Dataset.SeriesBreak(from: from, filter: filter, title: title)
        }
    }

    private func wholes(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> [Set<String>] {
        map.list("wholes", &problems).map { whole in Set(whole.list(&problems).compactMap { unit($0, &problems) }) }
    }
}
