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
        // By bytes: the signs are ASCII, and pages are long.
        var rest = html.utf8[...]
        while let start = rest.firstIndex(of: UInt8(ascii: opening)),
            let end = rest[start...].firstIndex(of: UInt8(ascii: closing))
        {
            text += Substring(rest[..<start])
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
        text += Substring(rest)
        flush(&parts, &text)
        return parts
    }

    /// The HTML with the placeholders of links as they were.
    ///
    /// libcmark writes the control characters of an address as %01 and %02. Bare quotes stand around attributes only, and
    /// the address of every link is a placeholder, so nothing a page says can look like one.
    private static func restoringLinks(_ html: String) -> String {
        let bytes = Array(html.utf8)
        guard bytes.contains(UInt8(ascii: "%")) else { return html }
        let (opening, closing) = (Array("%01L".utf8), Array("%02\"".utf8))
        var restored: [UInt8] = []
        restored.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            if bytes[place] == opening[0], bytes[place...].starts(with: opening),
                restored.ends(with: "href=\"".utf8) || restored.ends(with: "src=\"".utf8)
            {
                let rest = bytes[(place + opening.count)...]
                let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                if rest[digits.endIndex...].starts(with: closing),
                    let index = Int(String(decoding: digits, as: UTF8.self))
                {
                    restored += SlotPlaceholder.link(index).text.utf8
                    // The closing quote of the attribute stays.
                    place = digits.endIndex + closing.count - 1
                    continue
                }
            }
            restored.append(bytes[place])
            place += 1
        }
        return String(decoding: restored, as: UTF8.self)
    }
}

extension [UInt8] {
    fileprivate func ends(with other: String.UTF8View) -> Bool { suffix(other.count).elementsEqual(other) }
}
