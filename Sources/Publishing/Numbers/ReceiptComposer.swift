import Diagnostics
import Metrics
import Tables

/// Makes the account of one number: definition, inputs, rows with file and line, what was derived, checks, files.
struct ReceiptComposer {
    let results: Results
    let glossary: Glossary
    private var phrases: Phrases { glossary.phrases }
    private var text: PointText { PointText(glossary: glossary) }

    /// `dimensions` are the fields whose members the point's key holds.
    func receipt(_ point: MetricPoint, _ metric: MetricDefinition, dimensions: [String], id: String) -> ReceiptModel {
        ReceiptModel(
            id: id, title: title(point, metric, dimensions: dimensions),
            value: text.cell(point, metric), steps: steps(point, metric), rows: rows(point, id: id + "-rows"),
            checks: results.checks(touching: point).map { outcome($0) }, files: files(point))
    }

    /// Whose number it is, and of when: "Trung tâm PVHCC, quý I/2024".
    func title(_ point: MetricPoint, _ metric: MetricDefinition, dimensions: [String]) -> String {
        let datasets = results.catalogue.datasets(of: metric)
        let members = zip(dimensions, point.key.members).compactMap { field, id in
            id.map { glossary.member($0, of: field, in: datasets) }
        }
        return (members + [glossary.period(of: point, in: datasets)]).joined(separator: ", ")
    }

    // MARK: - Steps

    private func steps(_ point: MetricPoint, _ metric: MetricDefinition) -> [ReceiptStepModel] {
        var steps = [ReceiptStepModel(label: phrases.choose("Công thức", "Formula"), value: glossary.formula(metric))]
        if let filter = metric.filter {
            steps.append(ReceiptStepModel(label: phrases.choose("Điều kiện lọc", "Filter"), value: filter.text))
        }
        for input in point.inputs {
            steps.append(
                ReceiptStepModel(label: glossary.title(input.measure, in: input.dataset), value: account(of: input)))
        }
        for (name, quantity) in point.operands.sorted(by: { $0.key < $1.key }) {
            guard let operand = results.catalogue.metric(name) else { continue }
            steps.append(ReceiptStepModel(label: phrases.text(operand.title), value: text.text(quantity, operand)))
        }
        for given in point.score?.contributions ?? [] {
            let label =
                String(repeating: "– ", count: given.depth + 1) + glossary.criterion(given.criterion, of: metric)
            let value =
                given.isLeftOut
                ? phrases.choose("thiếu số liệu, để ra ngoài", "missing, left out")
                : phrases.numbers.nonzero(given.points, decimals: max(metric.decimals, 2))
                    + phrases.choose(" điểm", " points")
            steps.append(ReceiptStepModel(label: label, value: value))
        }
        var result = text.value(point, metric)
        if let count = text.count(point, metric) {
            result = count.replacing("/", with: " / ") + " = " + result
        }
        if case .value(_, let qualifier) = point.quantity, let word = phrases.unsettled(qualifier) {
            result += " (\(word))"
        }
        if let meaning = text.meaning(point, metric) { result += " (\(meaning))" }
        steps.append(ReceiptStepModel(label: phrases.choose("Kết quả", "Result"), value: result))
        let uncertainty = UncertaintyText(glossary: glossary)
        if uncertainty.ofFew(point, metric) != nil, let number = point.counted(metric) {
            steps.append(ReceiptStepModel(label: uncertainty.label, value: uncertainty.limits(number, metric)))
        }
        return steps
    }

    /// "4.022 (suy ra: Đã xử lý xong 4.212 − Kết thúc không giải quyết 190)".
    private func account(of input: MetricPoint.Input) -> String {
        let value = quantity(input.reading.quantity, input.dataset)
        switch input.reading.derivation {
        case .reported: return value
        case .aggregated(let aggregate) where results.catalogue.dataset(input.dataset)?.kind == .events:
            let records = phrases.counted(input.reading.records, "bản ghi", "record", "records")
            let how: String =
                switch aggregate {
                case .sum: phrases.choose("cộng ", "sum of ") + records
                case .count: phrases.choose("đếm bản ghi", "count of records")
                default: phrases.choose("từ ", "from ") + records
                }
            return "\(value) (\(how))"
        case .aggregated(let aggregate):
            let rows = phrases.counted(input.reading.rows.count, "dòng", "row", "rows")
            let how: String =
                switch aggregate {
                case .sum: phrases.choose("cộng ", "sum of ") + rows
                case .count: phrases.choose("đếm ", "count of ") + rows
                default: phrases.choose("từ ", "from ") + rows
                }
            return "\(value) (\(how))"
        case .rolledUp(let periods):
            return
                "\(value) (\(phrases.choose("gộp từ", "made from")) \(phrases.list(periods.map(phrases.periods.period))))"
        case .derived(let added, let subtracted):
            guard let row = input.reading.rows.first, let facts = results.facts[input.dataset] else { return value }
            func term(_ name: String) -> String {
                "\(glossary.title(name, in: input.dataset)) \(quantity(facts.reading(name, row: row).quantity, input.dataset))"
            }
            let formula =
                added.map(term).joined(separator: " + ") + subtracted.map { " − " + term($0) }.joined()
            return "\(value) (\(phrases.derived): \(formula))"
        }
    }

