import Diagnostics
import Mustache

/// The only door to swift-mustache: compiled templates, and values in the form it reads.
struct MustacheRenderer: Sendable {
    private let library: MustacheLibrary

    /// Mustache escapes by `Character`, so a quote that carries a combining mark would pass unescaped and end an
    /// attribute. Values are therefore escaped here, byte by byte, and its own escaping is switched off.
    private static let pragma = "{{% CONTENT_TYPE: TEXT }}\n"

    static func compile(_ templates: [String: ThemeSource.Template]) -> Diagnosed<MustacheRenderer?> {
        var compiled: [String: MustacheTemplate] = [:]
        var diagnostics: [Diagnostic] = []
        for (name, template) in templates.sorted(by: { $0.key < $1.key }) {
            do {
                compiled[name] = try MustacheTemplate(string: pragma + template.text)
            } catch let error as MustacheTemplate.ParserError {
                // The scanner is stricter than Mustache, so this is not expected; the pragma is the line before.
                let location = SourceLocation(
                    file: template.path, line: error.context.lineNumber - 1, column: error.context.columnNumber)
                diagnostics.append(refused(template, error.error, at: location))
            } catch {
                diagnostics.append(refused(template, error, at: SourceLocation(file: template.path)))
            }
        }
        guard diagnostics.isEmpty else { return Diagnosed(nil, diagnostics) }
        return Diagnosed(MustacheRenderer(library: MustacheLibrary(templates: compiled)), diagnostics)
    }

    /// - Precondition: `Theme.compile` found `template`; otherwise nothing is printed.
    func render(_ template: String, _ context: TemplateRecord, strings: TemplateWords?) -> [UInt8] {
        var values = Self.plain(context)
        values["strings"] = strings
        return Array((library.render(Scope(values: values), withTemplate: template) ?? "").utf8)
    }

    private static func refused(
        _ template: ThemeSource.Template, _ error: any Error, at location: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .error, "theme.syntax", vi: "Không đọc được mẫu: \(error).", en: "The template cannot be read: \(error).",
            at: location)
    }

    /// Stands for an empty value: prints nothing, and a section on it is skipped, without looking further out for
    /// another key of the same name.
    fileprivate struct Absent: MustacheCustomRenderable {
        var renderText: String { "" }
        var isNull: Bool { true }
    }

    /// A record in which names are looked up. Mustache knows dictionaries, too, but asks what they are at each name.
    private struct Scope: MustacheParent {
        let values: [String: Any]

        func child(named name: String) -> Any? { values[name] }
    }

    private static func plain(_ record: TemplateRecord) -> [String: Any] {
        record.mapValues(plain)
    }

    private static func plain(_ value: TemplateValue) -> Any {
        switch value {
        case .string(let text): text.isEmpty ? Absent() : escaped(text)
        case .html(let bytes): bytes.isEmpty ? Absent() : String(decoding: bytes, as: UTF8.self)
        case .flag(let flag): flag
        case .record(let record): record.isEmpty ? Absent() : Scope(values: plain(record))
        case .list(let records): records.map { Scope(values: plain($0)) }
        }
    }

    fileprivate static func escaped(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
            default: true
            }
        }
        if isPlain { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The words of a language, escaped once for all pages.
struct TemplateWords: MustacheParent, Sendable {
    private let words: [String: String]

    init(_ words: [String: String]) { self.words = words.mapValues(MustacheRenderer.escaped) }

    func child(named name: String) -> Any? {
        words[name].map { word -> Any in word.isEmpty ? MustacheRenderer.Absent() : word }
    }
}
