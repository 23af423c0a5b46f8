import Diagnostics
import Tables
import Testing

/// Any bytes end in rows or in errors, never in a crash, and never in silence.
@Suite struct RobustnessTests {
    private static let seeds = ["utf-8.csv", "utf-16le.csv", "windows-1258.csv", "tcvn3.csv", "vni.csv"]
    private static let json = Array(
        "[{\"đơn vị\":\"Xã \\u0041 \\ud83d\\udc4d\",\"hồ sơ\":12,\"tỷ lệ\":-1.5e2},\n{\"đơn vị\":null,\"hồ sơ\":\"…\",\"tỷ lệ\":\"1,5\"}]"
            .utf8)

    private struct Random: RandomNumberGenerator {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    @Test("Damaged files are read or refused, in every format and encoding", arguments: TableFormat.allCases)
    func damaged(format: TableFormat) throws {
        var random = Random()
        let texts = try format == .delimited ? Self.seeds.map { try Fixtures.bytes("Encodings/\($0)") } : [Self.json]
        let encodings: [TextEncoding] = [.auto] + TextEncoding.allCases
        for _ in 0..<400 {
            var bytes = texts.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
                default: bytes.removeSubrange(index...)
                }
            }
            let schema = TableSchema(
                fields: [
                    FieldSchema(name: "đơn vị", type: .string), FieldSchema(name: "hồ sơ", type: .integer),
                    FieldSchema(name: "tỷ lệ", type: .decimal),
                ], format: format, encoding: encodings.randomElement(using: &random) ?? .auto)
            let result = TableReader.read([(path: "a", bytes: bytes)], schema: schema)
            #expect((result.value?.rowCount ?? 0) > 0 || result.diagnostics.containsError)
            if let table = result.value {
                for row in 0..<table.rowCount {
                    #expect(table.number(1, row: row) != nil && table.number(2, row: row) != nil)
                }
            }
        }
    }
}
