import Diagnostics

/// Holds what a page gives its template against what the contract says it gives.
enum ContextCheck {
    static func check(
        _ record: TemplateRecord, _ keys: [String: TemplateShape], path: String = "", at location: SourceLocation
    ) -> [Diagnostic] {
        // Every page is checked, and nearly every one is right.
        if agrees(record, keys) { return [] }
        var diagnostics: [Diagnostic] = []
        for key in Set(record.keys).union(keys.keys).sorted() {
            let name = path.isEmpty ? key : "\(path).\(key)"
            switch (record[key], keys[key]) {
            case (nil, _?): diagnostics.append(problem("theme.missing-value", name, "thiếu", "is missing", location))
            case (_?, nil):
                let (vi, en) = ("không có trong quy ước", "is not in the contract")
                diagnostics.append(problem("theme.unknown-value", name, vi, en, location))
            case (let value?, let shape?): diagnostics += check(value, shape, path: name, at: location)
            case (nil, nil): break
            }
        }
        return diagnostics
    }

    private static func agrees(_ record: TemplateRecord, _ keys: [String: TemplateShape]) -> Bool {
        record.count == keys.count
            && record.allSatisfy { key, value in
                guard let shape = keys[key], value.matches(shape) else { return false }
                switch (value, shape) {
                case (.record(let inner), .record(let keys)): return inner.isEmpty || agrees(inner, keys)
                case (.list(let records), .list(let keys)): return records.allSatisfy { agrees($0, keys) }
                default: return true
                }
            }
    }

    static func missingLanguage(_ language: String, known: [String], theme: String) -> Diagnostic {
        let list = known.joined(separator: ", ")
        return Diagnostic(
            .error, "theme.missing-language", vi: "Giao diện không có tệp chữ cho ngôn ngữ “\(language)”.",
            en: "The theme has no strings for the language “\(language)”.",
            at: SourceLocation(file: "\(theme)/strings/\(language).yaml"),
            hint: Localized(vi: "Các ngôn ngữ hiện có: \(list).", en: "Languages of the theme: \(list)."))
    }

    private static func check(
        _ value: TemplateValue, _ shape: TemplateShape, path: String, at location: SourceLocation
    ) -> [Diagnostic] {
        guard value.matches(shape) else {
            return [
                problem(
                    "theme.wrong-value", path, "không phải là \(shape.name.vi)", "is not a \(shape.name.en)", location)
            ]
        }
        switch (value, shape) {
        case (.record(let record), .record(let keys)) where !record.isEmpty:
            return check(record, keys, path: path, at: location)
        case (.list(let records), .list(let keys)):
            return records.flatMap { check($0, keys, path: path, at: location) }
        default: return []
        }
    }

    private static func problem(
        _ code: String, _ name: String, _ vi: String, _ en: String, _ location: SourceLocation
    ) -> Diagnostic {
        Diagnostic(.error, code, vi: "Giá trị “\(name)” \(vi).", en: "The value “\(name)” \(en).", at: location)
    }
}
