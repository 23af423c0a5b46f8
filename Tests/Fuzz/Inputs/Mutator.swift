import Samples

/// Makes something malformed of something sound.
struct Mutator {
    /// The longest input that is made.
    static let sizeLimit = 1 << 16

    /// What readers of the format pay attention to.
    let tokens: [[UInt8]]
    /// What pieces are taken from.
    let pieces: [[UInt8]]

    init(tokens: [String], pieces: [[UInt8]]) {
        self.tokens = tokens.map { Array($0.utf8) } + Self.limits
        self.pieces = pieces
    }

    /// `bytes` after one change or several, seldom many.
    func mutated(_ bytes: [UInt8], _ numbers: inout RandomNumbers) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<(1 + numbers.below(1 << numbers.below(4))) { change(&bytes, &numbers) }
        return bytes.count > Self.sizeLimit ? Array(bytes.prefix(Self.sizeLimit)) : bytes
    }

    /// Numbers and bytes at the edge of what types hold.
    private static let limits: [[UInt8]] =
        [
            "0", "-0", "-1", "1", "255", "256", "65535", "65536", "2147483647", "2147483648", "-2147483648",
            "4294967295",
            "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551615",
            "999999999999999999", "1000000000000000000", "0.000000000000000001", "1e308", "1e-308", "1e999999999",
            "99999999999999999999999999999999999999999", "1048576", "1048577", "16384", "16385", "NaN", "inf", "0x10",
            "0219-01-01", "9999-12-31", "1899-12-31", "2200-01-01", "2024-02-30", "1/1/1", "2024-Q1@15", "2024-Q5",
        ].map { Array($0.utf8) }
        + [
            [0], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xE1, 0xBA], [0xCC, 0x81], [0xE2, 0x80, 0xA8], [0xC2, 0x85], [0x1B, 0x5B],
        ]

    private func change(_ bytes: inout [UInt8], _ numbers: inout RandomNumbers) {
        let place = numbers.below(bytes.count + 1)
        let range = place..<min(bytes.count, place + numbers.length())
        switch numbers.below(13) {
        case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(numbers.below(8)) }
        case 1: if place < bytes.count { bytes[place] = UInt8(numbers.below(256)) }
        case 2: bytes.removeSubrange(range)
        case 3: insertRepeated(Array(bytes[range]), at: range.upperBound, into: &bytes, &numbers)
        case 4: bytes.replaceSubrange(numbers.happens(5000) ? range : place..<place, with: piece(&numbers))
        case 5: bytes.insert(contentsOf: token(&numbers), at: place)
        case 6: bytes.replaceSubrange(range, with: token(&numbers))
        case 7: if numbers.happens(3000) { bytes.removeSubrange(place...) }
        case 8: replaceNumber(&bytes, near: place, &numbers)
        case 9: insertRepeated(token(&numbers), at: place, into: &bytes, &numbers)
        case 10: nest(&bytes, range, &numbers)
        default: changeLines(&bytes, &numbers)
        }
    }

    private func token(_ numbers: inout RandomNumbers) -> [UInt8] { tokens[numbers.below(tokens.count)] }

    private func piece(_ numbers: inout RandomNumbers) -> ArraySlice<UInt8> {
        let piece = pieces[numbers.below(pieces.count)]
        let start = numbers.below(piece.count + 1)
        return piece[start..<min(piece.count, start + numbers.length())]
    }

    /// Once or several times, seldom thousands.
    private func insertRepeated(
        _ piece: [UInt8], at place: Int, into bytes: inout [UInt8], _ numbers: inout RandomNumbers
    ) {
        let most = numbers.happens(300) ? Self.sizeLimit : 8
        let count = 1 + numbers.below(min(most, Self.sizeLimit / max(1, piece.count) + 1))
        bytes.insert(contentsOf: Array(repeatElement(piece, count: count).joined()), at: place)
    }

    /// Puts something between brackets, seldom between thousands.
    private func nest(_ bytes: inout [UInt8], _ range: Range<Int>, _ numbers: inout RandomNumbers) {
        let pairs = [
            ("[", "]"), ("{", "}"), ("(", ")"), ("{a: ", "}"), ("[[", "]]"), ("\"", "\""), ("> ", "\n"), ("- ", "\n"),
        ]
        let (opening, closing) = pairs[numbers.below(pairs.count)]
        let count = numbers.happens(500) ? 1 + numbers.below(10_000) : 1 + numbers.below(70)
        let middle = Array(bytes[range])
        let end = numbers.happens(5000) ? String(repeating: closing, count: count) : ""
        bytes.replaceSubrange(
            range, with: Array(String(repeating: opening, count: count).utf8) + middle + Array(end.utf8))
    }

    /// Writes another number in the place of one.
    private func replaceNumber(_ bytes: inout [UInt8], near place: Int, _ numbers: inout RandomNumbers) {
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
        let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.endIndex
        bytes.replaceSubrange(start..<end, with: Self.limits[numbers.below(Self.limits.count)])
    }

    /// Leaves out, repeats, moves or indents lines.
    private func changeLines(_ bytes: inout [UInt8], _ numbers: inout RandomNumbers) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let (first, second) = (numbers.below(lines.count), numbers.below(lines.count))
        switch numbers.below(6) {
        case 0: lines.remove(at: first)
        case 1: lines.insert(lines[first], at: second)
        case 2: lines.swapAt(first, second)
        case 3: lines[first] = Array(repeating: 0x20, count: numbers.below(9)) + lines[first].drop { $0 == 0x20 }
        case 4:
            // Another value behind the same key.
            let colon = lines[first].firstIndex(of: UInt8(ascii: ":")) ?? lines[first].endIndex
            lines[first] = Array(lines[first][..<colon]) + Array(": ".utf8) + token(&numbers)
        default:
            let other = pieces[numbers.below(pieces.count)].split(separator: 0x0A).map(Array.init)
            if !other.isEmpty { lines.insert(other[numbers.below(other.count)], at: first) }
        }
        bytes = Array(lines.joined(separator: [0x0A]))
    }
}

extension RandomNumbers {
    /// Short as a rule, up to some thousand.
    mutating func length() -> Int { 1 + below(1 << below(12)) }
}
