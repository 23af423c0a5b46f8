/// Names of sheets as Excel allows them: up to 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end, not
/// empty, not `History`, and distinct without regard to case.
enum SheetNames {
    private static let longest = 31

    static func distinct(_ names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            let plain = allowed(name)
            var candidate = cut(plain, to: longest)
            var number = 1
            while !taken.insert(candidate.lowercased()).inserted {
                number += 1
                let suffix = " (\(number))"
                candidate = cut(plain, to: longest - suffix.utf16.count) + suffix
            }
            return candidate
        }
    }

    private static func allowed(_ name: String) -> String {
        var plain = String(
            name.unicodeScalars.map { scalar in
                "[]:*?/\\".unicodeScalars.contains(scalar) || scalar.value < 0x20 ? " " : Character(scalar)
            })
        while let first = plain.first, first == "'" || first.isWhitespace { plain.removeFirst() }
        while let last = plain.last, last == "'" || last.isWhitespace { plain.removeLast() }
        return plain.isEmpty || plain.lowercased() == "history" ? "Sheet" : plain
    }

    private static func cut(_ name: String, to count: Int) -> String {
        var short = name
        while short.utf16.count > count { short.removeLast() }
        while let last = short.last, last == "'" || last.isWhitespace { short.removeLast() }
        return short
    }
}
