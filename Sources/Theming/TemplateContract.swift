/// The kind of value that a key holds, and for records and lists the keys inside.
public indirect enum TemplateShape: Sendable, Hashable {
    case string
    case html
    case flag
    case record([String: TemplateShape])
    case list([String: TemplateShape])

    /// The name of the kind in messages.
    var name: (vi: String, en: String) {
        switch self {
        case .string: ("chuỗi chữ", "text")
        case .html: ("đoạn HTML", "HTML")
        case .flag: ("cờ đúng/sai", "flag")
        case .record: ("nhóm khóa", "record")
        case .list: ("danh sách", "list")
        }
    }
}

/// The layouts a theme must have, and the keys that each is given.
public struct TemplateContract: Sendable, Hashable {
    /// Layout name (`page` for `page.mustache`) to its keys.
    public var layouts: [String: [String: TemplateShape]]

    public init(layouts: [String: [String: TemplateShape]]) {
        self.layouts = layouts
    }
}
