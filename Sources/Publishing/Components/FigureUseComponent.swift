import Markup

/// How to cite a figure and how to show it elsewhere, on its own page.
struct FigureUseModel: Component {
    var id: String
    var citationLabel: String
    var citation: String
    var embedLabel: String
    /// The lines to put into another page; nil where the site has no address.
    var embed: String?
    /// What the script is for that gives the frame the height of the figure.
    var scriptLabel: String

    /// Gives every frame around a figure the height that `embed.js` tells. For the embedding page: our own pages run no
    /// script that stands in them.
    static let script = """
        <script>
        addEventListener("message", (event) => {
          for (const frame of document.querySelectorAll("iframe"))
            if (event.source === frame.contentWindow && event.data?.congkhai) frame.height = event.data.height;
        });
        </script>
        """

    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        // Hidden by the theme's script where the page is shown inside another.
        writer.element("section", ["class": "figure-use", "id": id]) { writer in
            writer.element("h2", text: citationLabel)
            writer.element("p", ["class": "citation"], text: citation)
            if let embed {
                writer.element("h2", text: embedLabel)
                code(embed, to: &writer)
                writer.element("p", text: scriptLabel)
                code(Self.script, to: &writer)
            }
        }
    }

    private func code(_ text: String, to writer: inout MarkupWriter) {
        // So that the keyboard can scroll it.
        writer.element("pre", ["tabindex": "0"]) { $0.element("code", text: text) }
    }
}
