/// Says of the texts in a page that are not in its language which they are in: `<span lang="vi">…</span>`.
///
/// What the content has in one language only is shown in the other as it is. It comes into a page in many places, which
/// all know it as a text; here it is found again where it stands alone: in headings, heads of tables, names, links, and in
/// pictures. In sentences and in attributes it goes without.
struct ForeignText {
    /// The texts, as they were written.
    let texts: Set<String>
    /// What they are written in.
    let language: String

    /// `page` with its body marked. In pictures (SVG) the element says it that holds the text; scripts and elements that can
    /// hold only text are left as they are.
    func marked(_ page: [UInt8]) -> [UInt8] {
        guard !texts.isEmpty, let body = page.firstRange(of: Array("<body".utf8))?.lowerBound else { return page }
        var marked = Array(page[..<body])
        marked.reserveCapacity(page.count + page.count / 16)
        var index = body
        // A start tag that says the language itself; the text right behind it needs no more.
        var isSaid = false
        var isInPicture = false
        // The last tag was a start tag, so that what follows is the text of its element.
        var isOpening = false
        while index < page.endIndex {
            if page[index] == UInt8(ascii: "<") {
                let end = Self.endOfTag(page, index)
                let tag = page[index..<end]
                marked += tag
                index = end
                isSaid = tag.firstRange(of: Self.attribute) != nil
                isOpening = !tag.starts(with: Self.end) && tag.dropLast().last != UInt8(ascii: "/")
                if tag.starts(with: Self.picture) { isInPicture = true }
                if tag.starts(with: Self.pictureEnd) { isInPicture = false }
                if let name = Self.opaque.first(where: { tag.dropFirst().starts(with: $0) }) {
                    let close = page[end...].firstRange(of: Self.end + name)
                    let stop = close?.lowerBound ?? page.endIndex
                    marked += page[end..<stop]
                    index = stop
                }
                continue
            }
            let end = page[index...].firstIndex(of: UInt8(ascii: "<")) ?? page.endIndex
            // Behind the word of a link its subject stands after a colon, for those who hear the page.
            let colon = page[index..<end].starts(with: Self.colon) ? Self.colon.count : 0
            let text = page[(index + colon)..<end]
            marked += page[index..<(index + colon)]
            if isInPicture {
                if isOpening, !isSaid, colon == 0, texts.contains(HTMLAttributes.unescaped(text)) {
                    marked.insert(contentsOf: Array(" lang=\"\(language)\"".utf8), at: marked.count - 1)
                }
                marked += text
            } else if !isSaid, texts.contains(HTMLAttributes.unescaped(text)) {
                marked += Array("<span lang=\"\(language)\">".utf8) + text + Array("</span>".utf8)
            } else {
                marked += text
            }
            index = end
        }
        return marked
    }

    private static let attribute = Array(" lang=\"".utf8)
    private static let end = Array("</".utf8)
    private static let picture = Array("<svg".utf8)
    private static let pictureEnd = Array("</svg".utf8)
    private static let colon = Array(": ".utf8)
    private static let opaque = ["script", "style", "option", "textarea"].map { Array($0.utf8) }

    /// Behind the `>` of the tag that begins at `start`; within quotes that sign may stand as itself.
    private static func endOfTag(_ page: [UInt8], _ start: Int) -> Int {
        var quote: UInt8?
        var index = start
        while index < page.endIndex {
            let byte = page[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            }
            index += 1
        }
        return page.endIndex
    }
}

/// Says of prose that comes in pieces what language it is in: on every element that is in no other.
struct ForeignProse {
    let language: String
    private var depth = 0
    private var isInTag = false
    private var isInQuotes = false
    private var isClosing = false
    private var isVoid = false

    init(language: String) { self.language = language }

    private static let void = ["br", "hr", "img", "input", "wbr"].map { Array($0.utf8) }

    /// `html` with ` lang="…"` in each start tag at the top; pieces may break off within an element or an attribute.
    mutating func marked(_ html: String) -> [UInt8] {
        let bytes = Array(html.utf8)
        var marked: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            marked.append(byte)
            index += 1
            if !isInTag {
                guard byte == UInt8(ascii: "<") else { continue }
                isInTag = true
                let rest = bytes[index...]
                isClosing = rest.first == UInt8(ascii: "/")
                let name = rest.prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "/") }
                isVoid = Self.void.contains(Array(name))
                if !isClosing, depth == 0 {
                    marked += name + Array(" lang=\"\(language)\"".utf8)
                    index += name.count
                }
            } else if byte == UInt8(ascii: "\"") {
                isInQuotes.toggle()
            } else if byte == UInt8(ascii: ">"), !isInQuotes {
                isInTag = false
                if isClosing { depth -= 1 } else if !isVoid { depth += 1 }
            }
        }
        return marked
    }
}
