import Markup

/// Footnote marks after a number. A mark leads to its note only where the note is on the page.
struct Marks: Sendable {
    var letters: [String]
    /// Mark to the id of its note.
    var anchors: [String: String]

    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        for letter in letters {
            writer.element("sup", ["class": "mark"]) { writer in
                if let anchor = anchors[letter] {
                    writer.element("a", ["href": "#" + anchor]) { writer in
                        writer.element("span", ["class": "visually-hidden"], text: " \(strings[.footnote]) ")
                        writer.text(letter)
                    }
                } else {
                    writer.text(letter)
                }
            }
        }
    }
}

extension [NoteModel] {
    /// The ids under which `write` puts the marked notes.
    func anchors(prefix: String) -> [String: String] {
        var anchors: [String: String] = [:]
        for note in self {
            if let mark = note.mark { anchors[mark] = "\(prefix)-note-\(mark)" }
        }
        return anchors
    }

    /// A list of the notes; nothing where there are none.
    func write(to writer: inout MarkupWriter, prefix: String, strings: ComponentStrings) {
        guard !isEmpty else { return }
        writer.element("ul", ["class": "notes"]) { writer in
            for note in self {
                writer.element("li", ["id": note.mark.map { "\(prefix)-note-\($0)" }]) { writer in
                    if let mark = note.mark {
                        writer.element("span", ["class": "note-mark"], text: mark)
                        writer.raw(" ")
                    }
                    writer.text(note.text)
                    if let href = note.href {
                        writer.raw(" ")
                        writer.element("a", ["href": href], text: strings[.seeMore])
                    }
                }
            }
        }
    }
}
