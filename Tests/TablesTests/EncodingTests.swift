import Diagnostics
import Foundation
import Tables
import Testing

@Suite struct EncodingTests {
    let schema = TableSchema(fields: [
        FieldSchema(name: "đơn vị", type: .string), FieldSchema(name: "lĩnh vực", type: .string),
        FieldSchema(name: "hồ sơ", type: .integer), FieldSchema(name: "tỷ lệ", type: .decimal),
        FieldSchema(name: "ghi chú", type: .string),
    ])

    @Test(
        "A file reads alike in every encoding, declared or found out",
        arguments: [
            ("utf-8", .utf8, .utf8), ("utf-8-bom", .utf8, .utf8), ("utf-8-decomposed", .utf8, .utf8),
            ("utf-16le-bom", .utf16, .utf16LittleEndian), ("utf-16be-bom", .utf16, .utf16BigEndian),
            ("utf-16le-bom", .utf16LittleEndian, .utf16LittleEndian), ("utf-16le", .utf16, .utf16LittleEndian),
            ("utf-16le", .utf16LittleEndian, .utf16LittleEndian), ("utf-16be", .utf16BigEndian, .utf16BigEndian),
            ("windows-1258", .windows1258, .windows1258), ("tcvn3", .tcvn3, .tcvn3), ("vni", .vni, .vni),
        ] as [(String, TextEncoding, TextEncoding)])
    func alike(file: String, declared: TextEncoding, found: TextEncoding) throws {
        let bytes = try Fixtures.bytes("Encodings/\(file).csv")
        let expected = try content(read(Fixtures.bytes("Encodings/utf-8.csv"), .utf8))
        #expect(expected.count == 4)
        #expect(expected[1].last == "phường, xã gửi “trực tuyến” – đã đủ…")
        for encoding in [declared, .auto] {
            let result = read(bytes, encoding)
            #expect(try content(result) == expected, "\(encoding)")
            let isSaid = encoding == .auto && found != .utf8
            #expect(result.diagnostics.map(\.code) == (isSaid ? ["table.encoding"] : []))
            #expect(result.diagnostics.allSatisfy { $0.severity == .note })
            #expect(TextDecoder.decode(bytes, declared: encoding, path: "a.csv").encoding == found)
        }
    }

    private func read(_ bytes: [UInt8], _ encoding: TextEncoding) -> Diagnosed<Table?> {
        var schema = schema
        schema.encoding = encoding
        return TableReader.read([(path: "a.csv", bytes: bytes)], schema: schema)
    }

    /// Every cell, strings scalar by scalar.
    private func content(_ result: Diagnosed<Table?>) throws -> [[String]] {
        let table = try #require(result.value, "\(result.diagnostics)")
        return (0..<table.rowCount).map { row in
            (0..<5).map { field in
                if let text = table.string(field, row: row) {
                    #expect(
                        text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
                    return text
                }
                return "\(table.number(field, row: row).map { "\($0)" } ?? "")"
            }
        }
    }

    @Test("UTF-8 is handed on as it is")
    func unchanged() throws {
        for name in ["utf-8", "utf-8-bom", "utf-8-decomposed"] {
            let bytes = try Fixtures.bytes("Encodings/\(name).csv")
            let decoded = TextDecoder.decode(bytes, path: "a.csv")
            let isSameStorage = bytes.withUnsafeBufferPointer { before in
                decoded.bytes.withUnsafeBufferPointer { $0.baseAddress == before.baseAddress }
            }
            #expect(isSameStorage)
        }
    }

    @Test("Each of the 134 Vietnamese letters is read from its bytes in each encoding")
    func letters() throws {
        let text = String(decoding: try Fixtures.bytes("Encodings/letters.txt"), as: UTF8.self)
        let lines = text.split(separator: "\n").dropFirst().map { $0.split(separator: " ") }
        #expect(lines.count == 134)
        #expect(lines.count { $0[2] == "-" } == 60, "the toned capitals, which ABC fonts lack")
        for line in lines {
            for (code, encoding) in zip(line[1...], [TextEncoding.windows1258, .tcvn3, .vni]) where code != "-" {
                let bytes = stride(from: 0, to: code.count, by: 2).compactMap { start in
                    UInt8(code.dropFirst(start).prefix(2), radix: 16)
                }
                let decoded = TextDecoder.decode(bytes, declared: encoding, path: "a.csv")
                #expect(Array(decoded.bytes) == Array(line[0].utf8), "\(line[0]) in \(encoding)")
            }
        }
    }

    @Test(
        "A byte that stands for nothing is reported where it is",
        arguments: [
            (TextEncoding.windows1258, [0x61, 0x0A, 0xF0, 0xEC, 0x62, 0x8A], 2, 3),
            (.tcvn3, [0x61, 0x0A, 0xAE, 0xB5, 0xC0], 2, 3), (.vni, [0x61, 0xF9, 0x0A, 0x62, 0xF9], 2, 2),
            (.vni, [0x61, 0xF9, 0xF9], 1, 2),
            (.utf16LittleEndian, [0x61, 0x00, 0x0A, 0x00, 0x00, 0xD8, 0x61, 0x00], 2, 1),
            (.utf16BigEndian, [0x00, 0x61, 0x00], 1, 2),
            (.utf16LittleEndian, [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xDC], 1, 2),
        ])
    func invalid(encoding: TextEncoding, bytes: [UInt8], line: Int, column: Int) {
        let decoded = TextDecoder.decode(bytes, declared: encoding, path: "a.csv")
        #expect(decoded.diagnostics.map(\.code) == ["table.invalid-byte"])
        #expect(decoded.diagnostics.first?.location == SourceLocation(file: "a.csv", line: line, column: column))
        #expect(!decoded.isUsable)
    }

