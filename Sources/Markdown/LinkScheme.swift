/// Which links a page may hold.
enum LinkScheme {
    /// `metric:` names the page of a metric and never reaches a browser.
    private static let allowed: Set<String> = ["http", "https", "mailto", "tel", "metric"]

    /// A relative link, or one with an allowed scheme.
    static func isSafe(_ url: String) -> Bool {
        guard let colon = url.firstIndex(of: ":") else { return true }
        let scheme = url[..<colon]
        // A colon after a slash, question mark or number sign belongs to the path, not to a scheme (RFC 3986, 4.2).
        if scheme.contains(where: { "/?#".contains($0) }) { return true }
        return allowed.contains(scheme.lowercased())
    }
}
