/// The style sheet of all charts, for a theme to include; without heat maps it is what an SVG file carries.
///
/// Every colour is written twice, `fill:#1f66ad;fill:var(--chart-s1)`, so that renderers without custom properties
/// still show it. A theme changes a chart by setting the custom properties on `:root` after this sheet.
public enum ChartStyles {
    /// Light colours, then dark screens, print and forced colours.
    public static let css: String = drawing + HeatColor.css

    /// What an SVG needs.
    static let drawing: String = layout + frame + data + schemes

    private static let layout = """
        .chart{display:block;width:100%;height:auto;max-width:47.5rem;overflow:visible;\
        font-family:var(--chart-font,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif);\
        font-variant-numeric:tabular-nums}
        .chart-narrow{max-width:30rem}
        .chart-sparkline{max-width:7.5rem}
        .chart-variants>.chart-narrow{display:none}
        @media (max-width:40rem){.chart-variants>.chart-wide{display:none}\
        .chart-variants>.chart-narrow{display:block}}

        """

    private static let frame = ChartFrameColor.all.map { color in
        ".c-\(color.className){\(color.property):\(color.light);\(color.property):var(--chart-\(color.name))\(color.more)}\n"
    }.joined()

    private static let data = ChartPalette.colors.map { color in
        let (name, light) = (color.name, color.light)
        return """
            .c-fill-\(name){fill:\(light);fill:var(--chart-\(name))}
            .c-stroke-\(name){fill:none;stroke:\(light);stroke:var(--chart-\(name))}
            .c-hollow-\(name){fill:#fff;fill:var(--chart-paper);stroke:\(light);stroke:var(--chart-\(name));stroke-width:1.75}
            .c-hatched-\(name){stroke:\(light);stroke:var(--chart-\(name));stroke-width:1.5}
            .c-on-\(name){fill:\(color.inkOnLight);fill:var(--chart-on-\(name))}

            """
    }.joined()

    private static let schemes = """
        .c-line{stroke-width:2.25;stroke-linejoin:round}
        .c-line-highlighted{stroke-width:3.5}
        .c-line-context{stroke-width:1.5}
        .c-leader{stroke-width:1}
        .c-area{stroke:#fff;stroke:var(--chart-paper);stroke-width:1}
        .c-target-casing{stroke:#fff;stroke:var(--chart-paper);stroke-width:3.5}
        .c-target-tick{stroke-width:3}
        .c-strong{font-weight:600}
        .c-halo{paint-order:stroke;stroke:#fff;stroke:var(--chart-paper);stroke-width:3.5;stroke-linejoin:round}
        .c-plate{stroke-width:8}
        :root{\(properties(frame: \.light, data: \.light, ink: \.inkOnLight))}
        @media screen and (prefers-color-scheme:dark){:root{\
        \(properties(frame: \.dark, data: \.dark, ink: { _ in ChartPalette.black }))}}
        @media print{.chart{break-inside:avoid;-webkit-print-color-adjust:exact;print-color-adjust:exact}}
        @media (forced-colors:active){:root{--chart-paper:Canvas;--chart-ink:CanvasText;--chart-quiet:CanvasText;\
        --chart-axis:CanvasText;--chart-grid:GrayText;--chart-target:Highlight;--chart-track:Canvas;\
        --chart-track-good:Canvas;--chart-band:Canvas;--chart-event:CanvasText;\
        --chart-break:CanvasText;--chart-center:CanvasText;--chart-limit:CanvasText;--chart-interval:CanvasText}.c-bar,.c-area,.c-band,.c-track{stroke:CanvasText;stroke-width:1}\
        .c-on-mark{fill:CanvasText;paint-order:stroke;stroke:Canvas;stroke-width:4}}

        """

    private static func properties(
        frame: (ChartFrameColor) -> String, data: (ChartPalette.Color) -> String, ink: (ChartPalette.Color) -> String
    ) -> String {
        var declarations = ChartFrameColor.all.map { "--chart-\($0.name):\(frame($0))" }
        for color in ChartPalette.colors {
            declarations.append("--chart-\(color.name):\(data(color))")
            declarations.append("--chart-on-\(color.name):\(ink(color))")
        }
        return declarations.joined(separator: ";")
    }
}
