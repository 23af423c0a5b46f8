/// Writes well-formed HTML or SVG straight to bytes. Text and attribute values are always escaped.
///
/// ```swift
/// var writer = MarkupWriter()
/// writer.element("p", ["class": "note"]) { $0.text("5 < 6") }
/// ```
public struct MarkupWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// `<name attributes>body</name>`. Attributes whose value is nil are left out.
    public mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
        _ body: (inout MarkupWriter) -> Void
    ) {
        open(name, attributes)
        body(&self)
        close(name)
    }

    /// `<name attributes>text</name>`.
    public mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String
    ) {
        open(name, attributes)
        self.text(text)
        close(name)
    }

    /// An HTML element without content or end tag: `<br>`, `<link …>`.
    public mutating func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
        open(name, attributes)
    }

    /// An XML element without content: `<path …/>`.
    public mutating func selfClosing(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
        tagStart(name, attributes)
        raw("/>")
    }

    /// The start tag alone; the caller writes `close` with the same name.
    public mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
        tagStart(name, attributes)
        bytes.append(UInt8(ascii: ">"))
    }

    public mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        bytes.append(UInt8(ascii: ">"))
    }

    /// One attribute of a start tag that the caller writes with `raw`.
    public mutating func attribute(_ key: StaticString, _ value: String) {
        bytes.append(UInt8(ascii: " "))
        raw(key)
        raw("=\"")
        text(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// `text` escaped for element content and attribute values alike.
    public mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // What needs no escape is copied in one piece.
            var start = 0
            for (index, byte) in utf8.enumerated() {
                let escape: StaticString
                switch byte {
                case UInt8(ascii: "&"): escape = "&amp;"
                case UInt8(ascii: "<"): escape = "&lt;"
                case UInt8(ascii: ">"): escape = "&gt;"
                case UInt8(ascii: "\""): escape = "&quot;"
                default: continue
                }
                bytes.append(contentsOf: utf8[start..<index])
                raw(escape)
                start = index + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
    }

    /// Markup that is already well-formed and safe: constants of our own, and what a `MarkupWriter` or libcmark made.
    public mutating func raw(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Bytes made by another writer, or by a renderer that escapes.
    public mutating func trusted(_ markup: some Sequence<UInt8>) {
        bytes.append(contentsOf: markup)
    }

    public var string: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func tagStart(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
        bytes.append(UInt8(ascii: "<"))
        raw(name)
        for (key, value) in attributes {
            if let value { attribute(key, value) }
        }
    }
}
