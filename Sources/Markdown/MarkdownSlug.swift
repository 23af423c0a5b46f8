import Foundation

/// Makes ASCII anchors of Vietnamese text.
public enum MarkdownSlug {
    /// `Đúng hạn: 6 tháng` becomes `dung-han-6-thang`; `muc` where nothing would be left.
    public static func slug(_ text: String) -> String {
        var slug = ""
        var isGap = false
        for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9", "đ":
                if isGap, !slug.isEmpty { slug.append("-") }
                isGap = false
                slug.unicodeScalars.append(scalar == "đ" ? "d" : scalar)
            case "\u{0300}"..."\u{036F}": continue
            default: isGap = true
            }
        }
        return slug.isEmpty ? "muc" : slug
    }
}

/// Gives out anchors, each once.
struct AnchorRegister {
    private var taken: Set<String> = []
    /// The first number that may be free, by slug: thousands of headings may say the same.
    private var next: [String: Int] = [:]

    /// The slug of `text`, with `-2`, `-3`… where it is taken.
    mutating func anchor(for text: String) -> String {
        let slug = MarkdownSlug.slug(text)
        var anchor = slug
        var number = next[slug, default: 2]
        while !taken.insert(anchor).inserted {
            anchor = "\(slug)-\(number)"
            number += 1
        }
        next[slug] = number
        return anchor
    }
}
