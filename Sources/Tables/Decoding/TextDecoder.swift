import Diagnostics

/// Turns the bytes of a file into UTF-8.
public enum TextDecoder {
    public struct Decoded: Sendable {
        /// UTF-8; the very bytes that were given where they were UTF-8 already. A byte order mark may stand first. What
        /// was decoded from another encoding is in normalisation form C.
        public var bytes: [UInt8]
        /// The encoding that was declared or found; nil where it is not known.
        public var encoding: TextEncoding?
        public var diagnostics: [Diagnostic]
        /// Offsets in `bytes` of control characters other than tab, LF and CRLF.
        var controls: [Int] = []

        public var isUsable: Bool { encoding != nil && !diagnostics.containsError }
    }

    /// Decodes `bytes` as `declared`; with `auto`, as what the bytes themselves prove to be: by byte order mark, as valid
    /// UTF-8, as UTF-16 by its zero bytes, else by how the words read. Whatever is not plain UTF-8 is reported.
    public static func decode(_ bytes: [UInt8], declared: TextEncoding = .auto, path: String) -> Decoded {
        let wording = DecodingDiagnostic(path: path, bytes: bytes)
        let mark = ByteOrderMark(bytes)
        if let mark, !mark.agrees(with: declared) {
            return Decoded(
                bytes: [], encoding: nil, diagnostics: [wording.contradiction(declared, found: mark.encoding)])
        }
        switch declared {
        case .auto: return detected(bytes, mark, wording)
        case .utf8: return utf8(bytes, wording)
        case .utf16:
            guard let encoding = mark?.encoding ?? zeroByteEncoding(bytes) else {
                return Decoded(bytes: [], encoding: nil, diagnostics: [wording.unknownByteOrder()])
            }
            return utf16(bytes, encoding, mark, wording)
        case .utf16LittleEndian, .utf16BigEndian: return utf16(bytes, declared, mark, wording)
        case .windows1258, .tcvn3, .vni:
            let check = TextCheck(bytes)
            // A file saved as UTF-8 later on would be read into rubbish, mostly without an error.
            if check.firstInvalid == nil, check.lettersBeyondASCII > 0 {
                return Decoded(bytes: [], encoding: nil, diagnostics: [wording.contradiction(declared, found: .utf8)])
            }
            return legacy(bytes, declared, wording)
        }
    }

    private static func detected(
        _ bytes: [UInt8], _ mark: ByteOrderMark?, _ wording: DecodingDiagnostic
    ) -> Decoded {
        if mark == .utf8 || wording.isWorkbook { return utf8(bytes, wording) }
        if let encoding = mark?.encoding ?? zeroByteEncoding(bytes) {
            var decoded = utf16(bytes, encoding, mark, wording)
            if decoded.isUsable { decoded.diagnostics.append(wording.found(encoding)) }
            return decoded
        }
        let check = TextCheck(bytes)
        guard let invalid = check.firstInvalid else {
            return Decoded(bytes: bytes, encoding: .utf8, diagnostics: [], controls: check.controls)
        }
        // Letters of two and three bytes that are all well-formed do not come about by chance: this is UTF-8 with damage.
        if check.lettersBeyondASCII >= 2 { return utf8(bytes, wording) }
        guard let encoding = EncodingDetector(bytes).encoding else {
            return Decoded(bytes: [], encoding: nil, diagnostics: [wording.unknownEncoding(from: invalid)])
        }
        var decoded = legacy(bytes, encoding, wording)
        if decoded.isUsable { decoded.diagnostics.insert(wording.found(encoding), at: 0) }
        return decoded
    }

    // MARK: - One encoding

    private static func utf8(_ bytes: [UInt8], _ wording: DecodingDiagnostic) -> Decoded {
        let check = TextCheck(bytes)
        if let offset = check.firstInvalid {
            return Decoded(bytes: [], encoding: .utf8, diagnostics: [wording.notUTF8(at: offset)])
        }
        return Decoded(bytes: bytes, encoding: .utf8, diagnostics: [], controls: check.controls)
    }

    private static func utf16(
        _ bytes: [UInt8], _ encoding: TextEncoding, _ mark: ByteOrderMark?, _ wording: DecodingDiagnostic
    ) -> Decoded {
        let outcome = UTF16Decoder.decode(
            bytes, from: mark == nil ? 0 : 2, bigEndian: encoding == .utf16BigEndian)
        if let offset = outcome.invalid {
            let problem = wording.invalid(at: offset, length: 2, encoding, textBefore: outcome.text)
            return Decoded(bytes: [], encoding: encoding, diagnostics: [problem])
        }
        return Decoded(
            bytes: outcome.text, encoding: encoding, diagnostics: [], controls: TextCheck(outcome.text).controls)
    }

    private static func legacy(
        _ bytes: [UInt8], _ encoding: TextEncoding, _ wording: DecodingDiagnostic
    ) -> Decoded {
        let outcome = LegacyDecoder.decode(bytes, encoding)
        if let offset = outcome.invalid {
            let problem = wording.invalid(at: offset, length: 1, encoding, textBefore: outcome.text)
            return Decoded(bytes: [], encoding: encoding, diagnostics: [problem])
        }
        let warnings = encoding == .tcvn3 ? CapitalsCheck.warnings(outcome.text, path: wording.path) : []
        return Decoded(
            bytes: outcome.text, encoding: encoding, diagnostics: warnings,
            controls: TextCheck(outcome.text).controls)
    }

    private static func zeroByteEncoding(_ bytes: [UInt8]) -> TextEncoding? {
        UTF16Decoder.isBigEndian(bytes).map { $0 ? .utf16BigEndian : .utf16LittleEndian }
    }
}

/// The mark by which a file names its encoding.
private enum ByteOrderMark {
    case utf8, littleEndian, bigEndian

    init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self = .littleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .bigEndian
        } else {
            return nil
        }
    }

    var encoding: TextEncoding {
        switch self {
        case .utf8: .utf8
        case .littleEndian: .utf16LittleEndian
        case .bigEndian: .utf16BigEndian
        }
    }

    func agrees(with declared: TextEncoding) -> Bool {
        declared == .auto || declared == encoding || declared == .utf16 && self != .utf8
    }
}
