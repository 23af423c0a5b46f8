import Diagnostics
import Metrics
import Tables
import Workbooks

/// Reads what a descriptor says of where the table is in its files, and of rows that are none of it.
struct ShapeReader {
    let fields: [Field]

    func place(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> SheetPlace {
        var place = SheetPlace(selector: nil, range: nil, location: map.location(ofKey: "sheet"))
        if let sheet = map["sheet"], let text = sheet.string(&problems) {
            place.selector = Int(text).map(SheetSelector.number) ?? .name(text)
        }
        if let node = map["range"], let text = node.string(&problems) {
            place.range = CellRange(text)
            if place.range == nil {
                problems.append(
                    node.expected(
                        "một vùng ô", "a range of cells",
                        hint: Localized(vi: "Viết như B4:H60 hoặc B4:H.", en: "Write it like B4:H60 or B4:H.")))
            }
        }
        return place
    }

    func read(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> SheetShape {
        var shape = SheetShape(hiddenRows: map.choice("hidden_rows", default: .read, &problems))
        guard let node = map["header"] else { return shape }
        let nodes = node.node.sequence == nil ? [node] : map.list("header", &problems)
        let rows = nodes.compactMap { $0.integer(&problems) }
        if let first = rows.first, let last = rows.last, (1...2).contains(nodes.count), 1 <= first, first <= last {
            shape.header = first...last
        } else if rows.count == nodes.count {
            problems.append(
                node.expected(
                    "số dòng của tiêu đề", "the rows of the header",
                    hint: Localized(
                        vi: "Viết header: 5, hoặc header: [4, 6] nếu tiêu đề chiếm nhiều dòng.",
                        en: "Write header: 5, or header: [4, 6] where it takes several rows.")))
        }
        return shape
    }

    func rules(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> RowRules {
        var rules = RowRules()
        if let node = map["skip_rows"], let entries = YAMLMap(node, keys: fields.map(\.name), &problems) {
            for (name, _) in entries.entries { rules.skipped[name] = Set(entries.strings(name, &problems)) }
        }
        if let node = map["total_rows"], let entries = YAMLMap(node, keys: fields.map(\.name) + ["check"], &problems) {
            for (name, _) in entries.entries where name != "check" {
                rules.totals[name] = Set(entries.strings(name, &problems))
            }
            if entries["check"] != nil {
                rules.totalled = entries.list("check", &problems).compactMap {
                    DescriptorReader.field($0, fields, &problems)
                }
            }
        }
        return rules
    }
}
