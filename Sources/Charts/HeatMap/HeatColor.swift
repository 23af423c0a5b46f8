/// The ground of a step of a heat map and the ink on it, light and dark.
struct HeatColor: Sendable {
    let name: String
    let light: String
    let lightInk: String
    let dark: String
    let darkInk: String

    /// How many colours each form has.
    static let steps = 5

    static let all: [HeatColor] = [
        HeatColor(name: "heat-1", light: "#eef4fb", lightInk: black, dark: "#1b2733", darkInk: white),
        HeatColor(name: "heat-2", light: "#cfe0f2", lightInk: black, dark: "#1f3b57", darkInk: white),
        HeatColor(name: "heat-3", light: "#9dc1e3", lightInk: black, dark: "#275a8a", darkInk: white),
        HeatColor(name: "heat-4", light: "#5f98cd", lightInk: black, dark: "#6aa9e6", darkInk: black),
        HeatColor(name: "heat-5", light: "#1a5a9c", lightInk: white, dark: "#b3d7fb", darkInk: black),
        HeatColor(name: "heat-both-1", light: "#e0762f", lightInk: black, dark: "#f5a06a", darkInk: black),
        HeatColor(name: "heat-both-2", light: "#f6cfb0", lightInk: black, dark: "#6b3d1e", darkInk: white),
        HeatColor(name: "heat-both-3", light: "#f1f3f5", lightInk: black, dark: "#272d34", darkInk: white),
        HeatColor(name: "heat-both-4", light: "#b9d5ef", lightInk: black, dark: "#1f4468", darkInk: white),
        HeatColor(name: "heat-both-5", light: "#1a5a9c", lightInk: white, dark: "#7dbbf5", darkInk: black),
    ]

    private static let white = ChartPalette.white
    private static let black = ChartPalette.black

    /// The style sheet of heat maps; in forced colours the system takes the grounds away and the numbers stay.
    static let css: String =
        all.map { color in
            let name = color.name
            return """
                .c-\(name){background:\(color.light);background:var(--chart-\(name));color:\(color.lightInk);\
                color:var(--chart-on-\(name))}

                """
        }.joined() + """
            .c-heat-legend{display:flex;flex-wrap:wrap;gap:.25rem;margin:.5rem 0;padding:0;list-style:none}
            .c-heat-legend>li{padding:.2rem .6rem;border:1px solid var(--chart-axis)}
            :root{\(properties(\.light, \.lightInk))}
            @media screen and (prefers-color-scheme:dark){:root{\(properties(\.dark, \.darkInk))}}
            @media print{[class*=c-heat-]{-webkit-print-color-adjust:exact;print-color-adjust:exact}}

            """

    private static func properties(_ ground: KeyPath<HeatColor, String>, _ ink: KeyPath<HeatColor, String>) -> String {
        all.map { color in
            "--chart-\(color.name):\(color[keyPath: ground]);--chart-on-\(color.name):\(color[keyPath: ink])"
        }.joined(separator: ";")
    }
}
