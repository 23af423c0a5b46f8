/// Approximate advance widths of a system sans font, in thousandths of the type size.
///
/// The widths are those of Arial (Helvetica, Liberation Sans), which Segoe UI, Roboto and San Francisco stay close to.
/// Vietnamese letters are as wide as their base letters, except ơ and ư, which carry a horn.
enum GlyphWidths {
    static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x7F { return ascii(scalar) }
        if let base = vietnamese[scalar] { return base }
        switch scalar.value {
        case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: return 0
        case 0x00A0, 0x2009, 0x202F: return 278
        case 0x2013, 0x2212, 0x2260, 0x2264, 0x2265, 0x2248, 0x00B1, 0x00D7: return 584
        case 0x2014, 0x2026, 0x2030, 0x2190...0x2193: return 1000
        case 0x2018...0x201A: return 222
        case 0x201C...0x201E: return 350
        case 0x00B7, 0x2022, 0x00B0: return 380
        case 0x1100...0x11FF, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1F000...0x1FFFF: return 1000
        default: return 620
        }
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "i", "j", "l", "'": 222
        case "I", " ", ".", ",", ":", ";", "!", "/", "\\", "[", "]", "f", "t", "|": 278
        case "r", "(", ")", "-", "`": 333
        case "\"", "{", "}": 355
        case "*": 389
        case "c", "k", "s", "v", "x", "y", "z", "J", "^": 500
        case "w": 722
        case "m", "M": 833
        case "W": 944
        case "%": 889
        case "@": 1015
        case "&", "A", "B", "E", "K", "P", "S", "V", "X", "Y": 667
        case "C", "D", "H", "N", "R", "U": 722
        case "F", "T", "Z": 611
        case "G", "O", "Q": 778
        case "+", "<", "=", ">", "~": 584
        default: 556
        }
    }

    /// Only ever looked up, never iterated over.
    private static let vietnamese: [Unicode.Scalar: Int] = {
        let alphabet: [(letters: String, width: Int)] = [
            ("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệòóỏõọôồốổỗộùúủũụđ", 556),
            ("ìíỉĩị", 250), ("ơờớởỡợưừứửữự", 630), ("ỳýỷỹỵ", 500),
            ("ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆỲÝỶỸỴ", 667), ("ÌÍỈĨỊ", 278),
            ("ÒÓỎÕỌÔỒỐỔỖỘ", 778), ("ƠỜỚỞỠỢƯỪỨỬỮỰ", 830), ("ÙÚỦŨỤĐ", 722),
        ]
        var widths: [Unicode.Scalar: Int] = [:]
        for (letters, width) in alphabet {
            for scalar in letters.unicodeScalars { widths[scalar] = width }
        }
        return widths
    }()
}
