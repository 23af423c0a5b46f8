import Markup

/// A piece of a page that can write itself. Everything in it is formatted already: components only place.
protocol Component: Sendable, Hashable {
    func write(to writer: inout MarkupWriter, strings: ComponentStrings)
}

extension Component {
    /// The component alone, as HTML.
    func html(_ strings: ComponentStrings) -> [UInt8] {
        var writer = MarkupWriter()
        write(to: &writer, strings: strings)
        return writer.bytes
    }
}
