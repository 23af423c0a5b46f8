import Diagnostics

/// What can be wrong with the bytes of a file, in words.
struct DecodingDiagnostic {
    let path: String
    let bytes: [UInt8]

    /// A zip archive: an Excel file with the wrong ending.
    var isWorkbook: Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    func found(_ encoding: TextEncoding) -> Diagnostic {
        let name = encoding.rawValue
        return Diagnostic(
            .note, "table.encoding", vi: "Tệp được đọc theo mã \(name).", en: "The file was read as \(name).",
            at: SourceLocation(file: path),
            hint: Localized(
                vi: "Nếu không đúng, khai báo encoding trong tệp mô tả.",
                en: "If that is wrong, declare the encoding in the descriptor."))
    }

    func notUTF8(at offset: Int) -> Diagnostic {
        bytes.withUnsafeBufferPointer { FileDiagnostic.notUTF8(TextSource(path: path, bytes: $0), at: offset) }
    }

    /// `textBefore` is what was decoded before `offset`, in UTF-8.
    func invalid(at offset: Int, length: Int, _ encoding: TextEncoding, textBefore: [UInt8]) -> Diagnostic {
        let code = hexadecimal(bytes[offset..<min(offset + length, bytes.count)])
        let (location, excerpt) = textBefore.withUnsafeBufferPointer { buffer in
            let source = TextSource(path: path, bytes: buffer)
            let lineStart = buffer.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            return (source.location(of: buffer.count), source.excerpt(lineStart, buffer.count))
        }
        return Diagnostic(
            .error, "table.invalid-byte", vi: "Byte \(code) không phải là chữ nào trong mã \(encoding.rawValue).",
            en: "Byte \(code) stands for nothing in \(encoding.rawValue).", at: location, excerpt: excerpt,
            hint: Localized(
                vi: "Kiểm tra encoding trong tệp mô tả, hoặc lưu lại tệp dạng “CSV UTF-8”.",
                en: "Check the encoding in the descriptor, or save the file as “CSV UTF-8”."))
    }

    func contradiction(_ declared: TextEncoding, found: TextEncoding) -> Diagnostic {
        Diagnostic(
            .error, "table.other-encoding",
            vi: "Tệp mô tả khai báo encoding: \(declared.rawValue) nhưng tệp này viết theo mã \(found.rawValue).",
            en: "The descriptor declares encoding: \(declared.rawValue) but this file is in \(found.rawValue).",
            at: SourceLocation(file: path, line: 1, column: 1),
            hint: Localized(
                vi: "Sửa encoding thành \(found.rawValue), hoặc bỏ dòng đó để mỗi tệp được nhận ra riêng.",
                en: "Declare \(found.rawValue), or remove the line so that each file is recognised by itself."))
    }

    func unknownByteOrder() -> Diagnostic {
        Diagnostic(
            .error, "table.unknown-encoding", vi: "Tệp không có dấu thứ tự byte nên không rõ là utf-16le hay utf-16be.",
            en: "The file has no byte order mark: it may be utf-16le or utf-16be.",
            at: SourceLocation(file: path, line: 1, column: 1),
            hint: Localized(
                vi: "Khai báo encoding: utf-16le hoặc encoding: utf-16be trong tệp mô tả.",
                en: "Declare encoding: utf-16le or encoding: utf-16be in the descriptor."))
    }

    /// Shows how the first cell that is not UTF-8 would read in each encoding it might be in; best one with a letter, since
    /// quotes and dashes are alike in all of them.
    func unknownEncoding(from invalid: Int) -> Diagnostic {
        let offset = bytes[invalid...].firstIndex { $0 > 0xA0 } ?? invalid
        let cell = cell(around: offset)
        let readings = LegacyDecoder.candidates.map { encoding in
            "\(encoding.rawValue) “\(TextSource.excerpt(LegacyDecoder.shown(cell, encoding)))”"
        }.joined(separator: ", ")
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return Diagnostic(
            .error, "table.unknown-encoding",
            vi: "Không nhận ra bảng mã của tệp. Ô này đọc được là: \(readings).",
            en: "The encoding of this file is not known. This cell would read: \(readings).",
            at: SourceLocation(
                file: path, line: 1 + before.count { $0 == 0x0A }, column: offset - lineStart + 1),
            excerpt: TextSource.excerpt(LegacyDecoder.shown(cell, .windows1258)),
            hint: Localized(
                vi:
                    "Khai báo encoding (windows-1258, tcvn3 hoặc vni) trong tệp mô tả, hoặc lưu lại tệp dạng “CSV UTF-8”.",
                en:
                    "Declare the encoding (windows-1258, tcvn3 or vni) in the descriptor, or save the file as “CSV UTF-8”."
            ))
    }

    /// The bytes between delimiters, quotes and line ends that hold `offset`; no more than are shown.
    private func cell(around offset: Int) -> ArraySlice<UInt8> {
        let ends: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x22, 0x2C, 0x3B, 0x7C]
        let start = bytes[max(0, offset - 40)..<offset].lastIndex { ends.contains($0) }.map { $0 + 1 }
        let end = bytes[offset..<min(offset + 80, bytes.count)].firstIndex { ends.contains($0) }
        return bytes[(start ?? max(0, offset - 40))..<(end ?? min(offset + 80, bytes.count))]
    }

    private func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count < 2 ? "0" + digits : digits
        }.joined(separator: " ")
    }
}
