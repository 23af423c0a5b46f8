import Markup

extension NoticeModel: Component {
    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        writer.element("div", ["class": "notice notice-\(kind.rawValue)", "role": "note"]) { writer in
            writer.element("p", ["class": "notice-head"]) { writer in
                writer.element("span", ["class": "notice-word"], text: word(strings))
                writer.raw(" ")
                writer.element("strong", text: title)
            }
            writer.element("p") { writer in
                writer.text(text)
                if let href {
                    writer.raw(" ")
                    writer.element("a", ["href": href], text: strings[.seeCheck])
                }
            }
        }
    }
}

extension NoticeModel {
    /// The word that says what kind of notice it is.
    func word(_ strings: ComponentStrings) -> String { strings[kind.word] }
}

extension NoticeModel.Kind {
    fileprivate var word: ComponentStrings.Word {
        switch self {
        case .discrepancy: .discrepancy
        case .warning: .warning
        case .preliminary: .preliminary
        case .restated: .restated
        }
    }
}
