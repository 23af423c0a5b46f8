/// The values of one record by key.
public typealias TemplateRecord = [String: TemplateValue]

/// What a template is given. Everything is formatted already: a template only places.
public indirect enum TemplateValue: Sendable, Hashable {
    /// Text, escaped where it is printed. The empty text counts as absent in sections.
    case string(String)
    /// Well-formed HTML of our own making, printed as it is; empty counts as absent.
    case html([UInt8])
    case flag(Bool)
    /// The empty record counts as absent.
    case record(TemplateRecord)
    case list([TemplateRecord])

    /// Whether a value of this kind may stand where `shape` is documented.
    func matches(_ shape: TemplateShape) -> Bool {
        switch (self, shape) {
        case (.string, .string), (.html, .html), (.flag, .flag), (.record, .record), (.list, .list): true
        default: false
        }
    }
}
