import Diagnostics
import Metrics
import Tables
import Yams

/// A mapping whose keys have been checked: an unknown key is an error that names the expected ones.
struct YAMLMap {
    let node: YAMLNode
    private let values: [(key: String, value: YAMLNode)]
    private let places: [String: SourceLocation]

    /// Nil where `node` is not a mapping. Without `keys` any key is allowed. Of the `refused` ones the reader says itself why
    /// they may not stand here; they are not offered.
    init?(_ node: YAMLNode, keys: [String]?, refused: Set<String> = [], _ problems: inout [Diagnostic]) {
        guard let mapping = node.node.mapping else {
            problems.append(
                node.expected(
                    "các cặp “khóa: giá trị”", "a mapping of keys to values",
                    hint: Localized(
                        vi: "Viết mỗi khóa một dòng “khóa: giá trị”, hoặc {khóa: giá trị}.",
                        en: "Write one “key: value” a line, or {key: value}.")))
            return nil
        }
        self.node = node
        var values: [(key: String, value: YAMLNode)] = []
        var places: [String: SourceLocation] = [:]
        for (key, value) in mapping {
            let keyNode = node.child(key)
            guard let name = keyNode.text else {
                problems.append(
                    keyNode.expected(
                        "một khóa", "a key",
                        hint: Localized(
                            vi: "Viết tên khóa trước dấu hai chấm.", en: "Write the name of a key before the colon.")))
                continue
            }
            if let keys, !keys.contains(name) {
                let known = keys.filter { !refused.contains($0) }
                let near = Suggestion.nearest(to: name, among: known)
                problems.append(
                    Diagnostic(
                        .error, "yaml.unknown-key", vi: "Không có khóa “\(name)” ở đây.",
                        en: "There is no key “\(name)” here.", at: keyNode.location, excerpt: name,
                        hint: Localized(
                            vi: (near.map { "Có phải là “\($0)”? " } ?? "")
                                + "Các khóa được dùng: \(known.joined(separator: ", ")).",
                            en: (near.map { "Did you mean “\($0)”? " } ?? "")
                                + "Keys known here: \(known.joined(separator: ", ")).")))
                continue
            }
            values.append((name, node.child(value)))
            places[name] = keyNode.location
        }
        self.values = values
        self.places = places
    }

    var location: SourceLocation { node.location }
    func location(ofKey key: String) -> SourceLocation { places[key] ?? location }
    func has(_ key: String) -> Bool { places[key] != nil }
    var entries: [(key: String, value: YAMLNode)] { values }

    /// The value of `key`; nil where it is absent or null.
    subscript(key: String) -> YAMLNode? {
        values.first { $0.key == key }.map(\.value).flatMap { $0.isNull ? nil : $0 }
    }

    /// The value of `key`; reported where it is absent.
    func required(_ key: String, _ problems: inout [Diagnostic]) -> YAMLNode? {
        if let value = self[key] { return value }
        problems.append(
            Diagnostic(
                .error, "yaml.missing-key", vi: "Thiếu khóa “\(key)”.", en: "The key “\(key)” is missing.",
                at: location, hint: Localized(vi: "Thêm dòng “\(key): …”.", en: "Add a line “\(key): …”.")))
        return nil
    }

    func string(_ key: String, _ problems: inout [Diagnostic]) -> String? {
        required(key, &problems)?.string(&problems)
    }

    func optionalString(_ key: String, _ problems: inout [Diagnostic]) -> String? { self[key]?.string(&problems) }

    func localized(_ key: String, _ problems: inout [Diagnostic]) -> Localized? {
        required(key, &problems)?.localized(&problems)
    }

    func optionalLocalized(_ key: String, _ problems: inout [Diagnostic]) -> Localized? {
        self[key]?.localized(&problems)
    }

    func unitOfMeasure(_ key: String, _ problems: inout [Diagnostic]) -> UnitOfMeasure? {
        self[key]?.unitOfMeasure(&problems)
    }

    func strings(_ key: String, _ problems: inout [Diagnostic]) -> [String] { self[key]?.strings(&problems) ?? [] }

    func list(_ key: String, _ problems: inout [Diagnostic]) -> [YAMLNode] { self[key]?.list(&problems) ?? [] }

    func date(_ key: String, _ problems: inout [Diagnostic]) -> CalendarDate? { self[key]?.date(&problems) }

    func boolean(_ key: String, default value: Bool, _ problems: inout [Diagnostic]) -> Bool {
        self[key]?.boolean(&problems) ?? value
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, default value: Choice, _ problems: inout [Diagnostic]
    ) -> Choice where Choice.RawValue == String {
        self[key]?.choice(Choice.self, &problems) ?? value
    }
}
