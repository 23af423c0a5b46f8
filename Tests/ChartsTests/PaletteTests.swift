import Testing

@testable import Charts

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// WCAG 2.2, success criteria 1.4.3 and 1.4.11.
@Suite struct PaletteTests {
    @Test("Every data colour keeps 3:1 against its paper, and text on it 4.5:1", arguments: ChartPalette.colors.indices)
    func contrast(_ index: Int) {
        let color = ChartPalette.colors[index]
        #expect(ratio(color.light, ChartPalette.white) >= 3)
        #expect(ratio(color.dark, ChartPalette.black) >= 3)
        #expect(ratio(color.light, color.inkOnLight) >= 4.5)
        #expect(ratio(color.dark, ChartPalette.black) >= 4.5)
    }

    @Test("Text keeps 4.5:1 against the paper", arguments: ["ink", "quiet"])
    func text(_ name: String) throws {
        let color = try #require(ChartFrameColor.all.first { $0.name == name })
        #expect(ratio(color.light, ChartPalette.white) >= 4.5)
        #expect(ratio(color.dark, ChartPalette.black) >= 4.5)
    }

    @Test("Text on every step of a heat map keeps 4.5:1", arguments: HeatColor.all.indices)
    func heat(_ index: Int) {
        let color = HeatColor.all[index]
        #expect(ratio(color.light, color.lightInk) >= 4.5)
        #expect(ratio(color.dark, color.darkInk) >= 4.5)
    }

    @Test("The steps from little to much grow darker in light, and lighter in dark, by a clear step each")
    func heatInGrey() {
        let steps = HeatColor.all.prefix(HeatColor.steps)
        for (lower, upper) in zip(steps, steps.dropFirst()) {
            #expect(lightness(lower.light) - lightness(upper.light) >= 6)
            #expect(lightness(upper.dark) - lightness(lower.dark) >= 6)
        }
    }

    @Test(
        "What limits, means and intervals are drawn with keeps 3:1 against the paper",
        arguments: [
            "center", "limit", "interval", "target",
        ])
    func rules(_ name: String) throws {
        let color = try #require(ChartFrameColor.all.first { $0.name == name })
        #expect(ratio(color.light, ChartPalette.white) >= 3)
        #expect(ratio(color.dark, ChartPalette.black) >= 3)
    }

    @Test("Improvement and concern differ in lightness, so that grey print tells them apart")
    func variationsInGrey() throws {
        let good = try #require(ChartPalette.colors.first { $0.name == "improvement" })
        let bad = try #require(ChartPalette.colors.first { $0.name == "concern" })
        #expect(abs(lightness(good.light) - lightness(bad.light)) >= 15)
        #expect(Set(ChartVariation.allCases.map(PointShape.of)).count == ChartVariation.allCases.count)
    }

    @Test("States that touch in a stack differ in lightness by a clear step, in light and dark")
    func statesInGrey() throws {
        let states = ["early", "on-time", "overdue", "returned", "pending"]
        let colors = try states.map { name in try #require(ChartPalette.colors.first { $0.name == name }) }
        for (lower, upper) in zip(colors, colors.dropFirst()) {
            #expect(abs(lightness(lower.light) - lightness(upper.light)) >= 8.5)
            #expect(abs(lightness(lower.dark) - lightness(upper.dark)) >= 8.5)
        }
    }

    @Test("The sheet is plain CSS that may stand inside an SVG file")
    func sheet() {
        #expect(!ChartStyles.css.contains("<") && !ChartStyles.css.contains("&"))
        #expect(ChartStyles.css.filter { $0 == "{" }.count == ChartStyles.css.filter { $0 == "}" }.count)
        for part in ["@media print", "(forced-colors:active)", "(prefers-color-scheme:dark)"] {
            #expect(ChartStyles.css.contains(part) && ChartStyles.drawing.contains(part))
        }
    }

    private func ratio(_ a: String, _ b: String) -> Double {
        let (a, b) = (luminance(a), luminance(b))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// CIE L*.
    private func lightness(_ color: String) -> Double { 116 * cbrt(luminance(color)) - 16 }

    private func luminance(_ color: String) -> Double {
        let value = Int(color.dropFirst(), radix: 16) ?? 0
        let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel -> Double in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
}
