import Diagnostics
import Markdown
import Metrics

/// Reads the fenced blocks of a page.
struct BlockReader {
    let catalogue: Catalogue
    let file: String
    /// In pages made for each member, a figure without data says so by itself.
    let emptyIsAllowed: Bool

    private var numbers: NumbersReader { NumbersReader(catalogue: catalogue) }

    func read(_ slot: MarkdownDocument.BlockSlot, _ problems: inout [Diagnostic]) -> FigureBlock? {
        let text = YAMLText(text: slot.text, file: file, linesBefore: slot.line)
        guard let root = text.compose(into: &problems) else { return nil }
        let common = ["id", "title", "note"]
        switch slot.info {
        case "chart":
            if let form = statisticsForm(root) {
                let reader = StatisticsReader(numbers: numbers, form: form)
                let keys = common + NumbersReader.windowKeys + ["kind", "events"] + reader.keys
                let block = numbersBlock(root, keys, &problems) { map, request, problems in
                    reader.read(
                        map, numbers.window(request, map, &problems), at: root.location, &problems)
                }
                return withEvents(block, root, &problems)
            }
            let keys = common + NumbersReader.windowKeys + ["kind", "x", "events"]
            let block = numbersBlock(root, keys, &problems) { map, asked, problems in
                let request = numbers.window(asked, map, &problems)
                guard case .plain(let form)? = map.required("kind", &problems)?.choice(ChartChoice.self, &problems)
                else { return nil }
                let fallback = defaultAxis(request)
                let x = map["x"].map { axis($0, request, &problems) } ?? fallback
                return .chart(form, request, x: x ?? fallback)
            }
            return withEvents(block, root, &problems)
        case "table":
            let keys = common + NumbersReader.windowKeys + ["rows", "columns"]
            return numbersBlock(root, keys, &problems) { map, asked, problems in
                let request = numbers.window(asked, map, &problems)
                let columns = map["columns"] == nil ? [.metric] : axes("columns", map, request, &problems)
                var rows = axes("rows", map, request, &problems)
                if map["rows"] == nil {
                    rows = ([.period] + request.by.map { .dimension($0) }).filter { !columns.contains($0) }
                }
                return .table(request, rows: rows, columns: columns)
            }
        case "cards":
            return block(root, common + ["cards"], &problems) { map, problems in
                .cards(map.list("cards", &problems).compactMap { card($0, &problems) })
            }
        case "records":
            return block(root, common + ["dataset", "fields", "where"], &problems) { map, problems in
                records(map, &problems)
            }
        case "checks":
            return block(root, common + ["dataset", "show"], &problems) { map, problems in
                let name = map["dataset"].flatMap { dataset($0, &problems)?.name }
                let show = map.choice("show", default: ChecksChoice.all, &problems)
                return .checks(dataset: name, onlyDiscrepancies: show == .discrepancies)
            }
        case "definitions": return block(root, common, &problems) { _, _ in .definitions }
        case "findings", "overview", "scorecard":
            let reader = AssessedReader(kind: slot.info, location: root.location)
            return numbersBlock(root, common + AssessedReader.keys(slot.info), &problems) { map, request, problems in
                reader.read(map, request, &problems)
            }
        default: return block(root, common, &problems) { _, _ in .sources }
        }
    }

    private enum ChecksChoice: String, CaseIterable { case all, discrepancies }

    /// Every kind of chart.
    private enum ChartChoice: RawRepresentable, CaseIterable {
        case plain(ChartForm)
        case statistics(StatisticsForm)

        static let allCases = ChartForm.allCases.map(Self.plain) + StatisticsForm.allCases.map(Self.statistics)

        init?(rawValue: String) {
            guard let choice = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
            self = choice
        }

        var rawValue: String {
            switch self {
            case .plain(let form): form.rawValue
            case .statistics(let form): form.rawValue
            }
        }
    }

    /// The kind of a chart whose keys have not been read yet, since they depend on it; nil for every other.
    private func statisticsForm(_ root: YAMLNode) -> StatisticsForm? {
        guard let entry = root.node.mapping?.first(where: { root.child($0.key).text == "kind" }) else { return nil }
        return root.child(entry.value).text.flatMap(StatisticsForm.init)
    }

    /// A chart with the events that it declares, where it is one over time.
    private func withEvents(
        _ block: FigureBlock?, _ root: YAMLNode, _ problems: inout [Diagnostic]
    ) -> FigureBlock? {
        // The keys have been checked with the block.
        var ignored: [Diagnostic] = []
        guard var block, let map = YAMLMap(root, keys: nil, &ignored), map["events"] != nil else { return block }
        let takesEvents: Bool
        switch block.content {
        case .chart(let form, _, let x): takesEvents = form.takesEvents && x == .period
        case .statistics(.control, _), .statistics(.bump, _), .statistics(.smallMultiples, _): takesEvents = true
        default: takesEvents = false
        }
        guard takesEvents else {
            problems.append(
                Diagnostic(
                    .error, "figure.events", vi: "Biểu đồ này không theo thời gian nên không ghi sự kiện được.",
                    en: "This chart is not over time, so that it can show no events.",
                    at: map.location(ofKey: "events"), excerpt: "events",
                    hint: Localized(
                        vi:
                            "Bỏ events, hoặc dùng line, bar, grouped, stacked, area, rank, control, bump, small-multiples với x: period.",
                        en:
                            "Leave events out, or use line, bar, grouped, stacked, area, rank, control, bump, small-multiples with x: period."
                    )))
            return nil
        }
        block.events = map.list("events", &problems).compactMap { node in
            guard let entry = YAMLMap(node, keys: ["date", "text"], &problems) else { return nil }
            let date = entry.required("date", &problems)?.date(&problems)
            let text = entry.localized("text", &problems)
            guard let date, let text else { return nil }
            return FigureEvent(date: date, text: text, location: node.location)
        }
        return block
    }

