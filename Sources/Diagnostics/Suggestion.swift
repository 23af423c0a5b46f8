import Foundation

/// Finds the known word nearest to a mistyped one, for hints such as "did you mean …?".
public enum Suggestion {
    /// In bytes.
    private static let longest = 400

    /// The nearest of `candidates` within a third of the word's length (Levenshtein distance, where two
    /// neighbours that changed places count as one mistake), or nil.
    ///
    /// Letters are compared without case and without the marks of Vietnamese, which are left out or mistyped most often;
    /// of candidates that are equally near like this the one nearest as written is taken, then the first.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        // What is longer is no word that someone mistyped, and comparing such texts takes long.
        guard word.utf8.count <= longest else { return nil }
        let limit = max(1, word.count / 3)
        let (written, plain) = (Array(word), Array(folded(word)))
        var best: (word: String, distance: (Int, Int))?
        for candidate in candidates where candidate.utf8.count <= longest {
            let folded = Array(folded(candidate))
            // The lengths alone say that it is too far away.
            if abs(folded.count - plain.count) > limit { continue }
            let near = distance(plain, folded)
            if near > limit || near > best?.distance.0 ?? .max { continue }
            let distance = (near, distance(written, Array(candidate)))
            if distance < best?.distance ?? (.max, .max) { best = (candidate, distance) }
        }
        return best?.word
    }

    /// `SỞ Y TẾ` as `so y te`.
    public static func folded(_ text: String) -> String {
        let plain = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.compactMap {
            scalar -> Character? in
            switch scalar {
            case "\u{0300}"..."\u{036F}": nil
            case "đ": "d"
            default: Character(scalar)
            }
        }
        return String(plain)
    }

    /// Optimal string alignment.
    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        for (row, left) in first.enumerated() {
            var current = [row + 1]
            for (column, right) in second.enumerated() {
                let substituted = previous[column] + (left == right ? 0 : 1)
                var best = min(substituted, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left == second[column - 1], first[row - 1] == right {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[second.count]
    }
}
