/// The forms in which diagnostics are shown.
public enum DiagnosticFormat: String, Sendable, CaseIterable {
    /// For people: location, severity, message, the offending text and a hint.
    case text
    /// For programs: one JSON array, both languages.
    case json
    /// For GitHub-like CI: workflow command lines that annotate the file.
    case github

    /// All `diagnostics` in this form; empty for none, except JSON, which is then `[]`.
    public func render(_ diagnostics: [Diagnostic], language: Language) -> String {
        switch self {
        case .text: diagnostics.map { Self.text($0, language) }.joined()
        case .json: Self.json(diagnostics)
        case .github: diagnostics.map { Self.github($0, language) }.joined()
        }
    }

    private static func text(_ diagnostic: Diagnostic, _ language: Language) -> String {
        var lines = ""
        if let location = diagnostic.location { lines += "\(visible("\(location)")): " }
        let vietnamese = language == .vietnamese
        let word =
            switch diagnostic.severity {
            case .error: vietnamese ? "lỗi" : "error"
            case .warning: vietnamese ? "cảnh báo" : "warning"
            case .note: vietnamese ? "ghi chú" : "note"
            }
        lines += "\(word): \(visible(diagnostic.message.text(in: language))) [\(diagnostic.code)]\n"
        if let excerpt = diagnostic.excerpt { lines += "    | \(visible(excerpt))\n" }
        if let hint = diagnostic.hint {
            lines += "    \(vietnamese ? "cách sửa" : "how to fix"): \(visible(hint.text(in: language)))\n"
        }
        return lines
    }

    private static func json(_ diagnostics: [Diagnostic]) -> String {
        let objects = diagnostics.map { diagnostic -> String in
            var members = [
                "\"severity\":\(quoted(diagnostic.severity.rawValue))", "\"code\":\(quoted(diagnostic.code))",
                "\"message\":\(localized(diagnostic.message))",
            ]
            if let location = diagnostic.location {
                members.append("\"file\":\(quoted(location.file))")
                if let line = location.line { members.append("\"line\":\(line)") }
                if let column = location.column { members.append("\"column\":\(column)") }
                if let sheet = location.sheet { members.append("\"sheet\":\(quoted(sheet))") }
                if let cell = location.cell { members.append("\"cell\":\(quoted(cell))") }
            }
            if let excerpt = diagnostic.excerpt { members.append("\"excerpt\":\(quoted(excerpt))") }
            if let hint = diagnostic.hint { members.append("\"hint\":\(localized(hint))") }
            return "{" + members.joined(separator: ",") + "}"
        }
        return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }

    private static func localized(_ text: Localized) -> String {
        "{\"vi\":\(quoted(text.vietnamese)),\"en\":\(quoted(text.text(in: .english)))}"
    }

    private static func github(_ diagnostic: Diagnostic, _ language: Language) -> String {
        var properties: [String] = []
        if let location = diagnostic.location {
            properties.append("file=\(escapedProperty(visible(location.file)))")
            if let line = location.line { properties.append("line=\(line)") }
            if let column = location.column { properties.append("col=\(column)") }
        }
        properties.append("title=\(escapedProperty(diagnostic.code))")
        var message = diagnostic.message.text(in: language)
        // The commands know lines and columns only, so a place in a workbook goes before the message.
        if let place = diagnostic.location?.placeInWorkbook { message = "[\(place)] \(message)" }
        message = visible(message)
        if let hint = diagnostic.hint { message += "\n" + visible(hint.text(in: language)) }
        let command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
        return "::\(command) \(properties.joined(separator: ","))::\(escapedData(message))\n"
    }

    // The escapes of GitHub's workflow commands: % and line ends in data, and : and , in properties.
    private static func escapedData(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: String(scalar)
            }
        }.joined()
    }

    private static func escapedProperty(_ text: String) -> String {
        escapedData(text).unicodeScalars.map { scalar in
            switch scalar {
            case ":": "%3A"
            case ",": "%2C"
            default: String(scalar)
            }
        }.joined()
    }
}

/// `text` on one line, with pictures in the place of control characters: what stands in a file may steer a terminal.
public func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) else {
        return text
    }
    var line = ""
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x00...0x1F: line.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
        case 0x7F: line.append("␡")
        case 0x80...0x9F: line.append("\u{FFFD}")
        default: line.unicodeScalars.append(scalar)
        }
    }
    return line
}

/// `text` as a JSON string literal.
public func quoted(_ text: String) -> String {
    // Nearly no text has anything to escape; C1 controls begin with C2 in UTF-8.
    let isPlain = text.utf8.allSatisfy { byte in
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F && byte != 0xC2
    }
    if isPlain { return "\"" + text + "\"" }
    var literal = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": literal += "\\\""
        case "\\": literal += "\\\\"
        case "\n": literal += "\\n"
        case "\r": literal += "\\r"
        case "\t": literal += "\\t"
        case _ where scalar.value < 0x20, "\u{7F}"..."\u{9F}":
            let digits = String(scalar.value, radix: 16)
            literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: literal.unicodeScalars.append(scalar)
        }
    }
    return literal + "\""
}
