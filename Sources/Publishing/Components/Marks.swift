import Markup

/// Footnote marks after a number. A mark leads to its note only where the note is on the page.
struct Marks: Sendable {
    var letters: [String]
    /// Mark to the id of its note.
    var anchors: [String: String]

    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        if letters.isEmpty { return }
        for run in runs {
            writer.element("sup", ["class": "mark"]) { writer in
                for (index, letter) in run.enumerated() {
                    if index > 0 { writer.text("–") }
                    write(letter, to: &writer, strings: strings)
                }
            }
        }
    }

    private func write(_ letter: String, to writer: inout MarkupWriter, strings: ComponentStrings) {
        guard let anchor = anchors[letter] else { return writer.text(letter) }
        writer.element("a", ["href": "#" + anchor]) { writer in
            writer.element("span", ["class": "visually-hidden"], text: " \(strings[.footnote]) ")
            writer.text(letter)
        }
    }

    /// The marks one by one; three or more in a row by the first and the last of them: "m–s".
    private var runs: [[String]] {
        var rows: [[String]] = []
        for letter in letters {
            if let last = rows.last?.last, Self.follows(letter, last) {
                rows[rows.count - 1].append(letter)
            } else {
                rows.append([letter])
            }
        }
        return rows.flatMap { row in
            if row.count > 2, let first = row.first, let last = row.last { return [[first, last]] }
            return row.map { [$0] }
        }
    }

    /// Whether `letter` is the next of the alphabet, within one round of it.
    private static func follows(_ letter: String, _ other: String) -> Bool {
        guard let next = letter.unicodeScalars.last, let last = other.unicodeScalars.last else { return false }
        return letter.dropLast() == other.dropLast() && next.value == last.value + 1
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

    /// Of more notes on rows than this, the list is folded.
    private static var openUpTo: Int { 6 }

    /// A list of the notes, in which what rows of the source say of themselves is folded where it is long; what no check
    /// confirms and what the page itself says is always in sight. Nothing where there are no notes.
    func write(to writer: inout MarkupWriter, prefix: String, strings: ComponentStrings) {
        let ofRows = filter { $0.mark != nil && $0.href == nil }
        guard ofRows.count > Self.openUpTo else { return writeList(to: &writer, prefix: prefix, strings: strings) }
        filter { $0.mark == nil || $0.href != nil }.writeList(to: &writer, prefix: prefix, strings: strings)
        writer.element("details", ["class": "more-notes"]) { writer in
            writer.element("summary", text: "\(strings[.moreNotes]) (\(ofRows.count))")
            ofRows.writeList(to: &writer, prefix: prefix, strings: strings)
        }
    }

    private func writeList(to writer: inout MarkupWriter, prefix: String, strings: ComponentStrings) {
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
                        writer.element("a", ["href": href], text: strings[.seeCheck])
                    }
                }
            }
        }
    }
}
