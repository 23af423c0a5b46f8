import Foundation

/// A colour of a screen, 8 bits a channel.
public struct ThemeColor: Sendable, Hashable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    /// Reads `#rrggbb`; nil for anything else.
    init?(hex: String) {
        let digits = hex.dropFirst()
        guard hex.hasPrefix("#"), digits.utf8.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        (red, green, blue) = (UInt8(value >> 16), UInt8(value >> 8 & 0xff), UInt8(value & 0xff))
    }

    private init(red: UInt8, green: UInt8, blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

    /// `#rrggbb`, in small letters.
    public var hex: String {
        "#"
            + [red, green, blue].map { channel in
                let digits = String(channel, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }

    /// Relative luminance, 0 to 1, as WCAG 2.2 defines it.
    var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio").
    func contrast(with other: ThemeColor) -> Double {
        let (first, second) = (luminance, other.luminance)
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// The nearest to this one, towards white or black, that `accepts` takes; nil where none on the way is taken.
    func nearest(where accepts: (ThemeColor) -> Bool) -> ThemeColor? {
        for step in 1...255 {
            for end in [UInt8.max, 0] {
                let mixed = mixed(with: end, share: Double(step) / 255)
                if accepts(mixed) { return mixed }
            }
        }
        return nil
    }

    private func mixed(with end: UInt8, share: Double) -> ThemeColor {
        func channel(_ value: UInt8) -> UInt8 {
            UInt8((Double(value) + (Double(end) - Double(value)) * share).rounded())
        }
        return ThemeColor(red: channel(red), green: channel(green), blue: channel(blue))
    }
}

/// A colour on light and on dark screens; paper is light.
public struct ThemeColors: Sendable, Hashable {
    public enum Scheme: String, Sendable, Hashable, CaseIterable { case light, dark }

    public var light: ThemeColor
    public var dark: ThemeColor

    public subscript(scheme: Scheme) -> ThemeColor { scheme == .light ? light : dark }
}