    private func quantity(_ quantity: Quantity, _ dataset: String) -> String {
        switch quantity {
        case .value(let value, let qualifier): phrases.numbers.qualified(phrases.numbers.exact(value), qualifier)
        case .absent(let absence): "\(absence.sign) (\(phrases.meaning(absence)))"
        case .notComputable(let obstacle):
            phrases.sign(obstacle) + " (" + phrases.reason(obstacle) { glossary.title($0, in: dataset) } + ")"
        }
    }

    // MARK: - Rows, checks, files

    private func rows(_ point: MetricPoint, id: String) -> TableModel? {
        // Most sources say nothing of the kind.
        let hasStates = NoteRegister.rows(of: point).contains { name, indices in
            indices.contains { results.facts[name]?.state(ofRow: $0) != nil }
        }
        var rows: [TableRowModel] = []
        for (name, indices) in NoteRegister.rows(of: point) {
            guard let facts = results.facts[name] else { continue }
            for row in indices { rows.append(self.row(row, facts, point, hasStates: hasStates)) }
        }
        guard !rows.isEmpty else { return nil }
        let heads =
            [
                phrases.choose("Tệp và dòng", "File and line"), phrases.choose("Văn bản nguồn", "Source document"),
                phrases.choose("Vị trí", "Section"), phrases.choose("Giá trị trong nguồn", "Values in the source"),
            ] + (hasStates ? [phrases.choose("Tình trạng", "State")] : [])
        return TableModel(
            id: id, caption: phrases.choose("Dòng số liệu đã dùng", "Rows used"),
            columnHeads: heads.map { HeadCellModel($0) }, rows: rows, isSortable: false)
    }

    private func row(_ row: Int, _ facts: RowFacts, _ point: MetricPoint, hasStates: Bool) -> TableRowModel {
        let dataset = facts.dataset
        let names = fields(row, facts, point)
        var place = dataset.location(ofRow: row)
        // Where a line of the file is several rows, the cell tells them apart.
        if place.column != nil || place.cell != nil { place = dataset.location(ofRow: row, names: names) }
        let source = dataset.sourceField.flatMap { facts.member($0, row: row) }
        let document = source.flatMap(results.catalogue.source).map { phrases.text($0.title) } ?? source ?? "–"
        let state = facts.state(ofRow: row).map(phrases.word) ?? phrases.choose("chính thức", "final")
        let section = dataset.sectionField.flatMap { facts.member($0, row: row) } ?? "–"
        return TableRowModel(
            heads: [CellModel(results.catalogue.published(place.description), kind: .heading)],
            cells: [CellModel(document), CellModel(section), CellModel(values(names, row, facts))]
                + (hasStates ? [CellModel(state)] : []))
    }

    /// The fields of the row that went into the number.
    private func fields(_ row: Int, _ facts: RowFacts, _ point: MetricPoint) -> [String] {
        var names: [String] = []
        for input in point.inputs where input.dataset == facts.dataset.name && input.reading.rows.contains(row) {
            var pending = [input.of].compactMap { $0 }
            while let name = pending.popLast() {
                if names.contains(name) { continue }
                if case .derived(let added, let subtracted) = facts.reading(name, row: row).derivation {
                    pending += (added + subtracted).reversed()
                } else if facts.dataset.field(name) != nil {
                    names.append(name)
                }
            }
        }
        return names
    }

    /// Cells of the row, as the source has them.
    private func values(_ names: [String], _ row: Int, _ facts: RowFacts) -> String {
        names.map { name in
            "\(glossary.title(name, in: facts.dataset.name)): \(quantity(facts.reading(name, row: row).quantity, facts.dataset.name))"
        }.joined(separator: "; ")
    }

    func outcome(_ result: CheckResult) -> CheckOutcomeModel {
        let kind: CheckOutcomeModel.Kind =
            switch result.outcome {
            case .holds: .holds
            case .accepted: .accepted
            case .fails: .fails
            case .untestable: .untestable
            }
        let field = result.field.map { " (\(glossary.title($0, in: result.dataset)))" } ?? ""
        return CheckOutcomeModel(
            name: phrases.text(result.check.title) + field, kind: kind,
            text: phrases.outcome(result) { glossary.title($0, in: result.dataset) })
    }

    private func files(_ point: MetricPoint) -> [FileDigestModel] {
        var files: [FileDigestModel] = []
        for (name, rows) in NoteRegister.rows(of: point) {
            guard let table = results.facts[name]?.dataset.table else { continue }
            for index in Set(rows.map { table.origins[$0].file }).sorted() {
                let file = digest(table.files[index])
                // Sheets of one workbook are one file.
                if !files.contains(file) { files.append(file) }
            }
        }
        // Of records nothing is shown but the files they stand in.
        for name in Set(point.inputs.filter { $0.reading.records > 0 }.map(\.dataset)).sorted() {
            for file in results.catalogue.dataset(name)?.table.files ?? [] {
                files.append(digest(file))
            }
        }
        return files
    }

    private func digest(_ file: SourceFile) -> FileDigestModel {
        FileDigestModel(path: results.catalogue.published(file.path), sha256: file.sha256)
    }
}
