import Diagnostics
import Metrics
import Tables

/// Reads what a descriptor says of records: the days they cover, the life of a dossier, measures and rules.
struct EventsReader {
    let fields: [Field]
    let scope: RowScope
    let hasCalendar: Bool

    struct Events {
        var period: Dataset.PeriodRule
        var covers: ClosedRange<CalendarDate>
        var measures: [Measure]
        /// Some declared measure could not be read, or the lifecycle that gives them.
        var lacksMeasures: Bool
        var rules: [Dataset.RecordRule]
    }

    /// Nil where it cannot be said when a record counts.
    func read(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> Events? {
        let before = problems.count
        let covers = covers(map, &problems)
        var measures: [Measure] = []
        var rules: [Dataset.RecordRule] = []
        var first = fields.first { $0.schema.type == .date }?.name
        if let node = map["lifecycle"],
            let lifecycle = LifecycleReader(fields: fields, scope: scope, hasCalendar: hasCalendar).read(
                node, &problems)
        {
            measures = lifecycle.measures
            rules = lifecycle.rules(covers)
            first = lifecycle.opened
        }
        for node in map.list("measures", &problems) {
            guard let measure = measure(node, &problems) else { continue }
            if measures.contains(where: { $0.name == measure.name }) {
                problems.append(
                    Diagnostic(
                        .error, "descriptor.duplicate-measure", vi: "Đã có số đo “\(measure.name)”.",
                        en: "There is a measure “\(measure.name)” already.", at: node.location, excerpt: measure.name,
                        hint: Localized(vi: "Đặt tên khác.", en: "Choose another name.")))
                continue
            }
            measures.append(measure)
        }
        let lacksMeasures = problems[before...].containsError
        rules += map.list("checks", &problems).compactMap { rule($0, &problems) }
        guard let covers, let first else { return nil }
        return Events(
            period: .at(first), covers: covers, measures: measures, lacksMeasures: lacksMeasures, rules: rules)
    }

    private func covers(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> ClosedRange<CalendarDate>? {
        guard let node = map.required("covers", &problems),
            let entry = YAMLMap(node, keys: DescriptorKeys.covers, &problems)
        else { return nil }
        let from = entry.required("from", &problems)?.date(&problems)
        let to = entry.required("to", &problems)?.date(&problems)
        guard let from, let to else { return nil }
        if from <= to { return from...to }
        problems.append(
            Diagnostic(
                .error, "descriptor.covers", vi: "Khoảng ngày của dữ liệu kết thúc trước khi bắt đầu.",
                en: "The days that the records cover end before they begin.", at: node.location,
                hint: Localized(
                    vi: "from là ngày đầu mà dữ liệu đầy đủ, to là ngày trích xuất dữ liệu.",
                    en: "from is the first day for which the records are complete, to the day they were taken.")))
        return nil
    }

    // MARK: - Measures

    private func measure(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> Measure? {
        guard let entry = YAMLMap(node, keys: DescriptorKeys.eventMeasure, &problems),
            let name = entry.string("name", &problems)
        else { return nil }
        let aggregate = entry.choice("aggregate", default: Aggregate.count, &problems)
        refuseIdleKeys(entry, aggregate, &problems)
        guard let timing = timing(entry, aggregate, &problems) else { return nil }
        var measure = Measure(
            name: name, title: entry.optionalLocalized("title", &problems) ?? Localized(vi: name),
            measuredIn: entry.unitOfMeasure("measured_in", &problems), aggregate: aggregate, of: nil,
            filter: entry["where"]?.condition(scope, &problems)?.overRecords(self, entry["where"], &problems),
            timing: timing)
        if let stock = entry["stock"], case .stock = timing {
            let isOpening = YAMLMap(stock, keys: nil, &problems)?.boolean("opening", default: false, &problems) ?? false
            measure.additivity = isOpening ? .opening : .stock
        }
        switch aggregate {
        case .count: break
        case .countDistinct:
            guard let target = entry.required("of", &problems), let field = text(target, &problems) else { return nil }
            measure.of = field
        case .sum, .min, .max, .average, .median, .percentile:
            guard let target = entry.required("of", &problems),
                let value = target.expression(scope.names, .number, &problems)?.overRecords(self, target, &problems)
            else { return nil }
            measure.value = value
            measure.of = value.names.first
        }
        if aggregate == .percentile {
            guard let share = share(entry.required("share", &problems), &problems) else { return nil }
            measure.share = share
        }
        return measure
    }

    /// What has no effect was meant to have one.
    private func refuseIdleKeys(_ entry: YAMLMap, _ aggregate: Aggregate, _ problems: inout [Diagnostic]) {
        let idle = [
            ("at", entry["stock"] != nil, Localized(vi: "khi có stock", en: "beside stock")),
            ("of", aggregate == .count, Localized(vi: "với aggregate: count", en: "with aggregate: count")),
            (
                "share", aggregate != .percentile,
                Localized(vi: "nếu không phải aggregate: percentile", en: "without aggregate: percentile")
            ),
        ]
        for (key, isIdle, place) in idle where isIdle && entry[key] != nil {
            problems.append(
                Diagnostic(
                    .error, "descriptor.idle-key", vi: "Khóa “\(key)” không có tác dụng \(place.vietnamese).",
                    en: "The key “\(key)” has no effect \(place.text(in: .english)).", at: entry.location(ofKey: key),
                    excerpt: key,
                    hint: Localized(
                        vi: "Bỏ khóa này, hoặc sửa các khóa bên cạnh.", en: "Remove it, or correct the keys beside it.")
                ))
        }
    }

    private func share(_ node: YAMLNode?, _ problems: inout [Diagnostic]) -> Rational? {
        guard let node, let share = node.rational(&problems) else { return nil }
        if .zero <= share, share <= Rational(1) { return share }
        problems.append(
            Diagnostic(
                .error, "descriptor.share", vi: "share phải từ 0 đến 1.", en: "share must be from 0 to 1.",
                at: node.location,
                hint: Localized(
                    vi: "Viết share: 0.95 cho phân vị thứ 95.", en: "Write share: 0.95 for the 95th percentile.")))
        return nil
    }

    private func text(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> String? {
        let texts = fields.filter { $0.schema.type == .string }.map(\.name)
        guard let name = node.string(&problems) else { return nil }
        if texts.contains(name) { return name }
        problems.append(
            .unknown(
                "descriptor.unknown-field", vi: "cột chữ", en: "text field", name, among: texts, at: node.location))
        return nil
    }

    private func timing(_ entry: YAMLMap, _ aggregate: Aggregate, _ problems: inout [Diagnostic]) -> Timing? {
        guard let stock = entry["stock"] else { return date(entry.required("at", &problems), &problems).map(Timing.at) }
        if aggregate != .count {
            problems.append(
                Diagnostic(
                    .error, "descriptor.stock-aggregate", vi: "Số tồn chỉ đếm hồ sơ (aggregate: count).",
                    en: "A stock only counts records (aggregate: count).", at: stock.location,
                    hint: Localized(vi: "Bỏ aggregate, hoặc dùng at.", en: "Remove aggregate, or use at.")))
            return nil
        }
        guard let map = YAMLMap(stock, keys: DescriptorKeys.stock, &problems),
            let from = date(map.required("from", &problems), &problems)
        else { return nil }
        return .stock(from: from, until: date(map["until"], &problems), past: date(map["past"], &problems))
    }

    private func date(_ node: YAMLNode?, _ problems: inout [Diagnostic]) -> TypedExpression? {
        node?.expression(scope.names, .date, &problems)?.overRecords(self, node, &problems)
    }

    // MARK: - Rules

    private func rule(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> Dataset.RecordRule? {
        guard let entry = YAMLMap(node, keys: DescriptorKeys.rule, &problems),
            let name = entry.string("name", &problems), let that = entry.required("that", &problems),
            let condition = that.condition(scope, &problems)?.overRecords(self, that, &problems)
        else { return nil }
        let title = entry.optionalLocalized("title", &problems) ?? Localized(vi: name)
        return Dataset.RecordRule(
            code: "check.failed", that: condition,
            message: Localized(
                vi: "Bản ghi này không đạt phép kiểm “\(title.text(in: .vietnamese))”.",
                en: "This record does not satisfy the check “\(title.text(in: .english))”."),
            hint: entry.optionalLocalized("hint", &problems)
                ?? Localized(
                    vi: "Sửa bản ghi trong hệ thống nguồn rồi xuất lại.",
                    en: "Correct the record in the source system and export again."))
    }
}

extension TypedExpression {
    /// The expression where it can be computed over records; what stands in the way is reported otherwise.
    func overRecords(_ reader: EventsReader, _ node: YAMLNode?, _ problems: inout [Diagnostic]) -> TypedExpression? {
        guard
            let obstacle = RecordExpressions.obstacle(
                to: self, fields: reader.fields, hasCalendar: reader.hasCalendar), let node
        else { return self }
        let (offset, message, hint) = obstacle.words
        problems.append(
            Diagnostic(
                .error, "expression.not-over-records", vi: message.vietnamese, en: message.text(in: .english),
                at: node.location(ofCharacter: offset), excerpt: text, hint: hint))
        return nil
    }
}
