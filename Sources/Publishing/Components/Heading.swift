import Markup

extension MarkupWriter {
    /// A heading of a level known only at run time; levels outside 2…6 are brought to the nearest.
    mutating func heading(
        _ level: Int, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ body: (inout MarkupWriter) -> Void
    ) {
        let name: StaticString =
            switch level {
            case ...2: "h2"
            case 3: "h3"
            case 4: "h4"
            case 5: "h5"
            default: "h6"
            }
        element(name, attributes, body)
    }
}
