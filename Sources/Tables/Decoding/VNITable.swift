/// VNI fonts: a letter is its base (`a`) and, where it has any, one byte for all its marks (`á` is `aù`), but for a few
/// letters that are one byte (`đ` is `ñ`). No C library carries this encoding.
///
/// The bytes are written here as the characters that Windows-1252 shows for them. Order of marks: none, acute, grave, hook,
/// tilde, dot below. Verified letter by letter against the tables of xvnkb and UniKey.
struct VNITable: Sendable {
    static let standard = VNITable()

    /// Letters of two bytes, by base byte, then by mark byte.
    private var pairs: [UInt16: Unicode.Scalar] = [:]
    /// Letters of one byte.
    private var singles: [UInt8: Unicode.Scalar] = [:]
    /// Bytes that are marks: without a base before them they stand for nothing.
    private var marks: Set<UInt8> = []

    func letter(_ base: UInt8, _ mark: UInt8) -> Unicode.Scalar? { pairs[UInt16(base) << 8 | UInt16(mark)] }

    /// What `byte` stands for by itself.
    func single(_ byte: UInt8) -> Unicode.Scalar? {
        if byte < 0x80 { return Unicode.Scalar(byte) }
        if let letter = singles[byte] { return letter }
        return marks.contains(byte) || byte >= 0xC0 ? nil : ByteTable.windows1252[byte]
    }

    private init() {
        let paired: [(letters: String, base: Character, marks: String)] = [
            ("áàảãạ", "a", "ùøûõï"), ("âấầẩẫậ", "a", "âáàåãä"), ("ăắằẳẵặ", "a", "êéèúüë"), ("éèẻẽẹ", "e", "ùøûõï"),
            ("êếềểễệ", "e", "âáàåãä"), ("óòỏõọ", "o", "ùøûõï"), ("ôốồổỗộ", "o", "âáàåãä"), ("ớờởỡợ", "ô", "ùøûõï"),
            ("úùủũụ", "u", "ùøûõï"), ("ứừửữự", "ö", "ùøûõï"), ("ýỳỷỹ", "y", "ùøûõ"),
        ]
        let alone: [(letters: String, bytes: String)] = [("íìỉĩị", "íìæóò"), ("ơưđỵ", "ôöñî")]
        for (letters, base, bytes) in paired {
            for (letter, mark) in zip(letters, bytes) {
                add(letter, base, mark)
                add(Self.capital(letter), Self.capital(base), Self.capital(mark))
                // A capital typed with the mark of a small letter, and the other way round: the base says which it is.
                add(Self.capital(letter), Self.capital(base), mark)
                add(letter, base, Self.capital(mark))
            }
        }
        for (letters, bytes) in alone {
            for (letter, byte) in zip(letters, bytes) {
                singles[Self.byte(byte)] = Self.scalar(letter)
                singles[Self.byte(Self.capital(byte))] = Self.scalar(Self.capital(letter))
            }
        }
    }

    private mutating func add(_ letter: Character, _ base: Character, _ mark: Character) {
        pairs[UInt16(Self.byte(base)) << 8 | UInt16(Self.byte(mark))] = Self.scalar(letter)
        marks.insert(Self.byte(mark))
    }

    private static func capital(_ letter: Character) -> Character { letter.uppercased().first ?? letter }
    private static func scalar(_ letter: Character) -> Unicode.Scalar { letter.unicodeScalars.first ?? "\u{FFFD}" }
    /// Of these characters Windows-1252 has the code of Unicode.
    private static func byte(_ character: Character) -> UInt8 { UInt8(truncatingIfNeeded: scalar(character).value) }
}
