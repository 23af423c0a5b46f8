import Diagnostics
import Metrics
import Tables
import Workbooks

/// Reads how data files are written, where the table is in them, and what the descriptor adds to it.
struct FormReader {
    let fields: [Field]

    /// Changes in `form` what the keys of `map` speak of.
    func apply(_ map: YAMLMap, to form: inout FileForm, _ problems: inout [Diagnostic]) {
        for key in FormKey.allCases where map[key.rawValue] != nil {
            form.keys[key] = map.location(ofKey: key.rawValue)
        }
        if let format = map["format"]?.choice(TableFormat.self, &problems) { form.schema.format = format }
        if let encoding = map["encoding"]?.choice(TextEncoding.self, &problems) { form.schema.encoding = encoding }
        if let delimiter = map["delimiter"]?.choice(Delimiter.self, &problems) { form.schema.delimiter = delimiter }
        if let ignored = map["ignore"]?.strings(&problems) { form.schema.ignored = Set(ignored) }
        if let hidden = map["hidden_rows"]?.choice(SheetShape.HiddenRows.self, &problems) {
            form.schema.sheet.hiddenRows = hidden
        }
        if let node = map["header"] { form.schema.sheet.header = header(node, &problems) }
        readSheet(map, &form, &problems)
        readRules(map, &form.schema.rows, &problems)
        readConstants(map["values"], &form.schema.constants, &problems)
        if let node = map["year"] { form.schema.year = year(node, &problems) }
        if let node = map["unpivot"] {
            form.schema.unpivot = UnpivotReader(fields: fields).read(node, &problems)
            if form.schema.unpivot == nil { form.isComplete = false }
        }
        refuseGivenTwice(map, &form, &problems)
    }

    // MARK: - Sheets

    private func readSheet(_ map: YAMLMap, _ form: inout FileForm, _ problems: inout [Diagnostic]) {
        if let node = map["sheet"], let text = node.string(&problems) {
            form.sheet.location = node.location
            form.sheet.choice =
                text.contains("*")
                ? .matching(HeadingPattern(text)) : .one(Int(text).map(SheetSelector.number) ?? .name(text))
        }
        if let node = map["range"], let text = node.string(&problems) {
            if let range = CellRange(text) {
                form.sheet.range = .cells(range)
            } else if Self.mayBeName(text) {
                form.sheet.range = .named(text)
            } else {
                form.isComplete = false
                problems.append(
                    node.expected(
                        "một vùng ô", "a range of cells",
                        hint: Localized(
                            vi: "Viết như B4:H60 hoặc B4:H, hoặc tên vùng, tên bảng đã đặt trong Excel.",
                            en: "Write it like B4:H60 or B4:H, or the name of a range or table in the workbook.")))
            }
        }
        if let node = map["sheet_name"] { form.sheetName = DescriptorReader.field(node, fields, &problems) }
    }

    /// Excel's names begin with a letter or underscore and go on with these, digits and dots.
    private static func mayBeName(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter || first == "_" else { return false }
        return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    }

