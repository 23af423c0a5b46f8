/// What stands in the rendered HTML where a slot or a heading's id goes: control characters, which no source may hold.
enum SlotPlaceholder: Equatable {
    case block(Int)
    case inline(Int)
    case heading(Int)
    /// Stands where a link's address goes.
    case link(Int)

    static let opening: Unicode.Scalar = "\u{1}"
    static let closing: Unicode.Scalar = "\u{2}"

    var text: String {
        switch self {
        case .block(let index): "\u{1}B\(index)\u{2}"
        case .inline(let index): "\u{1}I\(index)\u{2}"
        case .heading(let index): "\u{1}H\(index)\u{2}"
        case .link(let index): "\u{1}L\(index)\u{2}"
        }
    }

    /// The placeholder whose text, without the control characters, is `body`.
    init?(body: Substring) {
        guard let kind = body.first, let index = Int(body.dropFirst()) else { return nil }
        switch kind {
        case "B": self = .block(index)
        case "I": self = .inline(index)
        case "H": self = .heading(index)
        case "L": self = .link(index)
        default: return nil
        }
    }

    /// Splits rendered HTML at its placeholders; a heading's id goes into the tag before it.
    static func split(
        _ html: String, blocks: [MarkdownDocument.BlockSlot], inlines: [MarkdownDocument.InlineSlot],
        headings: [MarkdownDocument.Heading], links: [MarkdownDocument.Link]
    ) -> [MarkdownDocument.Part] {
        var parts: [MarkdownDocument.Part] = []
        var text = ""
        let flush = { (parts: inout [MarkdownDocument.Part], text: inout String) in
            if !text.isEmpty { parts.append(.html(text)) }
            text = ""
        }
        let html = restoringLinks(html)
        var rest = html.unicodeScalars[...]
        while let start = rest.firstIndex(of: opening), let end = rest[start...].firstIndex(of: closing) {
            text.unicodeScalars += rest[..<start]
            let body = Substring(rest[rest.index(after: start)..<end])
            rest = rest[rest.index(after: end)...]
            switch SlotPlaceholder(body: body) {
            case .heading(let index):
                if text.last == ">" { text.removeLast() }
                text += " id=\"\(headings[index].anchor)\">"
            case .block(let index):
                flush(&parts, &text)
                parts.append(.block(blocks[index]))
            case .inline(let index):
                flush(&parts, &text)
                parts.append(.inline(inlines[index]))
            case .link(let index):
                flush(&parts, &text)
                parts.append(.link(links[index]))
            case nil: continue
            }
        }
        text.unicodeScalars += rest
        flush(&parts, &text)
        return parts
    }

    /// The HTML with the placeholders of links as they were.
    ///
    /// libcmark writes the control characters of an address as %01 and %02. Bare quotes stand around attributes only, and
    /// the address of every link is a placeholder, so nothing a page says can look like one.
    private static func restoringLinks(_ html: String) -> String {
        // Most pages have no link.
        guard html.utf8.contains(UInt8(ascii: "%")) else { return html }
        let pieces = html.split(separator: "%01L", omittingEmptySubsequences: false)
        guard var restored = pieces.first.map(String.init) else { return html }
        for piece in pieces.dropFirst() {
            let index = piece.prefix { ("0"..."9").contains($0) }
            let rest = piece[index.endIndex...]
            let isAddress = restored.hasSuffix("href=\"") || restored.hasSuffix("src=\"")
            if isAddress, rest.hasPrefix("%02\""), let index = Int(index) {
                restored += SlotPlaceholder.link(index).text + rest.dropFirst(3)
            } else {
                restored += "%01L" + piece
            }
        }
        return restored
    }
}
