/// The colours of data, each in a light and a dark form.
///
/// Drawn after Okabe and Ito's colour-blind-safe set, then moved in lightness so that every colour keeps 3:1 against
/// its background (white, #14181d), text on it keeps 4.5:1, and neighbours stay apart in grey print.
enum ChartPalette {
    struct Color: Sendable {
        let name: String
        let light: String
        let dark: String
        /// The ink of text on the light form; on the dark form it is always the dark paper.
        let inkOnLight: String
    }

    static let white = "#ffffff"
    static let black = "#14181d"

    static let colors: [Color] = [
        Color(name: "s1", light: "#1f66ad", dark: "#5c9fe0", inkOnLight: white),
        Color(name: "s2", light: "#dd6a1c", dark: "#f5a06a", inkOnLight: black),
        Color(name: "s3", light: "#07503b", dark: "#2fa57c", inkOnLight: white),
        Color(name: "s4", light: "#b0578f", dark: "#edb0d6", inkOnLight: white),
        Color(name: "s5", light: "#33205f", dark: "#8f7ad8", inkOnLight: white),
        Color(name: "s6", light: "#4399c0", dark: "#a5e0f5", inkOnLight: black),
        Color(name: "s7", light: "#74430c", dark: "#b8834a", inkOnLight: white),
        Color(name: "s8", light: "#6f7326", dark: "#e4e79b", inkOnLight: white),
        Color(name: "early", light: "#0b2c50", dark: "#4f84cf", inkOnLight: white),
        Color(name: "on-time", light: "#4d99d4", dark: "#b3ddff", inkOnLight: black),
        Color(name: "overdue", light: "#a54007", dark: "#f2803d", inkOnLight: white),
        Color(name: "returned", light: "#662a6e", dark: "#dca8e6", inkOnLight: white),
        Color(name: "pending", light: "#71767c", dark: "#838b95", inkOnLight: white),
        Color(name: "common", light: "#71767c", dark: "#838b95", inkOnLight: white),
        Color(name: "improvement", light: "#1a5a9c", dark: "#6fb0ee", inkOnLight: white),
        Color(name: "concern", light: "#d9631a", dark: "#f5a06a", inkOnLight: black),
        Color(name: "change", light: "#7a3b86", dark: "#dca8e6", inkOnLight: white),
    ]
}
