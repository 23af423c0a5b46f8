import Foundation

/// The written form of Vietnamese syllables: onset, then a rime (nucleus and coda), and one tone mark at most.
///
/// The lists are those of school grammar with the spellings in use (`quốc`, `kỳ`/`kì`, `gìn`), wide enough for names of
/// places: they tell Vietnamese from what a wrong encoding makes of it, not good spelling from bad.
enum VietnameseSyllable {
    /// True for one syllable in any case.
    static func isWellFormed(_ word: some StringProtocol) -> Bool {
        guard let (letters, tone) = split(word) else { return false }
        return onsets.contains { onset in
            guard letters.hasPrefix(onset) else { return false }
            let rime = String(letters.dropFirst(onset.count))
            guard rimes.contains(rime) else { return false }
            // Before c, ch, p and t only the acute and the dot below can stand.
            let isStopped = rime.hasSuffix("c") || rime.hasSuffix("ch") || rime.hasSuffix("p") || rime.hasSuffix("t")
            return !isStopped || tone == "\u{301}" || tone == "\u{323}"
        }
    }

    /// Small letters without tone, and the tone; nil where there are two tones or a character that is no letter.
    private static func split(_ word: some StringProtocol) -> (letters: String, tone: Unicode.Scalar?)? {
        var letters = String.UnicodeScalarView()
        var tone: Unicode.Scalar?
        for scalar in word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            if tones.contains(scalar) {
                if tone != nil { return nil }
                tone = scalar
            } else {
                letters.append(scalar)
            }
        }
        let composed = String(letters).precomposedStringWithCanonicalMapping
        return composed.allSatisfy(\.isLetter) ? (composed, tone) : nil
    }

    private static let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]

    private static let onsets =
        words(
            "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x") + [""]

    private static let rimes = Set(
        words(
            """
            a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
            e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng êc
            i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
            o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong
            ooc op ot ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơng ơp ơt
            u ua uân uâng uât uây uc uê uêch uên uênh uêt uêu ui um un ung uôc uôi uôm uôn uông uôt up ut uơ
            uy uya uych uyên uyêt uyn uynh uyp uyt uyu
            ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
            """))

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
