/// Tells which encoding a file without Unicode is in, by how its words read in each.
///
/// Words are cut at what is the same in all of them (ASCII that is no letter, the punctuation of 80...A0); only those
/// with a byte beyond ASCII say anything, and each distinct one counts once. The right encoding makes nearly all of them
/// Vietnamese syllables, a wrong one few; where too little speaks, or not clearly, nothing is concluded.
struct EncodingDetector {
    /// How well the words read in one encoding.
    struct Score {
        var encoding: TextEncoding
        var wellFormed: Int
        var words: Int

        var share: Double { words == 0 ? 0 : Double(wellFormed) / Double(words) }
    }

    /// At least this many distinct words must be well-formed.
    static let enoughWords = 5
    /// Abbreviations and names leave some words that are no syllables.
    static let enoughShare = 0.8
    /// By how much the best share must be above the next.
    static let clearMargin = 0.35
    /// Distinct words beyond these add nothing.
    private static let sampleLimit = 2000

    /// The best first.
    let scores: [Score]

    init(_ bytes: [UInt8]) {
        let words = Self.words(in: bytes)
        scores = LegacyDecoder.candidates.map { encoding in
            let wellFormed = words.count { word in
                let outcome = LegacyDecoder.decode(word, encoding)
                return outcome.invalid == nil
                    && VietnameseSyllable.isWellFormed(String(decoding: outcome.text, as: UTF8.self))
            }
            return Score(encoding: encoding, wellFormed: wellFormed, words: words.count)
        }.sorted { $0.wellFormed > $1.wellFormed }
    }

    /// The encoding, where the words leave no doubt.
    var encoding: TextEncoding? {
        guard scores.count > 1, scores[0].wellFormed >= Self.enoughWords, scores[0].share >= Self.enoughShare,
            scores[0].share - scores[1].share >= Self.clearMargin
        else { return nil }
        return scores[0].encoding
    }

    private static func words(in bytes: [UInt8]) -> Set<[UInt8]> {
        var words: Set<[UInt8]> = []
        var start = 0
        var isBeyondASCII = false
        for (index, byte) in bytes.enumerated() {
            if byte > 0xA0 {
                isBeyondASCII = true
                continue
            }
            if (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) { continue }
            if isBeyondASCII, index - start <= 24, words.insert(Array(bytes[start..<index])).inserted,
                words.count >= sampleLimit
            {
                return words
            }
            start = index + 1
            isBeyondASCII = false
        }
        if isBeyondASCII, bytes.count - start <= 24 { words.insert(Array(bytes[start...])) }
        return words
    }
}
