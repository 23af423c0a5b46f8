import Foundation

@testable import Charts

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An SVG read back by an XML parser that is not ours.
final class ParsedSVG: NSObject, XMLParserDelegate {
    struct Element {
        let name: String
        let attributes: [String: String]
        let depth: Int
        var text = ""
        /// The text of its own `<title>`.
        var caption: String?
    }

    /// One line of visible text.
    struct Line {
        let text: String
        let x: Double
        let y: Double
        let anchor: String
    }

    private(set) var elements: [Element] = []
    private(set) var isWellFormed = false
    private var open: [Int] = []

    init(_ bytes: [UInt8]) {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes, depth: open.count))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if let last = open.last { elements[last].text += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        let closed = open.removeLast()
        if name == "title", let parent = open.last { elements[parent].caption = elements[closed].text }
    }

    var viewBox: Box {
        let numbers = (elements.first?.attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 4 else { return Box(x: 0, y: 0, width: 0, height: 0) }
        return Box(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    }

    var fontSize: Double { Double(elements.first?.attributes["font-size"] ?? "") ?? 0 }

    var lines: [Line] {
        var lines: [Line] = []
        var (y, anchor) = (0.0, "start")
        for element in elements {
            let x = Double(element.attributes["x"] ?? "") ?? .nan
            if element.name == "text" {
                y = Double(element.attributes["y"] ?? "") ?? .nan
                anchor = element.attributes["text-anchor"] ?? "start"
                if !element.text.isEmpty { lines.append(Line(text: element.text, x: x, y: y, anchor: anchor)) }
            } else if element.name == "tspan" {
                y += Double(element.attributes["dy"] ?? "0") ?? .nan
                lines.append(Line(text: element.text, x: x, y: y, anchor: anchor))
            }
        }
        return lines
    }

    /// Shapes that stand for a value: those with a caption.
    var valueMarks: [Element] {
        elements.filter { ["path", "rect"].contains($0.name) && $0.caption != nil }
    }
}
