/// The colours of everything in a chart that is not data, and the class each is used by.
struct ChartFrameColor: Sendable {
    /// The custom property is `--chart-<name>`.
    let name: String
    /// Written with the prefix `c-`.
    let className: String
    let property: String
    let light: String
    let dark: String
    /// Further declarations of the class, each with a leading semicolon.
    let more: String

    private init(
        _ name: String, _ className: String, _ property: String, _ light: String, _ dark: String, _ more: String = ""
    ) {
        (self.name, self.className, self.property) = (name, className, property)
        (self.light, self.dark, self.more) = (light, dark, more)
    }

    static let all = [
        ChartFrameColor("paper", "paper", "fill", "#ffffff", "#14181d"),
        ChartFrameColor("ink", "ink", "fill", "#1c2126", "#eceff2"),
        ChartFrameColor("quiet", "quiet", "fill", "#59616a", "#a9b2bc"),
        ChartFrameColor("grid", "grid", "stroke", "#e3e6e9", "#2f363d", ";stroke-width:1"),
        ChartFrameColor("axis", "axis", "stroke", "#8a929b", "#78828c", ";stroke-width:1"),
        ChartFrameColor("target", "target", "stroke", "#1c2126", "#eceff2", ";stroke-width:1.5"),
        ChartFrameColor("break", "break", "stroke", "#59616a", "#a9b2bc", ";stroke-width:1"),
        ChartFrameColor("event", "event", "stroke", "#8a929b", "#78828c", ";stroke-width:1"),
        ChartFrameColor("center", "center", "stroke", "#414951", "#c3cad1", ";fill:none;stroke-width:1.5"),
        ChartFrameColor("limit", "limit", "stroke", "#6b737c", "#98a2ac", ";fill:none;stroke-width:1.25"),
        ChartFrameColor("limit", "limit-dashed", "stroke", "#6b737c", "#98a2ac", ";fill:none;stroke-width:1.25"),
        ChartFrameColor("interval", "interval", "stroke", "#7d8fa3", "#7b8ea3", ";fill:none;stroke-width:2.5"),
        ChartFrameColor("band", "band", "fill", "#f1f3f5", "#1d232a"),
        ChartFrameColor("track", "track", "fill", "#e9ecef", "#272d34"),
        ChartFrameColor("track-good", "track-good", "fill", "#d3d9df", "#3a434c"),
    ]

}