    private func header(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> ClosedRange<Int>? {
        let nodes = node.node.sequence == nil ? [node] : node.list(&problems)
        let rows = nodes.compactMap { $0.integer(&problems) }
        if let first = rows.first, let last = rows.last, (1...2).contains(nodes.count), 1 <= first, first <= last,
            last <= CellReference.rowCount
        {
            return first...last
        } else if rows.count == nodes.count {
            problems.append(
                node.expected(
                    "số dòng của tiêu đề", "the rows of the header",
                    hint: Localized(
                        vi: "Viết header: 5, hoặc header: [4, 6] nếu tiêu đề chiếm nhiều dòng.",
                        en: "Write header: 5, or header: [4, 6] where it takes several rows.")))
        }
        return nil
    }

    // MARK: - Rows

    private func readRules(_ map: YAMLMap, _ rules: inout RowRules, _ problems: inout [Diagnostic]) {
        if let node = map["skip_rows"], let entries = YAMLMap(node, keys: fields.map(\.name), &problems) {
            rules.skipped = [:]
            for (name, _) in entries.entries { rules.skipped[name] = Set(entries.strings(name, &problems)) }
        }
        if let node = map["total_rows"], let entries = YAMLMap(node, keys: fields.map(\.name) + ["check"], &problems) {
            (rules.totals, rules.totalled) = ([:], nil)
            for (name, _) in entries.entries where name != "check" {
                rules.totals[name] = Set(entries.strings(name, &problems))
            }
            if entries["check"] != nil {
                rules.totalled = entries.list("check", &problems).compactMap {
                    DescriptorReader.field($0, fields, &problems)
                }
            }
        }
    }

    // MARK: - What the descriptor gives

    /// Values for fields; those that are there already stay unless they are named again.
    func readConstants(_ node: YAMLNode?, _ constants: inout [Constant], _ problems: inout [Diagnostic]) {
        guard let node, let entries = YAMLMap(node, keys: nil, &problems) else { return }
        let known = fields.map(\.name)
        for (name, value) in entries.entries {
            if !known.contains(name) {
                problems.append(undeclared(name, known, at: entries.location(ofKey: name)))
                continue
            }
            guard let text = value.string(&problems) else { continue }
            constants.removeAll { $0.field == name }
            constants.append(Constant(field: name, text: text, at: value.location))
        }
    }

    private func undeclared(_ name: String, _ known: [String], at location: SourceLocation) -> Diagnostic {
        let near = Suggestion.nearest(to: name, among: known)
        return Diagnostic(
            .error, "descriptor.undeclared-value",
            vi: "values cho giá trị của cột “\(name)”, nhưng cột này chưa khai báo trong fields.",
            en: "values gives a value for “\(name)”, which fields does not declare.", at: location, excerpt: name,
            hint: Localized(
                vi: (near.map { "Có phải là “\($0)”? Nếu không, t" } ?? "T")
                    + "hêm cột vào fields, ví dụ - {name: \(name), type: string}.",
                en: (near.map { "Did you mean “\($0)”? If not, a" } ?? "A")
                    + "dd the field to fields, as - {name: \(name), type: string}."))
    }

    private func year(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> PeriodYear? {
        guard let text = node.string(&problems) else { return nil }
        if let period = Period(parsing: text), period.grain == .year, let year = period.yearAndMonth?.year {
            return .of(year)
        }
        let integers = fields.filter { $0.schema.type == .integer }
        if integers.contains(where: { $0.name == text }) { return .field(text) }
        problems.append(
            node.expected(
                "một năm, hoặc tên một cột kiểu integer", "a year, or the name of an integer field",
                hint: Localized(
                    vi: "Viết year: 2024, hoặc year: nam nếu cột nam ghi năm của từng dòng.",
                    en: "Write year: 2024, or year: nam where the field nam says it for each row.")))
        return nil
    }

    /// A field has its value from one place.
    private func refuseGivenTwice(_ map: YAMLMap, _ form: inout FileForm, _ problems: inout [Diagnostic]) {
        let unpivot = form.schema.unpivot
        let fromHeadings =
            [unpivot?.name].compactMap { $0 } + (unpivot?.measures.map(\.field) ?? [])
            + (unpivot?.columns.compactMap(\.field) ?? [])
        let given = Set(form.schema.constants.map(\.field))
        let fromSheet = form.sheetName.map { [$0] } ?? []
        let twice = given.intersection(fromHeadings + fromSheet).union(Set(fromSheet).intersection(fromHeadings))
        // What the file says of it would only repeat this.
        form.schema.constants.removeAll { twice.contains($0.field) }
        for name in twice.sorted() {
            problems.append(
                Diagnostic(
                    .error, "descriptor.given-twice",
                    vi: "Cột “\(name)” được cho giá trị hai lần (values, sheet_name, unpivot).",
                    en: "The field “\(name)” is given twice (values, sheet_name, unpivot).", at: map.location,
                    excerpt: name, hint: Localized(vi: "Giữ lại một trong hai.", en: "Keep one of the two.")))
        }
    }
}
