/// Where an SVG will live.
public enum SVGStyle: Sendable {
    /// Inside an HTML page, whose style sheet holds `ChartStyles.css`.
    case inline
    /// A file of its own: with namespace, its own `<style>` and a background.
    case standalone
}
