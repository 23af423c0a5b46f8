import Markup

extension StatusModel: Component {
    /// A sign and a word; what the sign says the word says, too.
    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        writer.element("span", ["class": "status status-\(kind.rawValue)"]) { writer in
            writer.element("span", ["class": "status-sign", "aria-hidden": "true"], text: kind.sign)
            writer.text(" " + text)
        }
        if let doubt {
            writer.raw(" ")
            writer.element("span", ["class": "status-doubt"], text: doubt)
        }
    }
}

extension StatusModel.Kind {
    /// Those of variation have the shapes by which charts tell them apart.
    fileprivate var sign: String {
        switch self {
        case .met: "✓"
        case .notMet: "✕"
        case .hitAndMiss: "?"
        case .common: "●"
        case .improvement: "◆"
        case .concern: "■"
        case .change: "✚"
        }
    }
}
