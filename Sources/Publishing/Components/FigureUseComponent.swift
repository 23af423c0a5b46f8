import Markup

/// How to cite a figure and how to show it elsewhere, on its own page.
struct FigureUseModel: Component {
    var id: String
    var citationLabel: String
    var citation: String
    var embedLabel: String
    /// The lines to put into another page; nil where the site has no address.
    var embed: String?

    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        // Hidden by the theme's script where the page is shown inside another.
        writer.element("section", ["class": "figure-use", "id": id]) { writer in
            writer.element("h2", text: citationLabel)
            writer.element("p", ["class": "citation"], text: citation)
            if let embed {
                writer.element("h2", text: embedLabel)
                // So that the keyboard can scroll it.
                writer.element("pre", ["tabindex": "0"]) { $0.element("code", text: embed) }
            }
        }
    }
}