    // MARK: - Frames

    private func block(
        _ root: YAMLNode, _ keys: [String], _ problems: inout [Diagnostic],
        _ content: (YAMLMap, inout [Diagnostic]) -> FigureBlock.Content?
    ) -> FigureBlock? {
        guard let map = YAMLMap(root, keys: keys, &problems) else { return nil }
        let id = identifier(map, &problems)
        let isAuto = map["title"]?.text == "auto"
        let title = isAuto ? nil : map.optionalLocalized("title", &problems)
        let note = map.optionalLocalized("note", &problems)
        guard let content = content(map, &problems), let id else { return nil }
        if isAuto, !content.isOneTrend {
            problems.append(
                Diagnostic(
                    .error, "figure.auto-title",
                    vi: "“title: auto” chỉ dùng với biểu đồ thường của một chỉ số, một dãy số theo thời gian.",
                    en: "“title: auto” is for plain charts of one series of one metric over time.",
                    at: map["title"]?.location ?? root.location, excerpt: "auto",
                    hint: Localized(
                        vi:
                            "Dùng kind: line hoặc bar với một metric, một grain (month, quarter, year …), không có by; hoặc tự viết title.",
                        en:
                            "Use kind: line or bar with one metric and one grain (month, quarter, year …), without by; or write a title."
                    )))
            return nil
        }
        return FigureBlock(
            id: id, title: title, titleIsFinding: isAuto, note: note, content: content, location: root.location)
    }

    private func numbersBlock(
        _ root: YAMLNode, _ keys: [String], _ problems: inout [Diagnostic],
        _ content: (YAMLMap, NumbersRequest, inout [Diagnostic]) -> FigureBlock.Content?
    ) -> FigureBlock? {
        guard let metrics = numbers.metrics(root, &problems) else { return nil }
        let fields = numbers.dimensions(of: metrics).map(\.name)
        return block(root, keys + NumbersReader.keys + fields, &problems) { map, problems in
            guard
                let request = numbers.numbers(metrics, map, emptyIsAllowed: emptyIsAllowed, &problems)
            else { return nil }
            return content(map, request, &problems)
        }
    }

    /// Ids become anchors, file names and ids in SVG: lower-case ASCII letters, digits and hyphens.
    private func identifier(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> String? {
        guard let node = map.required("id", &problems), let id = node.string(&problems) else { return nil }
        let isPlain = id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        guard isPlain, id.utf8.first.map({ (97...122).contains($0) }) ?? false else {
            problems.append(
                Diagnostic(
                    .error, "figure.bad-id", vi: "Mã “\(id)” không hợp lệ.", en: "“\(id)” cannot be an id.",
                    at: node.location, excerpt: id,
                    hint: Localized(
                        vi: "Dùng chữ thường không dấu, chữ số và gạch nối, bắt đầu bằng chữ.",
                        en: "Use lower-case ASCII letters, digits and hyphens, a letter first.")))
            return nil
        }
        return id
    }

    // MARK: - Parts of blocks

    private func defaultAxis(_ request: NumbersRequest) -> Axis {
        if case .grain = request.periods { return .period }
        if let field = request.by.first { return .dimension(field) }
        return request.metrics.count > 1 ? .metric : .period
    }

    private func axis(_ node: YAMLNode, _ request: NumbersRequest, _ problems: inout [Diagnostic]) -> Axis? {
        switch node.text {
        case "period"?: return .period
        case "metric"?: return .metric
        default:
            let fields = numbers.dimensions(of: request.metrics).filter { request.by.contains($0.name) }
            return numbers.field(node, fields, &problems).map { .dimension($0) }
        }
    }

    private func axes(
        _ key: String, _ map: YAMLMap, _ request: NumbersRequest, _ problems: inout [Diagnostic]
    ) -> [Axis] {
        map.list(key, &problems).compactMap { axis($0, request, &problems) }
    }

    private func card(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> CardRequest? {
        guard let metrics = numbers.metrics(node, &problems), let metric = metrics.first else { return nil }
        let keys = ["title"] + NumbersReader.keys + numbers.dimensions(of: metrics).map(\.name)
        guard let map = YAMLMap(node, keys: keys, &problems),
            let request = numbers.numbers(metrics, map, emptyIsAllowed: emptyIsAllowed, &problems)
        else { return nil }
        return CardRequest(
            title: map.optionalLocalized("title", &problems), request: request.request(for: metric),
            emptyIsAllowed: request.emptyIsAllowed, location: node.location)
    }

    private func dataset(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> Dataset? {
        guard let name = node.string(&problems) else { return nil }
        if let dataset = catalogue.dataset(name) { return dataset }
        problems.append(
            .unknown(
                "figure.unknown-dataset", vi: "bộ dữ liệu", en: "dataset", name,
                among: catalogue.datasets.map(\.name), at: node.location))
        return nil
    }

    private func records(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> FigureBlock.Content? {
        guard let node = map.required("dataset", &problems), let dataset = dataset(node, &problems) else { return nil }
        let filter = map["where"]?.condition(RowScope(dataset), &problems)
        let nodes = map.list("fields", &problems)
        let fields = nodes.compactMap { DescriptorReader.field($0, dataset.fields, &problems) }
        guard fields.count == nodes.count else { return nil }
        return .records(
            dataset: dataset.name, fields: fields.isEmpty ? dataset.fields.map(\.name) : fields, filter: filter)
    }
}
