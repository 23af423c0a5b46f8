import Diagnostics

/// Cuts a template into tags, and keeps to the part of Mustache that themes may use: no lambdas, transforms, set
/// delimiters, pragmas or dynamic names, since none of these could be checked when the theme is loaded.
struct TemplateScanner {
    private let characters: [Character]
    private let path: String
    private var index = 0
    private var line = 1
    private var column = 1
    private var pieces: [TemplatePiece] = []
    private var diagnostics: [Diagnostic] = []

    static func scan(_ template: ThemeSource.Template) -> Diagnosed<[TemplatePiece]> {
        var scanner = TemplateScanner(template)
        scanner.run()
        return Diagnosed(scanner.pieces, scanner.diagnostics)
    }

    private init(_ template: ThemeSource.Template) {
        characters = Array(template.text)
        path = template.path
    }

    private var location: SourceLocation { SourceLocation(file: path, line: line, column: column) }

    private mutating func run() {
        while index < characters.count {
            if starts(with: "{{") { scanTag() } else { scanText() }
        }
    }

    private mutating func scanText() {
        var start: SourceLocation?
        while index < characters.count, !starts(with: "{{") {
            if start == nil, !characters[index].isWhitespace { start = location }
            advance()
        }
        if let start { pieces.append(.text(start)) }
    }

    private mutating func scanTag() {
        let start = location
        let first = index
        let isTriple = starts(with: "{{{")
        let closing = isTriple ? "}}}" : "}}"
        advance(isTriple ? 3 : 2)
        let sigil = isTriple ? "{" : (index < characters.count ? characters[index] : " ")
        let kind = Self.kind(sigil)
        if !isTriple, kind != .variable { advance() }
        let isComment = kind == .comment
        skipWhitespace(across: isComment)
        let place = location
        var name = ""
        while index < characters.count, !starts(with: closing) {
            // Only a comment may run over several lines; a tag that does was not closed.
            if endsLine(characters[index]), !isComment { break }
            name.append(characters[index])
            advance()
        }
        guard starts(with: closing) else {
            let excerpt = String(characters[first..<min(index, first + 40)])
            diagnostics.append(ThemeDiagnostic.unclosedTag(at: start, excerpt: excerpt, closing: closing))
            return
        }
        advance(closing.count)
        let excerpt = String(characters[first..<index])
        guard let kind else {
            return diagnostics.append(ThemeDiagnostic.unsupported(at: start, excerpt: excerpt))
        }
        while name.last?.isWhitespace == true { name.removeLast() }
        let tag = TemplateTag(kind: kind, name: name, location: place, excerpt: excerpt)
        if isComment || Self.isName(name, of: kind) {
            pieces.append(.tag(tag))
        } else {
            diagnostics.append(ThemeDiagnostic.badName(tag))
        }
    }

    /// nil for the parts of Mustache that themes may not use.
    private static func kind(_ sigil: Character) -> TemplateTag.Kind? {
        switch sigil {
        case "{": .unescaped
        case "#": .section
        case "^": .inverted
        case "/": .close
        case ">": .partial
        case "<": .parent
        case "$": .block
        case "!": .comment
        case "&", "=", "%": nil
        default: .variable
        }
    }

    private static func isName(_ name: String, of kind: TemplateTag.Kind) -> Bool {
        if name == "." { return kind == .variable || kind == .unescaped }
        // A closing tag may close a parent, whose name is a path.
        let isPath = [.partial, .parent, .close].contains(kind)
        let parts = name.split(separator: isPath ? "/" : ".", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { character in
                    character.isASCII
                        && (character.isLetter || character.isNumber || character == "_" || character == "-"
                            || (isPath && character == "."))
                }
        }
    }

    /// Editors count lines by these alone, not by the separators of Unicode.
    private func endsLine(_ character: Character) -> Bool { character == "\n" || character == "\r\n" }

    private func starts(with text: String) -> Bool {
        var position = index
        for character in text {
            guard position < characters.count, characters[position] == character else { return false }
            position += 1
        }
        return true
    }

    private mutating func skipWhitespace(across lines: Bool) {
        while index < characters.count, characters[index].isWhitespace, lines || !endsLine(characters[index]) {
            advance()
        }
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < characters.count {
            if endsLine(characters[index]) {
                line += 1
                column = 1
            } else {
                column += 1
            }
            index += 1
        }
    }
}
