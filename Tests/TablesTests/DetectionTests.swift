import Diagnostics
import Foundation
import Tables
import Testing

/// Which encoding a text is in must never be mistaken: in doubt it is unknown.
@Suite struct DetectionTests {
    /// Words of administrative prose, with the names and abbreviations that stand in it.
    private static let words = """
        ủy ban nhân dân tỉnh đã tiếp nhận và giải quyết hồ sơ thủ tục hành chính đúng hạn trước hạn quá hạn trả kết quả tại bộ
        phận một cửa trung tâm phục vụ lĩnh vực đất đai môi trường y tế giáo dục nông nghiệp phát triển nông thôn công thương
        kế hoạch đầu tư xây dựng giao thông vận tải tư pháp hộ tịch chứng thực bảo trợ xã hội người có công lao động việc làm
        tỷ lệ hài lòng của người dân doanh nghiệp trực tuyến trực tiếp bưu chính phường huyện thị xã thành phố sở nghỉ phép
        khiếu nại tố cáo phản ánh kiến nghị chuyển đổi số quý năm tháng ngày giữ nguyên chưa đủ căn cứ bổ sung giấy tờ khuyết
        HĐND ĐT QĐ Đắk Nông Kon Tum Thừa Thiên Huế Sơn La Lai Châu nghiêng ngoằn ngoèo quỹ khuỷu giặc gìn giếng quốc thuở
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    private struct Bytes {
        var table: [Character: [[UInt8]?]] = [:]

        init() throws {
            let text = String(decoding: try Fixtures.bytes("Encodings/letters.txt"), as: UTF8.self)
            for line in text.split(separator: "\n").dropFirst() {
                let parts = line.split(separator: " ")
                guard let letter = parts[0].first else { continue }
                table[letter] = parts[1...].map { code in
                    code == "-"
                        ? nil
                        : stride(from: 0, to: code.count, by: 2).compactMap {
                            UInt8(code.dropFirst($0).prefix(2), radix: 16)
                        }
                }
            }
        }

        /// Nil where the encoding lacks a letter.
        func encode(_ text: String, _ encoding: TextEncoding) -> [UInt8]? {
            let index = encoding == .windows1258 ? 0 : encoding == .tcvn3 ? 1 : 2
            var bytes: [UInt8] = []
            for character in text {
                if let ascii = character.asciiValue {
                    bytes.append(ascii)
                } else if let code = table[character]?[index] {
                    bytes += code
                } else {
                    return nil
                }
            }
            return bytes
        }
    }

    @Test("Whatever words stand in a file, no encoding is taken for another", arguments: [3, 6, 10, 20, 60])
    func samples(count: Int) throws {
        let bytes = try Bytes()
        var state: UInt64 = 88_172_645_463_325_252
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        var found = 0
        var tried = 0
        for _ in 0..<60 {
            var text = "name,count\n"
            for _ in 0..<count { text += Self.words[random(Self.words.count)] + (random(4) == 0 ? ",1\n" : " ") }
            if text.allSatisfy(\.isASCII) { continue }
            for encoding in [TextEncoding.windows1258, .tcvn3, .vni] {
                guard let encoded = bytes.encode(text, encoding) else { continue }
                let decoded = TextDecoder.decode(encoded, path: "a.csv")
                tried += 1
                if decoded.encoding == encoding { found += 1 }
                #expect(
                    decoded.encoding == encoding || decoded.diagnostics.map(\.code) == ["table.unknown-encoding"],
                    "\(encoding) was taken for \(String(describing: decoded.encoding)): \(text)")
            }
        }
        // From twenty words on, nearly every text is recognised.
        if count >= 20 { #expect(found * 100 >= tried * 97, "\(found) of \(tried)") }
    }

    @Test("Damaged UTF-8 is not taken for an old encoding")
    func damaged() throws {
        var bytes = try Fixtures.bytes("Encodings/utf-8.csv")
        bytes.insert(0xE1, at: 60)
        let found = TextDecoder.decode(bytes, path: "a.csv").diagnostics
        #expect(found.map(\.code) == ["table.not-utf8"])
    }

    @Test("Text of another language is not taken for Vietnamese")
    func french() {
        let text = "préfecture,évêché,délivré à Besançon,déjà reçu,numéro,créé à l'été,façade,hôtel,forêt,même,où,être"
        let bytes = text.unicodeScalars.map { UInt8($0.value) }
        #expect(TextDecoder.decode(bytes, path: "a.csv").diagnostics.map(\.code) == ["table.unknown-encoding"])
    }

    @Test("A workbook with the wrong ending is called one")
    func workbook() {
        let found = TextDecoder.decode([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0xFF, 0xFE], path: "a.csv").diagnostics
        #expect(found.first?.hint?.vietnamese.contains("Excel") == true)
    }
}
