import Diagnostics

/// What must hold of every reading, whatever was read.
enum ReadingCheck {
    static func complaints(_ reading: FuzzReading, _ input: FuzzInput) -> [String] {
        var found = reading.complaints
        if !reading.isUsable, !reading.diagnostics.containsError {
            found.append("nothing came out, and no error says why")
        }
        for diagnostic in reading.diagnostics { found += problems(diagnostic, input) }
        for format in DiagnosticFormat.allCases {
            for language in Language.allCases {
                let text = format.render(reading.diagnostics, language: language)
                if text.unicodeScalars.contains(where: { isControl($0) }) {
                    let code = reading.diagnostics.first { diagnostic in
                        format.render([diagnostic], language: language).unicodeScalars.contains(where: isControl)
                    }?.code
                    found.append("\(code ?? "?"): a control character reaches the terminal (\(format))")
                }
            }
        }
        return found
    }

    /// What would steer a terminal; the line feed ends lines.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\n" && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value))
    }

    private static func problems(_ diagnostic: Diagnostic, _ input: FuzzInput) -> [String] {
        var found: [String] = []
        let (code, message) = (diagnostic.code, diagnostic.message)
        if message.vietnamese.isEmpty { found.append("\(code): no message in Vietnamese") }
        if message.english?.isEmpty ?? true { found.append("\(code): no message in English") }
        if let hint = diagnostic.hint, hint.vietnamese.isEmpty || hint.english?.isEmpty ?? true {
            found.append("\(code): a hint without words")
        }
        guard let location = diagnostic.location else { return found }
        if location.file.isEmpty { found.append("\(code): a file without a name") }
        if let column = location.column, column < 1 { found.append("\(code): column \(column)") }
        guard let line = location.line else { return found }
        if line < 1 { found.append("\(code): line \(line)") }
        if let lines = lines(location.file, input), line > lines + 1 {
            found.append("\(code): line \(line) of \(lines)")
        }
        return found
    }

    /// How many lines the file has, whichever line ends it uses; nil for what is no file of the input, and for texts in
    /// other encodings, whose lines are not counted here.
    private static func lines(_ shown: String, _ input: FuzzInput) -> Int? {
        guard let bytes = input.files.first(where: { shown == $0.key || shown.hasSuffix("/" + $0.key) })?.value,
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        return text.unicodeScalars.count { ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) } + 1
    }
}
