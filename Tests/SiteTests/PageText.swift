/// The text of an HTML page as a reader sees it: without tags, scripts, styles and the marks of notes, entities undone,
/// space collapsed.
struct PageText {
    let text: String

    private static let inline = ["a", "abbr", "b", "em", "i", "span", "strong"]
    private static let entities = [
        ("&nbsp;", " "), ("&#160;", " "), ("\u{A0}", " "), ("\u{202F}", " "), ("&lt;", "<"), ("&gt;", ">"),
        ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ]

    init(_ html: String) {
        var html = html
        for element in ["head", "script", "style", "sup"] { html = Self.without(element, in: html) }
        var plain = ""
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            plain += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            let name = rest[open...close].dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            // Block elements part words, inline ones do not.
            if !Self.inline.contains(String(name)) { plain += " " }
            rest = rest[rest.index(after: close)...]
        }
        plain += rest
        for (entity, character) in Self.entities { plain = plain.replacing(entity, with: character) }
        text = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func contains(_ phrase: String) -> Bool { text.contains(phrase) }

    private static func without(_ element: String, in html: String) -> String {
        var kept = ""
        var rest = html[...]
        while let open = rest.firstRange(of: "<" + element) {
            // `<header` is not `<head`.
            let next = rest[open.upperBound...].first
            guard next == ">" || next == " ", let close = rest[open.upperBound...].firstRange(of: "</\(element)>")
            else {
                kept += rest[..<open.upperBound]
                rest = rest[open.upperBound...]
                continue
            }
            kept += rest[..<open.lowerBound]
            rest = rest[close.upperBound...]
        }
        return kept + rest
    }
}
