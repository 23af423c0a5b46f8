/// A page's text as HTML with slots where figures and numbers go, and what checks need to know about it.
public struct MarkdownDocument: Sendable, Hashable {
    /// In the order of the page.
    public var parts: [Part]
    public var headings: [Heading]
    /// Links and images whose scheme is safe.
    public var links: [Link]
    /// One run for each block that holds text.
    public var prose: [ProseText]

    public init(
        parts: [Part] = [], headings: [Heading] = [], links: [Link] = [], prose: [ProseText] = []
    ) {
        self.parts = parts
        self.headings = headings
        self.links = links
        self.prose = prose
    }

    public enum Part: Sendable, Hashable {
        /// Finished HTML, safe to print as it is; not by itself well-formed where a slot stands inside an element.
        case html(String)
        case block(BlockSlot)
        case inline(InlineSlot)
        /// The address of a link or image, inside its attribute: escaped by whoever resolves it.
        case link(Link)
    }

    /// A fenced block that asks for a figure.
    public struct BlockSlot: Sendable, Hashable {
        /// First word after the fence, e.g. `chart`.
        public var info: String
        /// The block's text as written; its first line is line `line + 1` of the file.
        public var text: String
        /// Line of the fence in the file, from 1.
        public var line: Int

        public init(info: String, text: String, line: Int) {
            self.info = info
            self.text = text
            self.line = line
        }
    }

    /// A code span that asks for a number: `= received {unit: x}`.
    public struct InlineSlot: Sendable, Hashable {
        /// What follows `=`, trimmed.
        public var text: String
        public var line: Int
        /// Of the first character of `text`, in characters from 1; nil where it could not be determined.
        public var column: Int?

        public init(text: String, line: Int, column: Int?) {
            self.text = text
            self.line = line
            self.column = column
        }
    }

    public struct Heading: Sendable, Hashable {
        /// 1...6
        public var level: Int
        /// Plain text; an inline slot within contributes nothing.
        public var text: String
        /// The `id` in the HTML, unique in the page.
        public var anchor: String
        public var line: Int
        /// A number stands in the heading that `text` does not show.
        public var containsSlot: Bool

        public init(level: Int, text: String, anchor: String, line: Int, containsSlot: Bool = false) {
            self.level = level
            self.text = text
            self.anchor = anchor
            self.line = line
            self.containsSlot = containsSlot
        }
    }

    public struct Link: Sendable, Hashable {
        /// As written, entities resolved.
        public var url: String
        public var line: Int
        /// Of the first character of the address, or of the link's text where the address stands elsewhere; in characters
        /// from 1, nil where it could not be determined.
        public var column: Int?
        public var isImage: Bool

        public init(url: String, line: Int, column: Int? = nil, isImage: Bool) {
            self.url = url
            self.line = line
            self.column = column
            self.isImage = isImage
        }
    }

    /// The text of one paragraph or heading, line by line as in the file; U+FFFC stands for each piece of code.
    public struct ProseText: Sendable, Hashable {
        public var text: String
        /// Line of the first character in the file.
        public var line: Int
        public var isHeading: Bool
        /// The same lines as the file has them, with all marks.
        public var source: [String]

        public init(text: String, line: Int, isHeading: Bool = false, source: [String] = []) {
            self.text = text
            self.line = line
            self.isHeading = isHeading
            self.source = source
        }
    }
}
