import Diagnostics
import Metrics
import Tables

/// Reads `unpivot`: how the columns of a wide table become rows.
struct UnpivotReader {
    let fields: [Field]

    /// Nil where it cannot be used.
    func read(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> Unpivot? {
        guard let map = YAMLMap(node, keys: DescriptorKeys.unpivot, &problems),
            let list = map.required("columns", &problems)
        else { return nil }
        let before = problems.count
        let name = map["name"].flatMap { DescriptorReader.field($0, fields, &problems) }
        let measures = map["value"].map { self.measures($0, &problems) } ?? []
        let columns = list.list(&problems).compactMap {
            column($0, keys: DescriptorKeys.unpivotColumn, &problems)
        }
        if columns.isEmpty, problems.count == before {
            problems.append(
                list.expected(
                    "ít nhất một cột", "one column at least",
                    hint: Localized(
                        vi: "Viết mẫu như \"Tháng *\", hoặc danh sách tên cột.",
                        en: "Write a pattern like \"Tháng *\", or a list of columns.")))
        }
        let totals = map.list("total", &problems).compactMap {
            column($0, keys: DescriptorKeys.unpivotTotal, &problems)
        }
        if measures.isEmpty, map["value"] == nil, (columns + totals).contains(where: { $0.field == nil }) {
            _ = map.required("value", &problems)
        }
        if map["name"] == nil, columns.contains(where: \.constants.isEmpty) { _ = map.required("name", &problems) }
        let empty = map.choice("empty", default: Unpivot.EmptyCells.refuse, &problems)
        if problems[before...].containsError { return nil }
        return Unpivot(columns: columns, name: name, measures: measures, totals: totals, empty: empty)
    }

    /// `value: resolved`, or `value: {Tiếp nhận: received, Giải quyết: resolved}`.
    private func measures(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> [Unpivot.Measure] {
        if node.node.mapping == nil {
            return DescriptorReader.field(node, fields, &problems).map { [Unpivot.Measure(field: $0)] } ?? []
        }
        guard let map = YAMLMap(node, keys: nil, &problems) else { return [] }
        return map.entries.compactMap { part, field in
            DescriptorReader.field(field, fields, &problems).map { Unpivot.Measure(part: part, field: $0) }
        }
    }

    /// A heading, or `{column: …, value: …, values: {…}}`.
    private func column(_ node: YAMLNode, keys: [String], _ problems: inout [Diagnostic]) -> Unpivot.Column? {
        if node.node.mapping == nil {
            return node.string(&problems).map { Unpivot.Column(HeadingPattern($0), at: node.location) }
        }
        guard let map = YAMLMap(node, keys: keys, &problems), let heading = map.string("column", &problems) else {
            return nil
        }
        var constants: [Constant] = []
        FormReader(fields: fields).readConstants(map["values"], &constants, &problems)
        return Unpivot.Column(
            HeadingPattern(heading), field: map["value"].flatMap { DescriptorReader.field($0, fields, &problems) },
            constants: constants, at: node.location)
    }
}