    @Test("Tone marks are composed with their letters wherever they stand in a long text", .timeLimit(.minutes(1)))
    func long() throws {
        let line = "hồ sơ đã đủ giấy tờ, chưa có kết quả của phường".precomposedStringWithCanonicalMapping
        let table = String(decoding: try Fixtures.bytes("Encodings/letters.txt"), as: UTF8.self)
        var bytes: [Character: [UInt8]] = [:]
        for entry in table.split(separator: "\n").dropFirst() {
            let parts = entry.split(separator: " ")
            guard let letter = parts[0].first else { continue }
            bytes[letter] = stride(from: 0, to: parts[1].count, by: 2).compactMap {
                UInt8(parts[1].dropFirst($0).prefix(2), radix: 16)
            }
        }
        for count in [1, 3, 20_000] {
            let encoded = line.flatMap { $0.asciiValue.map { [$0] } ?? bytes[$0] ?? [] }
            let decoded = TextDecoder.decode(
                Array(repeatElement(encoded, count: count).joined()), declared: .windows1258, path: "a.csv")
            #expect(decoded.bytes == Array(String(repeating: line, count: count).utf8))
        }
    }

    @Test("Surrogate pairs of UTF-16 are one character")
    func surrogates() {
        let text = "số 𝟙, 👍\n"
        for (encoding, bytes) in [
            (TextEncoding.utf16LittleEndian, text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
            (.utf16BigEndian, text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
        ] {
            let decoded = TextDecoder.decode(bytes, declared: encoding, path: "a.csv")
            #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
        }
    }

    @Test(
        "A file in another encoding than declared is an error, even where it could be read",
        arguments: [
            ("utf-8", TextEncoding.windows1258), ("utf-8", .tcvn3), ("utf-8-bom", .vni), ("utf-8-bom", .utf16),
            ("utf-16le-bom", .utf8), ("utf-16le-bom", .utf16BigEndian),
        ])
    func contradiction(file: String, declared: TextEncoding) throws {
        let decoded = TextDecoder.decode(
            try Fixtures.bytes("Encodings/\(file).csv"), declared: declared, path: "a.csv")
        #expect(decoded.diagnostics.map(\.code) == ["table.other-encoding"])
    }

    @Test("Too little text leaves the encoding unknown, and every reading is shown")
    func unknown() throws {
        let decoded = TextDecoder.decode(Array("name\nS: x".utf8) + [0xE3, 0x0A], path: "a.csv")
        let problem = try #require(decoded.diagnostics.first)
        #expect(problem.code == "table.unknown-encoding" && problem.severity == .error)
        #expect(problem.location == SourceLocation(file: "a.csv", line: 2, column: 5))
        for reading in ["windows-1258 “S: xă”", "tcvn3 “S: xó”", "vni “S: x�”"] {
            #expect(problem.message.vietnamese.contains(reading), "\(problem.message.vietnamese)")
        }
        #expect(problem.hint?.vietnamese.contains("encoding") == true)
    }

    @Test("UTF-16 of which the byte order is not known is not guessed")
    func byteOrder() {
        let decoded = TextDecoder.decode([0xAD, 0x4E, 0xAE, 0x4E], declared: .utf16, path: "a.csv")
        #expect(decoded.diagnostics.map(\.code) == ["table.unknown-encoding"])
    }

    @Test(
        "In TCVN3, words in which capitals and small toned letters mix are listed",
        arguments: [
            ("đơn vị, tỉnh Bắc Ninh, Ơn", []), ("a\nUBND 1️⃣TỉNH SƠN LA", ["TỉNH"]), ("1️⃣Uỷ BAN nhân dân", ["Uỷ"]),
            ("xã, 1️⃣UỷBAN", ["UỷBAN"]), ("Uỷ ban, Sở TNMT, Xã Đại Từ", []), ("Lê 1️⃣NGUYễN", ["NGUYễN"]),
        ] as [(String, [String])])
    func capitals(marked: String, words: [String]) throws {
        let plain = marked.filter { $0.unicodeScalars.last != "\u{20E3}" }
        let decoded = TextDecoder.decode(try Self.tcvn3(plain), declared: .tcvn3, path: "a.csv")
        #expect(decoded.diagnostics.map(\.code) == words.map { _ in "table.mixed-capitals" })
        #expect(decoded.diagnostics.map(\.excerpt) == words)
        #expect(decoded.diagnostics.allSatisfy { $0.severity == .warning })
        let lines = marked.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard let mark = line.firstIndex(of: "1️⃣") else { continue }
            let column = line.distance(from: line.startIndex, to: mark) + 1
            #expect(
                decoded.diagnostics.first?.location == SourceLocation(file: "a.csv", line: index + 1, column: column))
        }
    }

    /// Text in ABC fonts, by the table of letters.
    private static func tcvn3(_ text: String) throws -> [UInt8] {
        let table = String(decoding: try Fixtures.bytes("Encodings/letters.txt"), as: UTF8.self)
        var bytes: [Character: UInt8] = [:]
        for line in table.split(separator: "\n").dropFirst() {
            let parts = line.split(separator: " ")
            if let letter = parts[0].first { bytes[letter] = UInt8(parts[2], radix: 16) }
        }
        return try text.map { try #require($0.asciiValue ?? bytes[$0], "\($0)") }
    }
}
